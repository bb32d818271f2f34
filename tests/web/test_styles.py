"""The colours of the pages stand in one sheet."""

from __future__ import annotations

import re

import pytest

from bot.web.templates import HERE
from bot.web.web import STATIC

SHEETS = sorted(path.name for path in STATIC.glob("*.css"))


def test_every_page_gets_the_palette_before_its_own_sheet() -> None:
    shell = (HERE.parent / "console" / "shell.py").read_text("utf-8")
    for page, own in (((HERE / "base.html").read_text("utf-8"), "site"), (shell, "console")):
        assert page.index("/assets/palette.css") < page.index(f"/assets/{own}.css")


@pytest.mark.parametrize("name", sorted(set(SHEETS) - {"palette.css"}))
def test_no_other_sheet_names_a_colour_again(name: str) -> None:
    sheet = (STATIC / name).read_text("utf-8")
    # Only the library's own names stand for ours.
    assert set(re.findall(r"^\s*(--(?!q-)[a-z-]+):", sheet, re.M)) == set()
    # White is what a QR code stands on, in the dark too.
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet)) <= {"#fff"}
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_no_code_names_a_colour() -> None:
    for path in (HERE.parent).rglob("*.py"):
        assert not re.search(r"[\"']#[0-9a-fA-F]{6}\b", path.read_text("utf-8")), path
