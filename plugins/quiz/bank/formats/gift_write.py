"""Questions written as Moodle's GIFT, with what Moodle doesn't know as ids and tags in comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plugins.quiz.bank.formats.gift_text import (
    category_path,
    escape,
    escape_star,
    marked,
    tag,
    topic_of,
)
from plugins.quiz.bank.question import Kind, Question


def write_gift(questions: Sequence[Question]) -> bytes:
    """The questions in their order, in UTF-8. Our own reader gets every part of them back.

    Right options of a multiple choice share 100 %, wrong ones share -100 %, so that in Moodle too
    ticking everything earns nothing.
    """
    blocks: list[str] = []
    topic = None
    for question in questions:
        if question.topic != topic:
            topic = question.topic
            blocks.append(f"$CATEGORY: {escape(category_path(topic))}")
        blocks.append("\n".join(_block(question)))
    return ("\n\n".join(blocks) + "\n").encode()


def _block(question: Question) -> Iterator[str]:
    yield f"// {' '.join(_tags(question))}"
    yield f"::{escape(question.ref)}::[plain]{escape(question.text)}{{"
    yield from _answers(question)
    if question.explanation:
        yield f"\t####[plain]{escape(question.explanation)}"
    yield "}"


def _tags(question: Question) -> Iterator[str]:
    yield tag("id", question.ref)
    yield tag("tag", f"difficulty={question.difficulty}")
    if question.source:
        yield tag("tag", f"source={question.source}")
    if question.rule_version:
        yield tag("tag", f"version={question.rule_version}")
    if question.holds_until:
        yield tag("tag", f"until={question.holds_until.isoformat()}")
    if topic_of(category_path(question.topic)) != question.topic:
        yield tag("tag", f"topic={question.topic}")
    if any("->" in form for form in question.forms()):
        yield tag("tag", "kind=blank")  # it would be taken for matching


def _answers(question: Question) -> Iterator[str]:
    right = question.right()
    if question.kind is Kind.TRUEFALSE:
        yield "\tTRUE" if question.answer else "\tFALSE"
    elif question.kind is Kind.BLANK:
        for form in question.forms():
            yield f"\t={marked(escape_star(form))}"
    elif question.kind is Kind.SINGLE:
        for index, option in enumerate(question.options):
            yield f"\t{'=' if index in right else '~'}{marked(option)}"
    else:
        wrong = len(question.options) - len(right)
        for index, option in enumerate(question.options):
            share = Fraction(100, len(right)) if index in right else Fraction(-100, wrong)
            yield f"\t~%{_percent(share)}%{marked(option)}"


def _percent(share: Fraction) -> str:
    text = f"{float(share):.5f}"
    return text.rstrip("0").rstrip(".")
