"""How far each linked group's talk has been dealt with, so that a restart knows where to go on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from nonebot.log import logger

from bot.clock import Clock
from bot.platforms.onebot.parse import Event, said_at, word
from bot.platforms.onebot.reception import Reception

LinkedGroups = Callable[[], Awaitable[Collection[str]]]

_REMEMBERED = 8192
_SOON = 0.1  # seconds; commands that are handled in a row are stored together


@dataclass(frozen=True, slots=True)
class Mark:
    """The last line of a group that needs no more attention. An empty id: only the time counts."""

    message_id: str
    said_at: datetime


class Marks(Protocol):
    """Where the marks survive a restart; chats are group ids."""

    async def get(self, chat: str) -> Mark | None:
        """The group's mark, or None where none was ever set."""
        ...

    async def set(self, marks: Mapping[str, Mark]) -> None:
        """Store several groups' marks at once, over the earlier ones."""
        ...


class Watermarks:
    """Follows what is said and handled, and stores each linked group's mark now and then.

    A mark passes a command only once it is handled; while a group is `frozen`, because its
    absence is being made up for, its mark doesn't move. Chatter is stored every `interval`
    seconds, a handled command within a tenth of one, since a killed process would answer it again.
    """

    def __init__(
        self,
        marks: Marks,
        linked_groups: LinkedGroups,
        reception: Reception,
        clock: Clock,
        interval: float = 1.0,
    ) -> None:
        self.linked_groups = linked_groups
        self._marks = marks
        self._reception = reception
        self._clock = clock
        self._interval = interval
        self._frozen: dict[str, int] = {}
        self._all_frozen = 0
        self._under_way: dict[str, dict[str, Mark | None]] = {}
        self._begun: dict[tuple[str, str], None] = {}
        self._reached: dict[str, Mark] = {}
        self._ready: dict[str, Mark] = {}
        self._stored: dict[str, Mark] = {}
        self._looked_at: dict[str, Mark] = {}
        self._handled = asyncio.Event()
        self._keeper: asyncio.Task[None] | None = None

    def begin(self, group: str, message_id: str) -> bool:
        """Note that a command is taken; False where it was taken before."""
        key = (group, message_id)
        if key in self._begun:
            return False
        self._begun[key] = None
        if len(self._begun) > _REMEMBERED:
            del self._begun[next(iter(self._begun))]
        return True

    def wait(self, group: str, message_id: str, before: Event | None) -> None:
        """Hold the group's mark at the line before a command that is not handled yet."""
        line = self._reached.get(group) if before is None else self.mark_of(before)
        self._under_way.setdefault(group, {})[message_id] = line

    def end(self, group: str, message_id: str) -> None:
        """Note that a command is handled."""
        under_way = self._under_way.get(group)
        if under_way is not None:
            under_way.pop(message_id, None)
            if not under_way:
                del self._under_way[group]
        self._handled.set()

    def mark_of(self, event: Event) -> Mark:
        """The mark that a line is."""
        return Mark(word(event.get("message_id")), said_at(event, self._clock.now()))

    def freeze_all(self) -> None:
        """A connection opened: nothing moves until it is known which groups to catch up."""
        self._settle()
        # A line of the time before must not pass for one of the new connection.
        self._reception.latest.clear()
        self._all_frozen += 1

    def narrow(self, groups: Collection[str]) -> None:
        """Freeze only these groups."""
        self._all_frozen -= 1
        for group in groups:
            self._frozen[group] = self._frozen.get(group, 0) + 1

    def thaw(self, group: str) -> None:
        """Let the group's mark move again."""
        self._frozen[group] -= 1
        if not self._frozen[group]:
            del self._frozen[group]

    async def get(self, group: str) -> Mark | None:
        """Where to go on, from memory or from the store."""
        return self._ready.get(group) or await self._marks.get(group)

    def reach(self, group: str, mark: Mark) -> None:
        """Note how far a group's history was read, once its commands are taken."""
        self._reached[group] = mark

    def _settle(self) -> None:
        if self._all_frozen:
            return
        for group, event in self._reception.latest.items():
            if group not in self._frozen:
                self._reached[group] = self.mark_of(event)
        for group, reached in self._reached.items():
            under_way = self._under_way.get(group)
            mark = next(iter(under_way.values())) if under_way else reached
            if mark is not None and group not in self._frozen:
                self._ready[group] = mark

    async def flush(self) -> None:
        """Store what has moved, in one go; asks nothing where nothing has."""
        self._settle()
        if self._ready == self._looked_at:
            return
        linked = set(await self.linked_groups())
        moved = {
            group: mark
            for group, mark in self._ready.items()
            if group in linked and self._stored.get(group) != mark
        }
        looked_at = dict(self._ready)
        if moved:
            await self._marks.set(moved)
            self._stored.update(moved)
        self._looked_at = looked_at

    def start(self) -> None:
        """Begin to store marks at the interval; once is enough."""
        if self._keeper is None:
            self._keeper = asyncio.get_running_loop().create_task(self._keep())

    async def _keep(self) -> None:
        while True:
            try:
                async with asyncio.timeout(self._interval):
                    await self._handled.wait()
            except TimeoutError:
                pass
            else:
                await asyncio.sleep(min(_SOON, self._interval))
            self._handled.clear()
            await self._flush_safely()

    async def _flush_safely(self) -> None:
        try:
            await self.flush()
        except Exception as error:
            logger.warning(f"QQ's marks could not be stored: {type(error).__name__}")

    async def close(self) -> None:
        """Stop, and store the last marks where something moved since."""
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)
            self._keeper = None
        await self._flush_safely()

    def fresh(self) -> Mark:
        """The mark that means "from now on"."""
        return Mark("", self._clock.now().astimezone(UTC))
