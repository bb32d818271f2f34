"""An opinion in an English branch, from the first word to the addition, on both platforms."""

from __future__ import annotations

from typing import Any

from tests.house.databases import on_sqlite
from tests.plugins.opinions.talking import Talk, closed, opened, receipt_in

pytestmark = on_sqlite


async def test_the_whole_way(house: Any, platform: str) -> None:
    branch = await house.branch("Physics branch", locale="en")
    talks = [Talk(house, await branch.person(name), platform) for name in ("Ann", "Bob", "Cat")]
    ann = talks[0]
    group = branch.group(platform)
    round_ = await opened(house, branch, title="Canteen", threshold=3)
    await house.ask(ann.person, group, "/opinion", contains="Opinions are written in private only")
    await house.ask(ann.person, group, "/opinion x", contains="please do so yourself")
    begun = await ann.say("/opinion", "Please write for “Canteen”, open until 2026-11-27 09:00.")
    assert "No pictures: they carry time, place and device." in begun
    shown = await ann.say("I am the class monitor, call 13812345678", "characters left")
    assert shown.startswith("Your draft for “Canteen”, not yet sent:\n\nI am the class monitor")
    assert "the phone number “13812345678”" in shown
    await ann.say("/rewrite", "Emptied.")
    await ann.say("It is too dear", "It is too dear")
    await ann.say("/help", "Opinions")
    receipt = receipt_in(await ann.say("/send", "This is your receipt"))
    await ann.say("/receipt again", "It can't be seen a third time")
    await ann.say(f"/receipt {receipt}", "It is released with the others after 2026-11-27 09:00")
    await ann.say("/send", "There is no draft, so nothing was sent.")
    for talk in talks[1:]:
        await talk.say("Opinion: more windows", "more windows")
        await talk.say("/send", "This is your receipt")
    await closed(house, round_)
    await ann.say(f"/receipt {receipt}", "Where it stands: released, not dealt with yet")
    await ann.say("/append", "What is added is delivered at 20:00 each day")
    await ann.say("and too loud", "Your draft of what you add to your opinion for “Canteen”")
    await ann.say("/discard", "Thrown away")
    await ann.say("/append and too loud", "and too loud")
    await ann.say("/send", "It is delivered at 20:00 together with what others")
