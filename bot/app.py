"""Composition: settings -> store -> platforms -> plugins -> web, and the way back."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from loguru import logger

from bot import failures, logs
from bot.branch.directory import Directory
from bot.branch.settings import Registry
from bot.clock import Clock, SystemClock
from bot.commands import builtin
from bot.commands.router import Router
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import DEFAULT_PACES, Pace, Pacer
from bot.delivery.replies import Replies
from bot.delivery.worker import Worker
from bot.host import Host
from bot.pictures.renderer import Pictures
from bot.platforms.marks import StoredMarks, linked_qq_groups
from bot.platforms.onebot import wire
from bot.platforms.onebot.platform import QQPlatform
from bot.platforms.registry import Platforms
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.turn import Turn
from bot.platforms.types import PlatformName
from bot.schedule.schedule import Schedule
from bot.settings import SettingFault
from bot.store.migrating import NewerDatabase
from bot.store.secret import FILE as SECRET
from bot.store.secret import OtherSecret, server_secret
from bot.store.store import Store
from bot.texts.locales import LOCALES
from bot.texts.texts import Texts
from bot.web.web import TEXTS as WEB_TEXTS
from bot.web.web import Web

if TYPE_CHECKING:
    from bot.feature import Feature
    from bot.frame import Frame
    from bot.settings import Settings

TEXTS = Path(__file__).parent / "texts"
POLLING = "telegram-polling"
DRAIN_SECONDS = 5.0


def compose(
    settings: Settings,
    features: Sequence[Feature],
    frame: Frame | None = None,
    *,
    clock: Clock | None = None,
    paces: Mapping[PlatformName, Pace] | None = None,
    strict_texts: bool = False,
    merge_scale: float = 1.0,
) -> Host:
    """Put the parts together; nothing is opened and nothing connects before `open_host`."""
    clock = clock or SystemClock()
    store = Store(settings.database_url)
    registry = Registry.of(features)
    directory = Directory(store, registry)
    texts = Texts([TEXTS, WEB_TEXTS, *(feature.texts for feature in features)], strict=strict_texts)
    commands = [command for feature in features for command in feature.commands or ()]
    starts = {prefix: word for feature in features for prefix, word in feature.starts.items()}
    platforms = Platforms()
    pacer = Pacer(paces if paces is not None else _paces(settings))
    outbox = Outbox(store, clock)
    host = Host(
        settings=settings,
        clock=clock,
        store=store,
        directory=directory,
        texts=texts,
        router=Router([*commands, *builtin.commands()], starts),
        platforms=platforms,
        replies=Replies(platforms, texts, pacer, merge_scale=merge_scale),
        outbox=outbox,
        worker=Worker(store, outbox, directory, platforms, pacer, clock),
        schedule=Schedule(store, directory, clock),
        pictures=Pictures(),
        web=Web(settings, store, directory, clock),
        var=settings.var,
        features=tuple(features),
    )
    host.router.attach(host)
    host.schedule.attach(host)
    if frame is not None:
        _attach(host, frame)
    return host


def _attach(host: Host, frame: Frame) -> None:
    """Connect the parts with NoneBot's adapters and its web application."""
    if frame.qq is not None:
        host.platforms.add(QQPlatform(frame.qq, host.clock))
    if frame.telegram is not None:
        host.platforms.add(TelegramPlatform(frame.telegram))
    host.web.attach(frame.app, host)


async def open_host(host: Host, frame: Frame, *, console: bool = True) -> None:
    """Open the store, bring its tables up to date, and begin to listen, send and tick."""
    host.settings.var.mkdir(parents=True, exist_ok=True)
    await host.store.open(host.features)
    try:
        await host.store.agree(await asyncio.to_thread(server_secret, host.var))
    except OtherSecret:
        file = str(host.var / SECRET)
        raise SettingFault("VAR_DIR", "host-setting-other-secret", file=file) from None
    try:
        applied = await host.store.migrate()
    except NewerDatabase as newer:
        names = ", ".join(newer.names)
        raise SettingFault("DATABASE_URL", "host-setting-newer-database", names=names) from None
    if applied:
        logger.info("The database was brought up to date: {}", ", ".join(applied))
    await host.directory.open()
    for feature in host.features:
        if feature.on_start is not None:
            await feature.on_start(host)
    await _listen(host, frame)
    await host.worker.start()
    host.schedule.start()
    if console:
        await host.web.start()


async def _listen(host: Host, frame: Frame) -> None:
    qq = host.platforms.get(PlatformName.QQ)
    if isinstance(qq, QQPlatform):
        qq.open(host.router, linked_qq_groups, StoredMarks())
    if frame.telegram is not None:
        turn = Turn(host.store, POLLING)
        frame.last.append(turn.over)
        frame.telegram.intake = host.router
        frame.telegram.clock = host.clock
        frame.telegram.may_poll = turn.mine
        telegram = host.platforms.get(PlatformName.TELEGRAM)
        assert telegram is not None
        await telegram.set_menu(_menu(host))


def _menu(host: Host) -> dict[str, list[tuple[str, str]]]:
    """Telegram's menu, per locale: the Latin name of every command that each branch has."""
    menu: dict[str, list[tuple[str, str]]] = {}
    for locale in LOCALES:
        menu[locale] = [
            (word, host.texts.get(locale, command.help_id))
            for command in host.router.table
            if not command.hidden and command.enabled is None
            for word in command.aliases[:1]
            if word.isascii()
        ]
    return menu


async def fall_silent(host: Host) -> None:
    """Begin nothing new, and say what waits to be said while the platforms still listen."""
    await host.schedule.stop()
    await host.replies.drain(DRAIN_SECONDS)
    await host.worker.stop()


async def close_host(host: Host) -> None:
    """Let go of everything, once the adapters have stopped."""
    qq = host.platforms.get(PlatformName.QQ)
    if isinstance(qq, QQPlatform):
        await qq.close()
    for feature in reversed(host.features):
        if feature.on_stop is not None:
            await feature.on_stop(host)
    await host.web.stop()
    await host.store.close()


def tune() -> None:
    """Spare the collector what lives as long as the process: it halved the rate under load."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _paces(settings: Settings) -> dict[PlatformName, Pace]:
    qq = DEFAULT_PACES[PlatformName.QQ]
    pause = settings.qq_reply_pause
    return {
        PlatformName.TELEGRAM: DEFAULT_PACES[PlatformName.TELEGRAM],
        PlatformName.QQ: Pace(
            reply_gap=(pause * 0.5, pause * 1.5) if pause else (0.0, 0.0),
            unsolicited_gap=qq.unsolicited_gap if pause else (0.0, 0.0),
        ),
    }


def _tell(host: Host, fault: Exception) -> None:
    """Say to whoever started the bot why it does not, and what to do."""
    if isinstance(fault, SettingFault):
        text_id, variables = fault.text_id, fault.variables
    else:
        text_id, variables = "host-cli-start-failed", {"code": failures.report("the start", fault)}
    sys.stderr.write(host.texts.get(host.settings.locale, text_id, **variables) + "\n")


def run_in(frame: Frame, host: Host, *, console: bool = True, tuned: bool = True) -> None:
    """Tie the host's life to NoneBot's: opened before the adapters are, closed after them.

    `tuned` is for a process that lives for this host alone: it never lets go of what was there
    at the start.
    """
    silenced = False

    async def start() -> None:
        logs.calm()
        try:
            await open_host(host, frame, console=console)
        except Exception as fault:
            _tell(host, fault)
            await host.store.close()
            raise
        if tuned:
            tune()
            # Once more when the console has been loaded.
            asyncio.get_running_loop().call_later(5.0, tune)

    async def silence() -> None:
        nonlocal silenced
        if not silenced:
            silenced = True
            await fall_silent(host)

    async def close() -> None:
        wire.off_farewell(silence)
        await close_host(host)

    frame.driver.on_startup(start)
    # uvicorn closes WebSockets before it tells the application to stop: the first of the two
    # comes in time for QQ, the second serves a bot without it.
    wire.on_farewell(silence)
    frame.driver.on_shutdown(silence)
    frame.last.append(close)
