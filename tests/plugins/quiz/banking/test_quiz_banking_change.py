"""Questions that are mended, retired, restored, and found."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from bot.branch.models import AuditEntry
from bot.errors import Refusal
from plugins.quiz import models
from plugins.quiz.bank.question import Field
from plugins.quiz.services.bank import correcting, finding, retiring
from plugins.quiz.services.bank.correcting import correct
from plugins.quiz.services.bank.importing import import_file
from plugins.quiz.services.bank.mending import mend
from plugins.quiz.services.bank.rows import everything, slices
from tests.house.databases import on_sqlite
from tests.plugins.quiz.banking.conftest import ACTOR, rows
from tests.plugins.quiz.banking.test_quiz_banking_import import A, B, C, D


@pytest.fixture
async def bank(shelf: Any) -> Any:
    await shelf.bring(A, B, C, D)
    return shelf


async def test_a_correction_and_what_hangs_on_it_are_one(bank: Any) -> None:
    heard: list[correcting.Corrected] = []

    async def hear(done: correcting.Corrected) -> None:
        assert done.house.store.in_transaction
        assert (await models.Question.get(id=done.question_id)).revision == done.revision
        heard.append(done)

    async def fail(_: correcting.Corrected) -> None:
        raise RuntimeError("the grades could not be written")

    correcting.on_corrected.append(hear)
    try:
        done = await correct(bank.host, bank.one, 1, ACTOR, answer=(2,), explanation="改过")
        assert (done.revision, done.old.answer, done.new.answer) == (2, (0,), (2,))
        assert heard == [done]
        correcting.on_corrected.append(fail)
        with pytest.raises(RuntimeError):
            await correct(bank.host, bank.one, 2, ACTOR, answer=(0,))
    finally:
        correcting.on_corrected[:] = [h for h in correcting.on_corrected if h not in (hear, fail)]
    row = await models.Question.get(number=1)
    assert (row.answer, row.explanation, row.revision) == ([2], "改过", 2)
    assert (await models.Question.get(number=2)).answer == [0, 1]
    (entry,) = await AuditEntry.filter(action="quiz.question.corrected")
    assert entry.detail == {"parts": "answer, explanation", "revision": 2}


@pytest.mark.parametrize(
    ("number", "parts", "text_id"),
    [
        (9, {"answer": (0,)}, "quiz-bank-no-question"),
        (1, {"answer": (0,)}, "quiz-bank-same"),
        (1, {"answer": (3,)}, "quiz-import-letter-outside"),
        (1, {"answer": (0, 1)}, "quiz-import-one-letter"),
        (1, {"answer": True}, "quiz-import-no-answer"),
        (3, {"answer": (1,)}, "quiz-import-bad-truth"),
        (1, {"options": ("甲", "乙")}, "quiz-bank-option-moved"),
        (1, {"options": ("轮流负责", "民主集中制", "抽签")}, "quiz-bank-option-moved"),
        (1, {"text": "长" * 1001}, "quiz-import-too-long"),
    ],
)
async def test_what_is_no_correction_changes_nothing(
    bank: Any, number: int, parts: dict[str, Any], text_id: str
) -> None:
    before = await everything(bank.one)
    with pytest.raises(Refusal) as caught:
        await correct(bank.host, bank.one, number, ACTOR, **parts)
    assert caught.value.text_id == text_id
    assert await everything(bank.one) == before
    with pytest.raises(Refusal):
        await correct(bank.host, bank.two, 1, ACTOR, answer=(1,))


@pytest.mark.parametrize(
    ("number", "part", "written", "name", "value"),
    [
        (1, Field.ANSWER, "ｂ", "answer", (1,)),
        (2, Field.ANSWER, "A、C", "answer", (0, 2)),
        (3, Field.ANSWER, "错", "answer", False),
        (4, Field.ANSWER, "119|一一九|1 1 9", "answer", ("119", "一一九", "1 1 9")),
        (1, Field.TEXT, "新的  题目", "text", "新的  题目"),
        (1, Field.OPTIONS, "b 轮流坐庄", "options", ("民主集中制", "轮流坐庄", "抽签")),
        (1, Field.DIFFICULTY, "难", "difficulty", 3),
        (3, Field.HOLDS_UNTIL, "2030年1月2日", "holds_until", date(2030, 1, 2)),
        (3, Field.HOLDS_UNTIL, "无", "holds_until", None),
        (1, Field.RULE_VERSION, "2027-10-20", "rule_version", "2027-10-20"),
    ],
)
async def test_a_part_is_read_as_people_write_it(
    bank: Any, number: int, part: Field, written: str, name: str, value: Any
) -> None:
    done = await mend(bank.host, bank.one, number, ACTOR, part, written)
    assert getattr(done.new, name) == value
    kept = {one.number: one for one in await everything(bank.one)}
    assert kept[number].question == done.new


@pytest.mark.parametrize(
    ("number", "part", "written", "text_id"),
    [
        (1, Field.ANSWER, "对", "quiz-import-bad-letters"),
        (3, Field.ANSWER, "也许", "quiz-import-bad-truth"),
        (1, Field.OPTIONS, "D 没有这个", "quiz-bank-no-option"),
        (1, Field.OPTIONS, "B", "quiz-bank-no-option"),
        (3, Field.OPTIONS, "A 判断题没有", "quiz-bank-no-option"),
        (1, Field.DIFFICULTY, "7", "quiz-import-bad-difficulty"),
        (1, Field.HOLDS_UNTIL, "2030-02-30", "quiz-import-bad-date"),
    ],
)
async def test_a_part_that_cannot_be_read(
    bank: Any, number: int, part: Field, written: str, text_id: str
) -> None:
    before = await everything(bank.one)
    with pytest.raises(Refusal) as caught:
        await mend(bank.host, bank.one, number, ACTOR, part, written)
    assert caught.value.text_id == text_id
    assert await everything(bank.one) == before


async def test_retired_and_restored_by_hand(bank: Any) -> None:
    done = await retiring.retire(bank.host, bank.one, [2, 1, 77], ACTOR)
    assert (done.done, done.same, done.unknown) == ((1, 2), (), (77,))
    again = await retiring.retire(bank.host, bank.one, [2], ACTOR)
    assert (again.done, again.same) == ((), (2,))
    # An import brings it up to date and does not ask it again.
    report = await bank.bring(A.replace("因为", "所以"))
    assert (report.changed, report.asleep) == (1, (1,))
    kept = {one.number: one for one in await everything(bank.one)}
    assert (kept[1].retired, kept[1].question.explanation) == ("hand", "所以")
    back = await retiring.restore(bank.host, bank.one, [1, 3], ACTOR)
    assert (back.done, back.same) == ((1,), (3,))
    assert (await retiring.retire(bank.host, bank.two, [1], ACTOR)).unknown == (1,)


async def test_expired_until_it_holds_again(bank: Any) -> None:
    day = date(2027, 1, 2)
    assert await retiring.expired(bank.one, date(2027, 1, 1)) == []
    async with bank.host.store.transaction():
        gone = await retiring.expired(bank.one, day)
        await retiring.retire_expired(bank.one, gone, bank.clock.now())
    assert [one.number for one in gone] == [3]
    assert await retiring.expired(bank.one, day) == []
    bank.clock.advance(timedelta(days=60))
    refused = await retiring.restore(bank.host, bank.one, [3], ACTOR)
    assert (refused.done, refused.over) == ((), (3,))
    done = await bank.bring(C.replace("2027-01-01", "2028-01-01"))
    assert (done.changed, done.asleep, done.over) == (1, (), ())
    assert {one.number: one.retired for one in await everything(bank.one)}[3] == ""
    over = await bank.bring(C)
    assert over.over == (3,)


async def test_a_new_version_of_a_rule(bank: Any) -> None:
    await bank.bring(
        "e-1,判断,没有版本。,,,,对,党章,1,,《党章》第一条,,",
        "e-2,判断,已是新版。,,,,对,党章,1,,《党章》第二条,2027-10-20,",
    )
    found = await retiring.resting_on(bank.one, "党章", "2027-10-20")
    assert [one.number for one in found.old] == [1, 2]
    assert [one.number for one in found.unclear] == [5]
    async with bank.host.store.transaction():
        await retiring.retire_for_rule(bank.host, bank.one, "《党章》", "2027年10月", ACTOR)
    kept = {one.number: one.retired for one in await everything(bank.one)}
    assert kept == {1: "rule", 2: "rule", 3: "", 4: "", 5: "", 6: ""}
    # The question comes back with the new version, and not with the old one.
    same = await bank.bring(A.replace("因为", "所以"))
    assert same.asleep == (1,)
    new = await bank.bring(A.replace("2022-10-22", "2027-10-20"))
    assert new.asleep == ()
    assert {one.number: one.retired for one in await everything(bank.one)}[1] == ""


async def test_found_by_words_and_in_step_with_the_bank(bank: Any) -> None:
    store = bank.host.store

    async def numbers(query: str, branch: int = 0, **more: Any) -> list[int]:
        # What this process changes is found at once, however long the index is trusted.
        options = {"patience": 30, "trust": 3600, **more}
        found = await finding.search(store, branch or bank.one, query, **options)
        assert found.ready
        return [one.number for one in found.questions]

    assert (await numbers("民主集中制"))[0] == 1
    assert await numbers("民主集中制", bank.two) == []
    # Whoever changes the table: another process does not tell this one.
    await models.Question.filter(branch_id=bank.one, number=4).update(
        text="蓝色独角兽", revision=2, changed_at=bank.clock.now()
    )
    assert await numbers("蓝色独角兽", trust=0) == [4]
    assert await numbers("蓝色独角兽") == [4]
    await retiring.retire(bank.host, bank.one, [1], ACTOR)
    assert 1 not in await numbers("民主集中制")
    await retiring.restore(bank.host, bank.one, [1], ACTOR)
    assert (await numbers("民主集中制"))[0] == 1
    await bank.bring("z-1,判断,量子隧穿是一种现象。,,,,对,科普,1,,,,")
    assert await numbers("量子隧穿") == [5]


async def test_before_the_index_is_ready_the_very_words_are_looked_for(bank: Any) -> None:
    found = await finding.search(bank.host.store, bank.one, "根本 原则", patience=0)
    assert (found.ready, [one.number for one in found.questions]) == (False, [1])
    for odd in ("%", "_", "\\", "'", "民主%制"):
        nothing = await finding.search(bank.host.store, bank.one, odd, patience=0)
        assert [one.number for one in nothing.questions] == ([4] if odd == "_" else [])


@on_sqlite
async def test_the_loop_is_left_to_the_chats(shelf: Any) -> None:
    many = (
        f"m-{n},单选,第 {n} 条规定的内容是什么？,甲{n},乙{n},丙{n},A,主题,1,,,," for n in range(600)
    )
    await import_file(shelf.host, shelf.one, rows(*many), "x.csv", ACTOR)
    assert max([len(some) async for some in slices(shelf.one)]) <= 40
    search = asyncio.create_task(finding.search(shelf.host.store, shelf.one, "规定", patience=30))
    turns = 0
    while not search.done():
        await asyncio.sleep(0)
        turns += 1
    assert (await search).ready
    assert turns > 20
