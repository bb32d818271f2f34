"""The same in English: money goes up, a period is shown, published and checked."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from plugins.dues.models import Publication
from tests.plugins.dues.claims.conftest import Scene

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.parametrize("platform", ["telegram"]),
]


async def test_whoever_reads_english_publishes_in_english(scene: Scene, platform: str) -> None:
    house, officer = scene.house, scene.branch.people["组委"]
    private = house.private(platform)
    await house.ask(officer, private, "/language en")
    await house.ask(officer, private, "/dues cash 张三 0.6", contains="number 1")

    async def sure(text: str, asked: str, done: str) -> None:
        question = await house.ask(officer, private, text, contains=asked)
        code = re.search(r"/confirm (\d{4})", question.text)
        assert code is not None, question.text
        await house.ask(officer, private, f"/confirm {code[1]}", contains=done)

    await sure("/dues handover 0.5", "handed upwards", "0.50 yuan handed upwards")
    await sure("/dues allot 100", "allotted", "100.00 yuan allotted")
    await sure("/dues spend 30 books", "for: books", "30.00 yuan spent")
    await house.ask(officer, private, "/dues spend 70.01 books", contains="Only 70.00 yuan")
    await house.ask(officer, private, "/dues ledger", contains="The books hold 70.10 yuan")
    house.clock.advance(timedelta(days=10))
    await sure("/duesreport last-month", "Spent: books (11-24) -30.00", "Published (no. 1)")
    assert (await Publication.get()).data["closing"] == 7010
    # The group reads the branch's language.
    said = await house.world.heard(scene.branch.group(platform), contains="党费公示（第 1 号）")
    assert said[0].picture is not None
    await house.ask(officer, private, "/duesreport check 1", contains="every figure agrees")
