"""Near-duplicates: found exactly as a comparison of each with each would find them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.quiz.bank.duplicates import THRESHOLD, Duplicate, find_duplicates, likeness
from plugins.quiz.bank.question import Kind, Question

STEM = "中国共产党的最高理想和最终目标是实现共产主义，这一点写在哪部文件的总纲里？"


def truth(text: str, ref: str = "") -> Question:
    return Question(Kind.TRUEFALSE, text, (), True, "t", ref=ref)


def choice(text: str, *options: str, ref: str = "") -> Question:
    return Question(Kind.SINGLE, text, options, (0,), "t", ref=ref)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (truth(STEM, "a"), truth(STEM.replace("，", " , ").replace("？", ""), "b")),
        (truth("ＡＢＣ 中国", "a"), truth("abc中国", "b")),
        (choice("q?", "甲", "乙", "丙", ref="a"), choice("Q", "丙", "甲", "乙", ref="b")),
    ],
)
def test_signs_width_case_and_order_make_no_difference(one: Question, other: Question) -> None:
    assert find_duplicates([one, other]) == (Duplicate(1, 0, False, 1.0),)
    assert find_duplicates([other], [one]) == (Duplicate(0, 0, True, 1.0),)


def test_a_slip_of_the_pen_is_found() -> None:
    (found,) = find_duplicates([truth(STEM), truth(STEM.replace("总纲", "总钢"))])
    assert THRESHOLD <= found.likeness < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (truth("中国共产党成立于1921年"), truth("中国共产党成立于1949年")),
        (
            choice("下列说法正确的是？", "甲一", "乙二"),
            choice("下列说法正确的是？", "丙三", "丁四"),
        ),
        (truth("是"), truth("否")),
        (truth(STEM), truth("完全不同的一道题，问的是消防通道能不能堵塞")),
    ],
)
def test_what_asks_something_else_is_none(one: Question, other: Question) -> None:
    assert find_duplicates([one, other]) == ()


def test_what_an_import_replaces_is_no_duplicate() -> None:
    assert find_duplicates([truth(STEM, "same")], [truth(STEM, "same")]) == ()
    (found,) = find_duplicates([truth(STEM, "same")], [truth(STEM, "same"), truth(STEM, "other")])
    assert (found.other, found.in_bank) == (1, True)


def test_the_likest_is_named_and_the_first_of_equals() -> None:
    slip = STEM.replace("总纲", "总钢")
    bank = [truth(slip, "a"), truth(STEM, "b"), truth(STEM, "c")]
    (found,) = find_duplicates([truth(STEM, "new")], bank)
    assert found == Duplicate(0, 1, True, 1.0)


def test_the_bank_itself_is_not_searched() -> None:
    assert find_duplicates([truth("新的")], [truth(STEM, "a"), truth(STEM, "b")]) == ()
    assert find_duplicates([]) == ()


words = st.lists(
    st.sampled_from(["党员", "支部", "会议", "纪律", "学习", "1921", "人民", "a"]), max_size=9
)
texts = words.map("".join)


@st.composite
def banks(draw: st.DrawFn) -> tuple[list[Question], list[Question]]:
    everyone = [
        truth(text, str(number)) for number, text in enumerate(draw(st.lists(texts, max_size=12)))
    ]
    cut = draw(st.integers(0, len(everyone)))
    return everyone[:cut], everyone[cut:]


@settings(max_examples=150, deadline=None)
@given(banks(), st.sampled_from([0.5, 0.8, 1.0]))
def test_finds_what_comparing_each_with_each_finds(
    both: tuple[list[Question], list[Question]], threshold: float
) -> None:
    bank, new = both
    expected = []
    for index, question in enumerate(new):
        others = [*bank, *new[:index]]
        alike = [(likeness(question, other), -place) for place, other in enumerate(others)]
        best, place = max(alike, default=(0.0, 0))
        if best >= threshold:
            expected.append((index, -place, best))
    found = find_duplicates(new, bank, threshold)
    assert [
        (one.index, one.other if one.in_bank else one.other + len(bank), one.likeness)
        for one in found
    ] == expected


@given(texts, texts)
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    a, b = truth(one, "a"), truth(other, "b")
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, replace(a, ref="c")) == 1


def test_thousands_on_one_pattern_are_all_found() -> None:
    many = [truth(f"{STEM}这是第{number}条", str(number)) for number in range(1500)]
    found = find_duplicates(many)
    assert [one.index for one in found] == list(range(1, 1500))
