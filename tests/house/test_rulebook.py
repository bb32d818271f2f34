"""Every rule that ships says what it is, where it stands, since when, and how well it is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot import rulebook
from bot.shipped import shipped

FILES = sorted(shipped("rules").glob("*.yaml"))
PARTS = {"id", "value", "source", "since", "grade"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_rule_is_whole(path: Path) -> None:
    written = yaml.safe_load(path.read_text("utf-8"))
    assert written
    for one in written:
        assert set(one) == PARTS, one
    seen = set()
    for rule in rulebook.load(path.stem):
        assert rule.id.startswith(f"{path.stem}.")
        assert rule.value not in (None, "", [], {})
        assert len(rule.source) > 5
        assert type(rule.since) is date
        assert rule.grade in set(rulebook.Grade)
        assert (rule.id, rule.since) not in seen, "a version is named by its day"
        seen.add((rule.id, rule.since))


def test_the_latest_version_that_has_begun_holds() -> None:
    def version(year: int) -> rulebook.Rule:
        return rulebook.Rule("x.y", year, "somewhere", date(year, 7, 1), rulebook.Grade.READ)

    found = [version(2008), version(2027), version(2020)]
    assert rulebook.in_force(found, "x.y", date(2027, 6, 30)).value == 2020
    assert rulebook.in_force(found, "x.y", date(2027, 7, 1)).value == 2027
    with pytest.raises(KeyError):
        rulebook.in_force(found, "x.y", date(2008, 6, 30))
