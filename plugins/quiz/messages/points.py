"""Points and the ranking as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plugins.quiz.messages.review import T

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.services.review.standings import Own


def own(t: T, found: Own, cap: int) -> str:
    """A member's own points."""
    return t("quiz-review-points", today=found.today, cap=cap, term=found.term, streak=found.streak)


def ranking(t: T, view: BranchView, found: Sequence[tuple[int, int, int]]) -> str:
    """The first few."""
    lines = [
        t("quiz-review-ranking-line", place=place, name=member.name, points=points)
        for place, member_id, points in found
        if (member := view.member(member_id)) is not None
    ]
    if not lines:
        return t("quiz-review-ranking-empty")
    return "\n".join([t("quiz-review-ranking"), *lines])
