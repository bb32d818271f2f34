"""`export WHAT FILE`: the roster's template, a roster, or what a feature knows of a branch."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.branch.roster.export import roster_sheet
from bot.branch.roster.template import template
from bot.errors import Refusal
from bot.feature import Exporter
from bot.settings import Settings
from bot.terminal import loading, words

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host

TEMPLATE = "template"


def arguments(parser: argparse.ArgumentParser) -> None:
    """`export template FILE`, `export WHAT FILE --branch NAME`."""
    parser.add_argument("what", help=words.get("host-cli-export-what"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--branch", default="", help=words.get("host-cli-export-branch"))


def main(options: argparse.Namespace) -> int:
    """Write the file; the exit status is 1 where there is nothing to write."""
    settings = loading.settings()
    return asyncio.run(_export(settings, options.what, options.file, options.branch))


async def _export(settings: Settings, what: str, file: Path, branch: str) -> int:
    if what == TEMPLATE:
        content: bytes | None = await template(words.locale())
    else:
        content = await _of_branch(settings, what, file.name, branch)
    if content is None:
        return 1
    await asyncio.to_thread(file.write_bytes, content)
    words.say("host-cli-exported", file=str(file))
    return 0


async def _of_branch(settings: Settings, what: str, name: str, branch: str) -> bytes | None:
    locale = words.locale()
    async with loading.opened(settings) as host:
        try:
            exporter = loading.named(what, exporters(host), TEMPLATE)
            view = await loading.branch_named(host, branch)
            return await exporter(host, view, name, locale)
        except Refusal as refusal:
            words.complain_plain(host.texts.get(locale, refusal.text_id, **refusal.variables))
            return None


def exporters(host: Host) -> dict[str, Exporter]:
    """What of a branch can be exported: the roster, and what the features add."""
    found: dict[str, Exporter] = {"roster": _roster}
    for feature in host.features:
        found |= feature.exports
    return found


async def _roster(_: Host, view: BranchView, __: str, locale: str) -> bytes:
    return await roster_sheet(view, locale)
