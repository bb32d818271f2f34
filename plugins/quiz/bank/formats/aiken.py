"""Aiken: a question, lettered options, and a line with the answer; choices only.

Format: docs.moodle.org, "Aiken format". Beyond it, several letters make a multiple choice, and the
Chinese head of the answer and full-width letters are understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plugins.quiz.bank.drafts import Defaults, Draft, check
from plugins.quiz.bank.formats.unpack import MAX_QUESTIONS, decode, too_many
from plugins.quiz.bank.question import LETTERS, Field, Kind
from plugins.quiz.bank.report import BankFile, Remark

_OPTION = re.compile(r"([A-JＡ-Ｊ])\s*[.)．）、]\s*(.*)")
_ANSWER = re.compile(r"(?:ANSWER|答案|正确答案)\s*[:：]\s*(.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，、;；]+")


@dataclass
class _Open:
    """The question that is being read."""

    line: int = 0
    text: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


def looks_like_aiken(text: str) -> bool:
    """Whether some line gives an answer as Aiken does."""
    return any(_ANSWER.fullmatch(line.strip()) for line in text.splitlines())


def read_aiken(content: bytes, defaults: Defaults) -> BankFile:
    """The questions of one file; topic, difficulty and source come from the defaults.

    Raises Refusal: quiz-import-encoding, -too-many, -empty.
    """
    drafts: list[Draft] = []
    faults: list[Remark] = []
    current = _Open()
    for number, raw in enumerate(decode(content).splitlines(), 1):
        line = raw.strip()
        answer, option = _ANSWER.fullmatch(line), _OPTION.fullmatch(line)
        if answer and (current.text or current.options):
            drafts.append(_finished(current, answer[1]))
            current = _Open()
        elif answer:
            faults.append(Remark(number, None, "quiz-import-aiken-answer-alone"))
        elif option and current.text and _letter(option[1]) == len(current.options):
            current.options.append(option[2])
        elif line and current.options:
            # After options only options or the answer may come.
            text_id = "quiz-import-aiken-order" if option else "quiz-import-aiken-no-answer"
            faults.append(Remark(number if option else current.line, Field.ANSWER, text_id))
            current = _Open(number, [line])
        elif line:
            current.line = current.line or number
            current.text.append(line)
        if len(drafts) + len(faults) > MAX_QUESTIONS:
            raise too_many()
    if current.text:
        faults.append(Remark(current.line, Field.ANSWER, "quiz-import-aiken-no-answer"))
    return check(drafts, defaults, faults=faults)


def _finished(current: _Open, written: str) -> Draft:
    letters = _BETWEEN.sub("", written)
    kind = Kind.SINGLE if len(letters) <= 1 else Kind.MULTIPLE
    text = "\n".join(current.text)
    return Draft(current.line, kind, text, current.options, written)


def _letter(char: str) -> int:
    return LETTERS.index(chr(ord(char) - 0xFEE0) if char > "Ｚ" or char >= "Ａ" else char)
