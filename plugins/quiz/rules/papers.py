"""What a paper shall be, from how people write it: `单选 10，多选 党章 5 难，判断 5`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.errors import Refusal
from plugins.quiz.bank.paper import Cell
from plugins.quiz.bank.question import Kind
from plugins.quiz.bank.vocabulary import difficulty_of, kind_of
from plugins.quiz.bank.wording import fold

MOST_QUESTIONS = 200
MOST_CELLS = 40
MOST_POINTS = 100
USUAL_POINTS = {Kind.SINGLE: 200, Kind.MULTIPLE: 400, Kind.TRUEFALSE: 200, Kind.BLANK: 200}
"""Hundredths of a point that each kind is worth unless somebody says otherwise."""

_PARTS = re.compile(r"[,，;；、\n]+")
_COUNT = re.compile(r"(\d{1,4})\s*(?:道题|道|题|个|questions?)?")
_DIFFICULTY = re.compile(r"(?:难度|difficulty)\s*[:：]?\s*(\S+)")
_GLUED = re.compile(
    r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_道题个分pq])|(?<=\d[题道])(?=[^\W\d_题])"
)
_POINTS = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?\s*(?:分|points?|p)?")


def read_cells(said: str, topics: Sequence[str]) -> tuple[Cell, ...]:
    """The cells of a paper, one for each part between commas; equal ones are added up.

    Raises Refusal: nothing said, a part without a kind or a number, 0 questions, an unknown
    topic, too many questions.
    """
    by_name = {fold(topic): topic for topic in topics}
    parts = [part for line in _PARTS.split(said) for part in _apart(line, by_name)]
    if not parts:
        raise Refusal("quiz-exams-no-paper")
    found: dict[tuple[Kind, str, int], Cell] = {}
    for part in parts:
        cell = _cell(part, by_name)
        key = (cell.kind, cell.topic, cell.difficulty)
        known = found.get(key)
        found[key] = replace(cell, count=cell.count + known.count) if known else cell
    if len(found) > MOST_CELLS or sum(cell.count for cell in found.values()) > MOST_QUESTIONS:
        raise Refusal("quiz-exams-paper-long", most=MOST_QUESTIONS)
    return tuple(found.values())


def _apart(line: str, topics: Mapping[str, str]) -> list[str]:
    """`单选 10 多选 5` as two parts: a kind after a kind and its number begins another."""
    parts: list[list[str]] = [[]]
    for word in _words(line, topics):
        so_far = parts[-1]
        counts = [at for at, one in enumerate(so_far) if _COUNT.fullmatch(one)]
        whole = bool(counts) and any(kind_of(one) for one in so_far)
        if whole and fold(word) not in topics and kind_of(word) is not None:
            # In `10道单选 5道多选` the number stands before its kind.
            ahead = len(counts) > 1 and counts[-1] == len(so_far) - 1
            parts.append([so_far.pop()] if ahead else [])
        parts[-1].append(word)
    return [" ".join(words) for words in parts if words]


def _cell(part: str, topics: Mapping[str, str]) -> Cell:
    difficulty, rest = _marked_difficulty(part)
    words = _words(rest, topics)
    kind: Kind | None = None
    count: int | None = None
    others: list[str] = []
    for word in words:
        number = _COUNT.fullmatch(word)
        if kind is None and fold(word) not in topics and kind_of(word) is not None:
            kind = kind_of(word)
        elif count is None and number is not None:
            count = int(number[1])
        else:
            others.append(word)
    if not difficulty and others and fold("".join(others)) not in topics:
        for at in (len(others) - 1, 0):
            if not others[at].isdigit() and (level := difficulty_of(others[at])) is not None:
                difficulty = level
                del others[at]
                break
    if kind is None or count is None:
        raise Refusal("quiz-exams-bad-paper", part=part[:30])
    topic = topics.get(fold("".join(others)), "")
    if others and not topic:
        raise Refusal("quiz-exams-no-topic", topic=" ".join(others)[:20])
    if count == 0:
        raise Refusal("quiz-exams-zero", part=part[:30])
    return Cell(kind, count, topic, difficulty)


def _marked_difficulty(part: str) -> tuple[int, str]:
    match = _DIFFICULTY.search(part)
    if match is None:
        return 0, part
    level = difficulty_of(match[1])
    if level is None:
        raise Refusal("quiz-exams-bad-difficulty", word=match[1][:10])
    return level, f"{part[: match.start()]} {part[match.end() :]}"


def _words(part: str, topics: Mapping[str, str]) -> list[str]:
    """The words of a part, `单选10` and `10道单选` taken apart, topics with digits left whole."""
    words: list[str] = []
    for word in part.split():
        words += [word] if fold(word) in topics else [w for w in _GLUED.split(word) if w]
    joined: list[str] = []
    for word in words:
        # English kinds have two words: `single choice`.
        if joined and kind_of(f"{joined[-1]} {word}") is not None:
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def kinds_of(cells: Iterable[Cell]) -> tuple[Kind, ...]:
    """The kinds in a paper, in the order in which papers have them."""
    there = {cell.kind for cell in cells}
    return tuple(kind for kind in USUAL_POINTS if kind in there)


def read_points(said: str, kinds: Sequence[Kind]) -> dict[Kind, int]:
    """Hundredths of a point for each kind: `2`, for all of them, or `单选 2 多选 4`.

    Raises Refusal: unreadable, a kind that is missing or not in the paper, out of bounds.
    """
    alone = _POINTS.fullmatch(said.strip().lower())
    if alone is not None:
        return dict.fromkeys(kinds, _hundredths(alone))
    found: dict[Kind, int] = {}
    words = _words(" ".join(_PARTS.split(said)), {})
    if len(words) % 2:
        raise Refusal("quiz-exams-bad-points")
    for name, value in zip(words[::2], words[1::2], strict=True):
        kind, number = kind_of(name), _POINTS.fullmatch(value.lower())
        if kind is None or number is None or kind in found:
            raise Refusal("quiz-exams-bad-points")
        if kind not in kinds:
            raise Refusal("quiz-exams-points-extra", kind=str(kind))
        found[kind] = _hundredths(number)
    for kind in kinds:
        if kind not in found:
            raise Refusal("quiz-exams-points-missing", kind=str(kind))
    return found


def _hundredths(match: re.Match[str]) -> int:
    points = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))
    if not 0 < points <= MOST_POINTS * 100:
        raise Refusal("quiz-exams-points-range", most=MOST_POINTS)
    return points


def dump_cells(cells: Iterable[Cell]) -> list[list[Any]]:
    """The cells as JSON."""
    return [[str(cell.kind), cell.count, cell.topic, cell.difficulty] for cell in cells]


def load_cells(stored: Iterable[Sequence[Any]]) -> tuple[Cell, ...]:
    """The cells of JSON."""
    return tuple(Cell(Kind(kind), count, topic, level) for kind, count, topic, level in stored)
