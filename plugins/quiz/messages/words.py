"""Words that people type after a command, in either language."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from bot.texts.locales import LOCALES

if TYPE_CHECKING:
    from bot.texts.texts import Texts


def one_of(texts: Texts, text_id: str, written: str) -> bool:
    """Whether somebody wrote one of the words that a text's `.words` lists, divided by `|`."""
    wanted = _folded(written)
    return any(
        wanted in {_folded(word) for word in texts.get(locale, f"{text_id}.words").split("|")}
        for locale in LOCALES
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
