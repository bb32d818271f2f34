"""The shipped questions keep the form, ask nothing twice and lean to no side."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .bank import (
    FOLDER,
    Entry,
    answer,
    form,
    load,
    load_all,
    near_duplicates,
    repeated_ids,
    spread,
)

BANK = load_all()


@pytest.mark.parametrize("entry", BANK, ids=lambda entry: entry.id)
def test_shipped_question(entry: Entry) -> None:
    assert list(form(entry)) == []
    assert list(answer(entry)) == []


def test_shipped_bank_is_large_enough() -> None:
    assert len(BANK) >= 160


def test_shipped_ids_are_unique() -> None:
    assert repeated_ids(BANK) == []


def test_shipped_bank_asks_nothing_twice() -> None:
    assert near_duplicates(BANK) == []


def test_shipped_bank_leans_to_no_side() -> None:
    assert list(spread(BANK)) == []


def test_readme_names_every_file() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in FOLDER.glob("*.yaml"):
        assert f"`{path.name}`" in readme


# --- that each check can fail -------------------------------------------------------------------

SINGLE: dict[str, Any] = {
    "id": "some-001",
    "kind": "single",
    "text": "火警电话是哪个号码？",
    "options": ["119", "110", "120", "122"],
    "answer": "A",
    "difficulty": 1,
    "explanation": "119是火警。",
    "source": "常识",
    "rule_version": dt.date(2020, 1, 1),
    "holds_until": None,
}
MULTIPLE = SINGLE | {"kind": "multiple", "answer": "AC"}
_PLAIN = {key: value for key, value in SINGLE.items() if key != "options"}
TRUEFALSE = _PLAIN | {"kind": "truefalse", "text": "119是火警电话。", "answer": True}
BLANK = _PLAIN | {"kind": "blank", "text": "火警电话是____。", "answer": ["119", "一一九"]}


def problems(question: dict[str, Any], topic: str = "校园安全") -> list[str]:
    entry = Entry(topic, question)
    return list(form(entry)) or list(answer(entry))


@pytest.mark.parametrize("question", [SINGLE, MULTIPLE, TRUEFALSE, BLANK])
def test_good_sample_passes(question: dict[str, Any]) -> None:
    assert problems(question) == []


@pytest.mark.parametrize(
    ("question", "change", "found"),
    [
        (SINGLE, {"kind": "essay"}, "kind 'essay' is unknown"),
        (SINGLE, {"points": 5}, "fields differ"),
        (TRUEFALSE, {"options": ["对", "错"]}, "fields differ"),
        (SINGLE, {"id": "第一题"}, "id is not of the form"),
        (SINGLE, {"difficulty": 4}, "difficulty"),
        (SINGLE, {"difficulty": True}, "difficulty"),
        (SINGLE, {"text": "  "}, "text is missing"),
        (SINGLE, {"text": "长" * 200}, "text is not under 200"),
        (SINGLE, {"text": " 火警电话？"}, "begins or ends with a space"),
        (SINGLE, {"text": "火警电话是哪个号码?"}, "half-width"),
        (SINGLE, {"text": "火警是____？"}, "only a fill-in has a blank"),
        (SINGLE, {"explanation": ""}, "explanation is missing"),
        (SINGLE, {"source": None}, "source is missing"),
        (SINGLE, {"rule_version": "2020-01-01"}, "rule_version is no date"),
        (SINGLE, {"holds_until": dt.date(2019, 1, 1)}, "holds until before"),
        (SINGLE, {"options": ["119", "110"]}, "3 to 6 options"),
        (SINGLE, {"options": ["119", "110", "119", "122"]}, "two options are the same"),
        (SINGLE, {"options": ["119", "110", "119。", "122"]}, "two options are the same"),
        (SINGLE, {"options": ["A. 119", "110", "120"]}, "carries its letter"),
        (SINGLE, {"options": ["1" * 60, "110", "120"]}, "option is not under 60"),
        (SINGLE, {"options": [119, "110", "120"]}, "option is missing"),
        (SINGLE, {"answer": "E"}, "not among the options"),
        (SINGLE, {"answer": ""}, "not among the options"),
        (SINGLE, {"answer": 1}, "not among the options"),
        (SINGLE, {"answer": "AB"}, "one right answer"),
        (MULTIPLE, {"answer": "CA"}, "not in order"),
        (MULTIPLE, {"answer": "AAC"}, "not in order"),
        (MULTIPLE, {"answer": "A"}, "two right answers"),
        (MULTIPLE, {"answer": "ABCD"}, "a wrong one"),
        (TRUEFALSE, {"answer": "对"}, "neither true nor false"),
        (BLANK, {"answer": "119"}, "list of accepted forms"),
        (BLANK, {"answer": []}, "list of accepted forms"),
        (BLANK, {"answer": [119]}, "no text"),
        (BLANK, {"answer": ["119", "119"]}, "stands there twice"),
        (BLANK, {"text": "火警电话119是____。"}, "gives the answer away"),
        (BLANK, {"text": "火警电话是119。"}, "exactly one blank"),
        (BLANK, {"text": "____是____。"}, "exactly one blank"),
        (BLANK, {"text": "火警电话是_____。"}, "exactly one blank"),
    ],
)
def test_bad_sample_is_found(question: dict[str, Any], change: dict[str, Any], found: str) -> None:
    assert any(found in problem for problem in problems(question | change))


def test_question_on_a_rule_names_its_version() -> None:
    without = SINGLE | {"rule_version": None}
    assert problems(without, "校园安全") == []
    assert problems(without, "党章") == ["a question on a rule names the rule's version"]


def test_digits_inside_a_number_give_nothing_away() -> None:
    assert problems(BLANK | {"text": "编号11900的电话是____。"}) == []


def test_synonym_of_one_character_gives_nothing_away() -> None:
    assert problems(BLANK | {"text": "书记一般要有____年党龄。", "answer": ["1", "一"]}) == []


def test_longer_synonym_gives_the_answer_away() -> None:
    leak = BLANK | {"text": "一一九电话是____。"}
    assert problems(leak) == ["the text gives the answer away"]


def test_repeated_id_is_found() -> None:
    assert repeated_ids([Entry("a", SINGLE), Entry("b", MULTIPLE)]) == ["some-001"]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("火警电话是哪个号码？", True),
        ("火警电话，是哪一个号码", True),
        ("发生交通事故应当拨打什么电话？", False),
    ],
)
def test_near_duplicate_is_found(other: str, same: bool) -> None:
    pair = [Entry("a", SINGLE), Entry("b", SINGLE | {"id": "some-002", "text": other})]
    assert near_duplicates(pair) == ([("some-001", "some-002")] if same else [])


def _all_a(entry: Entry) -> None:
    if entry.question["kind"] == "single":
        entry.question["answer"] = "A"


def _all_true(entry: Entry) -> None:
    if entry.question["kind"] == "truefalse":
        entry.question["answer"] = True


def _all_hard(entry: Entry) -> None:
    entry.question["difficulty"] = 3


def _no_blanks(entry: Entry) -> None:
    if entry.question["kind"] == "blank":
        entry.question["kind"] = "truefalse"
        entry.question["answer"] = True


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (_all_a, "all: A is right in 100% of the single questions"),
        (_all_true, "all: True is right in 100% of the truefalse questions"),
        (_all_hard, "all: difficulty 1 is under a tenth"),
        (_all_hard, "党章: no question of difficulty 2"),
        (_no_blanks, "all: kind blank is under a tenth"),
        (_no_blanks, "党史: no question of kind blank"),
    ],
)
def test_lopsided_bank_is_found(spoil: Callable[[Entry], None], found: str) -> None:
    entries = copy.deepcopy(BANK)
    for entry in entries:
        spoil(entry)
    assert found in list(spread(entries))


def test_thin_and_missing_topics_are_found() -> None:
    thin = [entry for entry in BANK if entry.topic != "党史"]
    thin += [entry for entry in BANK if entry.topic == "党史"][:24]
    assert "党史: only 24 questions" in list(spread(thin))
    assert "only 4 topics" in list(spread([e for e in BANK if e.topic != "党史"]))


@pytest.mark.parametrize(
    "text",
    [
        "- id: some-001\n",
        "topic: 党章\n",
        "topic: 党章\nquestions: {}\n",
        "topic: 2022\nquestions: []\n",
        "topic: 党章\nquestions: [一道题]\n",
        "topic: 党章\nquestions: []\nauthor: 某人\n",
    ],
)
def test_file_with_another_frame_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^bad\.yaml"):
        load(path)
