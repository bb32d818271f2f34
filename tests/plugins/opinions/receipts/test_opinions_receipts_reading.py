"""However a receipt is typed, it is the one that was given."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shipped import shipped
from plugins.opinions.rules.receipts import make, read

ORDER = tuple((shipped("words") / "receipts.txt").read_text("utf-8").split())
WORDS = frozenset(ORDER)
RECEIPT = "山川 书桌 清晨 柠檬 石桥 认真"


def test_a_new_receipt_is_six_words_of_the_list() -> None:
    receipt = make(ORDER, secrets.randbelow)
    assert len(receipt.split(" ")) == 6
    assert read(receipt, WORDS) == receipt


def test_every_word_may_be_drawn_and_each_draw_is_independent() -> None:
    asked: list[int] = []

    def last(below: int) -> int:
        asked.append(below)
        return below - 1

    assert make(ORDER, last) == " ".join([ORDER[-1]] * 6)
    assert asked == [1024] * 6


@pytest.mark.parametrize(
    "typed",
    [
        "山川 书桌 清晨 柠檬 石桥 认真",
        "山川书桌清晨柠檬石桥认真",
        "  山川  书桌\t清晨 柠檬 石桥 认真  ",
        "山川　书桌　清晨　柠檬　石桥　认真",
        "山川、书桌、清晨、柠檬、石桥、认真。",
        "山川，书桌，清晨，柠檬，石桥，认真",
        "山川,书桌, 清晨,柠檬, 石桥,认真",
        "山川-书桌-清晨-柠檬-石桥-认真",
        "山川－书桌—清晨–柠檬·石桥_认真",
        "山川\n书桌\r\n清晨\n柠檬\n石桥\n认真\n",
        "“山川 书桌 清晨 柠檬 石桥 认真”",
        "《山川书桌清晨柠檬石桥认真》",
        "「山川 书桌 清晨 柠檬 石桥 认真」",
        "'山川 书桌 清晨' \"柠檬 石桥 认真\"",
        "（山川／书桌／清晨／柠檬／石桥／认真）",
        "山川+书桌+清晨+柠檬+石桥+认真",
        "山\u00a0川\u200b书桌\u2003清晨\ufeff柠檬石桥认真",
        "山川书桌 清晨柠檬 石桥认真",
    ],
)
def test_all_ways_of_typing_it_are_the_same(typed: str) -> None:
    assert read(typed, WORDS) == RECEIPT


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " 、 ",
        "山川 书桌 清晨 柠檬 石桥",
        "山川 书桌 清晨 柠檬 石桥 认真 山川",
        "山川 书桌 清晨 柠檬 石桥 认",
        "山川 书桌 清晨 柠檬 石桥 不认",
        "书桌 山川 清晨 柠檬 石桥 1认真",
        "川山 书桌 清晨 柠檬 石桥 认真",
        "mountain desk morning lemon bridge true",
        "山川 书桌 清晨 柠檬 石桥 认真" + " " * 300,
    ],
)
def test_anything_else_is_none(typed: str) -> None:
    assert read(typed, WORDS) is None


def test_the_order_is_part_of_it() -> None:
    assert read("书桌 山川 清晨 柠檬 石桥 认真", WORDS) == "书桌 山川 清晨 柠檬 石桥 认真"


@given(st.text())
def test_no_text_breaks_it(typed: str) -> None:
    found = read(typed, WORDS)
    assert found is None or read(found, WORDS) == found


@given(
    st.lists(st.sampled_from(ORDER), min_size=6, max_size=6),
    st.text("、,- \n　《》“”。", max_size=20),
)
def test_marks_anywhere_count_for_nothing(words: list[str], marks: str) -> None:
    assert read(marks + marks.join(words) + marks, WORDS) in {" ".join(words), None}
    assert read(marks[:5].join(words), WORDS) == " ".join(words)
