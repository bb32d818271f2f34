"""The terminal's sentences, in the language of the settings or of the machine."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from bot.texts.locales import DEFAULT, normalise
from bot.texts.texts import Texts

FOLDER = Path(__file__).resolve().parent.parent / "texts"


@cache
def _texts() -> Texts:
    return Texts([FOLDER])


def locale() -> str:
    """`LOCALE` of the settings, else the machine's language, else Chinese."""
    return normalise(os.environ.get("LOCALE") or os.environ.get("LANG", ""), DEFAULT)


def say(text_id: str, **variables: Any) -> None:
    """Print a sentence."""
    say_plain(get(text_id, **variables))


def complain(text_id: str, **variables: Any) -> None:
    """Print a sentence to the error stream."""
    complain_plain(get(text_id, **variables))


def get(text_id: str, **variables: Any) -> str:
    """A sentence in the terminal's language."""
    return _texts().get(locale(), text_id, **variables)


def complain_plain(sentence: str) -> None:
    """Print a finished sentence to the error stream."""
    sys.stderr.write(sentence + "\n")


def say_plain(sentence: str) -> None:
    """Print a finished text."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()
