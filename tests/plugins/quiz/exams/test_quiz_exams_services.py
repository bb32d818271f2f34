"""Drafts, papers, results and appeals on both databases, also when two act at once."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Branch, Member, RoleGrant
from bot.branch.settings import Registry
from bot.delivery.outbox import Outbox
from bot.errors import Refusal
from bot.feature import Feature
from bot.schedule.models import Occurrence
from bot.schedule.schedule import Schedule
from bot.texts.texts import Texts
from plugins.quiz.bank.paper import Candidate, Cell, Pool
from plugins.quiz.bank.question import Kind
from plugins.quiz.messages import exams_tables
from plugins.quiz.models import Appeal, Attempt, Exam, ExamAnswer, ExamDraft, ExamItem, Question
from plugins.quiz.rules.appeals import Objection
from plugins.quiz.rules.drafting import Step
from plugins.quiz.rules.exam import State
from plugins.quiz.services.bank import asking
from plugins.quiz.services.exams import appeals, drafting, making, papers, results
from plugins.quiz.services.exams.appeals import Ruling
from plugins.quiz.services.exams.drafting import Answer
from tests.plugins.quiz.exams.exam_steps import (
    bank,
    created,
    draft_of,
    drafted,
    right_answers,
    sat,
)

ZONE = ZoneInfo("Asia/Shanghai")
CROWD = 260


@pytest.fixture
async def hall(store: Any, clock: Any) -> Any:
    """The parts of a host that services touch, a branch of six, and a bank."""
    from plugins.quiz.jobs import JOBS
    from plugins.quiz.settings import SETTINGS

    now = clock.now()
    branch = await Branch.create(name="第一党支部", created_at=now)
    for n in range(6):
        await Member.create(
            branch_id=branch.id,
            name=f"成员{n}",
            student_no=f"2023{n:04}",
            category="full",
            created_at=now,
        )
    ids = [m.id for m in await Member.filter(branch_id=branch.id).order_by("id")]
    await RoleGrant.create(member_id=ids[0], role="secretary", granted_at=now)
    await bank(branch.id, now)
    directory = Directory(store, Registry.of([Feature("quiz", Path(), settings=SETTINGS)]))
    host = SimpleNamespace(
        store=store,
        clock=clock,
        directory=directory,
        outbox=Outbox(store, clock),
        schedule=Schedule(store, directory, clock, JOBS),
        texts=Texts([Path("bot/texts"), Path("plugins/quiz/texts")], strict=True),
    )
    view = await directory.branch(branch.id)
    return SimpleNamespace(host=host, view=view, clock=clock, ids=ids)


async def refused(text_id: str, doing: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await doing
    assert caught.value.text_id == text_id
    return caught.value


def said(hall: Any, words: str, key: str) -> Answer:
    return Answer(words, hall.clock.now(), key, ZONE)


async def test_a_step_said_twice_is_taken_once(hall: Any) -> None:
    """A message that a platform delivers again, and two devices at the same step."""
    stands = await drafting.begin(hall.view.id, hall.ids[0], hall.clock.now())
    after = await drafting.take(hall.host, stands, said(hall, "测试", "m1"))
    assert after.step is Step.OPENS
    again = await drafting.take(hall.host, after, said(hall, "测试", "m1"))
    assert again.step is Step.OPENS
    one, two = await asyncio.gather(
        drafting.take(hall.host, after, said(hall, "现在", "m2")),
        drafting.take(hall.host, after, said(hall, "明天 19:00", "m3")),
    )
    found = await drafting.find(hall.view.id, hall.ids[0])
    assert found is not None
    assert (one.step, two.step, found.step) == (Step.CLOSES,) * 3
    assert one.draft == two.draft == found.draft
    assert await ExamDraft.all().count() == 1


async def test_a_paper_is_stored_with_its_points_and_drawn_from_what_may_be_asked(
    hall: Any,
) -> None:
    now = hall.clock.now()
    await Question.filter(kind="single", number__lte=2).update(retired_at=now)
    # A question that holds until the day before the exam closes is not drawn.
    await Question.filter(number=3).update(holds_until=(now + timedelta(days=1)).date())
    cells = (Cell(Kind.SINGLE, 3),)
    exam = await created(
        hall.host, hall.view, hall.ids[0], cells=cells, closes_at=now + timedelta(days=2)
    )
    items = await papers.items_of(exam.id)
    assert {item.asked.number for item in items} == {4, 5, 6}
    assert [item.points for item in items] == [200, 200, 200]
    caught = await refused(
        "quiz-paper-short",
        created(
            hall.host,
            hall.view,
            hall.ids[0],
            cells=(Cell(Kind.SINGLE, 4),),
            closes_at=now + timedelta(days=2),
        ),
    )
    assert (caught.variables["wanted"], caught.variables["there"]) == (4, 3)
    assert await Exam.all().count() == 1


async def test_a_paper_is_what_its_seed_draws_from_the_whole_bank(hall: Any) -> None:
    """However the bank is read: a paper has to come out again years later."""
    exam = await created(hall.host, hall.view, hall.ids[0])
    whole = await asking.askable(hall.view.id, hall.clock.now().date())
    pool = Pool(
        Candidate(one.id, one.question.kind, one.question.topic, one.question.difficulty)
        for one in whole
    )
    drawn = pool.draw(draft_of(hall.clock.now()).cells, exam.seed)
    assert [item.asked.id for item in await papers.items_of(exam.id)] == list(drawn)
    # Rows of a stranger that hold no question are passed over.
    await Question.filter(kind="single", number__gt=3).update(kind="riddle")
    there = await papers.stock(hall.view.id, hall.clock.now().date())
    assert there.pool.there(Cell(Kind.SINGLE, 1)) == 3
    assert there.topics == ("党史", "党章")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_only_the_drawn_questions_are_read_whole(hall: Any) -> None:
    """A bank of thousands takes long to read. Only SQLite tells its statements."""
    seen: list[str] = []
    raw = hall.host.store.connection._connection
    await raw.set_trace_callback(seen.append)
    there = await papers.stock(hall.view.id, hall.clock.now().date())
    drawn = await papers.draw(there, (Cell(Kind.SINGLE, 2), Cell(Kind.BLANK, 1)), "seed")
    await raw.set_trace_callback(None)
    assert [one.question.kind for one in drawn] == ["single", "single", "blank"]
    (whole,) = [one for one in seen if '"explanation"' in one]
    ids = ",".join(str(one) for one in sorted(one.id for one in drawn))
    assert f'"id" IN ({ids})' in whole


async def test_everyone_has_an_order_of_their_own_that_stays(hall: Any) -> None:
    exam = await created(hall.host, hall.view, hall.ids[0])
    items = await papers.items_of(exam.id)
    laid = {m: papers.laid_out(items, exam.seed, m) for m in hall.ids}
    again = papers.laid_out(await papers.items_of(exam.id), exam.seed, hall.ids[1])
    assert again == laid[hall.ids[1]]
    assert len({tuple(o.item.id for o in own) + tuple(o.placed.order for o in own)
                for own in laid.values()}) > 1  # fmt: skip
    kinds = [one.item.question.kind for one in laid[hall.ids[2]]]
    assert kinds == ["single"] * 3 + ["multiple"] * 2 + ["truefalse"]


@pytest.mark.parametrize(("hours", "expected"), [(None, [24]), (3, [3]), (0, [])])
async def test_the_branch_says_when_its_exams_remind(
    hall: Any, hours: int | None, expected: list[int]
) -> None:
    if hours is not None:
        await Branch.all().update(settings={"quiz.exam_reminder": hours})
        hall.host.directory.forget()
    view = await hall.host.directory.branch(hall.view.id)
    closes_at = hall.clock.now() + timedelta(days=7)
    exam = await created(hall.host, view, hall.ids[0], closes_at=closes_at)
    planned = await Occurrence.filter(job="quiz.exam-reminder", key=str(exam.id))
    assert [exam.closes_at - row.due_at for row in planned] == [
        timedelta(hours=one) for one in expected
    ]


async def test_of_two_who_create_at_once_the_second_is_told(hall: Any) -> None:
    now = hall.clock.now()
    drafts = [await drafted(hall.view.id, member, draft_of(now), now) for member in hall.ids[:2]]
    done = await asyncio.gather(
        *(
            making.create(
                hall.host, hall.view, one, making.Wish(one.member_id, f"m:{one.member_id}")
            )
            for one in drafts
        ),
        return_exceptions=True,
    )
    (exam,) = [one for one in done if isinstance(one, Exam)]
    (fault,) = [one for one in done if isinstance(one, Refusal)]
    assert (fault.text_id, fault.variables["number"]) == ("quiz-exams-overlap", exam.number)
    assert await Exam.all().count() == 1
    # The other's draft is still there, with nothing of it half created.
    assert await ExamDraft.all().count() == 1
    assert await ExamItem.filter(exam_id=exam.id).count() == await ExamItem.all().count()


async def test_a_message_that_comes_again_creates_nothing(hall: Any) -> None:
    now = hall.clock.now()
    stands = await drafted(hall.view.id, hall.ids[0], draft_of(now), now)
    wish = making.Wish(hall.ids[0], "m:1")
    first = await making.create(hall.host, hall.view, stands, wish)
    assert (await making.create(hall.host, hall.view, stands, wish)).id == first.id
    assert await Exam.all().count() == 1
    await refused(
        "quiz-exams-draft-changed",
        making.create(hall.host, hall.view, stands, making.Wish(hall.ids[0], "m:2", [first.id])),
    )


async def test_a_window_that_is_over_by_now_creates_nothing(hall: Any) -> None:
    now = hall.clock.now()
    stands = await drafted(hall.view.id, hall.ids[0], draft_of(now), now)
    hall.clock.advance(timedelta(hours=3))
    wish = making.Wish(hall.ids[0], "m:1")
    await refused("quiz-exams-window-over", making.create(hall.host, hall.view, stands, wish))


async def test_a_cancelled_exam_leaves_no_timer(hall: Any) -> None:
    exam = await created(hall.host, hall.view, hall.ids[0])
    assert await Occurrence.filter(key=str(exam.id)).count() >= 4
    await making.cancel(hall.host, exam, hall.ids[0], hall.clock.now(), [])
    assert not await Occurrence.filter(key=str(exam.id)).exists()
    await refused(
        "quiz-exams-is-cancelled",
        making.cancel(hall.host, exam, hall.ids[1], hall.clock.now(), []),
    )
    assert (await Exam.get()).state == State.CANCELLED


async def test_the_best_attempt_counts_and_who_left_stays_in_the_book(hall: Any) -> None:
    exam = await created(hall.host, hall.view, hall.ids[0])
    items, now = await papers.items_of(exam.id), hall.clock.now()
    for number, wrong in enumerate((3, 1, 2), 1):
        given = right_answers(items, wrong)
        await sat(exam, hall.ids[1], now, given, finished=now, number=number)
    await sat(exam, hall.ids[2], now, right_answers(items), finished=now, platforms=("telegram",))
    await sat(exam, hall.ids[3], now, right_answers(items))
    await Member.filter(id=hall.ids[2]).update(status="left")
    hall.host.directory.forget()
    view = await hall.host.directory.branch(hall.view.id)
    found = await results.results(view, exam)
    assert [(one.name, one.attempts, one.marks) for one in found.people] == [
        ("成员1", 3, 1300),
        ("成员2", 1, 1500),
    ]
    assert found.people[1].platforms == ("telegram",)
    assert found.unfinished == (hall.ids[0], *hall.ids[3:])
    assert found.running == {hall.ids[3]}
    assert (found.figures.mean, found.figures.passed, found.total) == (1400, 2, 1500)
    assert [one.count for one in found.stats] == [2] * 6
    assert found.stats[0].difficulty == 0.5
    mine = await results.own(exam, hall.ids[1])
    assert mine is not None
    assert (mine.marks, mine.best) == ((900, 1300, 1100), 1300)
    assert sum(one.right < 1000 for one in mine.answers) == 1
    assert await results.own(exam, hall.ids[3]) is None


async def test_everyone_of_a_crowd_is_in_the_results_and_the_table_is_made_beside_the_chats(
    hall: Any,
) -> None:
    """More people than are read at once; each has two attempts, and the second counts."""
    exam = await created(hall.host, hall.view, hall.ids[0])
    items, now = await papers.items_of(exam.id), hall.clock.now()
    await Member.bulk_create(
        Member(
            branch_id=hall.view.id,
            name=f"众{n}",
            student_no=f"{n:04}",
            category="full",
            created_at=now,
        )
        for n in range(CROWD)
    )
    crowd = await Member.filter(name__startswith="众").order_by("id")
    await Attempt.bulk_create(
        Attempt(exam_id=exam.id, member_id=one.id, number=number, started_at=now,
                ends_at=now, finished_at=now, marks=number * 100)
        for number in (1, 2) for one in crowd
    )  # fmt: skip
    await ExamAnswer.bulk_create(
        ExamAnswer(attempt_id=one.id, item_id=item.id, given=[0], right=1000 * (one.number == 2),
                   marks=0, at=now, platform="qq")
        for one in await Attempt.all() for item in items
    )  # fmt: skip
    found = await results.results(hall.view, exam)
    assert [(one.student_no, one.attempts, one.marks) for one in found.people] == [
        (f"{n:04}", 2, 200) for n in range(CROWD)
    ]
    assert {one.platforms for one in found.people} == {("qq",)}
    assert [(one.count, one.difficulty) for one in found.stats] == [(CROWD, 1.0)] * len(items)
    said: list[tuple[str, bool]] = []

    def t(text_id: str, **_: Any) -> str:
        said.append((text_id, threading.current_thread() is threading.main_thread()))
        return text_id

    table = await exams_tables.gradebook(t, hall.view, found)
    assert table.content[:2] == b"PK"
    assert [text_id for text_id, on_the_loop in said if on_the_loop] == ["quiz-exams-results-file"]
    assert said.count(("quiz-exams-state-done", False)) == CROWD


async def test_of_two_decisions_at_once_one_counts(hall: Any) -> None:
    exam = await created(hall.host, hall.view, hall.ids[0])
    items, now = await papers.items_of(exam.id), hall.clock.now()
    await sat(exam, hall.ids[1], now, right_answers(items), finished=now)
    objection = Objection(exam.number, 1, "不对")
    one, two = await asyncio.gather(
        *(
            appeals.ask(hall.host, exam, hall.ids[1], objection, now, lambda _: [])
            for _ in range(2)
        ),
        return_exceptions=True,
    )
    (case,) = [one for one in (one, two) if not isinstance(one, BaseException)]
    rulings = (Ruling(hall.ids[0], now, True, "D"), Ruling(hall.ids[2], now, False, "没有错"))
    done = await asyncio.gather(
        *(
            appeals.decide(hall.host, hall.view.id, case.number, ruling, lambda _: [])
            for ruling in rulings
        ),
        return_exceptions=True,
    )
    assert len([one for one in done if isinstance(one, Refusal)]) == 1, done
    row = await Appeal.get()
    assert row.decided_by == (hall.ids[2] if isinstance(done[0], Refusal) else hall.ids[0])
    mended = await Question.get(id=case.asked.id)
    assert (mended.answer == [3]) == (row.state == "upheld")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_results_take_a_fixed_number_of_queries(hall: Any) -> None:
    """However many people: nobody is asked for one by one. Only SQLite tells its statements."""
    exam = await created(hall.host, hall.view, hall.ids[0])
    items, now = await papers.items_of(exam.id), hall.clock.now()
    counts = []
    for member in hall.ids[1:4]:
        await sat(exam, member, now, right_answers(items), finished=now)
        seen: list[str] = []
        raw = hall.host.store.connection._connection
        await raw.set_trace_callback(seen.append)
        await results.results(hall.view, exam)
        await raw.set_trace_callback(None)
        counts.append(len(seen))
    assert len(set(counts)) == 1
    assert counts[0] <= 6
