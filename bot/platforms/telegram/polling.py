"""Fetching updates by long polling."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from nonebot.log import logger

from bot.platforms.errors import DeliveryError, NotSent
from bot.platforms.telegram.faults import Conflict
from bot.platforms.telegram.link import Link, allowed_updates, bounded
from bot.platforms.telegram.parse import chat_of, kind_of
from bot.platforms.telegram.pauses import Pauses

FAULTS_UNTIL_DOWN = 3


class Poller:
    """Polls for one bot while `may_poll` allows; runs until it is cancelled."""

    def __init__(self, link: Link, may_poll: Callable[[], Awaitable[bool]]) -> None:
        self._link = link
        self._may_poll = may_poll
        self._offset: int | None = None
        self._acknowledged = True
        self._pauses = Pauses(link.timing.pause, link.timing.longest)
        self._webhook_deleted = False

    async def run(self) -> None:
        """Connect and poll for ever."""
        await self._link.introduce()
        await self._link.connected()
        try:
            while True:
                await self._turn()
        finally:
            await asyncio.shield(self._farewell())

    async def _turn(self) -> None:
        if not await self._allowed():
            # Another process polls now; what it fetched must not be asked for again.
            self._offset, self._acknowledged = None, True
            self._webhook_deleted = False
            await asyncio.sleep(self._link.timing.standby)
            return
        try:
            updates = await self._fetch()
        except DeliveryError as fault:
            await self._failed(fault)
            return
        self._pauses.reset()
        self._acknowledged = True
        await self._link.connected()
        await self._handle(updates)

    async def _allowed(self) -> bool:
        try:
            return await self._may_poll()
        except Exception as error:
            logger.warning(f"Telegram: can't tell who polls ({type(error).__name__})")
            return False

    async def _fetch(self) -> list[Any]:
        if not self._webhook_deleted:
            await self._link.api.call("deleteWebhook", {"drop_pending_updates": False})
            self._webhook_deleted = True
        timing = self._link.timing
        payload: dict[str, Any] = {
            "timeout": int(timing.poll),
            "allowed_updates": allowed_updates(),
        }
        if self._offset is not None:
            payload["offset"] = self._offset
        updates = await self._link.api.call("getUpdates", payload, read=timing.poll + timing.margin)
        if not isinstance(updates, list):
            raise NotSent("getUpdates: the answer is no list")
        return updates

    async def _failed(self, fault: DeliveryError) -> None:
        if isinstance(fault, Conflict):
            what = (
                "another program fetches this bot's updates; "
                "stop it, or give one of the two another token"
            )
            self._webhook_deleted = False
        else:
            what = "can't fetch updates"
        self._link.complain(what, fault, self._pauses)
        pause = self._pauses.after(fault)
        if self._pauses.faults >= FAULTS_UNTIL_DOWN and not isinstance(fault, Conflict):
            await self._link.disconnected()
        await asyncio.sleep(pause)

    async def _handle(self, updates: list[Any]) -> None:
        """Handle a batch: chats beside each other, each chat in order; then move the offset."""
        highest = None
        chats: dict[str, list[dict[str, Any]]] = {}
        for update in updates:
            number = update.get("update_id") if isinstance(update, dict) else None
            if not isinstance(number, int):
                logger.warning("Telegram: an update without a number, passed over")
                continue
            highest = number if highest is None else max(highest, number)
            chats.setdefault(_chat(update), []).append(update)
        if highest is None:
            return
        if len(chats) == 1:
            await self._in_order(next(iter(chats.values())))
        else:
            async with asyncio.TaskGroup() as group:
                for of_chat in chats.values():
                    group.create_task(self._in_order(of_chat))
        self._offset = highest + 1
        self._acknowledged = False

    async def _in_order(self, updates: list[dict[str, Any]]) -> None:
        for update in updates:
            if not await bounded(self._link.handle(update), self._link.timing.handler):
                logger.error(
                    f"Telegram: handling an update ({kind_of(update)}) took over "
                    f"{self._link.timing.handler:g} s and was given up"
                )

    async def _farewell(self) -> None:
        """Acknowledge what was handled, so that the next start isn't told it again."""
        if self._acknowledged or self._offset is None:
            return
        payload = {"offset": self._offset, "limit": 1, "timeout": 0}
        try:
            await self._link.api.call("getUpdates", payload, read=self._link.timing.farewell)
        except DeliveryError as fault:
            logger.debug(f"Telegram: the last updates will be told again. {fault}")


def _chat(update: dict[str, Any]) -> str:
    try:
        return chat_of(update)
    except (AttributeError, TypeError):
        return ""
