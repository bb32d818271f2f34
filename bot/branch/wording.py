"""Names and numbers as they are stored, from what people and platforms write."""

from __future__ import annotations

import unicodedata


def tidy(text: str) -> str:
    """Half-width forms, one blank where several were, nothing unprintable."""
    flat = unicodedata.normalize("NFKC", text)
    return " ".join("".join(c if c.isprintable() else " " for c in flat).split())


def tidy_number(text: str) -> str:
    """A student number as it is stored: half-width capitals and digits without blanks."""
    return tidy(text).replace(" ", "").upper()


def clip(text: str, limit: int) -> str:
    """Text from a platform, cut to what a column holds; PostgreSQL takes no NUL."""
    return text.replace("\x00", "")[:limit]
