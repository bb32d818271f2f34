"""Every sentence of the feature in both languages, and every one that services ask for."""

from __future__ import annotations

import ast as python
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from bot.branch.category import Category
from bot.branch.roles import Right, Role
from bot.branch.roster.columns import HEADS_EN, HEADS_ZH, Column, head_of
from bot.branch.settings import Kind
from bot.platforms.types import PlatformName
from bot.texts.locales import CHINESE, LOCALES
from bot.texts.texts import Texts
from plugins.members import FEATURE
from plugins.members.wording.words import slug

ROOT = Path(__file__).parents[3]


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def _messages(locale: str) -> dict[str, set[str]]:
    source = (FEATURE.texts / f"{locale}.ftl").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for entry in parse(source).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            parts = {entry.id.name: entry.value}
            parts |= {f"{entry.id.name}.{a.id.name}": a.value for a in entry.attributes}
            for name, pattern in parts.items():
                assert name not in found, f"{name} stands twice"
                variables = _Variables()
                if pattern is not None:
                    variables.visit(pattern)
                found[name] = variables.names
    return found


def test_both_locales_say_the_same_with_the_same_variables() -> None:
    chinese, english = (_messages(locale) for locale in LOCALES)
    assert chinese == english


@pytest.mark.parametrize("locale", LOCALES)
def test_every_id_in_code_has_its_sentence(locale: str) -> None:
    known = _messages(locale)
    for folder in ("plugins/members", "bot/branch"):
        for path in (ROOT / folder).rglob("*.py"):
            for text_id in re.findall(r"[\"'](members-[a-z-]+[a-z])[\"'.]", path.read_text()):
                assert text_id in known, f"{text_id} in {path.name}"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_stored_word_has_its_name(locale: str) -> None:
    known = _messages(locale)
    wanted = {
        "role": Role,
        "right": Right,
        "category": Category,
        "column": Column,
        "settings-kind": Kind,
        "platform": PlatformName,
    }
    for prefix, words in wanted.items():
        for word in words:
            assert f"members-{prefix}-{slug(word)}" in known


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_has_its_help_and_an_example(locale: str) -> None:
    known = _messages(locale)
    assert "members-title" in known
    assert FEATURE.commands is not None
    for command in FEATURE.commands:
        assert command.help_id in known
        assert f"{command.help_id}.example" in known


def _recorded() -> Iterator[str]:
    """The actions that calls of `audit` name in the whole code."""
    for path in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]:
        for node in python.walk(python.parse(path.read_text())):
            if isinstance(node, python.Call) and getattr(node.func, "id", "") == "audit":
                for given in node.args[2:3]:
                    if isinstance(given, python.Constant):
                        yield str(given.value)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_action_that_anyone_records_can_be_told(locale: str) -> None:
    actions = set(_recorded())
    assert {"role.granted", "account.bound", "signin.make-up"} <= actions
    told = "".join(path.read_text() for path in (ROOT / "plugins").rglob(f"{locale}.ftl"))
    for action in actions:
        feature, _, rest = action.partition(".")
        own, general = f"{feature}-audit-{slug(rest)}", f"members-audit-{slug(action)}"
        assert f"\n{own} = " in told or f"\n{general} = " in told, action


@pytest.mark.parametrize("locale", LOCALES)
def test_the_heads_of_the_template_are_the_words_of_the_sentences(locale: str) -> None:
    texts = Texts([FEATURE.texts], strict=True)
    heads = HEADS_ZH if locale == CHINESE else HEADS_EN
    said = [texts.get(locale, f"members-column-{slug(column)}") for column in Column]
    assert [heads[column][0].casefold() for column in Column] == said


@pytest.mark.parametrize(("head", "column"), [("角色", Column.ROLE), ("小组", Column.GROUP)])
def test_heads_of_earlier_templates_are_still_read(head: str, column: Column) -> None:
    assert head_of(head) is column
