"""`zhibu import questions` and `zhibu export questions`, for whoever runs the bot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.branch.audit import Actor
from bot.errors import Refusal
from bot.feature import Exporter, Imported, Importer
from plugins.quiz.messages import bank_report as reports
from plugins.quiz.services.bank import overview
from plugins.quiz.services.bank.importing import import_file

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host


async def import_questions(
    host: Host, view: BranchView, content: bytes, name: str, locale: str
) -> Imported:
    """Bring a file of questions into a branch's bank."""
    done = await import_file(host, view.id, content, name, Actor.host())
    return Imported(reports.lines(partial(host.texts.get, locale), done), done.done)


async def export_questions(host: Host, view: BranchView, name: str, locale: str) -> bytes:
    """The branch's questions in the format that the file's name ends with."""
    end = name.lower().rpartition(".")[2]
    form = next((one for one in overview.EXPORTED if one == end), None)
    if form is None:
        raise Refusal(
            "quiz-bank-export-ends", ends=" ".join(f".{one}" for one in overview.EXPORTED)
        )
    return (await overview.export(view.id, form, locale)).content


IMPORTS: dict[str, Importer] = {"questions": import_questions}
EXPORTS: dict[str, Exporter] = {"questions": export_questions}
