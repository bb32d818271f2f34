"""The weakest clauses as a proposal for the next themed day. No names, no ranking of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot import failures
from bot.pictures.errors import PictureError
from plugins.quiz.messages.review import T

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.quiz.rules.weakness import Clause


def proposal(t: T, term: str, clauses: Sequence[Clause]) -> str:
    """An agenda for the next themed day."""
    lines = [t("quiz-review-weak-head", term=term)]
    lines += [
        t(
            "quiz-review-weak-line",
            place=str(place),
            clause=_named(t, one),
            topic=one.topic,
            percent=one.percent,
            people=one.people,
        )
        for place, one in enumerate(clauses, 1)
    ]
    lines.append(t("quiz-review-weak-note"))
    return "\n".join(lines)


async def picture(
    host: Host, view: BranchView, t: T, term: str, clauses: Sequence[Clause]
) -> bytes | None:
    """The same as a picture to show; None where it can't be drawn."""
    from bot.pictures.renderer import TABLE

    columns = [
        {"label": t("quiz-review-column-source"), "align": "left", "width": "fill"},
        {"label": t("quiz-review-weak-people"), "align": "right"},
        {"label": t("quiz-review-weak-percent"), "align": "right"},
    ]
    data = {
        "lang": t("quiz-review-language"),
        "branch": view.name,
        "title": t("quiz-review-weak-title"),
        "subtitle": term,
        "columns": columns,
        "rows": [[_named(t, one), one.people, f"{one.percent}%"] for one in clauses],
        "empty": t("quiz-review-weak-none"),
        "notes": [t("quiz-review-weak-note")],
    }
    try:
        return await host.pictures.render(TABLE, data)
    except PictureError as fault:
        failures.report("a picture", fault)
        return None


def _named(t: T, one: Clause) -> str:
    return one.source or t("quiz-review-weak-topic", topic=one.topic)
