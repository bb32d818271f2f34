"""The bank of questions, daily quizzes, exams, and spaced review."""

from pathlib import Path

from nonebot.plugin import PluginMetadata

from bot.feature import Feature, install
from plugins.quiz import handlers as handlers
from plugins.quiz import mended as mended
from plugins.quiz.commands import commands
from plugins.quiz.confirming import CONFIRMABLE
from plugins.quiz.handlers.bank_files import FILES
from plugins.quiz.jobs import JOBS
from plugins.quiz.plain import on_text
from plugins.quiz.settings import SETTINGS
from plugins.quiz.terminal import EXPORTS, IMPORTS
from plugins.quiz.upkeep import start, stop

__plugin_meta__ = PluginMetadata(
    name="quiz",
    description="Daily study quizzes, online exams and spaced review.",
    usage="帮助 答题",
)

FEATURE = Feature(
    name="quiz",
    texts=Path(__file__).parent / "texts",
    commands=commands,
    models="plugins.quiz.models",
    migrations="plugins.quiz.migrations",
    jobs=JOBS,
    settings=SETTINGS,
    confirmable=CONFIRMABLE,
    starts={"exam": "考试"},
    files=FILES,
    imports=IMPORTS,
    exports=EXPORTS,
    on_text=on_text,
    on_start=start,
    on_stop=stop,
)
install(FEATURE)
