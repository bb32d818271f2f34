"""`outbox`: what waits to be sent, is in doubt, or was not delivered; no private text."""

from __future__ import annotations

import argparse
import asyncio

from bot.settings import Settings
from bot.terminal import loading, words


def arguments(parser: argparse.ArgumentParser) -> None:
    """`outbox` takes none."""


def main(_: argparse.Namespace) -> int:
    """Print the counts per state and the lines that a person has to look at."""
    return asyncio.run(_outbox(loading.settings()))


async def _outbox(settings: Settings) -> int:
    from zoneinfo import ZoneInfo

    from bot.commands.builtin.outbox_text import render

    locale = words.locale()
    async with loading.opened(settings, migrate=False) as host:
        overview = await host.outbox.overview(None)
        sentence = render(
            lambda text_id, **variables: host.texts.get(locale, text_id, **variables),
            overview,
            missed=(),
            zone=ZoneInfo(settings.timezone),
        )
    words.say_plain(sentence)
    return 0
