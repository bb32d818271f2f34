"""One performance: what people say, and whether the bot answers as it should."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo.printing import Printer
from bot.demo.stage import TIMEZONE, Playhouse, playing
from bot.platforms.types import PlatformName
from bot.sandbox.people import Private, SimGroup, SimPerson, Where
from bot.sandbox.transcript import SimMessage

QQ, TELEGRAM = Private(PlatformName.QQ), Private(PlatformName.TELEGRAM)
PATIENCE = 12.0
"""Seconds within which a reply must have come."""


class Missed(Exception):
    """A reply that did not come as it should."""


class Play:
    """What the scenes are written with. Counts the checks that held."""

    def __init__(self, house: Playhouse, printer: Printer) -> None:
        self.house = house
        self.world = house.world
        self.printer = printer
        self.checks = 0

    @property
    def qq(self) -> SimGroup:
        """The branch's group on QQ."""
        return self.house.cast.qq_group

    @property
    def telegram(self) -> SimGroup:
        """The branch's group on Telegram."""
        return self.house.cast.telegram_group

    def person(self, name: str) -> SimPerson:
        """Someone of the cast."""
        return self.house.cast.person(name)

    @property
    def secretary(self) -> SimPerson:
        """The branch's secretary."""
        return self.person(self.house.cast.cast.secretary.name)

    async def ask(
        self,
        person: SimPerson,
        where: Where,
        text: str,
        contains: str,
        *,
        at: Where | None = None,
        **more: Any,
    ) -> SimMessage:
        """Say something; the bot must answer with `contains` there, or in private `at`."""
        said = await self.say(person, where, text, **more)
        place = at or where
        whose = None if isinstance(place, SimGroup) else person
        return await self.heard(contains, place, whose, after=said)

    async def say(self, person: SimPerson, where: Where, text: str, **more: Any) -> SimMessage:
        """Say something, some seconds after what was said before."""
        self.house.clock.advance(timedelta(seconds=4))
        return await person.say(where, text, **more)

    async def heard(
        self,
        contains: str,
        where: Where | None = None,
        person: SimPerson | None = None,
        after: SimMessage | None = None,
    ) -> SimMessage:
        """The bot must say this; returns the first such message. Raises Missed."""
        try:
            found = await self.world.heard(
                where, person, contains=contains, after=after, timeout=PATIENCE
            )
        except AssertionError as fault:
            raise Missed(str(fault)) from None
        self.checks += 1
        return found[0]

    async def press(
        self, person: SimPerson, message: SimMessage, label: str, contains: str = ""
    ) -> None:
        """Press a button; the platform must show `contains` in answer. Raises Missed."""
        self.house.clock.advance(timedelta(seconds=4))
        try:
            shown = await person.press(message, label, PATIENCE)
        except (LookupError, TimeoutError) as fault:
            raise Missed(str(fault)) from None
        self.printer.press(message, self.house.clock.now(), person.name, label, shown.text)
        self.true(contains in shown.text, f"{label!r} was answered {shown.text!r}")

    def true(self, holds: bool, what: str) -> None:
        """Something must hold; `what` says what was found instead. Raises Missed."""
        if not holds:
            raise Missed(what)
        self.checks += 1

    def found(self, pattern: str, message: SimMessage) -> str:
        """The first group of a pattern that a message must match. Raises Missed."""
        match = re.search(pattern, message.text)
        self.true(match is not None, f"no {pattern!r} in {message}")
        assert match is not None
        return match[1]

    async def confirm(
        self, person: SimPerson, where: Where, asked: SimMessage, contains: str
    ) -> SimMessage:
        """Say the second word that a question asks for; the bot must answer with `contains`."""
        code = self.found(r"确认 (\d{4})", asked)
        return await self.ask(person, where, f"确认 {code}", contains)

    async def o_clock(self, hour: int, minute: int = 0, *, days: int = 0) -> None:
        """Let it become that time of the branch, today or so many days later."""
        here = self.house.clock.now().astimezone(ZoneInfo(TIMEZONE)) + timedelta(days=days)
        await self.house.until(here.replace(hour=hour, minute=minute, second=0))


Scene = tuple[str, Callable[[Play], Awaitable[None]]]


def perform(scenes: Sequence[Scene], locale: str) -> int:
    """Play scenes (title id, function); 0 if every reply came as it should, else 1."""
    with tempfile.TemporaryDirectory(prefix="zhibu-demo-") as folder:
        return asyncio.run(_perform(scenes, locale, Path(folder)))


async def _perform(scenes: Sequence[Scene], locale: str, folder: Path) -> int:
    async with playing(folder, "zh-CN") as house:
        printer = Printer(locale, TIMEZONE, house.cast.cast.bot_name)
        house.world.transcript.subscribe(printer.message)
        play = Play(house, printer)
        for title, scene in scenes:
            printer.scene(title)
            try:
                await scene(play)
            except Missed as fault:
                printer.say("demo-missed", scene=printer.get(title), what=str(fault))
                printer.say("demo-failed", checks=play.checks)
                return 1
        await house.world.settled(0.2, PATIENCE)
    printer.say("demo-passed", scenes=len(scenes), checks=play.checks)
    return 0
