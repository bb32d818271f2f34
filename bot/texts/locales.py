"""The locales that the bot speaks."""

from __future__ import annotations

CHINESE = "zh-CN"
ENGLISH = "en"
LOCALES = (CHINESE, ENGLISH)
DEFAULT = CHINESE


def normalise(tag: str, default: str = DEFAULT) -> str:
    """The spoken locale nearest to a language tag such as `zh-hans`, `en-GB` or empty."""
    language = tag.strip().lower().replace("_", "-").split("-", 1)[0]
    if language == "zh":
        return CHINESE
    if language == "en":
        return ENGLISH
    return default
