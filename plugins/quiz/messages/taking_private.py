"""What single members are told in private about exams without having asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToMember, Voice
from bot.delivery.rules import Kind
from bot.platforms.types import Outgoing
from plugins.quiz.messages.taking import points, time_left, when
from plugins.quiz.messages.taking_results import finished, open_button, right_of

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.models import Attempt, Exam
    from plugins.quiz.services.bank.correcting import Corrected
    from plugins.quiz.services.exams.finishing import Finished, Remarked


def time_is_up(t: Voice, view: BranchView, done: Finished, now: datetime) -> list[OutboxMessage]:
    """The time was over: what was saved is handed in, and these are the marks."""
    attempt = done.attempt
    return [
        OutboxMessage(
            view.id,
            ToMember(attempt.member_id),
            Outgoing(finished(t, done, view.zone, now, by_time=True)),
            key=f"quiz:attempt:{attempt.id}:finished",
        )
    ]


def closing_soon(
    t: Voice, view: BranchView, exam: Exam, begun: dict[int, bool]
) -> list[OutboxMessage]:
    """To each who has not finished, once: until when, and how to begin or go on.

    `begun` tells of each member whether an attempt of theirs is open.
    """
    return [
        OutboxMessage(
            view.id,
            ToMember(member_id),
            Outgoing(
                t(
                    "quiz-taking-closing",
                    title=exam.title,
                    number=exam.number,
                    closes=when(exam.closes_at, view.zone),
                    begun="yes" if open_now else "no",
                    minutes=exam.minutes,
                ),
                buttons=((open_button(t, exam.number, exam.title),),),
            ),
            key=f"quiz:exam:{exam.id}:closing:{member_id}",
            expires_at=exam.closes_at,
            kind=Kind.REMINDER,
        )
        for member_id, open_now in begun.items()
    ]


def back_again(
    t: Voice, view: BranchView, attempts: Sequence[tuple[Exam, Attempt]], now: datetime
) -> list[OutboxMessage]:
    """The bot was away, the time ran on: how much is left, to each whose attempt is open."""
    return [
        OutboxMessage(
            view.id,
            ToMember(attempt.member_id),
            Outgoing(
                t(
                    "quiz-taking-back-again",
                    title=exam.title,
                    number=exam.number,
                    place=attempt.current,
                    left=time_left(t, attempt.ends_at, now),
                ),
                buttons=((open_button(t, exam.number, exam.title),),),
            ),
            key=f"quiz:attempt:{attempt.id}:back:{now:%Y%m%d%H%M}",
            expires_at=attempt.ends_at,
        )
        for exam, attempt in attempts
    ]


def remarked(
    t: Voice,
    view: BranchView,
    done: Corrected,
    changes: Sequence[Remarked],
    totals: dict[int, int],
    shown: set[int],
) -> list[OutboxMessage]:
    """To each whose marks have changed: before, after, and which question was mended.

    `shown` are the ids of exams whose right answers may be shown.
    """
    return [
        OutboxMessage(
            view.id,
            ToMember(one.member_id),
            Outgoing(
                t(
                    "quiz-taking-remarked",
                    title=one.exam.title,
                    question=done.new.text[:60],
                    old=points(one.old),
                    new=points(one.new),
                    total=points(totals.get(one.exam.id, 0)),
                    shown="yes" if one.exam.id in shown else "no",
                    before=right_of(t, done.old),
                    after=right_of(t, done.new),
                )
            ),
            key=f"quiz:exam:{one.exam.id}:remarked:{done.question_id}:{done.revision}"
            f":{one.member_id}",
        )
        for one in changes
    ]
