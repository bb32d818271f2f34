"""Attempts, answers, finishing and marking again, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.branch.audit import Actor
from bot.delivery.models import OutboxRow
from bot.schedule.models import Occurrence
from plugins.quiz import mended as mended  # registers what happens at a correction
from plugins.quiz.bank.grading import Given
from plugins.quiz.models import Attempt, Exam, ExamAnswer, ReviewCard
from plugins.quiz.rules.exam import Door, State
from plugins.quiz.services.bank.correcting import correct
from plugins.quiz.services.exams import answers, attempts, finishing
from plugins.quiz.services.exams.answers import Saying, Ticked, Verdict
from plugins.quiz.services.exams.sittings import Sitting, sit
from tests.plugins.quiz.taking.exam_rows import make_exam, make_questions

MINUTE = timedelta(minutes=1)


async def seat(room: Any, exam: Exam, who: int = 0) -> Sitting:
    met, _ = await attempts.begin(room.host, exam.id, room.ids[who])
    assert met.running is not None
    return await sit(exam, met.running)


def saying(
    room: Any, sitting: Sitting, number: int, given: Given | Ticked, *, then: int = 1, **more: Any
) -> Saying:
    """An answer to the question of a number in the bank."""
    item = next(one.item for one in sitting.paper if one.item.asked.number == number)
    return Saying(
        sitting.attempt.id, item, given, finishing.partial_of(sitting.exam),
        more.get("at", room.clock.now()), more.get("platform", "qq"), then,
    )  # fmt: skip


async def save(room: Any, sitting: Sitting, number: int, given: Any, **more: Any) -> Any:
    return await answers.save(room.store, saying(room, sitting, number, given, **more))


async def test_two_devices_that_begin_at_once_get_one_attempt(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    both = await asyncio.gather(
        *(attempts.begin(room.host, exam.id, room.ids[0]) for _ in range(4))
    )
    assert sum(new for _, new in both) == 1
    assert len({met.running.id for met, _ in both if met.running}) == 1
    assert await Attempt.all().count() == 1
    timers = Occurrence.filter(job=attempts.TIME_UP)
    assert [row.due_at - room.clock.now() for row in await timers] == [
        timedelta(minutes=30, seconds=5)
    ]


async def test_an_attempt_begun_late_ends_with_the_window(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id, minutes=30, length=timedelta(hours=1))
    room.clock.advance(timedelta(minutes=45))
    sitting = await seat(room, exam)
    assert sitting.attempt.ends_at == exam.closes_at


@pytest.mark.parametrize(
    ("change", "door"),
    [
        ({"opens_in": MINUTE}, Door.NOT_YET),
        ({"length": timedelta(0)}, Door.OVER),
        ({"state": State.CANCELLED}, Door.CANCELLED),
        ({"state": State.CLOSED}, Door.OVER),
    ],
)
async def test_nothing_begins_behind_a_shut_door(room: Any, change: Any, door: Door) -> None:
    exam = await make_exam(room.host, room.branch_id, **change)
    met, new = await attempts.begin(room.host, exam.id, room.ids[0])
    assert (met.door, met.running, new) == (door, None, False)
    assert not await Attempt.exists()


async def test_each_attempt_counts_and_the_best_one_is_told(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id, attempts_allowed=2)
    for right in (True, False):
        sitting = await seat(room, exam)
        await save(room, sitting, 3, right)
        await finishing.finish(room.host, sitting.attempt.id, room.clock.now())
    met = await attempts.standing(exam, room.ids[0], room.clock.now())
    assert [one.marks for one in met.attempts] == [250, 0]
    assert (met.marks, met.door) == (250, Door.USED_UP)


async def test_every_kind_of_answer_is_kept_and_marked(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    sitting = await seat(room, exam)
    given = {1: (0,), 2: (0, 1), 3: True, 4: "1921"}
    for number, one in given.items():
        done = await save(room, sitting, number, one)
        assert (done.verdict, done.given) == (Verdict.SAVED, one)
    again = await sit(exam, sitting.attempt)
    assert {own.item.asked.number: again.given[own.item.id] for own in again.paper} == given
    done = await finishing.finish(room.host, sitting.attempt.id, room.clock.now())
    assert done is not None
    # Two of three right options, none wrong: two thirds of 2.5 points, rounded.
    assert (done.marks, done.total, done.answered, done.questions) == (917, 1000, 4, 4)
    assert not await Occurrence.filter(job=attempts.TIME_UP).exists()


async def test_the_last_answer_to_a_question_counts(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    sitting = await seat(room, exam)
    await save(room, sitting, 3, False)
    await save(room, sitting, 3, True, then=4, platform="telegram")
    row = await ExamAnswer.get()
    assert (row.given, row.right, row.marks, row.platform) == (True, 1000, 250, "telegram")
    assert (await Attempt.get()).current == 4


async def test_ticks_say_what_shall_be_and_the_last_one_taken_away_leaves_no_answer(
    room: Any,
) -> None:
    exam = await make_exam(room.host, room.branch_id)
    sitting = await seat(room, exam)
    # Quick taps and double ones, all in one batch.
    taps = [Ticked(0, True), Ticked(2, True), Ticked(2, True), Ticked(1, True), Ticked(1, False)]
    done = await asyncio.gather(*(save(room, sitting, 2, tap) for tap in taps))
    assert done[-1].given == (0, 2)
    assert (await ExamAnswer.get()).given == [0, 2]
    for option in (0, 2):
        done_at_last = await save(room, sitting, 2, Ticked(option, False))
    assert done_at_last.given is None
    assert not await ExamAnswer.exists()
    assert (await save(room, sitting, 2, Ticked(3, False))).given is None


async def test_what_two_devices_say_at_once_is_all_there(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    sitting = await seat(room, exam)
    others = [await seat(room, exam, who) for who in (1, 2, 3)]
    said = {1: (3,), 2: (0, 3), 3: False, 4: "1949"}
    done = await asyncio.gather(
        *(
            save(room, one, number, given)
            for one in (sitting, *others)
            for number, given in said.items()
        )
    )
    assert {one.verdict for one in done} == {Verdict.SAVED}
    for one in (sitting, *others):
        stands = await answers.given_to(one.attempt.id)
        assert {own.item.asked.number: stands[own.item.id] for own in one.paper} == said


async def test_an_answer_after_the_end_changes_nothing(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    sitting = await seat(room, exam)
    end = sitting.attempt.ends_at
    assert (await save(room, sitting, 3, True, at=end)).verdict is Verdict.SAVED
    late = await save(room, sitting, 3, False, at=end + timedelta(microseconds=1))
    assert late.verdict is Verdict.TIME_UP
    assert (await ExamAnswer.get()).given is True
    done = await finishing.finish(room.host, sitting.attempt.id, end + MINUTE)
    assert done is not None
    assert (done.marks, done.attempt.finished_at) == (250, end)
    assert await finishing.finish(room.host, sitting.attempt.id, end + MINUTE) is None
    # Said in time, but read after it was handed in.
    assert (await save(room, sitting, 3, False, at=end)).verdict is Verdict.FINISHED
    assert (await ExamAnswer.get()).given is True


async def test_a_cancelled_exam_takes_no_answers_and_gives_no_marks(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    sitting = await seat(room, exam)
    await Exam.filter(id=exam.id).update(state=State.CANCELLED)
    await attempts.unplan(room.host, exam)
    assert (await save(room, sitting, 3, True)).verdict is Verdict.CANCELLED
    assert await finishing.finish(room.host, sitting.attempt.id, room.clock.now()) is None
    assert not await Occurrence.exists()


async def test_mistakes_go_into_the_books_when_the_window_is_over(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    for who, right in ((0, True), (1, False)):
        sitting = await seat(room, exam, who)
        await save(room, sitting, 3, right)
        await finishing.finish(room.host, sitting.attempt.id, room.clock.now())
    assert not await ReviewCard.exists()
    async with room.store.transaction():
        await finishing.release(exam)
    assert await ReviewCard.all().values_list("member_id", flat=True) == [room.ids[1]]


async def test_a_corrected_question_changes_marks_and_tells_whose(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id, attempts_allowed=2)
    right, wrong, nothing = room.ids[:3]
    for who, given in enumerate((True, False, None)):
        sitting = await seat(room, exam, who)
        if given is not None:
            await save(room, sitting, 3, given)
        await finishing.finish(room.host, sitting.attempt.id, room.clock.now())
    running = await seat(room, exam, 3)
    await save(room, running, 3, False)

    await correct(room.host, room.branch_id, 3, Actor(right), answer=False)

    marks = {row.member_id: row.marks for row in await Attempt.all()}
    assert marks == {right: 0, wrong: 250, nothing: 0, room.ids[3]: None}
    done = await finishing.finish(room.host, running.attempt.id, room.clock.now())
    assert done is not None
    assert done.marks == 250  # regraded while it ran
    told = {row.member_id: row.body["text"] for row in await OutboxRow.all()}
    assert told.keys() == {right, wrong}
    assert "成绩由 2.5 分改为 0 分（满分 10）" in told[right]
    assert "成绩由 0 分改为 2.5 分（满分 10）" in told[wrong]
    # Others may still take it: the right answer is not told.
    assert "考试截止后可以看正确答案" in told[wrong]


async def test_after_the_window_the_reason_says_the_right_answer(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    sitting = await seat(room, exam)
    await save(room, sitting, 1, (2,))
    await finishing.finish(room.host, sitting.attempt.id, room.clock.now())
    room.clock.advance(timedelta(hours=5))
    await correct(room.host, room.branch_id, 1, Actor(room.ids[0]), answer=(2,))
    (row,) = await OutboxRow.all()
    assert "正确答案由“民主集中制”改为“集体领导”" in row.body["text"]


async def test_only_a_change_of_the_best_attempt_is_told(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id, attempts_allowed=2)
    for given in ({1: (0,), 3: True}, {3: False}):
        sitting = await seat(room, exam)
        for number, one in given.items():
            await save(room, sitting, number, one)
        await finishing.finish(room.host, sitting.attempt.id, room.clock.now())
    await correct(room.host, room.branch_id, 3, Actor(room.ids[0]), answer=False)
    assert [row.marks for row in await Attempt.all().order_by("number")] == [250, 250]
    (row,) = await OutboxRow.all()
    assert "由 5 分改为 2.5 分" in row.body["text"]


async def test_a_mended_sentence_tells_nobody(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    sitting = await seat(room, exam)
    await save(room, sitting, 3, True)
    await finishing.finish(room.host, sitting.attempt.id, room.clock.now())
    await correct(room.host, room.branch_id, 3, Actor(room.ids[0]), explanation="更清楚的解析")
    assert not await OutboxRow.exists()


async def test_one_question_in_two_exams(room: Any) -> None:
    rows = await make_questions(
        room.branch_id, [("truefalse", "地球是圆的", [], True)], room.clock.now()
    )
    for number in (1, 2):
        exam = await make_exam(room.host, room.branch_id, number=number, questions=rows)
        sitting = await seat(room, exam)
        await save(room, sitting, 1, False)
        await finishing.finish(room.host, sitting.attempt.id, room.clock.now())
    await correct(room.host, room.branch_id, 1, Actor(room.ids[0]), answer=False)
    assert await OutboxRow.all().count() == 2
    assert {row.marks for row in await Attempt.all()} == {250}


async def test_who_has_not_finished(room: Any) -> None:
    exam = await make_exam(room.host, room.branch_id)
    done = await seat(room, exam, 0)
    await finishing.finish(room.host, done.attempt.id, room.clock.now())
    await seat(room, exam, 1)
    assert await attempts.unfinished(exam, room.ids) == {
        room.ids[1]: True, room.ids[2]: False, room.ids[3]: False,
    }  # fmt: skip
