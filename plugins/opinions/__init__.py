"""Anonymous opinions: asked for, written in private, released at random, answered."""

from pathlib import Path

from nonebot.plugin import PluginMetadata

from bot.feature import Feature, install
from plugins.opinions import handlers as handlers
from plugins.opinions.commands import commands
from plugins.opinions.confirming import CONFIRMABLE
from plugins.opinions.handlers.hearing import SEAL
from plugins.opinions.jobs import JOBS
from plugins.opinions.pages import PAGES
from plugins.opinions.proof.proving import prove
from plugins.opinions.proof.traces import look
from plugins.opinions.services.desk import close_desk, open_desk
from plugins.opinions.settings import SETTINGS

__plugin_meta__ = PluginMetadata(
    name="opinions",
    description="Anonymous opinions: asked for, written in private, released at random, answered.",
    usage="帮助 意见",
)

FEATURE = Feature(
    name="opinions",
    texts=Path(__file__).parent / "texts",
    commands=commands,
    models="plugins.opinions.models",
    migrations="plugins.opinions.migrations",
    jobs=JOBS,
    pages=PAGES,
    settings=SETTINGS,
    confirmable=CONFIRMABLE,
    starts={"opinion": "意见"},
    seal=SEAL,
    search=look,
    proof=prove,
    on_start=open_desk,
    on_stop=close_desk,
)
install(FEATURE)
