"""The shipped question bank as plain data, and what a question and the whole bank must keep to.

Every check returns the problems that it found, as sentences for whoever edits the bank.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[2] / "data" / "questions"

KINDS = ("single", "multiple", "truefalse", "blank")
LETTERS = "ABCDEF"
BLANK = "____"
TEXT_LIMIT = 200
OPTION_LIMIT = 60
EXPLANATION_LIMIT = 200
SIMILAR = 0.6
"""Two texts whose character bigrams overlap by this share or more ask the same."""

# Their facts stand in a rule that is revised now and then; history and first aid rest on none.
RULE_TOPICS = frozenset({"党章", "支部工作"})

_COMMON = {
    "id",
    "kind",
    "text",
    "answer",
    "difficulty",
    "explanation",
    "source",
    "rule_version",
    "holds_until",
}
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,?!:;()]|[,?!:;()][\u4e00-\u9fff]")
_LETTERED = re.compile(r"^[A-Fa-f][.、．)）:：]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One question as it stands in a file."""

    topic: str
    question: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.question.get("id"))


def load(path: Path) -> list[Entry]:
    """The questions of one file. Raises ValueError when its frame is not a topic and a list."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict) or set(document) != {"topic", "questions"}:
        raise ValueError(f"{path.name}: a file is a topic and questions, nothing else")
    topic, questions = document["topic"], document["questions"]
    if not isinstance(topic, str) or not isinstance(questions, list):
        raise ValueError(f"{path.name}: the topic is a name, the questions are a list")
    if not all(isinstance(question, dict) for question in questions):
        raise ValueError(f"{path.name}: a question is a mapping")
    return [Entry(topic, question) for question in questions]


def load_all(folder: Path = FOLDER) -> list[Entry]:
    """Every question of the folder, files in the order of their names."""
    return [entry for path in sorted(folder.glob("*.yaml")) for entry in load(path)]


def form(entry: Entry) -> Iterator[str]:
    """What is wrong with the form of one question."""
    question = entry.question
    kind = question.get("kind")
    if kind not in KINDS:
        yield f"kind {kind!r} is unknown"
        return
    expected = _COMMON | ({"options"} if kind in ("single", "multiple") else set())
    if set(question) != expected:
        yield f"fields differ from the form: {sorted(set(question) ^ expected)}"
        return
    if not re.fullmatch(r"[a-z]+-\d{3}", entry.id):
        yield "the id is not of the form name-001"
    # True is an int as well, and no difficulty.
    if type(question["difficulty"]) is not int or question["difficulty"] not in (1, 2, 3):
        yield "the difficulty is not 1, 2 or 3"
    for field, limit in (("text", TEXT_LIMIT), ("explanation", EXPLANATION_LIMIT), ("source", 100)):
        yield from _sentence(question[field], field, limit)
    yield from _dates(entry)
    blanks = str(question["text"]).count("_")
    if kind == "blank" and (blanks != len(BLANK) or BLANK not in question["text"]):
        yield "a fill-in has exactly one blank of four underscores"
    if kind != "blank" and blanks:
        yield "only a fill-in has a blank"


def _sentence(value: object, field: str, limit: int) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip():
        yield f"the {field} is missing"
        return
    if value != value.strip():
        yield f"the {field} begins or ends with a space"
    if len(value) >= limit:
        yield f"the {field} is not under {limit} characters"
    if _HALF_WIDTH.search(value):
        yield f"the {field} has half-width punctuation in Chinese"


def _dates(entry: Entry) -> Iterator[str]:
    version, until = entry.question["rule_version"], entry.question["holds_until"]
    for name, value in (("rule_version", version), ("holds_until", until)):
        if value is not None and type(value) is not dt.date:
            yield f"{name} is no date"
            return
    if version is None and entry.topic in RULE_TOPICS:
        yield "a question on a rule names the rule's version"
    if version is not None and until is not None and until <= version:
        yield "it holds until before its rule was made"


def answer(entry: Entry) -> Iterator[str]:
    """What is wrong with the options and the answer of one question whose form is right."""
    question = entry.question
    kind, given = question["kind"], question["answer"]
    if kind == "truefalse":
        if not isinstance(given, bool):
            yield "the answer is neither true nor false"
    elif kind == "blank":
        yield from _forms(given, question["text"])
    else:
        yield from _options(question["options"])
        yield from _letters(kind, given, len(question["options"]))


def _forms(forms: object, text: str) -> Iterator[str]:
    if not isinstance(forms, list) or not forms:
        yield "a fill-in has a list of accepted forms"
        return
    if not all(isinstance(word, str) and word.strip() for word in forms):
        yield "an accepted form is no text"
        return
    if len(set(forms)) != len(forms):
        yield "an accepted form stands there twice"
    # A synonym of one character (一) stands in too many words to give anything away.
    telling = [word for at, word in enumerate(forms) if at == 0 or len(word) > 1]
    if any(re.search(rf"(?<!\d){re.escape(word)}(?!\d)", text) for word in telling):
        yield "the text gives the answer away"


def _options(options: object) -> Iterator[str]:
    if not isinstance(options, list) or not 3 <= len(options) <= 6:
        yield "there are not 3 to 6 options"
        return
    for option in options:
        yield from _sentence(option, "option", OPTION_LIMIT)
        if isinstance(option, str) and _LETTERED.match(option):
            yield "an option carries its letter"
    if len({str(option).strip("。 ").casefold() for option in options}) != len(options):
        yield "two options are the same"


def _letters(kind: str, given: object, options: int) -> Iterator[str]:
    if not isinstance(given, str) or not given or not set(given) <= set(LETTERS[:options]):
        yield "the answer is not among the options"
        return
    if "".join(sorted(set(given))) != given:
        yield "the letters of the answer are not in order, once each"
    if kind == "single" and len(given) != 1:
        yield "a single choice has one right answer"
    if kind == "multiple" and not 2 <= len(given) < options:
        yield "several choices have two right answers at least and a wrong one"


def repeated_ids(entries: Sequence[Entry]) -> list[str]:
    """Ids that stand on more than one question."""
    return [key for key, times in Counter(entry.id for entry in entries).items() if times > 1]


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, without punctuation, spaces and blanks."""
    plain = re.sub(r"[\W_]+", "", text).casefold()
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1)) or frozenset({plain})


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's share of what two sets have in common, 0 to 1."""
    return len(one & other) / len(one | other)


def near_duplicates(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Pairs of questions whose texts are the same or nearly."""
    sets = [(entry.id, bigrams(entry.question["text"])) for entry in entries]
    return [
        (one, other)
        for (one, left), (other, right) in combinations(sets, 2)
        if likeness(left, right) >= SIMILAR
    ]


def spread(entries: Sequence[Entry]) -> Iterator[str]:
    """What is lopsided in a whole bank: topics, kinds, difficulty, the right letters."""
    topics: dict[str, list[Entry]] = {}
    for entry in entries:
        topics.setdefault(entry.topic, []).append(entry)
    if len(topics) < 5:
        yield f"only {len(topics)} topics"
    for topic, of_topic in topics.items():
        if len(of_topic) < 25:
            yield f"{topic}: only {len(of_topic)} questions"
        for field, values in (("kind", KINDS), ("difficulty", (1, 2, 3))):
            for value in set(values) - {entry.question[field] for entry in of_topic}:
                yield f"{topic}: no question of {field} {value}"
        yield from _balance(of_topic, topic, slack=0.15)
    yield from _balance(entries, "all", slack=0.05)
    for field, values in (("kind", KINDS), ("difficulty", (1, 2, 3))):
        counts = Counter(entry.question[field] for entry in entries)
        for value in values:
            if counts[value] < len(entries) / 10:
                yield f"all: {field} {value} is under a tenth"


def _balance(entries: Sequence[Entry], name: str, slack: float) -> Iterator[str]:
    for kind, values in (("single", tuple("ABCD")), ("truefalse", (True, False))):
        counts = Counter(e.question["answer"] for e in entries if e.question["kind"] == kind)
        for value in values:
            share = counts[value] / max(1, counts.total())
            if abs(share - 1 / len(values)) > slack:
                yield f"{name}: {value} is right in {share:.0%} of the {kind} questions"
