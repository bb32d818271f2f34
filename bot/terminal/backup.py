"""`backup FILE`: a consistent copy of the database, also while the bot runs."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bot.settings import Settings
from bot.store.secret import FILE as SECRET
from bot.terminal import loading, words


def arguments(parser: argparse.ArgumentParser) -> None:
    """`backup FILE`."""
    parser.add_argument("file", type=Path)


def main(options: argparse.Namespace) -> int:
    """Write the backup; the exit status is 1 where the file exists already."""
    settings = loading.settings()
    if options.file.exists():
        words.complain("host-cli-file-exists", file=str(options.file))
        return 1
    return asyncio.run(_backup(settings, options.file))


async def _backup(settings: Settings, file: Path) -> int:
    async with loading.opened(settings, migrate=False) as host:
        await host.store.backup(file)
    words.say("host-cli-backed-up", file=str(file))
    words.say("host-cli-backup-keep", secret=str(settings.var / SECRET))
    return 0
