"""The picture of a released round: a cloud of the words that stand in several opinions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.opinions.rules.cloud import Cloud, laying

if TYPE_CHECKING:
    from bot.pictures.renderer import Pictures
    from plugins.opinions.keywords.analysing import Keyword

CLOUD = Path(__file__).with_name("cloud.typ")
WIDTH, HEIGHT = 316.0, 250.0
"""Points: as wide as a page of the house; as tall as that many words need."""
_FEW = 90.0
"""Points of height for the first words, and for each further one what it adds to them."""
_EACH = 4.5
TOP = 5
"""So many words stand under the cloud with their numbers."""


async def picture(
    pictures: Pictures,
    t: Callable[..., str],
    title: str,
    number: int,
    opinions: int,
    keywords: Sequence[Keyword],
    *,
    branch: str = "",
) -> bytes:
    """A PNG of the words of round `number`, of which `opinions` were released.

    Only what `analyse` gave may be handed in: it leaves out names. A word of a single opinion is
    left out here once more. Raises PictureError.
    """
    keywords = [one for one in keywords if one.opinions > 1]
    weights = [(one.word, one.weight) for one in keywords]
    height = min(HEIGHT, _FEW + _EACH * len(weights))
    cloud = await _laid(weights, WIDTH, height)
    often = sorted(keywords, key=lambda one: (-one.opinions, -one.weight, one.word))
    data = {
        "lang": t("opinions-cloud-language"),
        "branch": branch,
        "title": title,
        "subtitle": t("opinions-cloud-subtitle", number=number, opinions=opinions),
        "width": cloud.width,
        "height": cloud.height,
        "words": [
            {"word": one.word, "x": one.x, "y": one.y, "size": one.size, "height": one.height}
            for one in cloud.placed
        ],
        "most": t("opinions-cloud-most"),
        "top": [{"word": one.word, "opinions": one.opinions} for one in often[:TOP]],
        "notes": [t("opinions-cloud-note")],
        "empty": t("opinions-cloud-empty"),
    }
    return await pictures.render(CLOUD, data)


async def _laid(words: Sequence[tuple[str, float]], width: float, height: float) -> Cloud:
    """The cloud, word after word on the loop: a thread would keep the interpreter from it."""
    steps = laying(words, width, height)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value
        await asyncio.sleep(0)
