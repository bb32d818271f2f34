"""Making up for an absence: OneBot programs don't push what was said while the bot was away."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from nonebot.log import logger

from bot.clock import Clock
from bot.platforms.errors import DeliveryError
from bot.platforms.onebot.calls import Unsupported
from bot.platforms.onebot.history import number, read_back, time_of
from bot.platforms.onebot.hold import Hold
from bot.platforms.onebot.link import Link
from bot.platforms.onebot.parse import Event, text_of, word
from bot.platforms.onebot.reception import Reception
from bot.platforms.onebot.watermarks import Mark, Watermarks

_TRIES = 3


class CatchUp:
    """Hands the router the commands that each linked group said since its mark.

    Only commands younger than `max_age`, among at most `max_lines` lines a group; each once, in
    order, and before anything that is said meanwhile. A group without a mark starts now.
    """

    def __init__(
        self,
        watermarks: Watermarks,
        reception: Reception,
        clock: Clock,
        *,
        max_age: timedelta = timedelta(hours=24),
        max_lines: int = 3000,
        page: int = 100,
        timeout: float = 30.0,
        pause: float = 2.0,
    ) -> None:
        self.watermarks = watermarks
        self._reception = reception
        self._clock = clock
        self._max_age = max_age
        self._max_lines = max_lines
        self._page = page
        self._timeout = timeout
        self.pause = pause
        self._warned = False

    def begin(self, link: Link) -> None:
        """Start when a connection opens, before its first frame is read."""
        link.hold = Hold()
        self.watermarks.freeze_all()
        self._reception.start(self._run(link, link.hold))

    async def _run(self, link: Link, hold: Hold) -> None:
        groups: list[str] = []
        try:
            groups = sorted(await self.watermarks.linked_groups())
        except Exception as error:
            logger.error(f"QQ's linked groups could not be read: {type(error).__name__}")
        self.watermarks.narrow(groups)
        self._deliver(link, hold.narrow(set(groups)))
        for group in groups:
            await self._group(link, hold, group)
        link.hold = None

    async def _group(self, link: Link, hold: Hold, group: str) -> None:
        done = False
        try:
            done = await self._make_up(link, group)
        except Exception as error:
            logger.error(f"Catching up in QQ group {group} failed: {type(error).__name__}")
        kept = hold.release(group)
        if not done and link.closed:
            # The mark stays, so that the next connection reads these from the history again.
            self._reception.latest.pop(group, None)
            self.watermarks.thaw(group)
            return
        self.watermarks.thaw(group)
        self._deliver(link, kept)

    def _deliver(self, link: Link, events: list[Event]) -> None:
        for event in events:
            self._reception.take_in_group(link.self_id, event)

    async def _make_up(self, link: Link, group: str) -> bool:
        mark = await self.watermarks.get(group)
        if mark is None:
            self.watermarks.reach(group, self.watermarks.fresh())
            return True
        lines = await self._read(link, group, mark)
        if lines is None:
            return False
        missed = _after(mark, lines, self._clock.now() - self._max_age)
        taken = 0
        for line in missed:
            taken += await self._take(link, group, line)
        if missed:
            self.watermarks.reach(group, self.watermarks.mark_of(missed[-1]))
        if taken:
            logger.info(f"Caught up in QQ group {group}: {taken} commands")
        return True

    async def _take(self, link: Link, group: str, line: Event) -> bool:
        """Handle one line of the history to the end, if it is a command."""
        intake = self._reception.intake
        text = text_of(line.get("message"), link.self_id)
        if intake is None or not intake.wants(text, private=False):
            return False
        event = {**line, "message_type": "group", "group_id": number(group)}
        task = self._reception.take_in_group(link.self_id, event, recovered=True)
        if task is None:
            return False
        await task
        return True

    async def _read(self, link: Link, group: str, mark: Mark) -> list[Event] | None:
        oldest = max(mark.said_at, self._clock.now() - self._max_age)

        def enough(page: list[Event]) -> bool:
            return time_of(page[0]) < oldest or any(_is(mark, line) for line in page)

        for attempt in range(_TRIES):
            try:
                return await read_back(
                    link.calls,
                    "get_group_msg_history",
                    {"group_id": number(group)},
                    enough=enough,
                    page=self._page,
                    most=self._max_lines,
                    within=self._timeout,
                )
            except Unsupported:
                if not self._warned:
                    self._warned = True
                    logger.warning(
                        "This OneBot program has no get_group_msg_history: "
                        "what is said while the bot is away can't be made up for"
                    )
                return None
            except DeliveryError as error:
                if link.closed or attempt == _TRIES - 1:
                    logger.warning(f"No history of QQ group {group}: {type(error).__name__}")
                    return None
            await asyncio.sleep(self.pause)
        return None


def _is(mark: Mark, line: Event) -> bool:
    return bool(mark.message_id) and word(line.get("message_id")) == mark.message_id


def _after(mark: Mark, lines: list[Event], not_before: datetime) -> list[Event]:
    """The lines after the mark: by its id where it is found, by time where it is gone."""
    for index, line in enumerate(lines):
        if _is(mark, line):
            lines = lines[index + 1 :]
            break
    else:
        # QQ's times are whole seconds: the mark's own second counts, and what was handled in it
        # is told by its id.
        second = mark.said_at.replace(microsecond=0)
        lines = [line for line in lines if time_of(line) >= second]
    return [line for line in lines if time_of(line) >= not_before]
