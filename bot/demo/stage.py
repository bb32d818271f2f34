"""The whole bot in this process with the sandbox around it, on a clock that is moved."""

from __future__ import annotations

import contextlib
import secrets
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO

import nonebot

from bot import frame as frames
from bot import logs
from bot.clock import ManualClock
from bot.host import Host
from bot.sandbox.cast import Stage
from bot.sandbox.running import connect, free_port, serving
from bot.sandbox.world import World
from bot.settings import Settings

# A Monday morning, 08:00 in the branch's time zone.
MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
TIMEZONE = "Asia/Shanghai"
_SELF_ID = 10001
# Confirmations wait for each other in real time: short, as a week passes in about a minute.
_MERGE_SCALE = 0.1
_SETTLED_SECONDS = 0.4


@dataclass(slots=True)
class Playhouse:
    """What a script plays with. The bot may go and come back; the world around it stays.

    `log` gets all that is logged, also what no host would have written.
    """

    settings: Settings
    world: World
    cast: Stage
    clock: ManualClock
    log: TextIO
    host: Host = field(init=False)
    _life: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    @property
    def folder(self) -> Path:
        """Where the run writes: the database, the log, and whatever else."""
        return self.settings.var

    async def start(self) -> None:
        """Start a bot on the database that the one before has left."""
        frame, self.host = _bot(self.settings, self.clock, self.log)
        await self._life.enter_async_context(serving(self.settings, frame, self.host))

    async def stop(self) -> None:
        """Stop the bot; what people say from now on waits on their platforms."""
        await self._life.aclose()

    async def advance(self, **span: float) -> None:
        """Move the clock on, as `until` does."""
        await self.until(self.clock.now() + timedelta(**span))

    async def until(self, instant: datetime) -> None:
        """Move the clock to an instant, never back, and stop where something is due till then."""
        from bot.schedule.models import Occurrence
        from bot.schedule.rules import State

        # What is still being said belongs to the time before.
        await self.world.settled(_SETTLED_SECONDS)
        waiting = await Occurrence.filter(state=State.WAITING.value, due_at__lte=instant)
        for due_at in sorted({row.due_at for row in waiting}):
            await self._tick(due_at)
        await self._tick(instant)

    async def _tick(self, instant: datetime) -> None:
        from bot.delivery.models import OutboxRow
        from bot.delivery.rules import State

        now = max(instant, self.clock.now())
        self.clock.set(now)
        await self.host.schedule.tick(now)
        self.host.outbox.wake()
        # Timers speak through the outbox alone: most have nothing to say, and nobody waits then.
        if await OutboxRow.filter(
            state__in=(State.PENDING.value, State.SENDING.value), not_before__lte=now
        ).exists():
            await self.world.settled(_SETTLED_SECONDS)


@contextlib.asynccontextmanager
async def playing(
    folder: Path, locale: str, *, database_url: str = "", log_level: str = "WARNING"
) -> AsyncIterator[Playhouse]:
    """Run the bot with a fresh database, in `folder` unless an empty one is given.

    Once in a process. `log_level` is what of the log is shown; all of it goes to a file.
    """
    from bot.sandbox import cast
    from bot.sandbox.seed import seed

    settings = _settings(folder, database_url, log_level)
    clock = ManualClock(MONDAY)
    people = cast.load(locale)
    world = World(
        clock=clock,
        self_id=_SELF_ID,
        telegram_token=settings.telegram_token,
        bot_name=people.bot_name,
    )
    log = _log(folder)
    house = Playhouse(settings, world, cast.bring_in(world, people), clock, log)
    await connect(world, settings)
    try:
        await house.start()
        await seed(house.host, house.cast)
        yield house
    finally:
        await house.stop()
        await world.stop()
        logs.setup(settings.log_level, settings.secrets, sys.stderr)
        log.close()


def _bot(settings: Settings, clock: ManualClock, log: TextIO) -> tuple[frames.Frame, Host]:
    """A bot as it is before it is served."""
    from bot.app import compose, run_in
    from bot.delivery.pacing import UNPACED

    # A driver keeps the hooks of the bot that it was made for, and NoneBot makes but one.
    nonebot._driver = None
    frames.start_nonebot(settings)
    # The conversation alone stands on the standard output.
    logs.setup(settings.log_level, settings.secrets, sys.stderr, everything=log)
    frame = frames.attach(settings)
    host = compose(
        settings,
        frames.load_features(),
        frame,
        clock=clock,
        paces=UNPACED,
        strict_texts=True,
        merge_scale=_MERGE_SCALE,
    )
    run_in(frame, host, console=False, tuned=False)
    return frame, host


def _log(folder: Path) -> TextIO:
    """Where everything is written that could ever be logged, so that it can be searched."""
    return (folder / "demo.log").open("w", encoding="utf-8", buffering=1)


def _settings(folder: Path, database_url: str, log_level: str) -> Settings:
    """Settings of nobody's `.env`: free ports on loopback, tokens of this run."""
    return Settings(
        host="127.0.0.1",
        port=free_port(),
        log_level=log_level,
        database_url=database_url or f"sqlite://{folder / 'demo.db'}",
        var=folder,
        timezone=TIMEZONE,
        onebot_access_token=secrets.token_urlsafe(24),
        telegram_token=f"10002:{secrets.token_urlsafe(24)}",
        telegram_api_server=f"http://127.0.0.1:{free_port()}/",
        qq_reply_pause=0.0,
    )
