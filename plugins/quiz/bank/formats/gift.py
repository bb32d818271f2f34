"""Moodle's GIFT, read: choices, true/false and short answers are taken, other types are listed.

Format: docs.moodle.org, "GIFT format". A question is a block between blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.quiz.bank.drafts import Defaults, Draft, check
from plugins.quiz.bank.formats.gift_answers import Answers, NotOurs, read_answers
from plugins.quiz.bank.formats.gift_text import mask, read_text, tags_of, topic_of, unescape
from plugins.quiz.bank.formats.unpack import MAX_QUESTIONS, decode, too_many
from plugins.quiz.bank.question import Field
from plugins.quiz.bank.report import BankFile, Remark

_BLANK = "_____"
_CATEGORY = re.compile(r"\$CATEGORY\s*:", re.IGNORECASE)
_OWN = frozenset({"difficulty", "source", "version", "until", "topic", "kind"})


@dataclass
class _Block:
    """The lines of one question: its comments apart, `line` where the question begins."""

    line: int = 0
    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def values(self) -> dict[str, str]:
        """What our export put into tags, and the id."""
        found: dict[str, str] = {}
        for name, value in tags_of("\n".join(self.comments)):
            if name == "id":
                found.setdefault("id", value)
                continue
            key, equals, rest = value.partition("=")
            if equals and key in _OWN:
                found.setdefault(key, rest)
        return found


@dataclass
class _Reading:
    """What has been read so far."""

    category: str = ""
    drafts: list[Draft] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def fault(self, line: int, part: Field | None, text_id: str, **variables: Any) -> None:
        self.faults.append(Remark(line, part, text_id, variables))


def read_gift(content: bytes, defaults: Defaults) -> BankFile:
    """The questions of one file; `$CATEGORY` is the topic, defaults stand for what GIFT lacks.

    Raises Refusal: quiz-import-encoding, -too-many, -empty.
    """
    reading = _Reading()
    for block in _blocks(decode(content).replace("\r\n", "\n").replace("\r", "\n")):
        _read_block(block, reading)
        if len(reading.drafts) + len(reading.skipped) + len(reading.faults) > MAX_QUESTIONS:
            raise too_many()
    return check(
        reading.drafts,
        defaults,
        faults=reading.faults,
        skipped=reading.skipped,
        notes=reading.notes,
    )


def _blocks(text: str) -> Iterator[_Block]:
    """Blocks between blank lines; a category is one of its own wherever it stands."""
    block = _Block()
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if bare.startswith("//"):
            block.comments.append(bare)
            continue
        if not bare:
            if block.lines:
                yield block
            # Comments above a question stay with it, over a blank line too.
            block = _Block(comments=[] if block.lines else block.comments)
            continue
        if _CATEGORY.match(bare):
            if block.lines:
                yield block
            yield _Block(number, [bare])
            block = _Block()
            continue
        block.line = block.line or number
        block.lines.append(line)
    if block.lines:
        yield block


def _read_block(block: _Block, reading: _Reading) -> None:
    text = "\n".join(block.lines).strip()
    category = _CATEGORY.match(text)
    if category:
        reading.category = topic_of(unescape(text[category.end() :]))
        return
    parts = _parts(text, block.line, reading)
    if parts is None:
        return
    stem, section = parts
    own = block.values()
    try:
        answers = read_answers(section, forced_blank=own.get("kind") == "blank")
    except NotOurs as other:
        reading.skipped.append(Remark(block.line, None, other.text_id, _quoted(stem)))
        return
    for text_id in answers.faults:
        reading.fault(block.line, Field.ANSWER, text_id)
    wording, form, lost = read_text(stem)
    _note(reading, block.line, answers.notes)
    answers, explained = _in_format(answers, form)
    if lost or explained:
        _note(reading, block.line, ["quiz-import-note-picture"])
    if not answers.faults:
        reading.drafts.append(_draft(block.line, wording, answers, own, reading.category))


def _parts(text: str, line: int, reading: _Reading) -> tuple[str, str] | None:
    """The question without its name, and what stands between its braces."""
    hidden = mask(text)
    if hidden.startswith("::"):
        end = hidden.find("::", 2)
        if end >= 0:
            text, hidden = text[end + 2 :].strip(), hidden[end + 2 :].strip()
    opens, closes = hidden.find("{"), hidden.find("}")
    if opens < 0 and closes < 0:
        remark = Remark(line, None, "quiz-import-skip-description", _quoted(text))
        reading.skipped.append(remark)
        return None
    if opens < 0 or closes < opens:
        reading.fault(line, None, "quiz-import-gift-braces")
        return None
    rest = hidden[closes + 1 :]
    if "{" in rest or "}" in rest or "{" in hidden[opens + 1 : closes]:
        reading.fault(line, None, "quiz-import-gift-two-in-one")
        return None
    gap = _BLANK if rest.strip() else ""
    return text[:opens] + gap + text[closes + 1 :], text[opens + 1 : closes]


def _in_format(answers: Answers, form: str) -> tuple[Answers, bool]:
    """Options and feedback in the question's own format; whether pictures were lost."""
    lost = False

    def plain(raw: str) -> str:
        nonlocal lost
        text, _, picture = read_text(raw, form)
        lost = lost or picture
        return text

    answers.options = [plain(option) for option in answers.options]
    lines = [plain(answers.general)] if answers.general.strip() else []
    lines += [f"{mark} {plain(text)}" for mark, text in answers.feedback]
    answers.general = "\n".join(lines)
    return answers, lost


def _draft(line: int, wording: str, answers: Answers, own: dict[str, str], category: str) -> Draft:
    return Draft(
        row=line,
        kind=answers.kind,
        text=wording,
        options=answers.options,
        answer=answers.forms or answers.answer,
        topic=own.get("topic", category),
        difficulty=own.get("difficulty", ""),
        explanation=answers.general,
        source=own.get("source", ""),
        rule_version=own.get("version", ""),
        holds_until=own.get("until", ""),
        ref=own.get("id", ""),
    )


def _note(reading: _Reading, line: int, text_ids: list[str]) -> None:
    reading.notes += [Remark(line, None, one) for one in dict.fromkeys(text_ids)]


def _quoted(text: str) -> dict[str, Any]:
    plain = " ".join(read_text(text)[0].split())
    return {"text": plain[:30]}
