"""QQ as the bot sees it."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.platforms.base import Intake
from bot.platforms.errors import DeliveryError, NotSent, Refused, Uncertain
from bot.platforms.onebot.adapter import Adapter
from bot.platforms.onebot.catchup import CatchUp
from bot.platforms.onebot.download import Downloads
from bot.platforms.onebot.history import number, read_back, time_of
from bot.platforms.onebot.link import Link
from bot.platforms.onebot.parse import Event, read, word
from bot.platforms.onebot.segments import Segment, compose
from bot.platforms.onebot.watermarks import LinkedGroups, Marks, Watermarks
from bot.platforms.types import Address, File, Incoming, Outgoing, PictureRef, PlatformName, Receipt

_SLACK = timedelta(seconds=5)
_LOOK_BACK = 200


class QQPlatform:
    """Sends through whichever connection an address names. Raises the kinds of `errors.py`.

    `timeout` is how many seconds an answer may take before a send counts as uncertain.
    """

    name = PlatformName.QQ
    posts = True

    def __init__(self, adapter: Adapter, clock: Clock, *, timeout: float = 30.0) -> None:
        self.adapter = adapter
        self._clock = clock
        self._timeout = timeout
        self._downloads = Downloads(timeout)

    def open(
        self,
        intake: Intake,
        linked_groups: LinkedGroups | None = None,
        marks: Marks | None = None,
        *,
        interval: float = 1.0,
        max_age: timedelta = timedelta(hours=24),
    ) -> None:
        """Let what is said reach the router; with `marks`, absences are made up for.

        Called on the running loop, before the first connection comes in.
        """
        reception = self.adapter.reception
        reception.clock = self._clock
        reception.intake = intake
        reception.marks = self.adapter.catchup = None
        reception.latest.clear()
        if linked_groups is not None and marks is not None:
            watermarks = Watermarks(marks, linked_groups, reception, self._clock, interval)
            watermarks.start()
            reception.marks = watermarks
            self.adapter.catchup = CatchUp(
                watermarks, reception, self._clock, max_age=max_age, timeout=self._timeout
            )

    async def close(self) -> None:
        """Take nothing more, wait for what was begun, store the marks."""
        reception = self.adapter.reception
        reception.intake = None
        await reception.settle()
        if reception.marks is not None:
            await reception.marks.close()
        await self._downloads.close()

    # -- where to -----------------------------------------------------------------------------

    def connections(self) -> tuple[str, ...]:
        """Accounts of the bots that can send at this moment."""
        return tuple(link.self_id for link in self.adapter.links.values() if link.online)

    def holds(self, address: Address) -> bool:
        """Whether this process can send there at this moment."""
        return address.platform is PlatformName.QQ and self._link(address.bot_id) is not None

    def _link(self, bot_id: str) -> Link | None:
        links = self.adapter.links
        if bot_id:
            link = links.get(bot_id)
            return link if link is not None and link.online else None
        return next((link for link in links.values() if link.online), None)

    async def _call(self, bot_id: str, action: str, params: Mapping[str, Any]) -> Any:
        link = self._link(bot_id)
        if link is None:
            raise NotSent(f"{action}: no QQ connection")
        return await link.calls.call(action, params, self._timeout)

    # -- sending ------------------------------------------------------------------------------

    async def send(self, to: Address, message: Outgoing) -> Receipt:
        """Send; raises NotSent, Refused or Uncertain.

        Once a part of a long message is out, any fault of a later part is Uncertain: trying the
        whole again would repeat the first.
        """
        parts = await asyncio.to_thread(compose, message) if message.picture else compose(message)
        ids: list[str] = []
        done = 0
        try:
            for part in parts:
                ids.extend(await self._send_part(to, part))
                done += 1
            if message.file is not None:
                await self._send_file(to, message.file)
        except (NotSent, Refused) as fault:
            if done:
                raise Uncertain(f"{done} of {len(parts)} parts were sent: {fault}") from None
            raise
        return Receipt(tuple(ids))

    def post(self, to: Address, message: Outgoing, failed: Callable[[DeliveryError], None]) -> bool:
        """Hand a plain message over without waiting for QQ's answer; False where `send` must."""
        if message.picture is not None or message.file is not None:
            return False
        parts = compose(message)
        if len(parts) != 1:
            return False
        link = self._link(to.bot_id)
        if link is None:
            failed(NotSent("no QQ connection"))
            return True
        action = "send_private_msg" if to.private else "send_group_msg"
        params = {**_place(to), "message": parts[0]}
        return link.calls.post(action, params, self._timeout, failed)

    async def _send_part(self, to: Address, part: list[Segment]) -> list[str]:
        action = "send_private_msg" if to.private else "send_group_msg"
        data = await self._call(to.bot_id, action, {**_place(to), "message": part})
        message_id = word(data.get("message_id")) if isinstance(data, dict) else ""
        return [message_id] if message_id else []

    async def _send_file(self, to: Address, file: File) -> None:
        action = "upload_private_file" if to.private else "upload_group_file"
        encoded = await asyncio.to_thread(base64.b64encode, file.content)
        params = {**_place(to), "file": f"base64://{encoded.decode()}", "name": file.name}
        await self._call(to.bot_id, action, params)

    async def was_sent(self, to: Address, message: Outgoing, since: datetime) -> bool | None:
        """Whether an uncertain message stands in the chat's history; None where it can't tell.

        `since` is when sending began, in UTC.
        """
        texts = [_squeezed(part) for part in compose(message)]
        link = self._link(to.bot_id)
        if link is None or not texts or not all(texts):
            return None
        earliest = since - _SLACK
        action = "get_friend_msg_history" if to.private else "get_group_msg_history"
        place = {"user_id": number(to.id)} if to.private else {"group_id": number(to.id)}
        try:
            lines = await read_back(
                link.calls,
                action,
                place,
                enough=lambda page: time_of(page[0]) < earliest,
                page=50,
                most=_LOOK_BACK,
                within=self._timeout,
            )
        except DeliveryError:
            return None
        return _found(texts, lines, link.self_id, earliest)

    # -- what else can be done with a message -------------------------------------------------

    async def edit(self, to: Address, message_id: str, message: Outgoing) -> bool:
        """QQ has no editing."""
        return False

    async def recall(self, to: Address, message_id: str) -> bool:
        """Take a message back; False where QQ no longer lets it (two minutes)."""
        return await self._tried(to.bot_id, "delete_msg", {"message_id": number(message_id)})

    async def react(self, incoming: Incoming, emoji: str) -> bool:
        """Put an emoji on a group message, where the OneBot program can."""
        if incoming.private or not emoji:
            return False
        params = {"message_id": number(incoming.message_id), "emoji_id": str(ord(emoji[0]))}
        return await self._tried(incoming.address.bot_id, "set_msg_emoji_like", params)

    async def _tried(self, bot_id: str, action: str, params: Mapping[str, Any]) -> bool:
        try:
            await self._call(bot_id, action, params)
        except DeliveryError:
            return False
        return True

    async def answer_button(self, incoming: Incoming, text: str, *, alert: bool = False) -> None:
        """QQ has no buttons here."""

    async def fetch(self, ref: PictureRef, limit: int) -> bytes:
        """The bytes of a picture or file of at most `limit` bytes.

        Raises ValueError over the limit or without a usable address, Uncertain where the
        download fails.
        """
        if ref.url:
            return await self._downloads.fetch(ref.url, limit)
        for action, key in (("get_image", "file"), ("get_file", "file_id")):
            try:
                data = await self._call("", action, {key: ref.file_id})
            except Refused:
                continue
            if isinstance(data, dict):
                return await self._downloads.fetch_described(data, limit)
        raise ValueError("QQ gave no address for this picture")

    def deep_link(self, payload: str) -> str | None:
        """QQ has no link into a private chat that carries a payload."""
        return None

    async def set_menu(self, menu: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """QQ has no menu of commands."""


def _place(to: Address) -> dict[str, Any]:
    if not to.private:
        return {"group_id": number(to.id)}
    place = {"user_id": number(to.id)}
    if to.via_group:
        place["group_id"] = number(to.via_group)
    return place


def _squeezed(part: Any) -> str:
    """The words of a message without blanks, which programs change."""
    return "".join(read(part, "").text.split())


def _found(texts: list[str], lines: list[Event], self_id: str, earliest: datetime) -> bool | None:
    own = [
        "".join(read(line.get("message"), "").text.split())
        for line in lines
        if word(line.get("user_id")) == self_id and time_of(line) >= earliest
    ]
    found = sum(text in own for text in texts)
    if found == len(texts):
        return True
    return False if found == 0 else None
