"""From what was said to the router, for all connections of the process together."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from nonebot.log import logger

from bot.platforms.onebot.parse import Event, parse_message, word
from bot.platforms.types import ChatEvent

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.platforms.base import Intake
    from bot.platforms.onebot.link import Link
    from bot.platforms.onebot.watermarks import Watermarks


class Reception:
    """Starts a task for each thing wanted, in the order in which it was said.

    Without an `intake` (before the host is composed) nothing is taken. `latest` has the last
    line of each group; it is the one thing that chatter still costs.
    """

    def __init__(self) -> None:
        self.intake: Intake | None = None
        self.clock: Clock | None = None
        self.marks: Watermarks | None = None
        self.latest: dict[str, Event] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    def command(self, link: Link, event: Event, text: str) -> None:
        """A live command of a group: taken now, or held back while an absence is made up for."""
        group = word(event.get("group_id"))
        if link.hold is not None and link.hold.keeps(group):
            link.hold.keep(group, event)
        else:
            self.take_in_group(link.self_id, event, text=text)

    def take_in_group(
        self, self_id: str, event: Event, *, recovered: bool = False, text: str | None = None
    ) -> asyncio.Task[None] | None:
        """Start handling a group's command; None where nothing of it is left to wait for."""
        group, message_id = word(event.get("group_id")), word(event.get("message_id"))
        before = self.latest.get(group)
        self.latest[group] = event
        marks = self.marks
        if marks is not None and not marks.begin(group, message_id):
            return None
        task = self.take(self_id, event, recovered=recovered, text=text)
        if marks is None:
            return task
        if task is None:
            marks.end(group, message_id)
        else:
            marks.wait(group, message_id, before)
            task.add_done_callback(lambda _: marks.end(group, message_id))
        return task

    def take(
        self, self_id: str, event: Event, *, recovered: bool = False, text: str | None = None
    ) -> asyncio.Task[None] | None:
        """Start handling a message; None where nothing of it is left to wait for.

        What is `recovered` is always waited for, so that it is handled in its order.
        """
        assert self.intake is not None
        assert self.clock is not None
        incoming = parse_message(event, self_id, self.clock.now(), recovered=recovered, text=text)
        if incoming is None:
            return None
        left = self.intake.take(incoming) if recovered else self.intake.begin(incoming)
        return None if left is None else self.start(self._safely(left))

    def sealed(self, self_id: str, event: Event) -> bool:
        """Whether nobody but the router may be given it."""
        if self.intake is None or self.clock is None or event.get("message_type") != "private":
            return False
        incoming = parse_message(event, self_id, self.clock.now())
        return incoming is not None and self.intake.sealed(incoming)

    def happened(self, change: ChatEvent) -> None:
        """Tell the router of a change that is no message."""
        if self.intake is not None:
            self.start(self._safely(self.intake.happened(change)))

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run a coroutine as a task that is kept until it is done."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def settle(self) -> None:
        """Wait until everything that was begun is done."""
        current = asyncio.current_task()
        while tasks := {task for task in self._tasks if task is not current}:
            await asyncio.wait(tasks)

    @staticmethod
    async def _safely(work: Any) -> None:
        try:
            await work
        except Exception as error:
            logger.error(f"The router failed on a QQ event: {type(error).__name__}")
