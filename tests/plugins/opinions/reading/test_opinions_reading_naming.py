"""How opinions are named in a message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from plugins.opinions.rules.naming import MOST, Named, name, read


def group(word: str) -> bool:
    return word in {"归类", "group"}


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("3-12", (12,), ""),
        ("３－１２ 已经修好", (12,), "已经修好"),
        ("3-12 已经修好，\n谢谢", (12,), "已经修好，\n谢谢"),
        ("3-12,15,18 好", (12, 15, 18), "好"),
        ("3-12，15、18 好", (12, 15, 18), "好"),
        ("3-12, 3-15 , 12", (12, 15), ""),
        ("3-12 15日修好", (12,), "15日修好"),
        ("3-12，已经修好", (12,), "已经修好"),
        ("3-12：“已经修好”", (12,), "“已经修好”"),
        ("3-12已办", (12,), "已办"),
        (" #3 - 12 x", (12,), "x"),
    ],
)
def test_names_stand_before_the_text(text: str, numbers: tuple[int, ...], rest: str) -> None:
    assert read(text, group) == (Named(3, numbers), rest)


def test_a_group_is_named_by_its_word() -> None:
    assert read("3-归类2 正文", group) == (Named(3, group=2), "正文")
    assert read("3-group2", group) == (Named(3, group=2), "")
    assert read("3-别的2 正文", group) is None
    assert read("3-归类0 正文", group) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "正文", "3", "3 12", "-12", "3-", "3-x", "3-12,15日修好", "3-12-4", "12345678901-1",
        "3-1234567890", "3-归类", "三-十二",
    ],
)  # fmt: skip
def test_anything_else_names_nothing(text: str) -> None:
    assert read(text, group) is None


def test_one_round_at_a_time_and_not_too_many() -> None:
    with pytest.raises(Refusal) as refused:
        read("3-12,4-1", group)
    assert refused.value.text_id == "opinions-naming-rounds"
    with pytest.raises(Refusal) as refused:
        read("3-" + ",".join(map(str, range(1, MOST + 2))), group)
    assert refused.value.text_id == "opinions-naming-many"


@given(st.text(), st.integers(1, 10**9 - 1), st.integers(1, 10**9 - 1))
def test_whatever_is_written_is_read_or_not(text: str, round_number: int, number: int) -> None:
    try:
        found = read(text, group)
    except Refusal:
        return
    assert found is None or text.strip().endswith(found[1])
    assert read(name(round_number, number), group) == (Named(round_number, (number,)), "")
