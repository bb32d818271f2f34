"""Tortoise's configuration: one app for the host and one for each plugin with tables."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from bot.store import url as urls

if TYPE_CHECKING:
    from bot.feature import Feature

HOST_MODELS = (
    "bot.branch.models",
    "bot.delivery.models",
    "bot.schedule.models",
    "bot.commands.models",
    "bot.web.models",
    "bot.platforms.models",
)
HOST_MIGRATIONS = "bot.store.migrations"

# The folders of plugins/, from the ground up: a plugin may call only those before it. Here, since
# the `tortoise` command has to find their tables and loads no plugin.
PLUGINS = ("members", "signin", "quiz", "dues", "opinions")


def build(url: str, features: Iterable[Feature] = ()) -> dict[str, Any]:
    """The configuration for a database URL and the features that have tables."""
    apps = {"bot": _app(present(HOST_MODELS), HOST_MIGRATIONS)}
    for feature in features:
        if feature.models:
            apps[feature.name] = _app([feature.models], feature.migrations)
    return _config(url, apps)


def for_command_line(url: str) -> dict[str, Any]:
    """The configuration from the static list of plugin folders."""
    apps = {"bot": _app(present(HOST_MODELS), HOST_MIGRATIONS)}
    for name in PLUGINS:
        if found := present([f"plugins.{name}.models"]):
            apps[name] = _app(found, f"plugins.{name}.migrations")
    return _config(url, apps)


def present(modules: Iterable[str]) -> list[str]:
    """Those of the modules that exist."""
    return [name for name in modules if find_spec(name) is not None]


def _app(models: list[str], migrations: str) -> dict[str, Any]:
    app: dict[str, Any] = {"models": models, "default_connection": "default"}
    if migrations:
        app["migrations"] = migrations
    return app


def _config(url: str, apps: dict[str, Any]) -> dict[str, Any]:
    return {
        "connections": {"default": urls.connection(url)},
        "apps": apps,
        "use_tz": True,
        "timezone": "UTC",
    }


def _url_of_host() -> str:
    import os

    from dotenv import dotenv_values

    key = "DATABASE_URL"
    return os.environ.get(key) or dotenv_values(".env").get(key) or "sqlite://var/zhibu.db"


def __getattr__(name: str) -> Any:
    # Computed when the `tortoise` command asks for it, so that importing does no work.
    if name == "TORTOISE_ORM":
        return for_command_line(_url_of_host())
    raise AttributeError(name)
