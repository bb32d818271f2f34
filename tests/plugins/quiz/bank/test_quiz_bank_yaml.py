"""Banks in YAML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.errors import Refusal
from plugins.quiz.bank.drafts import Defaults
from plugins.quiz.bank.duplicates import find_duplicates
from plugins.quiz.bank.formats.yamls import read_yaml
from plugins.quiz.bank.question import Kind
from plugins.quiz.bank.report import BankFile

SHIPPED = sorted((Path(__file__).resolve().parents[4] / "data" / "questions").glob("*.yaml"))

BANK = """\
topic: 党章
source: 章程
questions:
  - id: 001
    kind: single
    text: 几年？
    options: [1919, 1921, No]
    answer: B
    difficulty: 1
    explanation: |
      第一行
      第二行
    source: 党史
    rule_version: 2022-10-22
    holds_until: 2027-06-30
  - kind: multiple
    text: "哪些？"
    options:
      - a
      - b
      - c
    answer: [A, c]
  - {kind: truefalse, text: 对, answer: No}
  - kind: blank
    text: 每____一次
    answer:
      - 季度
      - 三个月
    holds_until: null
    topic: 支部
"""


def read(text: str, defaults: Defaults | None = None) -> BankFile:
    return read_yaml(text.encode(), defaults or Defaults())


def test_reads_every_kind_by_its_text() -> None:
    file = read(BANK)
    assert file.faults == ()
    single, multiple, truth, blank = file.questions
    assert single.ref == "001"
    assert single.options == ("1919", "1921", "No")
    assert single.answer == (1,)
    assert single.explanation == "第一行\n第二行"
    assert (single.source, single.rule_version) == ("党史", "2022-10-22")
    assert single.holds_until == date(2027, 6, 30)
    assert (multiple.kind, multiple.answer, multiple.source) == (Kind.MULTIPLE, (0, 2), "章程")
    assert truth.answer is False
    assert (blank.answer, blank.topic, blank.holds_until) == (("季度", "三个月"), "支部", None)
    assert [entry.row for entry in file.entries] == [4, 16, 23, 24]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_reads_what_is_shipped(path: Path) -> None:
    file = read_yaml(path.read_bytes(), Defaults())
    assert (file.faults, file.notes) == ((), ())
    assert len(file.questions) > 20


def test_what_is_shipped_holds_no_question_twice() -> None:
    bank = [q for path in SHIPPED for q in read_yaml(path.read_bytes(), Defaults()).questions]
    assert len(bank) > 150
    assert find_duplicates(bank) == ()


@pytest.mark.parametrize(
    ("question", "row", "part", "text_id"),
    [
        ("{kind: single, text: q, options: [a, b], answer: C}", 3, "answer", "letter-outside"),
        ("{kind: odd, text: q, answer: x}", 3, "kind", "bad-kind"),
        ("{kind: blank, text: q}", 3, "answer", "no-answer"),
        ("just a text", 3, None, "yaml-question"),
        ("{kind: blank, text: q, answer: x,\n     explain: y}", 4, None, "bad-key"),
        ("{kind: blank, text: q, answer: {a: b}}", 3, "answer", "not-a-text"),
        ("{kind: blank, text: [q], answer: x}", 3, "text", "not-a-text"),
        ("{kind: single, text: q, options: [[a], b], answer: A}", 3, "options", "not-a-text"),
    ],
)
def test_faults_name_the_line(question: str, row: int, part: str | None, text_id: str) -> None:
    (fault,) = read(f"topic: t\nquestions:\n  - {question}\n").faults
    assert (fault.row, fault.part, fault.text_id) == (row, part, f"quiz-import-{text_id}")


def test_an_unknown_head_is_noted() -> None:
    file = read("topic: t\nauthor: me\nquestions:\n  - {kind: blank, text: q, answer: x}")
    assert [(note.row, note.variables) for note in file.notes] == [(2, {"key": "author"})]


DEEP = "questions: " + "[" * 200 + "]" * 200
LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nquestions: [*b]"


@pytest.mark.parametrize(
    ("text", "text_id", "line"),
    [
        ("questions: ]", "yaml", 1),
        ("topic: t\nquestions:\n  - kind: x\n text: y", "yaml", 4),
        ("topic: t\ntopic: u\nquestions: []", "yaml", 2),
        ("questions: []\n---\nquestions: []", "yaml", 2),
        ("topic: t\nquestions:\n  - !!python/object:os.system {}", "yaml", 3),
        (LAUGHS, "yaml", 1),
        (DEEP, "yaml", 1),
        ("questions: []\n? [a]\n: b", "yaml", 2),
        ("just text", "yaml-form", None),
        ("- a\n- b", "yaml-form", None),
        ("topic: t", "yaml-form", None),
        ("questions: text", "yaml-form", None),
        ("questions: {a: b}", "yaml-form", None),
        ("topic: t\nquestions:", "empty", None),
        ("topic: t\nquestions: []", "empty", None),
    ],
)
def test_refuses_what_is_no_bank(text: str, text_id: str, line: int | None) -> None:
    with pytest.raises(Refusal) as caught:
        read(text)
    assert caught.value.text_id == f"quiz-import-{text_id}"
    assert caught.value.variables.get("line") == line
