"""The bot comes back while people are in the middle of exams: their time ran on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.messages import in_each_locale
from bot.platforms.types import PlatformName
from plugins.quiz.messages import taking_private
from plugins.quiz.services.exams import answers, attempts

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.quiz.models import Attempt, Exam

Open = Sequence[tuple["Exam", "Attempt"]]


async def resume(host: Host) -> None:
    """Tell each who is in the middle of an exam how much time is left, once a start.

    Whose time is over hears it from the timer.
    """
    now = host.clock.now()
    by_branch: dict[int, list[tuple[Exam, Attempt]]] = {}
    for exam, attempt in await attempts.open_everywhere():
        by_branch.setdefault(exam.branch_id, []).append((exam, attempt))
    for view in (await host.directory.branches(list(by_branch))).values():
        found = by_branch[view.id]
        await _note_where(host, view, found)
        running = [one for one in found if attempts.runs(one[1], now)]
        say = partial(taking_private.back_again, view=view, attempts=running, now=now)
        await host.outbox.put_all(in_each_locale(host.texts, view.locale, say))


async def _note_where(host: Host, view: BranchView, found: Open) -> None:
    """Where somebody answered last is where they are: a kill may have lost that."""
    said: dict[int, tuple[str, datetime]] = await answers.last_said([one.id for _, one in found])
    for _, attempt in found:
        member = view.member(attempt.member_id)
        platform, at = said.get(attempt.id, ("", attempt.started_at))
        if member is None or platform not in frozenset(PlatformName):
            continue
        account = member.account(PlatformName(platform))
        if account is not None and (account.last_seen is None or account.last_seen < at):
            host.directory.sightings.note(platform, account.account_id, at)
