"""The daily quiz in the store, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.branch.audit import Actor
from bot.errors import Refusal
from bot.schedule.models import Occurrence
from plugins.quiz.models import DailyAnswer, DailyQuiz, DailyTick, PointEntry, ReviewCard
from plugins.quiz.services.bank import asking, correcting
from plugins.quiz.services.daily import answering, closing, opening, sheets
from plugins.quiz.services.daily.answering import Said, Taken
from plugins.quiz.services.daily.sheets import Sheet
from tests.house.hall import make_branch
from tests.plugins.quiz.daily import bank
from tests.plugins.quiz.daily.conftest import Room

RIGHT = {"single": [0], "multiple": [0, 1, 2], "truefalse": False, "blank": ["延安"]}


def said(room: Room, member: int, text: str, **more: Any) -> Said:
    """Something that a member of the room says now."""
    return Said(room.branch_id, room.ids[member], text, room.clock.now(), "qq", **more)


async def answer(room: Room, member: int, text: str, **more: Any) -> Taken:
    """A member answers."""
    return await answering.answer(room.store, said(room, member, text, **more))


def typed(sheet: Sheet, *, right: bool = True) -> str:
    """What gives every question its right answer, or a wrong one."""
    words = []
    for line in sheet.lines:
        kind = line.question.kind
        if kind.has_options:
            places = closing.Tally(line).right_bars
            if not right:
                places = frozenset(range(len(line.order))) - places
                places = frozenset(sorted(places)[:1])
            word = "".join("ABCD"[place] for place in sorted(places))
        elif kind == "truefalse":
            word = "错" if right else "对"
        else:
            word = "延安" if right else "西安"
        words.append(f"{line.number}{word}")
    return " ".join(words)


class TestOpening:
    """A day's questions are put together."""

    async def test_with_its_questions_and_its_end(self, room: Room) -> None:
        sheet = await room.open()
        assert [line.number for line in sheet.lines] == [1, 2, 3, 4]
        assert {line.question.kind for line in sheet.lines} == set(RIGHT)
        assert sheet.closes_at == room.clock.now() + timedelta(hours=12)
        assert await sheets.get(sheet.id, room.branch_id) == sheet
        (due,) = await Occurrence.filter(job=opening.CLOSE)
        assert (due.key, due.due_at) == (str(sheet.id), sheet.closes_at)

    async def test_once_a_day(self, room: Room) -> None:
        await room.open()
        now = room.clock.now()
        assert await opening.open_day(room.host, await room.view(), now, now) is None
        assert await DailyQuiz.all().count() == 1

    async def test_not_after_its_end(self, room: Room) -> None:
        now = room.clock.now()
        late = now - timedelta(hours=12)
        assert await opening.open_day(room.host, await room.view(), late, now) is None

    async def test_of_some_topics_only(self, room: Room) -> None:
        await bank.configure(room.directory, room.branch_id, daily_topics="党章，党史")
        sheet = await room.open()
        assert {line.question.topic for line in sheet.lines} == {"党章", "党史"}

    async def test_a_topic_without_questions_opens_nothing(self, room: Room) -> None:
        await bank.configure(room.directory, room.branch_id, daily_topics="天文")
        now = room.clock.now()
        opened = await opening.open_day(room.host, await room.view(), now, now)
        assert opened is not None
        assert (opened.sheet, opened.wanted) == (None, 4)
        assert await DailyQuiz.all().count() == 0

    async def test_other_questions_on_the_next_day(self, room: Room) -> None:
        await bank.fill(room.branch_id, *bank.many(8))
        first = await room.open()
        room.clock.advance(timedelta(days=1))
        second = await room.open()
        room.clock.advance(timedelta(days=1))
        third = await room.open()
        asked = [line.question_id for sheet in (first, second, third) for line in sheet.lines]
        assert len(set(asked)) == 12


class TestAnswering:
    """What members answer."""

    async def test_in_the_words_of_the_bank(self, room: Room) -> None:
        sheet = await room.open()
        taken = await answer(room, 0, typed(sheet))
        assert taken.new == [1, 2, 3, 4]
        by_item = {line.item_id: line for line in sheet.lines}
        for row in await DailyAnswer.all():
            assert row.given == RIGHT[by_item[row.item_id].question.kind]
            assert (row.right, row.platform, row.changes) == (1000, "qq", 0)

    async def test_the_first_counts(self, room: Room) -> None:
        sheet = await room.open()
        await answer(room, 0, typed(sheet))
        again = await answer(room, 0, typed(sheet))
        other = await answer(room, 0, typed(sheet, right=False))
        assert (again.new, again.same) == ([], [1, 2, 3, 4])
        assert (other.new, other.kept) == ([], [1, 2, 3, 4])
        assert other.stand == again.stand
        assert await DailyAnswer.filter(right=1000).count() == 4

    async def test_or_the_last_where_the_branch_wants_that(self, room: Room) -> None:
        sheet = await room.open()
        await answer(room, 0, typed(sheet, right=False))
        changed = await answer(room, 0, typed(sheet), change=True)
        assert changed.changed == [1, 2, 3, 4]
        rows = await DailyAnswer.all()
        assert {(row.right, row.changes) for row in rows} == {(1000, 1)}
        assert len(rows) == 4

    async def test_a_message_counts_as_a_whole_or_not(self, room: Room) -> None:
        sheet = await room.open()
        choice = next(line for line in sheet.lines if line.question.kind == "single")
        good = next(line for line in sheet.lines if line.question.kind == "truefalse")
        with pytest.raises(Refusal) as refused:
            await answer(room, 0, f"{good.number}对 {choice.number}E")
        assert refused.value.text_id == "quiz-daily-outside"
        assert await DailyAnswer.all().count() == 0

    async def test_nothing_before_it_opens_and_nothing_after_it_closes(self, room: Room) -> None:
        with pytest.raises(Refusal, match="not-open"):
            await answer(room, 0, "1A")
        sheet = await room.open()
        item = sheet.lines[0].item_id
        room.clock.advance(timedelta(hours=12))
        for item_id in (0, item):
            with pytest.raises(Refusal, match="closed"):
                await answer(room, 0, typed(sheet), item_id=item_id)
        async with room.store.transaction():
            assert await closing.close(sheet, room.clock.now())
            assert not await closing.close(sheet, room.clock.now())
        # What was said in time but read too late is refused as well: the answers are out.
        early = replace(said(room, 0, "T", item_id=item), at=sheet.closes_at - timedelta(hours=1))
        with pytest.raises(Refusal, match="closed"):
            await answering.answer(room.store, early)
        with pytest.raises(Refusal, match="not-open"):
            await answering.answer(room.store, replace(early, item_id=0))
        assert await DailyAnswer.all().count() == 0

    async def test_nobody_of_another_branch(self, room: Room) -> None:
        sheet = await room.open()
        other, ids = await make_branch("第二党支部", 1)
        stranger = Said(other, ids[0], "T", room.clock.now(), "qq", item_id=sheet.lines[0].item_id)
        with pytest.raises(Refusal, match="not-open"):
            await answering.answer(room.store, stranger)
        with pytest.raises(Refusal, match="not-open"):
            await answering.answer(room.store, replace(stranger, item_id=0, text="1A"))
        assert await DailyAnswer.all().count() == 0

    async def test_three_hundred_at_once_are_all_counted_once(self, room: Room) -> None:
        await bank.configure(room.directory, room.branch_id, daily_count=4)
        sheet = await room.open()
        _, more = await make_branch("别的支部", 300)
        text = typed(sheet)
        everyone = [
            Said(room.branch_id, member, text, room.clock.now(), "qq")
            for member in more
            for _ in range(2)
        ]
        taken = await asyncio.gather(*(answering.answer(room.store, one) for one in everyone))
        assert sum(len(one.new) for one in taken) == 1200
        assert sum(len(one.same) for one in taken) == 1200
        assert (
            await DailyAnswer.filter(item_id__in=[i.item_id for i in sheet.lines]).count() == 1200
        )

    async def test_who_was_just_deleted_fails_alone(self, room: Room) -> None:
        sheet = await room.open()
        text = typed(sheet)
        both = [replace(said(room, 0, text), member_id=10**6), said(room, 1, text)]
        results = await asyncio.gather(
            *(answering.answer(room.store, one) for one in both), return_exceptions=True
        )
        assert isinstance(results[0], Exception)
        assert isinstance(results[1], Taken)
        assert await DailyAnswer.all().count() == 4

    async def test_what_was_submitted_is_written_before_the_bot_stops(self, room: Room) -> None:
        sheet = await room.open()
        waiting = asyncio.ensure_future(answer(room, 0, typed(sheet)))
        await asyncio.sleep(0)
        await answering.stop(room.host)
        assert await DailyAnswer.all().count() == 4
        assert (await waiting).new == [1, 2, 3, 4]


class TestTicks:
    """Several choices are ticked and sent."""

    async def test_ticked_unticked_and_sent_once(self, room: Room) -> None:
        sheet = await room.open()
        line = next(line for line in sheet.lines if line.question.kind == "multiple")
        found = [await answer(room, 0, text, item_id=line.item_id) for text in ("+A", "+C", "+A")]
        assert [one.ticked for one in found] == [(0,), (0, 2), (2,)]
        assert (await sheets.own(sheet, room.ids[0])).ticks == {line.number: (2,)}
        sent = await answer(room, 0, "=", item_id=line.item_id)
        assert (sent.new, sent.stand) == ([line.number], {line.number: (2,)})
        assert await DailyTick.all().count() == 0
        again = await answer(room, 0, "=", item_id=line.item_id)
        assert (again.new, again.same) == ([], [line.number])
        late = await answer(room, 0, "+B", item_id=line.item_id)
        assert (late.ticked, late.kept) == (None, [line.number])
        assert await DailyTick.all().count() == 0

    async def test_nothing_ticked_is_nothing_sent(self, room: Room) -> None:
        sheet = await room.open()
        line = next(line for line in sheet.lines if line.question.kind == "multiple")
        for texts in (["="], ["+A", "+A", "="]):
            for text in texts[:-1]:
                await answer(room, 0, text, item_id=line.item_id)
            with pytest.raises(Refusal, match="nothing-ticked"):
                await answer(room, 0, texts[-1], item_id=line.item_id)
        with pytest.raises(Refusal, match="outside"):
            await answer(room, 0, "+F", item_id=line.item_id)
        assert await DailyAnswer.all().count() == 0

    async def test_each_has_ticks_of_their_own(self, room: Room) -> None:
        sheet = await room.open()
        line = next(line for line in sheet.lines if line.question.kind == "multiple")
        taps = [(member, f"+{letter}") for member in range(8) for letter in "ABD"]
        await asyncio.gather(*(answer(room, m, text, item_id=line.item_id) for m, text in taps))
        await answer(room, 0, "+D", item_id=line.item_id)
        done = await answer(room, 0, "=", item_id=line.item_id)
        assert done.stand == {line.number: (0, 1)}
        assert (await sheets.own(sheet, room.ids[1])).ticks == {line.number: (0, 1, 3)}


class TestClosing:
    """What follows from the answers."""

    async def test_counts_mistakes_and_points(self, room: Room) -> None:
        await bank.configure(room.directory, room.branch_id, points=True)
        sheet = await room.open()
        await answer(room, 0, typed(sheet))
        await answer(room, 1, typed(sheet, right=False))
        view = await room.view()
        async with room.store.transaction():
            await closing.close(sheet, room.clock.now())
            found = await closing.standing(sheet)
            await closing.settle(view, found)
        assert [(t.answered, t.right) for t in found.tallies] == [(2, 1)] * 4
        for tally in found.tallies:
            assert sum(tally.bars[bar] for bar in tally.right_bars) >= 1
        cards = await ReviewCard.all().values_list("member_id", "question_id")
        assert {member for member, _ in cards} == {room.ids[1]}
        assert {question for _, question in cards} == {line.question_id for line in sheet.lines}
        points = {room.ids[0]: 5, room.ids[1]: 1}
        rows = await PointEntry.all()
        assert {m: sum(r.points for r in rows if r.member_id == m) for m in points} == points

    async def test_a_mended_question_counts_by_what_it_says_now(self, room: Room) -> None:
        sheet = await room.open()
        await answer(room, 0, typed(sheet))
        await answer(room, 1, typed(sheet, right=False))
        line = next(line for line in sheet.lines if line.question.kind == "truefalse")
        number = (await asking.questions([line.question_id]))[line.question_id].number
        await correcting.correct(room.host, room.branch_id, number, Actor(room.ids[0]), answer=True)
        rows = await DailyAnswer.filter(item_id=line.item_id)
        assert {row.member_id: row.right for row in rows} == {room.ids[0]: 0, room.ids[1]: 1000}
