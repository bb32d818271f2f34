"""What texts and pages tell to type is there after `make run`, as it is written."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [
    *ROOT.glob("bot/**/texts/*.ftl"),
    *ROOT.glob("plugins/**/texts/*.ftl"),
    *ROOT.glob("README*.md"),
    *ROOT.glob("docs/*.md"),
]
TYPED = re.compile(r"(?<!/srv/zhibu/)\.venv/bin/(\w+)(?: ([a-z][a-z-]*))?")


def test_make_run_makes_the_command() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"]["zhibu"] == "bot.__main__:main"
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "VENV := .venv\n" in makefile
    assert "pip install -q --no-deps -e .\n" in makefile


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_is_to_be_typed_works(page: Path) -> None:
    text = page.read_text("utf-8")
    # Only an environment of one's own has it by this name; `python` may be another version.
    assert "python -m bot" not in text
    for program, command in TYPED.findall(text):
        assert program == "zhibu"
        assert not command or command in COMMANDS
