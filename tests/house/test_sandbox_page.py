"""What the sandbox's page suggests is what the bot takes, and its English answers in English."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bot.sandbox.page
from bot.branch.roles import Role

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

STRINGS = json.loads(
    Path(bot.sandbox.page.__file__).with_name("strings.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("locale", sorted(STRINGS))
async def test_every_suggestion_is_taken(house: Any, locale: str, logs: Any) -> None:
    branch = await house.branch(locale=locale)
    officer = await branch.person("书记", Role.SECRETARY)
    beginning = house.host.texts.get(locale, "host-bad-arguments", what="", example="")[:6]
    for chip in STRINGS[locale]["chips"]:
        place = house.private("qq") if chip.get("in") == "private" else branch.qq_group
        said = await officer.say(place, chip["text"])
        # Some answers are for one person alone and come in private.
        (answer, *_) = await house.world.heard(after=said)
        assert not answer.text.startswith(beginning), chip
    assert logs.errors() == []


async def test_the_english_page_leads_to_english_answers(house: Any) -> None:
    branch = await house.branch()
    officer = await branch.person("书记", Role.SECRETARY)
    chips = [chip["text"] for chip in STRINGS["en"]["chips"]]
    (switch,) = [text for text in chips if text.startswith("/settings")]
    await house.ask(officer, branch.qq_group, switch)
    await house.ask(officer, branch.qq_group, "/signin", contains="signed in")
