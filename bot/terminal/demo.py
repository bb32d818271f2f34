"""`demo`: play a week of a branch over the sandbox; fails if a reply is not as it should be."""

from __future__ import annotations

import argparse
import asyncio
import socket
import tempfile
from pathlib import Path

from bot.settings import Settings
from bot.terminal import words
from bot.texts.texts import Texts


def arguments(parser: argparse.ArgumentParser) -> None:
    """`demo` takes none."""


def main(_: argparse.Namespace) -> int:
    """Play; the exit status is 1 where a reply did not come."""
    with tempfile.TemporaryDirectory(prefix="zhibu-demo-") as folder:
        return asyncio.run(play(Path(folder)))


async def play(folder: Path) -> int:
    """The whole script on a fresh database."""
    from bot.demo.checks import Checks, Missing
    from bot.demo.printing import Printer
    from bot.demo.script import SCENES
    from bot.demo.stage import set_up

    locale = "zh-CN"
    texts = Texts([Path(__file__).parents[1] / "demo" / "texts"], strict=True)
    async with set_up(Settings(locale=locale), folder, _free_port()) as stage:
        printer = Printer(texts, locale, stage.cast.cast.bot_name)
        stage.world.transcript.subscribe(printer.heard)
        checks = Checks(stage.world)
        try:
            for text_id, scene in SCENES:
                printer.scene(text_id)
                await scene(stage, checks)
        except Missing as missing:
            words.complain_plain(f"{texts.get(locale, 'demo-bad')}\n{missing}")
            return 1
        words.say_plain(
            "\n" + texts.get(locale, "demo-well", lines=printer.lines, checks=checks.count)
        )
    return 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
