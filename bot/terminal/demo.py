"""`demo`: a week of a branch on both platforms; fails if a reply is not as it should be."""

from __future__ import annotations

import argparse

from bot.terminal import words


def arguments(parser: argparse.ArgumentParser) -> None:
    """`demo` takes none, and reads nothing of `.env` but the language."""


def main(_: argparse.Namespace) -> int:
    """Play the week; the exit status is 1 if a reply did not come as it should."""
    from bot.demo.play import perform
    from bot.demo.script import SCENES

    return perform(SCENES, words.locale())
