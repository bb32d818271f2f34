"""Telegram as the rest of the bot sees it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from nonebot.log import logger

from bot.platforms.errors import DeliveryError, NotSent, Refused, Uncertain
from bot.platforms.split import CAPTION_LIMIT, TEXT_LIMIT, units
from bot.platforms.telegram import menu as menus
from bot.platforms.telegram.adapter import Adapter
from bot.platforms.telegram.compose import (
    Call,
    as_document,
    chat_id,
    compose,
    keyboard,
    picture_name,
    worded,
)
from bot.platforms.telegram.faults import BadPicture, ChatNotFound, Forbidden, Migrated
from bot.platforms.telegram.link import Link
from bot.platforms.telegram.parse import moved
from bot.platforms.types import (
    Address,
    ChatEvent,
    ChatEventKind,
    Incoming,
    Outgoing,
    PictureRef,
    PlatformName,
    Receipt,
)

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
NOTICE_LIMIT = 200
LONGEST_WAIT = 60.0
TRIES_OF_A_PART = 4
LINK_BASE = "https://t.me/"


class TelegramPlatform:
    """Implements `bot.platforms.base.Platform` on the adapter's links."""

    name = PlatformName.TELEGRAM
    posts = False

    def __init__(self, adapter: Adapter) -> None:
        self._adapter = adapter
        self._moved: dict[str, str] = {}

    def connections(self) -> tuple[str, ...]:
        """Bot ids that can send at this moment."""
        return tuple(link.id for link in self._adapter.links.values() if link.up)

    def holds(self, address: Address) -> bool:
        """Whether this process can send there at this moment."""
        link = self._find(address)
        return link is not None and link.up

    def _find(self, address: Address) -> Link | None:
        if address.bot_id:
            return self._adapter.links.get(address.bot_id)
        links = self._adapter.links.values()
        return next((link for link in links if link.up), next(iter(links), None))

    def _link(self, address: Address) -> Link:
        link = self._find(address)
        if link is None:
            raise NotSent("no such Telegram bot in this process")
        if not link.up:
            raise NotSent("the Telegram bot is not connected")
        return link

    def post(self, to: Address, message: Outgoing, failed: Callable[[DeliveryError], None]) -> bool:
        """An HTTP request is never made without waiting: this is always left to `send`."""
        return False

    async def send(self, to: Address, message: Outgoing) -> Receipt:
        """Send; a long text becomes several messages. Raises NotSent, Refused or Uncertain.

        A fault after the first of several messages is Uncertain: a part has been delivered.
        """
        link = self._link(to)
        calls = compose(to, message)
        ids: list[str] = []
        for call in calls:
            try:
                sent = await self._deliver(link, to, call, waits=bool(ids))
            except DeliveryError as fault:
                if ids and not isinstance(fault, Uncertain):
                    fault = Uncertain(f"{len(ids)} of {len(calls)} parts were sent. {fault}")
                raise fault from None
            ids.append(str(sent["message_id"]) if isinstance(sent, dict) else "")
        return Receipt(tuple(ids))

    async def _deliver(self, link: Link, to: Address, call: Call, *, waits: bool) -> Any:
        """One call, to the group's new id if it moved. `waits`: stay for a `retry_after`.

        A picture that Telegram won't show (too long, too large) goes as a file instead.
        """
        for _ in range(TRIES_OF_A_PART):
            call.payload["chat_id"] = chat_id(self._moved.get(to.id, to.id))
            try:
                return await link.api.call(call.method, call.payload, files=call.files or None)
            except Migrated as fault:
                await self._moved_to(link, str(call.payload["chat_id"]), fault.new_id)
                self._moved[to.id] = fault.new_id
            except BadPicture:
                if call.method != "sendPhoto":
                    raise
                call = as_document(call)
            except NotSent as fault:
                if not waits or fault.retry_after is None or fault.retry_after > LONGEST_WAIT:
                    raise
                await asyncio.sleep(fault.retry_after)
            except (Forbidden, ChatNotFound) as fault:
                await self._unreachable(link, to, fault)
                raise
        raise NotSent("Telegram put the message off again and again")

    async def _moved_to(self, link: Link, old: str, new: str) -> None:
        self._moved[old] = new
        await link.happened(moved(old, new, link.id))

    async def _unreachable(self, link: Link, to: Address, fault: Refused) -> None:
        address = Address(to.platform, to.kind, to.id, link.id)
        if to.private:
            kind = ChatEventKind.UNREACHABLE
            await link.happened(ChatEvent(kind, address, to.id))
        elif isinstance(fault, Forbidden) and "kicked" in str(fault):
            await link.happened(ChatEvent(ChatEventKind.BOT_LEFT, address))

    async def edit(self, to: Address, message_id: str, message: Outgoing) -> bool:
        """Replace text, buttons and, if there is a new one, the picture.

        False where Telegram can't: message gone, text too long. Raises NotSent or Uncertain.
        """
        words = worded(message)
        limit = TEXT_LIMIT if message.picture is None else CAPTION_LIMIT
        if units(words.text) > limit or not message_id.lstrip("-").isdigit():
            return False
        text, entities = words.piece(0, len(words.text))
        where: dict[str, Any] = {
            "chat_id": chat_id(self._moved.get(to.id, to.id)),
            "message_id": int(message_id),
            "reply_markup": keyboard(message.buttons) or {"inline_keyboard": []},
        }
        link = self._link(to)
        if message.picture is not None:
            media = {
                "type": "photo",
                "media": "attach://picture",
                "caption": text,
                "caption_entities": entities,
            }
            files = {"picture": (picture_name(message.picture), message.picture)}
            return await _edited(
                lambda: link.api.call("editMessageMedia", where | {"media": media}, files=files)
            )
        try:
            return await _edited(
                lambda: link.api.call(
                    "editMessageText", where | {"text": text, "entities": entities}
                )
            )
        except _NoText:
            if units(text) > CAPTION_LIMIT:
                return False
        payload = where | {"caption": text, "caption_entities": entities}
        return await _edited(lambda: link.api.call("editMessageCaption", payload))

    async def recall(self, to: Address, message_id: str) -> bool:
        """Delete a message; False where it can't be (older than 48 hours, gone, no right)."""
        if not message_id.isdigit():
            return False
        payload = {
            "chat_id": chat_id(self._moved.get(to.id, to.id)),
            "message_id": int(message_id),
        }
        return await self._harmless(to, "deleteMessage", payload)

    async def react(self, incoming: Incoming, emoji: str) -> bool:
        """Put a reaction on what was said; False where the group forbids it or it failed."""
        if not incoming.message_id.isdigit():
            return False
        payload = {
            "chat_id": chat_id(self._moved.get(incoming.address.id, incoming.address.id)),
            "message_id": int(incoming.message_id),
            "reaction": [{"type": "emoji", "emoji": emoji}],
        }
        return await self._harmless(incoming.address, "setMessageReaction", payload)

    async def answer_button(self, incoming: Incoming, text: str, *, alert: bool = False) -> None:
        """Answer the press with a notice of at most 200 signs.

        Raises Refused where a notice could not be shown, as for a press that waited too long.
        """
        if incoming.button is None:
            return
        payload: dict[str, Any] = {"callback_query_id": incoming.button.id}
        if text:
            payload |= {"text": text[:NOTICE_LIMIT], "show_alert": alert}
        shown = await self._harmless(incoming.address, "answerCallbackQuery", payload)
        if text and not shown:
            raise Refused("the notice of a press could not be shown")

    async def _harmless(self, to: Address, method: str, payload: dict[str, Any]) -> bool:
        """A call that may be made twice: once more after a lost answer, then False."""
        for _ in range(2):
            try:
                await self._link(to).api.call(method, payload)
            except Uncertain as fault:
                logger.debug(f"Telegram: {fault}")
            except DeliveryError as fault:
                logger.debug(f"Telegram: {method} failed. {fault}")
                return False
            else:
                return True
        return False

    async def fetch(self, ref: PictureRef, limit: int) -> bytes:
        """The bytes of a picture or file; raises ValueError over `limit`, NotSent or Refused."""
        if ref.size > limit:
            raise ValueError(f"the file has more than {limit} bytes")
        fault: DeliveryError = NotSent("no Telegram bot is connected")
        # A file id is valid only for the bot that was given it.
        for link in self._adapter.links.values():
            try:
                found = await link.api.call("getFile", {"file_id": ref.file_id})
                if (found.get("file_size") or 0) > limit:
                    raise ValueError(f"the file has more than {limit} bytes")
                return await link.api.download(found["file_path"], limit)
            except DeliveryError as error:
                fault = error
        raise fault

    def deep_link(self, payload: str) -> str | None:
        """A link that opens the private chat; raises ValueError on more than A-Za-z0-9_- x 64."""
        if not PAYLOAD.fullmatch(payload):
            raise ValueError("a deep link's payload is 1 to 64 of A-Z, a-z, 0-9, _ and -")
        for link in self._adapter.links.values():
            if link.me.username:
                return f"{LINK_BASE}{link.me.username}?start={payload}"
        return None

    async def set_menu(self, menu: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Publish the menu through every bot, now and whenever one connects anew."""
        self._adapter.menu = menu
        for link in self._adapter.links.values():
            if link.up:
                await menus.publish(link.api, menu, self._adapter.timing)


class _NoText(Exception):
    """The message to edit is a picture or file."""


async def _edited(call: Callable[[], Awaitable[Any]]) -> bool:
    """Whether an edit was carried out; editing twice does no harm, so once more if uncertain."""
    for last in (False, True):
        try:
            await call()
        except Uncertain:
            if last:
                raise
        except Refused as fault:
            if "not modified" in str(fault):
                return True
            if "no text in the message" in str(fault):
                raise _NoText from None
            return False
        else:
            return True
    return False
