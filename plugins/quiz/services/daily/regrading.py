"""A question of the bank was mended: the answers that it was given count by what it says now."""

from __future__ import annotations

from plugins.quiz.bank.grading import share
from plugins.quiz.models import DailyAnswer, DailyItem
from plugins.quiz.services.bank.correcting import Corrected
from plugins.quiz.services.daily.sheets import Line

_AT_ONCE = 500


async def regrade(done: Corrected) -> None:
    """Mark every answer to the question again, in the transaction of the correction.

    What was told at a close stays told; `今日答题` shows what counts.
    """
    if not done.regrades:
        return
    items: list[int] = await DailyItem.filter(question_id=done.question_id).values_list(  # type: ignore[assignment]
        "id", flat=True
    )
    if not items:
        return
    changed: list[DailyAnswer] = []
    line = Line(0, 0, done.question_id, tuple(range(len(done.new.options))), done.new)
    for row in await DailyAnswer.filter(item_id__in=items).select_for_update():
        right = round(share(done.new, line.shown(row.given)) * 1000)
        if right != row.right:
            row.right = right
            changed.append(row)
    if changed:
        await DailyAnswer.bulk_update(changed, ["right"], batch_size=_AT_ONCE)
