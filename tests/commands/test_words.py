"""What people type, normalised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import arguments, words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("４８２１", "4821"),
        ("\u3000Ａ\u3000", "A"),
        ("，", ","),
        ("２．５", "2.5"),
        ("签到", "签到"),
    ],
)
def test_full_width_becomes_plain(written: str, meant: str) -> None:
    assert words.plain(written) == meant


@pytest.mark.parametrize(
    ("word", "cut"), [("签到4821", 2), ("签到", -1), ("4821", -1), ("", -1), ("签到４８", 2)]
)
def test_glued_digits(word: str, cut: int) -> None:
    assert words.glued_digits(word) == cut


@pytest.mark.parametrize(
    ("rest", "parts"),
    [
        ("主题党日 15分钟", ["主题党日", "15分钟"]),
        ("“主题 党日” 15分钟", ["主题 党日", "15分钟"]),
        ("「主题 党日」\u300015分钟", ["主题 党日", "15分钟"]),
        ('"a b" c', ["a b", "c"]),
        ("O'Brien 2023", ["O'Brien", "2023"]),
        ("没有闭合的“引号 在这里", ["没有闭合的“引号", "在这里"]),
        ("", []),
    ],
)
def test_arguments_are_divided_as_a_person_would(rest: str, parts: list[str]) -> None:
    assert arguments.split(rest) == parts


@given(st.text(max_size=200))
def test_dividing_never_fails(rest: str) -> None:
    assert all(isinstance(part, str) for part in arguments.split(rest))
