"""The book, the sitting, the points and the weak clauses, on both databases."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from bot.errors import Refusal
from plugins.quiz.models import (
    Attempt,
    DailyAnswer,
    DailyItem,
    DailyQuiz,
    Exam,
    ExamAnswer,
    ExamItem,
    PointEntry,
    Question,
    ReviewAnswer,
    ReviewCard,
)
from plugins.quiz.services.review import nudging, overview, queue, scores, sitting, standings
from plugins.quiz.services.review.book import Mistake, mistaken
from plugins.quiz.services.review.weakness import weak_clauses
from plugins.signin.rules.day import term_of
from tests.plugins.quiz.review.questions import START, card, question, wrong

TODAY = date(2026, 11, 24)


async def answer(desk: Any, said: str, key: str, member: int = 0, token: str = "") -> Any:
    return await sitting.answer(desk.store, desk.moment(member), said, key=key, cap=20, token=token)


async def begin(desk: Any, member: int = 0) -> sitting.Next:
    return await sitting.begin(desk.store, desk.moment(member))


async def test_mistakes_go_into_each_members_book_once(desk: Any) -> None:
    one, two = await question(desk.branch_id, 1), await question(desk.branch_id, 2)
    told = [Mistake(member, q.id, START) for member in desk.ids[:3] for q in (one, two)]
    async with desk.store.transaction():
        await mistaken(told)
    async with desk.store.transaction():
        await mistaken([*told, *told])
    assert await ReviewCard.all().count() == 6
    assert set(await ReviewCard.all().values_list("mistakes", flat=True)) == {1}
    later = START + timedelta(days=1)
    await mistaken([Mistake(desk.ids[0], one.id, later)])
    again = await card(desk.ids[0], one)
    assert (again.mistakes, again.added_at, again.due_at) == (
        2, START, later + timedelta(minutes=10),
    )  # fmt: skip
    await mistaken([])


async def test_a_mistake_leaves_what_stands_before_the_member(desk: Any) -> None:
    one = await question(desk.branch_id, 1)
    await wrong(desk.ids[0], one)
    shown = (await begin(desk)).standing
    await wrong(desk.ids[0], one, at=START + timedelta(hours=1))
    assert await sitting.stands(desk.moment()) == shown


async def test_the_most_urgent_comes_first_and_stays_until_answered(desk: Any) -> None:
    late, early = await question(desk.branch_id, 1), await question(desk.branch_id, 2)
    await wrong(desk.ids[0], late, at=START)
    await wrong(desk.ids[0], early, at=START - timedelta(days=1))
    first = await begin(desk)
    assert first.due == 2
    assert first.standing is not None
    assert first.standing.asked.number == 2
    assert await begin(desk) == first
    # A new beginning of the bot knows it too: everything stands in rows.
    assert await sitting.stands(desk.moment()) == first.standing
    assert await sitting.stands(desk.moment(1)) is None


async def test_words_of_tomorrow_are_no_answer(desk: Any) -> None:
    await wrong(desk.ids[0], await question(desk.branch_id, 1))
    await begin(desk)
    desk.clock.advance(timedelta(hours=13))
    assert await sitting.stands(desk.moment()) is None
    assert (await begin(desk)).standing is not None


async def test_a_message_that_comes_twice_counts_once(desk: Any) -> None:
    one, two = [await question(desk.branch_id, n, "truefalse") for n in (1, 2)]
    await wrong(desk.ids[0], one, two)
    await begin(desk)
    first = await answer(desk, "对", "qq:1:private:2:m1")
    assert first.right == 1000
    again = await answer(desk, "对", "qq:1:private:2:m1")
    assert again.repeated
    assert again.due_at == first.due_at
    assert again.next.standing == first.next.standing
    assert await ReviewAnswer.all().count() == 1


async def test_two_taps_at_once_count_once(desk: Any) -> None:
    one = await question(desk.branch_id, 1, "truefalse")
    await wrong(desk.ids[0], one)
    shown = (await begin(desk)).standing
    assert shown is not None
    results = await asyncio.gather(
        *(answer(desk, "对", f"press{n}", token=shown.token) for n in range(4)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, sitting.Outcome) for one in results) == 1
    refused = [one for one in results if isinstance(one, Refusal)]
    assert {one.text_id for one in refused} == {"quiz-review-stale"}
    assert len(refused) == 3
    assert await ReviewAnswer.all().count() == 1


async def test_a_bad_answer_changes_nothing(desk: Any) -> None:
    await wrong(desk.ids[0], await question(desk.branch_id, 1))
    shown = await begin(desk)
    with pytest.raises(Refusal, match="quiz-review-bad-outside"):
        await answer(desk, "F", "m1")
    assert await begin(desk) == shown
    assert (await answer(desk, "A", "m1")).answered is not None


async def test_retired_questions_leave_the_queue(desk: Any) -> None:
    one, two, old = [await question(desk.branch_id, n) for n in (1, 2, 3)]
    await wrong(desk.ids[0], one, two, old)
    await Question.filter(id=old.id).update(holds_until=TODAY - timedelta(days=1))
    await begin(desk)
    await Question.filter(id=one.id).update(retired_at=START)
    gone = await answer(desk, "A", "m1")
    assert gone.answered is None
    assert gone.next.standing is not None
    assert gone.next.standing.asked.number == 2
    assert gone.next.due == 1
    assert (await overview.book(desk.moment())).total == 1
    assert [page.asked.number for page in await overview.pages(desk.moment())] == [2]
    assert await ReviewAnswer.all().count() == 0


async def exam_of(
    desk: Any, *questions: Question, closes: timedelta
) -> tuple[Exam, list[ExamItem]]:
    exam = await Exam.create(
        branch_id=desk.branch_id, number=1, title="x", state="open", opens_at=START,
        closes_at=START + closes, minutes=30, attempts=1, pass_mark=60, seed="s", cells=[],
        partial="none", created_at=START, created_by=0, source="s",
    )  # fmt: skip
    items = [
        await ExamItem.create(exam=exam, place=n, question=one, points=100)
        for n, one in enumerate(questions, 1)
    ]
    return exam, items


async def quiz_of(desk: Any, *questions: Question, closed: bool) -> list[DailyItem]:
    quiz = await DailyQuiz.create(
        branch_id=desk.branch_id, day=TODAY, state="closed" if closed else "open",
        opened_at=START, closes_at=START + timedelta(hours=12),
        closed_at=START if closed else None,
    )  # fmt: skip
    return [
        await DailyItem.create(quiz=quiz, place=n, question=one, order=[0, 1, 2, 3])
        for n, one in enumerate(questions, 1)
    ]


async def test_what_is_being_asked_is_not_reviewed_meanwhile(desk: Any) -> None:
    in_exam, in_quiz, free = [await question(desk.branch_id, n) for n in (1, 2, 3)]
    await wrong(desk.ids[0], in_exam, in_quiz, free)
    await exam_of(desk, in_exam, closes=timedelta(hours=1))
    await quiz_of(desk, in_quiz, closed=False)
    shown = await begin(desk)
    assert shown.standing is not None
    assert (shown.standing.asked.number, shown.due) == (3, 1)
    assert [page.asked.number for page in await overview.pages(desk.moment())] == [3]
    desk.clock.advance(timedelta(hours=2))
    assert await queue.due_count(desk.moment()) == 2


async def test_what_stands_when_a_quiz_begins_is_not_told(desk: Any) -> None:
    one = await question(desk.branch_id, 1)
    await wrong(desk.ids[0], one)
    await begin(desk)
    await quiz_of(desk, one, closed=False)
    told = await answer(desk, "A", "m1")
    assert (told.answered, told.next.standing) == (None, None)
    assert await ReviewAnswer.all().count() == 0


async def test_points_are_given_where_they_are_on_once_and_within_the_cap(desk: Any) -> None:
    members = desk.ids[:2]
    items = [scores.Award(m, TODAY, f"daily:{n}", 3) for m in members for n in range(5)]
    await scores.award(items, 10)
    assert await PointEntry.all().count() == 0
    await desk.switch(points=True)
    async with desk.store.transaction():
        await scores.award(items[:2], 10)
        await scores.award([*items, *items], 10)
    await scores.award([scores.Award(members[0], TODAY, "more", 5)], 10)
    own = await standings.own(members[0], term_of(TODAY), TODAY)
    assert (own.today, own.term, own.streak) == (10, 10, 1)
    yesterday = scores.Award(members[0], TODAY - timedelta(days=1), "daily:9", 4)
    await scores.award([yesterday, scores.Award(members[1], TODAY, "no", 0)], 10)
    own = await standings.own(members[0], term_of(TODAY), TODAY)
    assert (own.today, own.term, own.streak) == (10, 14, 2)
    assert await standings.ranking(desk.branch_id, term_of(TODAY)) == [(1, members[0], 14)]


async def test_a_right_review_earns_a_point(desk: Any) -> None:
    await desk.switch(points=True)
    await wrong(desk.ids[0], await question(desk.branch_id, 1, "truefalse"))
    await begin(desk)
    await answer(desk, "对", "m1")
    assert [row.points for row in await PointEntry.all()] == [1]


async def test_only_those_with_due_cards_are_nudged_unless_they_said_no(desk: Any) -> None:
    one, two = await question(desk.branch_id, 1), await question(desk.branch_id, 2)
    for member in desk.ids[:3]:
        await wrong(member, one, two)
    await nudging.choose(desk.ids[1], nudge=False)
    await nudging.choose(desk.ids[2], nudge=False)
    await nudging.choose(desk.ids[2], nudge=True)
    found = await nudging.to_nudge(desk.branch_id, START, TODAY)
    assert found == {desk.ids[0]: 2, desk.ids[2]: 2}
    assert await nudging.to_nudge(desk.branch_id, START - timedelta(hours=1), TODAY) == {}
    assert [await nudging.nudged(m) for m in desk.ids[:4]] == [True, False, True, True]


async def test_weak_clauses_of_a_term(desk: Any) -> None:
    weak = await question(desk.branch_id, 1, source="第一条")
    good = await question(desk.branch_id, 2, source="第二条")
    rare = await question(desk.branch_id, 3, source="第三条")
    items = await quiz_of(desk, weak, good, rare, closed=True)
    for n, member in enumerate(desk.ids[:6]):
        for item, right in zip(items, (0 if n else 1000, 1000, 0), strict=True):
            if item is not items[2] or n < 4:
                await DailyAnswer.create(
                    item=item, member_id=member, given=[0], right=right, at=START, platform="qq"
                )
    exam, (in_exam,) = await exam_of(desk, weak, closes=timedelta(hours=1))
    attempt = await Attempt.create(
        exam=exam, member_id=desk.ids[7], number=1, started_at=START, ends_at=START,
        finished_at=START, marks=0,
    )  # fmt: skip
    await ExamAnswer.create(
        attempt=attempt, item=in_exam, given=[0], right=500, marks=0, at=START, platform="qq"
    )
    view = await desk.directory.branch(desk.branch_id)
    before = await weak_clauses(view, term_of(TODAY), START)
    assert [(c.source, c.answers, c.people, c.right) for c in before] == [("第一条", 6, 6, 1000)]
    after = await weak_clauses(view, term_of(TODAY), START + timedelta(hours=1))
    assert [(c.source, c.answers, c.people, c.right) for c in after] == [("第一条", 7, 6, 1500)]
    assert await weak_clauses(view, term_of(TODAY).previous(), START) == []
