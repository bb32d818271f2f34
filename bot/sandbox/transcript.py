"""Everything that was said in the sandbox, in order, for tests, the demo and the page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.platforms.types import PlatformName

if TYPE_CHECKING:
    from bot.sandbox.people import SimGroup, SimPerson


class HasNow(Protocol):
    """Anything that tells the time in UTC, such as `bot.clock.Clock`."""

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class SimButton:
    """An inline button: its label, and the callback data or the address behind it."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(slots=True, eq=False)
class SimMessage:
    """One message on either platform.

    `group` is None in a private chat, and `person` is then the one whose private chat it is.
    `speaker` is None for the bot. Ids are the platform's own, as text. `seq` grows with
    each message and each change that the bot makes to one. `at` is UTC.
    """

    platform: PlatformName
    group: SimGroup | None
    person: SimPerson | None
    speaker: SimPerson | None
    text: str
    at: datetime
    chat_id: str
    message_id: str
    seq: int = 0
    born: int = 0
    picture: bytes | None = None
    document: tuple[str, bytes] | None = None
    buttons: list[list[SimButton]] = field(default_factory=list)
    mentions: tuple[str, ...] = ()
    reply_to: str = ""
    reactions: list[str] = field(default_factory=list)
    recalled: bool = False
    edited: bool = False

    @property
    def private(self) -> bool:
        """Whether it stands in someone's private chat with the bot."""
        return self.group is None

    @property
    def from_bot(self) -> bool:
        """Whether the bot said it."""
        return self.speaker is None

    @property
    def chat_title(self) -> str:
        """The group's title, or the person's name."""
        return self.group.title if self.group else self.person.name if self.person else ""

    def __str__(self) -> str:
        who = self.speaker.name if self.speaker else "BOT"
        what = self.text
        what += " [picture]" if self.picture is not None else ""
        what += f" [{self.document[0]}]" if self.document else ""
        what += "".join(f" <{b.label}>" for row in self.buttons for b in row)
        what += " (recalled)" if self.recalled else ""
        kind = "private" if self.private else "group"
        return f"{self.platform} {kind} {self.chat_title} | {who}: {what}"


Listener = Callable[[SimMessage], None]


class Transcript:
    """The ordered list of messages. `keep=False` counts only, for load."""

    def __init__(self) -> None:
        self.messages: list[SimMessage] = []
        self.keep = True
        self.said_by_bot = 0
        self._seq = 0
        self._listeners: list[Listener] = []
        self._change = asyncio.Event()

    def __iter__(self) -> Iterator[SimMessage]:
        return iter(self.messages)

    def __len__(self) -> int:
        return len(self.messages)

    def __getitem__(self, index: int) -> SimMessage:
        return self.messages[index]

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of each new or changed message; returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def add(self, message: SimMessage) -> SimMessage:
        """Append a message."""
        self._seq += 1
        message.seq = message.born = self._seq
        self.said_by_bot += message.from_bot
        if self.keep:
            self.messages.append(message)
        self._tell(message)
        return message

    def changed(self, message: SimMessage) -> None:
        """A message was edited, recalled or reacted to."""
        self._seq += 1
        message.seq = self._seq
        self._tell(message)

    async def news(self) -> None:
        """Return at the next new or changed message."""
        await self._change.wait()

    def _tell(self, message: SimMessage) -> None:
        for listener in list(self._listeners):
            listener(message)
        self._change.set()
        self._change = asyncio.Event()
