"""`migrate`: bring the database up to date; `run` does it by itself."""

from __future__ import annotations

import argparse
import asyncio

from bot.settings import Settings
from bot.terminal import loading, words


def arguments(parser: argparse.ArgumentParser) -> None:
    """`migrate` takes none."""


def main(_: argparse.Namespace) -> int:
    """Apply what is pending and name it."""
    return asyncio.run(_migrate(loading.settings()))


async def _migrate(settings: Settings) -> int:
    async with loading.opened(settings, migrate=False) as host:
        applied = await host.store.migrate()
    if applied:
        words.say("host-cli-migrated", names=", ".join(applied))
    else:
        words.say("host-cli-migrated-nothing")
    return 0
