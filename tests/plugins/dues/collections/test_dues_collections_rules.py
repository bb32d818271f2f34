"""Whose payment a row is, and which rows are booked."""

from __future__ import annotations

import pytest

from plugins.dues.rules.columns import Line, lines_of
from plugins.dues.rules.matching import Hit, Known, Roster, Why, match, paid
from plugins.dues.rules.taking import Before, key_of, plan

ROSTER = Roster(
    [
        Known(1, "2023010101", "张三", ("10001",), ("三哥",)),
        Known(2, "2023010102", "李四", ("10002",), ("小李",)),
        Known(3, "2023010103", "王伟"),
        Known(4, "2023010104", "王伟", ("10004",)),
    ]
)


def fen_of(written: str) -> int | None:
    """An amount for these tests, in whole fen."""
    return int(written) if written.isdecimal() and int(written) else None


@pytest.mark.parametrize(
    ("line", "member"),
    [
        (Line(2, name="张三"), 1),
        (Line(2, name=" 张 三 "), 1),
        (Line(2, number="２０２３０１０１０２"), 2),
        (Line(2, number="2023010101", name="张三"), 1),
        (Line(2, account="10002"), 2),
        (Line(2, nickname="三哥"), 1),
        (Line(2, nickname="2023级-李四"), 2),
        (Line(2, nickname="王伟 2023010103"), Why.SEVERAL),
        (Line(2, name="王伟", account="10004"), 4),
        (Line(2, name="王伟"), Why.SEVERAL),
        (Line(2, name="赵六"), Why.UNKNOWN),
        (Line(2, number="2023010101", name="李四"), Why.DISAGREE),
        (Line(2, number="1999"), Why.UNKNOWN),
        (Line(2), Why.NOBODY),
    ],
)
def test_who_is_meant(line: Line, member: int | Why) -> None:
    found = ROSTER.find(line)
    assert (found if isinstance(found, Why) else found.member_id) == member


@pytest.mark.parametrize(
    ("status", "yes"),
    [
        (None, True),
        ("已付款", True),
        ("支付成功", True),
        ("Paid", True),
        ("未付款", False),
        ("待支付", False),
        ("已退款", False),
        ("unpaid", False),
        ("", None),
        ("？", None),
    ],
)
def test_whether_it_was_paid(status: str | None, yes: bool | None) -> None:
    assert paid(status) is yes


def test_columns_are_found_by_their_names_below_whatever_stands_above() -> None:
    rows = [
        (1, ["党费收款"]),
        (3, ["序号", "应付金额(元)", "微信昵称", "实付金额（元）", "备注", "支付时间"]),
        (4, ["1", "60", "三哥", "50", "x", "2026-11-23 10:00:00"]),
        (5, ["合计", "60", "", "50", "", ""]),
        (6, ["", "", "", "", "", ""]),
        (7, ["2", "60", "小李", "60", "", "2026-11-23"]),
    ]
    found = lines_of(rows)
    assert found is not None
    assert [(one.row, one.nickname, one.amount, one.mark) for one in found] == [
        (4, "三哥", "50", "time:2026-11-23 10:00:00"),
        (7, "小李", "60", ""),
    ]
    assert lines_of([(1, ["姓名", "学号"]), (2, ["张三", "1"])]) is None
    assert lines_of([]) is None


def test_each_row_is_either_matched_or_listed_with_the_reason() -> None:
    lines = [
        Line(2, name="张三", amount="60", status="已付款"),
        Line(3, name="李四", amount="60", status="未付款"),
        Line(4, name="王伟", amount="60", status="已付款"),
        Line(5, name="李四", amount="两块四", status="已付款"),
        Line(6, name="李四", amount="60", status="？"),
    ]
    hits, misses = match(lines, ROSTER, fen_of)
    assert [(one.line.row, one.member_id, one.fen) for one in hits] == [(2, 1, 60)]
    assert [(one.line.row, one.why) for one in misses] == [
        (3, Why.UNPAID),
        (4, Why.SEVERAL),
        (5, Why.AMOUNT),
        (6, Why.STATUS),
    ]


def test_a_row_is_booked_once_whatever_the_export() -> None:
    timed = Hit(Line(2, name="张三", mark="time:2026-11-23 10:00"), 1, 60)
    again = Hit(Line(9, name="张三", mark="time:2026-11-23 10:00"), 1, 60)
    bare = Hit(Line(2, name="张三"), 1, 60)
    assert key_of(timed, "one") == key_of(again, "two")
    assert key_of(bare, "one") != key_of(bare, "two")
    found = plan([timed, again], [], "one", set(), [])
    assert found.book == (timed,)
    assert [one.why for one in found.misses] == [Why.TAKEN]
    found = plan([timed], [], "two", {key_of(timed, "one")}, [])
    assert found.book == ()


def test_a_waiting_claim_of_the_sum_is_confirmed_and_a_decided_one_counts_as_the_payment() -> None:
    first, second = (Hit(Line(row, name="张三"), 1, 60) for row in (2, 3))
    found = plan([first, second], [], "f", set(), [Before(7, 1, 60, waits=True)])
    assert (dict(found.claims), found.book) == ({7: first}, (second,))
    found = plan([first, second], [], "f", set(), [Before(7, 1, 60, waits=False)])
    assert found.book == (second,)
    assert [(one.line.row, one.why) for one in found.misses] == [(2, Why.TAKEN)]
    # Another sum, or another's, is another payment.
    others = [Before(7, 1, 20, waits=True), Before(8, 2, 60, waits=True)]
    assert plan([first], [], "f", set(), others).book == (first,)
    # Two rows with times of their own are two payments.
    timed = Hit(Line(4, name="张三", mark="time:10:00"), 1, 60)
    assert plan([timed], [], "f", set(), [Before(7, 1, 60, waits=False, marked=True)]).book == (
        timed,
    )
