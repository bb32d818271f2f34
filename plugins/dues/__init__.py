"""Party dues: what is owed, reminded, confirmed, published."""

from pathlib import Path

from nonebot.plugin import PluginMetadata

from bot.feature import Feature, install
from plugins.dues import handlers as handlers
from plugins.dues.commands import commands
from plugins.dues.confirming import CONFIRMABLE
from plugins.dues.jobs import JOBS
from plugins.dues.plain import on_text
from plugins.dues.settings import SETTINGS

__plugin_meta__ = PluginMetadata(
    name="dues",
    description="Party dues: what is owed, reminded, confirmed, published.",
    usage="帮助 党费",
)

FEATURE = Feature(
    name="dues",
    texts=Path(__file__).parent / "texts",
    commands=commands,
    models="plugins.dues.models",
    migrations="plugins.dues.migrations",
    jobs=JOBS,
    settings=SETTINGS,
    confirmable=CONFIRMABLE,
    starts={"dues": "党费"},
    on_text=on_text,
)
install(FEATURE)
