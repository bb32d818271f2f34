"""`export template|roster FILE`: the roster's template, or a branch's roster, as xlsx."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bot.branch.roster.export import roster_sheet
from bot.branch.roster.template import template
from bot.settings import Settings
from bot.terminal import loading, words


def arguments(parser: argparse.ArgumentParser) -> None:
    """`export template FILE`, `export roster FILE --branch NAME`."""
    parser.add_argument("what", choices=["template", "roster"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--branch", default="", help=words.get("host-cli-export-branch"))


def main(options: argparse.Namespace) -> int:
    """Write the file; the exit status is 1 where there is no such branch."""
    settings = loading.settings()
    return asyncio.run(_export(settings, options.what, options.file, options.branch))


async def _export(settings: Settings, what: str, file: Path, branch: str) -> int:
    if what == "template":
        content: bytes | None = await template(words.locale())
    else:
        content = await _roster(settings, branch)
    if content is None:
        words.complain("host-no-such-branch", branch=branch)
        return 1
    await asyncio.to_thread(file.write_bytes, content)
    words.say("host-cli-exported", file=str(file))
    return 0


async def _roster(settings: Settings, branch: str) -> bytes | None:
    async with loading.opened(settings) as host:
        views = await host.directory.branches()
        view = next((one for one in views.values() if one.name == branch.strip()), None)
        return await roster_sheet(view, words.locale()) if view is not None else None
