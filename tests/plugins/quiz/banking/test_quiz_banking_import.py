"""Questions brought into a bank: all or nothing, safe to repeat, with a report."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest

from bot.branch.models import AuditEntry
from bot.errors import Refusal
from plugins.quiz import models
from plugins.quiz.bank.question import Kind
from plugins.quiz.services.bank import asking, correcting, overview, retiring
from plugins.quiz.services.bank.importing import import_file
from plugins.quiz.services.bank.rows import everything
from plugins.quiz.services.bank.sample import import_sample
from tests.plugins.quiz.banking.conftest import ACTOR, rows

A = "a-1,单选,党的根本组织原则是？,民主集中制,轮流负责,抽签,A,党章,1,因为,《党章》十,2022-10-22,"
B = "b-1,多选,下列哪些是党员的权利？,表决权,选举权,收费权,AB,党章,2,因为,《党章》第四条,2022-10-22,"
C = "c-1,判断,党员要交纳党费。,,,,对,党费,1,因为,《党费规定》第一条,2008-02-04,2027-01-01"
D = "d-1,填空,火警电话是____。,,,,119|一一九,校园安全,1,,,,"


async def test_every_kind_goes_in_and_twice_is_once(shelf: Any) -> None:
    first = await shelf.bring(A, B, C, D)
    assert (first.added, first.changed, first.same, first.faults) == (4, 0, 0, ())
    assert first.lacking == 1
    again = await shelf.bring(A, B, C, D)
    assert (again.added, again.changed, again.same) == (0, 0, 4)
    kept = await everything(shelf.one)
    assert [(one.number, one.question.ref) for one in kept] == [
        (1, "a-1"), (2, "b-1"), (3, "c-1"), (4, "d-1"),
    ]  # fmt: skip
    assert [one.question.answer for one in kept] == [(0,), (0, 1), True, ("119", "一一九")]
    assert kept[2].question.holds_until == date(2027, 1, 1)
    assert {one.revision for one in kept} == {1}
    assert await everything(shelf.two) == []
    assert await AuditEntry.filter(action="quiz.bank.imported").count() == 1


async def test_a_question_is_found_by_its_id_and_changed_in_every_part(shelf: Any) -> None:
    await shelf.bring(A, B, C, D)
    done = await shelf.bring(
        "a-1,单选,根本组织原则？,民主集中制,轮流,抽签,A,章程,3,新的解析,《党章》总纲,2027-10-20,",
        "c-1,判断,党员必须交纳党费。,,,,错,党费,2,因为,《党费规定》,2008-02-04,",
        "d-1,填空,火警电话是____。,,,,119,校园安全,1,,,,2030-01-01",
    )
    assert (done.added, done.changed, done.same) == (0, 3, 0)
    kept = {one.question.ref: one for one in await everything(shelf.one)}
    changed = kept["a-1"].question
    assert (changed.text, changed.options[1], changed.topic) == ("根本组织原则？", "轮流", "章程")
    assert (changed.difficulty, changed.explanation) == (3, "新的解析")
    assert (changed.source, changed.rule_version) == ("《党章》总纲", "2027-10-20")
    assert (kept["c-1"].question.answer, kept["c-1"].question.holds_until) == (False, None)
    assert kept["d-1"].question.answer == ("119",)
    assert kept["d-1"].question.holds_until == date(2030, 1, 1)
    assert (kept["a-1"].number, kept["a-1"].revision, kept["b-1"].revision) == (1, 2, 1)


async def test_one_fault_and_nothing_goes_in(shelf: Any) -> None:
    done = await shelf.bring(A, "x-1,单选,哪个？,甲,乙,,C,党章,1,,,,", B)
    assert [(one.row, one.text_id) for one in done.faults] == [
        (3, "quiz-import-letter-outside"),
    ]
    assert not done.done
    assert not await models.Question.exists()
    assert not await AuditEntry.exists()


async def test_the_same_question_under_two_ids_is_a_fault(shelf: Any) -> None:
    await shelf.bring(A)
    twin = A.replace("a-1", "a-9").replace("民主集中制,轮流负责", "轮流负责,民主集中制")
    done = await shelf.bring(B, twin)
    assert [(one.row, one.text_id) for one in done.faults] == [(3, "quiz-import-in-bank")]
    assert done.faults[0].variables == {"number": 1}
    within = await shelf.bring(B, B.replace("b-1", "b-9"))
    assert [one.text_id for one in within.faults] == ["quiz-import-question-twice"]
    assert await models.Question.all().count() == 1
    # Where its twin has retired it may come back under a new id.
    await retiring.retire(shelf.host, shelf.one, [1], ACTOR)
    assert (await shelf.bring(twin)).added == 1


async def test_what_is_nearly_the_same_goes_in_and_is_told(shelf: Any) -> None:
    text = "根据《中国共产党支部工作条例（试行）》，党支部党员大会一般多久召开一次？"
    line = f"n-1,单选,{text},每季度,每月,每年,A,支部工作,1,,,,"
    await shelf.bring(line)
    done = await shelf.bring(
        line.replace("n-1", "n-2").replace("多久召开", "隔多久召开"),
        line.replace("n-1", "n-3").replace("多久召开", "每隔多久召开"),
    )
    assert done.added == 2
    assert {one.text_id for one in done.near} <= {"quiz-import-near", "quiz-import-near-bank"}
    assert [one.row for one in done.near] == [2, 3]
    # What was there already is not told again.
    assert (
        await shelf.bring(line.replace("n-1", "n-2").replace("多久召开", "隔多久召开"))
    ).near == ()


async def test_answers_keep_their_meaning(shelf: Any) -> None:
    await shelf.bring(A, B)
    other = A.replace("民主集中制,轮流负责", "轮流负责,民主集中制").replace(",A,", ",B,")
    # Nobody was asked it: the options may change places.
    assert (await shelf.bring(other)).changed == 1
    quiz = await models.DailyQuiz.create(
        branch_id=shelf.one, day=date(2026, 11, 24), state="open",
        opened_at=shelf.clock.now(), closes_at=shelf.clock.now(),
    )  # fmt: skip
    row = await models.Question.get(ref="a-1")
    await models.DailyItem.create(quiz=quiz, place=1, question=row, order=[0, 1, 2])
    done = await shelf.bring(A, B.replace("因为", "所以"))
    assert [one.text_id for one in done.faults] == ["quiz-import-answered"]
    assert (await models.Question.get(ref="b-1")).explanation == "因为"


async def test_an_import_that_changes_an_answer_has_it_graded_again(shelf: Any) -> None:
    heard: list[correcting.Corrected] = []

    async def hear(done: correcting.Corrected) -> None:
        heard.append(done)

    await shelf.bring(A, B)
    quiz = await models.DailyQuiz.create(
        branch_id=shelf.one, day=date(2026, 11, 24), state="open",
        opened_at=shelf.clock.now(), closes_at=shelf.clock.now(),
    )  # fmt: skip
    row = await models.Question.get(ref="a-1")
    await models.DailyItem.create(quiz=quiz, place=1, question=row, order=[0, 1, 2])
    correcting.on_corrected.append(hear)
    try:
        await shelf.bring(A.replace(",A,", ",B,"), B.replace(",AB,", ",ABC,"))
    finally:
        correcting.on_corrected.remove(hear)
    assert [(one.question_id, one.old.answer, one.new.answer, one.revision) for one in heard] == [
        (row.id, (0,), (1,), 2)
    ]


async def test_two_imports_at_once(shelf: Any) -> None:
    lines = [f"p-{n},判断,第 {n} 号说法成立。,,,,对,主题,1,,,," for n in range(60)]
    done = await asyncio.gather(shelf.bring(*lines[:40]), shelf.bring(*lines[20:]))
    assert sum(one.added for one in done) == 60
    kept = await everything(shelf.one)
    assert [one.number for one in kept] == list(range(1, 61))


async def test_the_sample_goes_in_whole_and_holds_no_twins(shelf: Any) -> None:
    done = await import_sample(shelf.host, shelf.one, ACTOR)
    assert done.faults == ()
    assert done.near == ()
    assert done.added >= 160
    again = await import_sample(shelf.host, shelf.one, ACTOR)
    assert (again.added, again.changed, again.same) == (0, 0, done.added)
    counted = await overview.overview(shelf.one)
    assert counted.asked == done.added
    assert len(counted.topics) == 5
    assert sum(counted.topics["党史"].values()) >= 25
    assert set(counted.topics["党史"]) == set(Kind)


@pytest.mark.parametrize("form", overview.EXPORTED)
async def test_a_round_trip_loses_nothing(shelf: Any, form: Any) -> None:
    await shelf.bring(A, B, C, D)
    await retiring.retire(shelf.host, shelf.one, [2], ACTOR)
    made = await overview.export(shelf.one, form, "zh-CN")
    assert (made.count, made.left_out) == (3, 1)
    done = await import_file(shelf.host, shelf.two, made.content, f"x.{form}", ACTOR)
    assert (done.added, done.faults) == (3, ())
    there = {one.question.ref: one.question for one in await everything(shelf.two)}
    here = {o.question.ref: o.question for o in await everything(shelf.one) if not o.retired}
    assert there == here
    with pytest.raises(Refusal, match="quiz-bank-empty"):
        await overview.export(shelf.two + 1000, form, "en")


async def test_what_may_be_asked(shelf: Any) -> None:
    await shelf.bring(A, B, C, D)
    await retiring.retire(shelf.host, shelf.one, [1], ACTOR)
    last = date(2027, 1, 1)
    assert [one.number for one in await asking.askable(shelf.one, last)] == [2, 3, 4]
    assert [one.number for one in await asking.askable(shelf.one, date(2027, 1, 2))] == [2, 4]
    assert [one.number for one in await asking.askable(shelf.one, last, ["党费", "无"])] == [3]
    known = await asking.questions([row.id for row in await models.Question.all()])
    assert sorted(one.number for one in known.values()) == [1, 2, 3, 4]


async def test_a_bank_is_bounded(shelf: Any) -> None:
    from plugins.quiz.services.bank.rows import MAX_BANK

    many = rows(*(f"f-{n},判断,说法 {n}。,,,,对,主题,1,,,," for n in range(10)))
    await models.Question.bulk_create(
        [
            models.Question(
                branch_id=shelf.one, number=n, ref=f"z-{n}", kind="truefalse", text=f"话 {n}",
                options=[], answer=True, topic="主题", difficulty=1, explanation="", source="",
                rule_version="", retired_at=shelf.clock.now(), added_at=shelf.clock.now(),
                changed_at=shelf.clock.now(),
            )
            for n in range(MAX_BANK - 5)
        ],
        batch_size=1000,
    )  # fmt: skip
    with pytest.raises(Refusal, match="quiz-bank-full"):
        await import_file(shelf.host, shelf.one, many, "x.csv", ACTOR)
    assert not await models.Question.filter(ref="f-0").exists()
