"""What the feature does when the bot starts and stops; each noun adds its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.messages import in_each_locale
from plugins.quiz.messages import taking_private
from plugins.quiz.services.bank import finding
from plugins.quiz.services.daily import answering
from plugins.quiz.services.exams import answers, attempts

if TYPE_CHECKING:
    from bot.host import Host
    from plugins.quiz.models import Attempt, Exam

Step = Callable[["Host"], Awaitable[None]]


async def _tell_that_time_ran_on(host: Host) -> None:
    """Each who is in the middle of an exam is told how much time is left, once a start."""
    now = host.clock.now()
    by_branch: dict[int, list[tuple[Exam, Attempt]]] = {}
    for exam, attempt in await attempts.open_everywhere(now):
        by_branch.setdefault(exam.branch_id, []).append((exam, attempt))
    for view in (await host.directory.branches(list(by_branch))).values():
        found = by_branch[view.id]
        messages = in_each_locale(
            host.texts,
            view.locale,
            partial(taking_private.back_again, view=view, attempts=found, now=now),
        )
        await host.outbox.put_all(messages)


async def _settle_exams(host: Host) -> None:
    await answers.settle(host.store)


async def _stop_finding(host: Host) -> None:
    await finding.stop(host.store)


AT_START: tuple[Step, ...] = (_tell_that_time_ran_on,)
AT_STOP: tuple[Step, ...] = (answering.stop, _settle_exams, _stop_finding)


async def start(host: Host) -> None:
    """Do what each noun has to do before anything is heard."""
    for step in AT_START:
        await step(host)


async def stop(host: Host) -> None:
    """Write what is still being written."""
    for step in AT_STOP:
        await step(host)
