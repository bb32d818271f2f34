"""How a round is named, what opens an opinion, and what is kept of a text."""

from __future__ import annotations

import pytest

from plugins.opinions.rules.beginnings import opened
from plugins.opinions.rules.choosing import Named, labels, named
from plugins.opinions.rules.opinions import cleaned
from plugins.opinions.rules.receipts import resembles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", Named(2)),
        ("#２", Named(2)),
        ("7-2", Named(2, 7)),
        ("７－２", Named(2, 7)),
        ("2024年的活动太少", None),
        ("2 3", None),
        ("-2", None),
        ("", None),
        ("1" * 40, None),
    ],
)
def test_how_a_round_is_named(text: str, expected: Named | None) -> None:
    assert named(text) == expected


def test_a_round_is_called_as_short_as_nobody_can_mistake() -> None:
    assert labels([(7, 1), (7, 2), (9, 2), (9, 3)]) == ["1", "7-2", "9-2", "3"]
    assert Named(2).fits(7, 2)
    assert Named(2, 7).fits(7, 2)
    assert not Named(2, 9).fits(7, 2)
    assert not Named(3).fits(7, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("意见：食堂太贵", "食堂太贵"),
        ("意见:\n食堂", "食堂"),
        (" /Opinion: too dear", "too dear"),
        ("意见，——食堂", "食堂"),
        ("意见 食堂", None),
        ("意见箱在哪", None),
        ("意见：", None),
        ("我的意见：食堂", None),
    ],
)
def test_a_word_and_a_mark_open_an_opinion(text: str, expected: str | None) -> None:
    assert opened(text) == expected


def test_a_text_is_kept_as_written_but_for_what_nothing_can_hold() -> None:
    assert cleaned(" \r\n一\r二\t三\x00\x07\ud800 👩‍👧 \u3000\n") == "一\n二 三 👩‍👧"
    assert cleaned("\x00 \n\u200b\u3000") == ""


def test_what_may_be_a_receipt_with_a_slip_of_the_pen() -> None:
    assert resembles("山川、书桌 海洋 月亮 森林 河流")
    assert not resembles("这个功能很好用")
    assert not resembles("一" * 100_000)
