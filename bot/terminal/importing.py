"""`import WHAT FILE`: bring a roster, or what a feature knows, into a branch, with a report."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.branch.audit import Actor
from bot.branch.services import rosters
from bot.errors import Refusal
from bot.feature import Imported, Importer
from bot.settings import Settings
from bot.terminal import loading, words

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host


def arguments(parser: argparse.ArgumentParser) -> None:
    """`import WHAT FILE --branch NAME`."""
    parser.add_argument("what", help=words.get("host-cli-import-what"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--branch", required=True, help=words.get("host-cli-import-branch"))


def main(options: argparse.Namespace) -> int:
    """Import; the exit status is 1 where nothing was taken over."""
    settings = loading.settings()
    if not options.file.is_file():
        words.complain("host-cli-no-file", file=str(options.file))
        return 1
    return asyncio.run(_import(settings, options.what, options.file, options.branch))


async def _import(settings: Settings, what: str, file: Path, branch: str) -> int:
    locale = words.locale()
    async with loading.opened(settings) as host:
        try:
            importer = loading.named(what, importers(host))
            view = await loading.branch_named(host, branch)
            content = await asyncio.to_thread(file.read_bytes)
            done = await importer(host, view, content, file.name, locale)
        except Refusal as refusal:
            words.complain_plain(host.texts.get(locale, refusal.text_id, **refusal.variables))
            return 1
    for line in done.lines:
        (words.say_plain if done.done else words.complain_plain)(line)
    return 0 if done.done else 1


def importers(host: Host) -> dict[str, Importer]:
    """What can be imported: the roster, and what the features add."""
    found: dict[str, Importer] = {"roster": _roster}
    for feature in host.features:
        found |= feature.imports
    return found


async def _roster(host: Host, view: BranchView, content: bytes, name: str, locale: str) -> Imported:
    report = await rosters.import_roster(host, view.id, content, name, Actor.host(), may_grant=True)
    if report.faults:
        lines = [
            words.get(
                "host-cli-import-fault",
                row=fault.row,
                what=host.texts.get(locale, fault.text_id, **fault.variables),
            )
            for fault in report.faults
        ]
        lines.append(words.get("host-cli-import-nothing", count=len(report.faults)))
        return Imported(lines, done=False)
    line = words.get(
        "host-cli-imported",
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        absent=len(report.absent),
    )
    return Imported([line], done=True)
