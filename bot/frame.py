"""NoneBot under the bot: its driver, the two adapters, our plugins and those of others."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, TextIO

import nonebot
from nonebot.drivers.fastapi import Driver

from bot import feature, logs
from bot.settings import Settings
from bot.store.config import PLUGINS

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.feature import Feature
    from bot.platforms.onebot.adapter import Adapter as QQAdapter
    from bot.platforms.telegram.adapter import Adapter as TelegramAdapter

DRIVER = "bot.driver+~aiohttp"


@dataclass(frozen=True)
class Frame:
    """What exists once in a process: NoneBot's driver with the adapters on it."""

    driver: Driver
    qq: QQAdapter | None
    telegram: TelegramAdapter | None
    last: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """What is closed when the adapters have stopped, the last one first."""

    @property
    def app(self) -> FastAPI:
        """The web application in which everything is served."""
        return self.driver.server_app


def start_nonebot(settings: Settings, stream: TextIO | None = None) -> None:
    """Initialise NoneBot from our settings; once in a process. It logs to `stream`."""
    logs.setup(settings.log_level, settings.secrets, stream)
    with _without("SUPERUSERS"):
        nonebot.init(
            _env_file=None,
            driver=DRIVER,
            host=settings.host,
            port=settings.port,
            log_level=settings.log_level,
            **_of_others(),
        )


def attach(settings: Settings, driver: Any = None) -> Frame:
    """Put the adapters on a driver; NoneBot's, which `start_nonebot` has made, if none is given."""
    driver = driver or nonebot.get_driver()
    if not isinstance(driver, Driver):
        raise TypeError(f"the driver must be {DRIVER}")
    for key, value in _config(settings).items():
        setattr(driver.config, key, value)
    last: list[Callable[[], Awaitable[None]]] = []

    async def end() -> None:
        for close in reversed(last):
            await close()

    # Hooks of the shutdown run backwards: registered before the adapters', this one runs after.
    driver.on_shutdown(end)
    qq = telegram = None
    if settings.qq:
        from bot.platforms.onebot.adapter import Adapter as QQAdapter

        qq = _registered(driver, QQAdapter)
    if settings.telegram:
        from bot.platforms.telegram.adapter import Adapter as TelegramAdapter

        telegram = _registered(driver, TelegramAdapter)
    return Frame(driver, qq, telegram, last)


def load_features() -> tuple[Feature, ...]:
    """Load our plugins from the ground up and return the features that they installed."""
    for name in PLUGINS:
        module = f"plugins.{name}"
        # What was imported before, as a test does, has installed its feature already.
        if module not in sys.modules and not nonebot.load_plugin(module):
            raise RuntimeError(f"the plugin {name} can't be loaded")
    return feature.installed()


def load_guests(settings: Settings) -> None:
    """Load the plugins of others that the host asked for."""
    for name in settings.plugins:
        if name in ("echo", "single_session"):
            nonebot.load_builtin_plugin(name)
        else:
            nonebot.load_plugin(name)


def _registered(driver: Driver, adapter: Any) -> Any:
    # The table of adapters belongs to the class: a second driver in one process, as tests have
    # it, takes the first one's place.
    driver._adapters.pop(adapter.get_name(), None)
    driver.register_adapter(adapter)
    return driver._adapters[adapter.get_name()]


def _config(settings: Settings) -> dict[str, Any]:
    bots = [
        {
            "token": settings.telegram_token,
            "api_server": settings.telegram_api_server,
            "is_webhook": bool(settings.telegram_webhook_url),
        }
    ]
    return {
        "superusers": {account.replace("qq:", "onebot:", 1) for account in settings.superusers},
        "onebot_access_token": settings.onebot_access_token or None,
        "onebot_ws_urls": set(settings.onebot_ws_urls),
        "telegram_bots": bots if settings.telegram else [],
        "telegram_webhook_url": settings.telegram_webhook_url or None,
        "telegram_webhook_secret": settings.telegram_webhook_secret,
        "telegram_proxy": settings.telegram_proxy or None,
    }


def _of_others() -> dict[str, Any]:
    """What `.env` holds for plugins of others: every key that is not ours, as NoneBot reads it."""
    import json

    from dotenv import dotenv_values

    found: dict[str, Any] = {}
    for key, value in dotenv_values(os.environ.get("ENV_FILE", ".env")).items():
        if value is None or key.upper() in _OURS:
            continue
        try:
            found[key.lower()] = json.loads(value)
        except ValueError:
            found[key.lower()] = value
    return found


_OURS = {one.name.upper() for one in fields(Settings)} | {"DRIVER", "VAR_DIR"}


@contextmanager
def _without(key: str) -> Iterator[None]:
    """Hide a key of the environment whose form NoneBot reads otherwise than we do."""
    value = os.environ.pop(key, None)
    try:
        yield
    finally:
        if value is not None:
            os.environ[key] = value
