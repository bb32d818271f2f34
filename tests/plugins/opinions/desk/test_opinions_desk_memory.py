"""What the desk remembers, for how long, and for whom."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.clock import ManualClock
from bot.errors import Refusal
from plugins.opinions.desk import LARGEST_PICTURE, MOST, Desk

ONE, TWO = "qq:1", "telegram:2"


@pytest.fixture
def desk(clock: ManualClock) -> Desk:
    """An empty desk."""
    return Desk(clock.now)


def _begin(desk: Desk, who: str = ONE, member_id: int = 5, round_id: int = 7) -> None:
    desk.begin(who, branch_id=1, member_id=member_id, round_id=round_id)


def _refused(call: object, *arguments: object, **named: object) -> Refusal:
    with pytest.raises(Refusal) as refused:
        call(*arguments, **named)  # type: ignore[operator]
    return refused.value


def test_a_draft_grows_by_paragraphs_and_is_gone_after_half_an_hour(
    desk: Desk, clock: ManualClock
) -> None:
    assert desk.add(ONE, "无处可去") is None
    _begin(desk)
    desk.add(ONE, "第一段")
    clock.advance(timedelta(minutes=29))
    told = desk.add(ONE, "第二段")
    assert told is not None
    assert told["text"] == "第一段\n第二段"
    assert not told["pictured"]
    clock.advance(timedelta(minutes=29))
    assert desk.has(ONE)
    assert not desk.has(TWO)
    clock.advance(timedelta(minutes=1))
    assert not desk.has(ONE)
    assert desk.look(ONE) is None
    assert desk.take(ONE, "t", most=3) is None
    _begin(desk)
    assert desk.look(ONE) == {
        "branch_id": 1, "member_id": 5, "round_id": 7, "opinion_id": 0, "text": "",
        "pictured": False,
    }  # fmt: skip


def test_too_long_changes_nothing(desk: Desk) -> None:
    _begin(desk)
    desk.add(ONE, "字" * 1_990)
    refused = _refused(desk.add, ONE, "字" * 10)
    assert refused.text_id == "opinions-writing-too-long"
    assert refused.variables == {"most": 2_000, "length": 10, "left": 10}
    assert _refused(desk.add, ONE, "字" * 20_000).variables["length"] == 20_000
    _refused(desk.add, ONE, "", picture="A" * (LARGEST_PICTURE + 1))
    told = desk.add(ONE, "字" * 9, picture="QUJD")
    assert told is not None
    assert len(told["text"]) == 2_000
    assert told["pictured"]


def test_what_was_written_goes_to_another_round_but_not_to_another_kind(desk: Desk) -> None:
    desk.begin(ONE)
    desk.add(ONE, "先写的")
    _begin(desk, round_id=8)
    told = desk.look(ONE)
    assert told is not None
    assert (told["round_id"], told["text"]) == (8, "先写的")
    for opinion_id in (9, 10):
        refused = _refused(desk.begin, ONE, 1, 5, opinion_id=opinion_id)
        assert refused.text_id == "opinions-writing-other"
    assert desk.restart(ONE)
    desk.begin(ONE, 1, 5, opinion_id=9)
    desk.add(ONE, "补充")
    _refused(desk.begin, ONE, 1, 5, opinion_id=10)
    _refused(desk.begin, ONE, 1, 5, round_id=8)
    assert desk.drop(ONE)
    assert not desk.drop(ONE)
    assert not desk.restart(ONE)


def test_a_member_writes_so_often_in_a_round_from_whatever_account(desk: Desk) -> None:
    for who in (ONE, TWO):
        _begin(desk, who)
        desk.add(who, "意见")
        taken = desk.take(who, "t", most=2)
        assert taken is not None
        assert desk.take(who, "t", most=2) is None
        desk.sent(who, "t", "六个词")
    _begin(desk)
    desk.add(ONE, "第三条")
    assert _refused(desk.take, ONE, "t", most=2).variables == {"most": 2}
    assert desk.has(ONE)
    _begin(desk, round_id=8)
    assert desk.take(ONE, "t", most=2) is not None
    # Another member, and the same one once the round is over.
    _begin(desk, TWO, member_id=6)
    assert desk.take(TWO, "t", most=1) is not None
    desk.ended(7)
    _begin(desk)
    assert desk.take(ONE, "t", most=1) is not None


def test_what_was_not_stored_is_a_draft_again_and_does_not_count(desk: Desk) -> None:
    _begin(desk)
    desk.add(ONE, "一条", picture="QUJD")
    for _ in range(3):
        taken = desk.take(ONE, "t", most=1)
        assert taken is not None
        assert (taken["text"], taken["picture"]) == ("一条", "QUJD")
        desk.sent(ONE, "another token", "六个词")
        desk.failed(ONE, "another token")
        assert not desk.has(ONE)
        desk.failed(ONE, "t")
        assert desk.has(ONE)
    taken = desk.take(ONE, "t", most=1)
    assert taken is not None
    _begin(desk)
    desk.add(ONE, "等不及了")
    desk.failed(ONE, "t")
    taken = desk.take(ONE, "t", most=1)
    assert taken is not None
    assert taken["text"] == "一条\n等不及了"
    desk.sent(ONE, "t", "六个词")
    desk.failed(ONE, "t")  # too late
    assert not desk.has(ONE)


def test_a_receipt_is_shown_once_more_within_ten_minutes(desk: Desk, clock: ManualClock) -> None:
    for minutes, expected in ((9, "六个词"), (10, "")):
        _begin(desk)
        taken = desk.take(ONE, "t", most=9)
        assert taken is not None
        desk.sent(ONE, "t", "六个词")
        clock.advance(timedelta(minutes=minutes))
        assert desk.again(TWO) == ""
        assert desk.again(ONE) == expected
        assert desk.again(ONE) == ""


def test_guesses_are_limited_by_account_and_hour(desk: Desk, clock: ManualClock) -> None:
    for _ in range(10):
        desk.guess(ONE)
        desk.right(ONE)
    for _ in range(5):
        desk.guess(ONE)
        clock.advance(timedelta(minutes=1))
    assert _refused(desk.guess, ONE).variables == {"most": 5, "minutes": 55}
    desk.guess(TWO)
    clock.advance(timedelta(minutes=55))
    desk.guess(ONE)
    _refused(desk.guess, ONE)


def test_what_a_receipt_opened_is_known_for_a_while(desk: Desk, clock: ManualClock) -> None:
    desk.showed(ONE, 1, 9)
    assert desk.shown(ONE) == (1, 9)
    assert desk.shown(TWO) is None
    clock.advance(timedelta(minutes=30))
    assert desk.shown(ONE) is None


def test_a_flood_from_many_pushes_out_the_oldest(desk: Desk) -> None:
    for n in range(MOST + 2):
        desk.begin(f"qq:{n}")
        desk.showed(f"qq:{n}", 1, 9)
    assert [n for n in range(MOST + 2) if not desk.has(f"qq:{n}")] == [0, 1]
    assert [n for n in range(MOST + 2) if not desk.shown(f"qq:{n}")] == [0, 1]


def test_it_forgets_everything_and_is_asked_by_name(desk: Desk) -> None:
    desk.handle("begin", {"who": ONE, "round_id": 7})
    told = desk.handle("add", {"who": ONE, "text": "一句"})
    assert json.loads(json.dumps(told)) == told
    desk.forget()
    assert desk.handle("look", {"who": ONE}) is None
    with pytest.raises(KeyError):
        desk.handle("forget", {})
