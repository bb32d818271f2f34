"""Commands that the pages name can be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import frame
from bot.commands import builtin

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md"), ROOT / "CHANGELOG.md"]
SLASHED = re.compile(r"`/([a-z]+)(?: [^`]*)?`")
# Paths of pages, commands of another bot, and those of the example for plugin authors.
NOT_OURS = {"assets", "lost", "newbot", "sandbox", "setprivacy"}


@pytest.fixture(scope="module")
def known() -> set[str]:
    features = frame.load_features()
    commands = [*builtin.commands(), *(one for each in features for one in each.commands or ())]
    return {alias for command in commands for alias in command.aliases}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_english_words_are_those_of_commands(page: Path, known: set[str]) -> None:
    assert set(SLASHED.findall(page.read_text("utf-8"))) <= known | NOT_OURS
