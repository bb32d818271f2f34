"""The words after `党费` mean one thing each."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from bot.commands.words import folded
from bot.texts.locales import LOCALES
from plugins.dues.actions import ACTIONS


async def test_no_word_means_two_actions(house: Any) -> None:
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for name in ACTIONS:
        for locale in LOCALES:
            words = house.host.texts.get(locale, f"dues-word-{name}.words")
            for word in words.split("|"):
                meant[folded(word)].add(name)
    assert len(meant) > len(ACTIONS)
    assert {word: names for word, names in meant.items() if len(names) > 1} == {}
