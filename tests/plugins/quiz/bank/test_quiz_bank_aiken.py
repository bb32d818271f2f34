"""Aiken."""

from __future__ import annotations

import pytest

from plugins.quiz.bank.drafts import Defaults
from plugins.quiz.bank.formats.aiken import looks_like_aiken, read_aiken
from plugins.quiz.bank.question import Kind
from plugins.quiz.bank.report import BankFile

TWO = """What is the capital of China?
A. Shanghai
B. Beijing
ANSWER: B

哪些是直辖市？
Ａ、北京
B）上海
C) 杭州
答案：A、B
"""


def read(text: str) -> BankFile:
    return read_aiken(text.encode(), Defaults(topic="t", difficulty=1, source="s"))


def test_reads_choices() -> None:
    file = read(TWO)
    assert file.faults == ()
    first, second = file.questions
    assert (first.kind, first.answer) == (Kind.SINGLE, (1,))
    assert first.options == ("Shanghai", "Beijing")
    assert (first.topic, first.difficulty, first.source) == ("t", 1, "s")
    assert (second.kind, second.answer) == (Kind.MULTIPLE, (0, 1))
    assert second.options == ("北京", "上海", "杭州")
    assert [entry.row for entry in file.entries] == [1, 6]


def test_questions_need_no_gap_and_may_take_lines() -> None:
    file = read("one\nmore\nA. x\nB. y\nANSWER: A\ntwo\nA. x\n\nB. z\nanswer: b\n")
    assert [entry.question.text for entry in file.entries] == ["one\nmore", "two"]
    assert file.questions[1].answer == (1,)


def test_a_text_that_begins_like_an_option_of_another_letter_is_text() -> None:
    assert (
        read("D. H. Lawrence wrote?\nA. x\nB. y\nANSWER: A").questions[0].text.startswith("D. H.")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ANSWER: A", [(1, "aiken-answer-alone")]),
        ("q\nA. x\nB. y\n", [(1, "aiken-no-answer")]),
        ("q\nA. x\nB. y\n\nr\nA. x\nB. z\nANSWER: A", [(1, "aiken-no-answer")]),
        ("just text", [(1, "aiken-no-answer")]),
        ("q\nA. x\nB. y\nANSWER: C", [(1, "letter-outside")]),
        ("q\nA. x\nB. y\nANSWER:", [(1, "no-answer")]),
        ("q\nA. x\nB. y\nANSWER: 1", [(1, "bad-letters")]),
        ("q\nA. x\nANSWER: A", [(1, "option-count")]),
        ("q\nANSWER: A", [(1, "option-count"), (1, "letter-outside")]),
        (
            "q\nA. x\nA. x\nANSWER: A",
            [(3, "aiken-order"), (3, "option-count"), (3, "letter-outside")],
        ),
    ],
)
def test_faults_name_the_line(text: str, expected: list[tuple[int, str]]) -> None:
    faults = read(text).faults
    assert [(f.row, f.text_id.removeprefix("quiz-import-")) for f in faults] == expected


def test_tells_itself_from_other_text() -> None:
    assert looks_like_aiken(TWO)
    assert not looks_like_aiken("q{T}")
