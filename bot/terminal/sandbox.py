"""The bot with simulated platforms in the same process: `run` without an account."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.sandbox.running import connect, free_port
from bot.settings import SettingFault, Settings
from bot.terminal import words

if TYPE_CHECKING:
    from bot.frame import Frame
    from bot.host import Host
    from bot.sandbox.cast import Stage
    from bot.sandbox.world import World
    from bot.store.store import Store

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_SELF_ID = 10001


def prepare_sandbox(settings: Settings) -> Frame:
    """The bot with the sandbox in its process. Raises SettingFault on anything but loopback."""
    if settings.host not in _LOOPBACK:
        raise SettingFault("HOST", "host-cli-sandbox-loopback", host=settings.host)
    from bot.app import run_in
    from bot.terminal.run import composed

    if settings.database_url != Settings().database_url:
        asyncio.run(_refuse_foreign(settings.database_url))
    settings = simulated(settings)
    frame, host = composed(settings)
    world, stage = make_world(settings)

    async def start_world() -> None:
        await connect(world, settings)

    frame.driver.on_startup(start_world)
    run_in(frame, host)
    set_up(frame, host, world, stage)
    frame.driver.on_startup(lambda: words.say("host-cli-sandbox-up", url=f"{settings.url}/sandbox"))
    frame.last.append(world.stop)
    return frame


def stored(settings: Settings) -> Settings:
    """The same settings with the sandbox's own folder, and its own database if none is named."""
    database = settings.database_url
    if database == Settings().database_url:
        database = f"sqlite://{settings.var / 'sandbox' / 'zhibu.db'}"
    return replace(settings, database_url=database, var=settings.var / "sandbox")


def simulated(settings: Settings) -> Settings:
    """The same settings with accounts on the simulated platforms and the sandbox's database."""
    return replace(
        stored(settings),
        onebot_access_token=secrets.token_urlsafe(24),
        onebot_ws_urls=(),
        telegram_token=f"10002:{secrets.token_urlsafe(24)}",
        telegram_api_server=f"http://127.0.0.1:{free_port()}/",
        telegram_webhook_url="",
        telegram_proxy="",
        qq_reply_pause=0.0,
    )


async def foreign(store: Store) -> SettingFault | None:
    """The fault where an open database holds branches, and not the sandbox's among them."""
    from bot.sandbox.seed import may_seed

    return None if await may_seed(store) else SettingFault("DATABASE_URL", "host-cli-sandbox-data")


async def _refuse_foreign(database_url: str) -> None:
    """Before anything in a database that the host named is changed. Raises SettingFault."""
    from bot.store.store import Store

    store = Store(database_url, shared=False)
    fault = None
    # A database that can't be opened is told by the start itself.
    with contextlib.suppress(Exception):
        await store.open()
        with store.active():
            fault = await foreign(store)
    await store.close()
    if fault is not None:
        raise fault


def make_world(settings: Settings) -> tuple[World, Stage]:
    """The two platforms with the cast in them."""
    from bot.sandbox import cast
    from bot.sandbox.world import World

    people = cast.load(settings.locale)
    world = World(
        self_id=_SELF_ID, telegram_token=settings.telegram_token, bot_name=people.bot_name
    )
    return world, cast.bring_in(world, people)


def set_up(frame: Frame, host: Host, world: World, stage: Stage) -> None:
    """The branch in the database and the page at /sandbox."""
    from bot.sandbox.page import routes
    from bot.sandbox.seed import seed

    async def fill() -> None:
        await seed(host, stage)

    frame.driver.on_startup(fill)
    frame.app.router.routes.extend(routes(world))
