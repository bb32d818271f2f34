"""The picture of a round's words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import plugins.opinions
from bot.pictures.renderer import Pictures, size
from bot.texts.texts import Texts
from plugins.opinions.keywords.analysing import Keyword
from plugins.opinions.messages.cloud import picture

TEXTS = Texts([Path(plugins.opinions.__file__).parent / "texts"], strict=True)
WORDS = [Keyword("食堂", 12, 0.5), Keyword("主题党日", 9, 0.4), Keyword("WiFi", 2, 0.2)]


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
async def test_a_picture_shows_what_several_say_and_nothing_of_one(locale: str) -> None:
    t, pictures = partial(TEXTS.get, locale), Pictures()
    drawn = await picture(pictures, t, "#let x = 1 *意见*", 3, 12, WORDS, branch="学生第一党支部")
    assert size(drawn)[0] == 960
    alone = Keyword("稀有", 1, 9.9)
    again = await picture(
        pictures, t, "#let x = 1 *意见*", 3, 12, [alone, *WORDS], branch="学生第一党支部"
    )
    assert again == drawn
    fewer = await picture(pictures, t, "#let x = 1 *意见*", 3, 12, WORDS[:2], branch="")
    assert fewer != drawn
    empty = await picture(pictures, t, "意见", 3, 1, [alone])
    assert size(empty)[1] < size(fewer)[1]
