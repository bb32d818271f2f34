"""`restore FILE`: put a backup in the place of the database; only while the bot is stopped."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bot.errors import Refusal
from bot.settings import Settings
from bot.store.secret import FILE as SECRET
from bot.terminal import loading, words


def arguments(parser: argparse.ArgumentParser) -> None:
    """`restore FILE [--force]`."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--force", action="store_true", help=words.get("host-cli-restore-force"))


def main(options: argparse.Namespace) -> int:
    """Restore; the exit status is 1 where nothing was changed."""
    settings = loading.settings()
    if not options.file.is_file():
        words.complain("host-cli-no-file", file=str(options.file))
        return 1
    return asyncio.run(_restore(settings, options.file, force=options.force))


async def _restore(settings: Settings, file: Path, *, force: bool) -> int:
    async with loading.opened(settings) as host:
        try:
            await host.store.restore(file, force=force)
        except Refusal as refusal:
            words.complain(refusal.text_id, **refusal.variables)
            return 1
    words.say("host-cli-restored", file=str(file))
    words.say("host-cli-restore-keep", secret=str(settings.var / SECRET))
    return 0
