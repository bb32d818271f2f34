"""Banks in YAML: a topic in the head, then the list of its questions.

Every scalar counts by its text, so `answer: No`, `id: 001` and `text: 1921` mean what they say.
Anchors, tags and deep nesting have no place in such a file and are refused before they can cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.errors import Refusal
from plugins.quiz.bank.drafts import Defaults, Draft, check
from plugins.quiz.bank.formats.unpack import MAX_QUESTIONS, decode, too_many
from plugins.quiz.bank.question import Field
from plugins.quiz.bank.report import BankFile, Remark
from plugins.quiz.bank.wording import one_line

_DEPTH = 8
_MOST_NODES = 40 * MAX_QUESTIONS
_NULLS = frozenset({"~", "null", "Null", "NULL"})
_HEAD = frozenset({"topic", "difficulty", "source", "rule_version", "holds_until", "questions"})
_KEYS = frozenset(map(str, Field))


@dataclass(slots=True)
class _Node:
    """A scalar, a list or a mapping, with the line on which it begins."""

    line: int
    value: str | list[_Node] | dict[str, _Node]


def read_yaml(content: bytes, defaults: Defaults) -> BankFile:
    """The questions of one file. Values in its head stand for those a question doesn't give.

    Raises Refusal: quiz-import-encoding, -yaml (with line), -yaml-form, -too-many, -empty.
    """
    import yaml

    try:
        top = _Builder(yaml, decode(content)).run()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Refusal("quiz-import-yaml", line=mark.line + 1 if mark else 1) from None
    if not isinstance(top.value, dict) or "questions" not in top.value:
        raise Refusal("quiz-import-yaml-form")
    listed = top.value["questions"].value
    if not isinstance(listed, list):
        raise Refusal("quiz-import-empty" if listed == "" else "quiz-import-yaml-form")
    if len(listed) > MAX_QUESTIONS:
        raise too_many()
    head = {key: _text(node) for key, node in top.value.items() if key != "questions"}
    notes = [
        Remark(node.line, None, "quiz-import-note-key", {"key": key[:40]})
        for key, node in top.value.items()
        if key not in _HEAD
    ]
    faults: list[Remark] = []
    drafts = [draft for node in listed if (draft := _draft(node, head, faults))]
    return check(drafts, defaults, faults=faults, notes=notes)


def _draft(node: _Node, head: dict[str, str], faults: list[Remark]) -> Draft | None:
    given = node.value
    if not isinstance(given, dict):
        faults.append(Remark(node.line, None, "quiz-import-yaml-question"))
        return None
    found = [*_misplaced(given)]
    faults += found
    if found:
        return None
    texts = {key: _text(value) for key, value in given.items()}
    answer = given.get("answer")
    return Draft(
        row=node.line,
        kind=texts.get("kind", ""),
        text=texts.get("text", ""),
        options=_texts(given.get("options")),
        answer=_texts(answer) if answer else "",
        topic=texts.get("topic") or head.get("topic", ""),
        difficulty=texts.get("difficulty") or head.get("difficulty", ""),
        explanation=texts.get("explanation", ""),
        source=texts.get("source") or head.get("source", ""),
        rule_version=texts.get("rule_version") or head.get("rule_version", ""),
        holds_until=texts.get("holds_until") or head.get("holds_until", ""),
        ref=texts.get("id", ""),
    )


def _misplaced(given: dict[str, _Node]) -> Iterator[Remark]:
    for key, node in given.items():
        if key not in _KEYS:
            yield Remark(node.line, None, "quiz-import-bad-key", {"key": one_line(key)[:40]})
            continue
        several = node.value if isinstance(node.value, list) else []
        wrong = isinstance(node.value, dict) or not all(
            isinstance(one.value, str) for one in several
        )
        if wrong or (several and key not in ("options", "answer")):
            yield Remark(node.line, Field(key), "quiz-import-not-a-text")


def _text(node: _Node) -> str:
    return node.value if isinstance(node.value, str) else ""


def _texts(node: _Node | None) -> list[str]:
    if node is None:
        return []
    if isinstance(node.value, list):
        return [_text(one) for one in node.value]
    return [_text(node)] if _text(node) else []


class _Builder:
    """Builds the tree out of the parser's events, so that nothing is interpreted on the way."""

    def __init__(self, yaml: Any, text: str) -> None:
        self.yaml = yaml
        self.nodes = 0
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events = yaml.parse(text, Loader=loader)

    def run(self) -> _Node:
        tree = _Node(1, "")
        documents = 0
        for event in self.events:
            if isinstance(event, self.yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Refusal("quiz-import-yaml", line=event.start_mark.line + 1)
                tree = self.node(next(self.events), 0)
        return tree

    def node(self, event: Any, depth: int) -> _Node:
        line = event.start_mark.line + 1
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            raise too_many()
        # An alias could stand for a million questions, a tag for any object.
        if isinstance(event, self.yaml.AliasEvent) or event.anchor or event.tag or depth > _DEPTH:
            raise Refusal("quiz-import-yaml", line=line)
        if isinstance(event, self.yaml.ScalarEvent):
            plain = not event.style
            return _Node(line, "" if plain and event.value in _NULLS else event.value)
        if isinstance(event, self.yaml.SequenceStartEvent):
            return _Node(line, [*self.until(self.yaml.SequenceEndEvent, depth)])
        return _Node(line, self.mapping(depth))

    def until(self, end: type, depth: int) -> Iterator[_Node]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield self.node(event, depth + 1)

    def mapping(self, depth: int) -> dict[str, _Node]:
        found: dict[str, _Node] = {}
        parts = self.until(self.yaml.MappingEndEvent, depth)
        for key, value in zip(parts, parts, strict=True):
            if not isinstance(key.value, str) or key.value in found:
                raise Refusal("quiz-import-yaml", line=key.line)
            found[key.value] = value
        return found
