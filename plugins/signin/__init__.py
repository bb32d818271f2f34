"""Signing in: daily and for occasions, leave, make-up, second checks, statistics."""

from pathlib import Path

from nonebot.plugin import PluginMetadata

from bot.feature import Feature, install
from plugins.signin import handlers
from plugins.signin.commands import commands
from plugins.signin.jobs import JOBS
from plugins.signin.pages import PAGES
from plugins.signin.settings import SETTINGS
from plugins.signin.upkeep import stop

__plugin_meta__ = PluginMetadata(
    name="signin",
    description="Daily sign-in, and attendance of meetings with leave and statistics.",
    usage="帮助 签到",
)

FEATURE = Feature(
    name="signin",
    texts=Path(__file__).parent / "texts",
    commands=commands,
    models="plugins.signin.models",
    migrations="plugins.signin.migrations",
    jobs=JOBS,
    pages=PAGES,
    settings=SETTINGS,
    confirmable={
        "signin.end": handlers.ending.end_confirmed,
        "signin.cancel": handlers.ending.cancel_confirmed,
    },
    starts={"s": "签到链接"},
    on_stop=stop,
)
install(FEATURE)
