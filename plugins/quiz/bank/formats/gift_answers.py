"""What stands between the braces of a GIFT question: which type it is, and its answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from plugins.quiz.bank.formats.gift_text import mask, read_text, unescape_star
from plugins.quiz.bank.question import LETTERS, Kind

_TRUE = frozenset({"T", "TRUE"})
_FALSE = frozenset({"F", "FALSE"})
_WEIGHT = re.compile(r"%\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)\s*%")
_FULL = 99.9
_MOST = 100
_ALIKE = 0.1


class NotOurs(Exception):
    """A type that our bank doesn't have; `text_id` names it."""

    def __init__(self, text_id: str) -> None:
        super().__init__(text_id)
        self.text_id = text_id


@dataclass
class Answers:
    """The answers still in GIFT's signs; `feedback` is what follows `#`, with the option's mark."""

    kind: Kind
    options: list[str] = field(default_factory=list)
    answer: str = ""
    forms: list[str] = field(default_factory=list)
    general: str = ""
    feedback: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Alternative:
    sign: str
    weight: float | None
    text: str
    feedback: str

    @property
    def share(self) -> float:
        """Per cent of the marks: as written, else 100 behind `=` and 0 behind `~`."""
        if self.weight is not None:
            return self.weight
        return 100.0 if self.sign == "=" else 0.0


def read_answers(section: str, *, forced_blank: bool = False) -> Answers:
    """The answers of a section. Raises NotOurs for essays, numbers and matching."""
    section, general = _general(section)
    hidden = mask(section)
    if not section:
        raise NotOurs("quiz-import-skip-essay")
    if section.startswith("#"):
        raise NotOurs("quiz-import-skip-numerical")
    truth = section[: hidden.find("#")] if "#" in hidden else section
    if truth.strip().upper() in _TRUE | _FALSE:
        return _truth(truth.strip().upper() in _TRUE, section, hidden, general)
    if sum(map(hidden.count, "~=")) > _MOST:
        return Answers(Kind.MULTIPLE, faults=["quiz-import-gift-many-options"])
    alternatives = _alternatives(section, hidden)
    if not forced_blank and "~" in hidden:
        return _choice(alternatives, general)
    if not forced_blank and "=" in hidden and "->" in hidden:
        raise NotOurs("quiz-import-skip-matching")
    return _blank(alternatives, general)


def _general(section: str) -> tuple[str, str]:
    """The section without the general feedback, and that."""
    at = mask(section).rfind("####")
    if at < 0:
        return section.strip(), ""
    return section[:at].strip(), section[at + 4 :].strip()


def _truth(answer: bool, section: str, hidden: str, general: str) -> Answers:
    answers = Answers(Kind.TRUEFALSE, answer="true" if answer else "false", general=general)
    marks = [at for at, char in enumerate(hidden) if char == "#"]
    # The first is shown to those who are wrong, the second to those who are right.
    bounds = [*marks[:2], len(section)]
    for at, end in pairwise(bounds):
        if text := section[at + 1 : end].strip():
            answers.feedback.append(("×" if at == marks[0] else "√", text))
    return answers


def _alternatives(section: str, hidden: str) -> list[_Alternative]:
    starts = [at for at, char in enumerate(hidden) if char in "~="]
    # Weights may follow their sign after blanks; `~=` counts as one sign.
    starts = [at for at in starts if hidden[at - 1 : at] != "~" or hidden[at] == "~"]
    if not starts or section[: starts[0]].strip():
        starts = [-1, *starts]
    ends = [*starts[1:], len(section)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        sign = section[start] if start >= 0 else "~" if "~" in hidden else "="
        raw = section[start + 1 : end]
        if raw.startswith("=") and sign == "~":
            sign, raw = "=", raw[1:]
        found.append(_alternative(sign, raw.strip()))
    return found


def _alternative(sign: str, raw: str) -> _Alternative:
    weight = _WEIGHT.match(raw)
    if weight:
        raw = raw[weight.end() :]
    at = mask(raw).find("#")
    text, feedback = (raw, "") if at < 0 else (raw[:at], raw[at + 1 :])
    share = float(weight[1]) if weight else None
    return _Alternative(sign, share, text.strip(), feedback.strip())


def _choice(alternatives: list[_Alternative], general: str) -> Answers:
    single = any(one.sign == "=" for one in alternatives)
    right = [
        index
        for index, one in enumerate(alternatives)
        if (one.sign == "=" if single else one.share > 0)
    ]
    answers = Answers(
        Kind.SINGLE if single else Kind.MULTIPLE,
        options=[one.text for one in alternatives],
        general=general,
    )
    if len(alternatives) > len(LETTERS):
        answers.faults.append("quiz-import-gift-many-options")
        return answers
    answers.answer = "".join(LETTERS[index] for index in right)
    if not right:
        answers.faults.append("quiz-import-gift-none-right")
    elif single and len(right) > 1:
        answers.faults.append("quiz-import-gift-two-right")
    if _weights_lost(alternatives, right, single=single):
        answers.notes.append("quiz-import-note-weights")
    answers.feedback = [
        (f"{LETTERS[index]}.", one.feedback)
        for index, one in enumerate(alternatives)
        if one.feedback
    ]
    return answers


def _weights_lost(alternatives: list[_Alternative], right: list[int], *, single: bool) -> bool:
    """Whether options are worth something that our marks can't say."""
    if single:
        return any(one.share > 0 for i, one in enumerate(alternatives) if i not in right)
    shares = [alternatives[index].share for index in right]
    return bool(shares) and max(shares) - min(shares) > _ALIKE


def _blank(alternatives: list[_Alternative], general: str) -> Answers:
    answers = Answers(Kind.BLANK, general=general)
    for one in alternatives:
        text, _, _ = read_text(one.text)
        form = unescape_star(text)
        if one.share < _FULL:
            # Half marks, or the catch-all `*` with its feedback.
            answers.notes.append("quiz-import-note-weights")
        elif form is None:
            answers.faults.append("quiz-import-gift-wildcard")
        elif form:
            answers.forms.append(form)
        if one.feedback:
            answers.feedback.append((f"{text}:", one.feedback))
    if not answers.forms and not answers.faults:
        answers.faults.append("quiz-import-gift-none-right")
    return answers
