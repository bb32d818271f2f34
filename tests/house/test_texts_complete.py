"""Every sentence exists in both locales with the same variables, and none stands in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, serializer
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.texts.locales import LOCALES

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted({path.parent for path in ROOT.glob("[bp]*/**/*.ftl")})
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.names.add(node.id.name)


def messages(path: Path) -> dict[str, set[str]]:
    """Each message and attribute with the variables it names."""
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(path.read_text("utf-8")).body:
        assert not isinstance(entry, ftl.Junk), f"{path}: {(entry.content or '')[:80]}"
        if not isinstance(entry, ftl.Message):
            continue
        parts = {"": entry.value} | {f".{a.id.name}": a.value for a in entry.attributes}
        for suffix, value in parts.items():
            if value is None:
                continue
            name = entry.id.name + suffix
            assert name not in found, f"{path} has {name} twice"
            visitor = _Variables()
            visitor.visit(value)
            found[name] = visitor.names
    return found


def all_messages() -> dict[str, set[str]]:
    """The messages of every folder; no id may stand in two."""
    together: dict[str, set[str]] = {}
    for folder in FOLDERS:
        for name, variables in messages(folder / f"{LOCALES[0]}.ftl").items():
            assert name not in together, f"{name} stands in two folders"
            together[name] = variables
    return together


def test_there_are_texts() -> None:
    assert ROOT / "bot" / "texts" in FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_locales_say_the_same(folder: Path) -> None:
    first, *others = (messages(folder / f"{locale}.ftl") for locale in LOCALES)
    for other in others:
        assert first.keys() == other.keys()
        for name, variables in first.items():
            assert variables == other[name], name


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_english_is_english(folder: Path) -> None:
    source = (folder / "en.ftl").read_text("utf-8")
    talk = [
        line
        for line in source.splitlines()
        if CHINESE.search(re.sub(r"张三|李四|王五|“[^”]*”", "", line))
        and not line.strip().startswith(".words")
    ]
    assert talk == []


def _code() -> Iterator[Path]:
    for top in ("bot", "plugins"):
        yield from (ROOT / top).rglob("*.py")


def _sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Chinese string literals of more than a word, outside of docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) in docstrings:
            continue
        if len(CHINESE.findall(node.value)) > 12 or re.search(
            r"[\u4e00-\u9fff]+[。！？]", node.value
        ):
            yield node.lineno, node.value


def test_no_sentence_stands_in_code() -> None:
    # The cast's names are data of the sandbox; patterns of numbers and marks are no sentences.
    allowed = {"bot/sandbox/cast.py"}
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in _code()
        if str(path.relative_to(ROOT)) not in allowed
        for line, text in _sentences(path)
        if CHINESE.search(text) and "(?" not in text
    ]
    assert found == []


def test_every_text_that_code_names_exists() -> None:
    """Literal ids in code (`feature-something`) name a message."""
    known = all_messages()
    prefixes = {name.split("-")[0] for name in known}
    pattern = re.compile(rf"^({'|'.join(sorted(prefixes))})-[a-z0-9-]*[a-z0-9](\.[a-z]+)?$")
    missing = []

    def begins(value: str) -> bool:
        """A message, or the beginning of ids that code puts together."""
        return any(name == value or name.startswith((f"{value}-", f"{value}.")) for name in known)

    for path in _code():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and pattern.match(value) and not begins(value):
                missing.append(f"{path.relative_to(ROOT)}:{node.lineno} {value}")  # type: ignore[attr-defined]
    assert missing == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_command_is_not_shown_twice_in_a_line_of_the_help(locale: str) -> None:
    """A `.short` form is another than the example."""
    entries = [
        entry
        for folder in FOLDERS
        for entry in FluentParser().parse((folder / f"{locale}.ftl").read_text("utf-8")).body
        if isinstance(entry, ftl.Message) and "-help-" in entry.id.name
    ]
    shown = [
        (one.id.name, {a.id.name: serializer.serialize_pattern(a.value) for a in one.attributes})
        for one in entries
    ]
    shorts = [(name, parts) for name, parts in shown if "short" in parts]
    assert shorts
    assert [name for name, parts in shorts if parts["short"] == parts["example"]] == []


def test_people_are_spoken_to_alike_everywhere() -> None:
    """The house says 您."""
    found = [
        f"{folder.relative_to(ROOT)}:{line}"
        for folder in FOLDERS
        for line in (folder / "zh-CN.ftl").read_text("utf-8").splitlines()
        if "你" in line
    ]
    assert found == []
