"""`import roster FILE`: bring a roster into a branch, with a report row by row."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bot.branch.audit import Actor
from bot.branch.services import rosters
from bot.errors import Refusal
from bot.settings import Settings
from bot.terminal import loading, words


def arguments(parser: argparse.ArgumentParser) -> None:
    """`import roster FILE --branch NAME`."""
    parser.add_argument("what", choices=["roster"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--branch", required=True, help=words.get("host-cli-import-branch"))


def main(options: argparse.Namespace) -> int:
    """Import; the exit status is 1 where nothing was taken over."""
    settings = loading.settings()
    if not options.file.is_file():
        words.complain("host-cli-no-file", file=str(options.file))
        return 1
    return asyncio.run(_import(settings, options.file, options.branch))


async def _import(settings: Settings, file: Path, branch: str) -> int:
    content = await asyncio.to_thread(file.read_bytes)
    async with loading.opened(settings) as host:
        locale = words.locale()
        try:
            report = await rosters.import_roster_by_name(
                host, branch, content, file.name, Actor.host()
            )
        except Refusal as refusal:
            sentence = host.texts.get(locale, refusal.text_id, **refusal.variables)
            words.complain_plain(sentence)
            return 1
        for fault in report.faults:
            words.complain(
                "host-cli-import-fault",
                row=fault.row,
                what=host.texts.get(locale, fault.text_id, **fault.variables),
            )
    if report.faults:
        words.complain("host-cli-import-nothing", count=len(report.faults))
        return 1
    words.say(
        "host-cli-imported",
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        absent=len(report.absent),
    )
    return 0
