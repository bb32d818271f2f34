"""A question of an exam is mended: whose marks change by it is told so and why."""

from __future__ import annotations

from bot.delivery.messages import in_each_locale
from plugins.quiz.messages.taking_private import remarked
from plugins.quiz.services.bank.correcting import Corrected, on_corrected
from plugins.quiz.services.daily import regrading
from plugins.quiz.services.exams import finishing, sheets


async def regrade(done: Corrected) -> None:
    """Mark every answer to the question again, in the transaction of the correction."""
    if not done.regrades:
        return
    changes = await finishing.regrade([done.question_id], done.at)
    if not changes:
        return
    view = await done.house.directory.branch(done.branch_id)
    exams = {one.exam.id: one.exam for one in changes}
    sizes = await sheets.sizes(exams)
    totals = {key: size.points for key, size in sizes.items()}
    shown = {key for key, exam in exams.items() if finishing.over(exam, done.at)}
    messages = in_each_locale(
        done.house.texts,
        view.locale,
        lambda t: remarked(t, view, done, changes, totals, shown),
    )
    await done.house.outbox.put_all(messages)


on_corrected.append(regrade)
on_corrected.append(regrading.regrade)
