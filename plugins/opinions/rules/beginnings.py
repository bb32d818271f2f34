"""An opinion that begins with its word and a mark, as people write: `意见：食堂太贵`."""

from __future__ import annotations

import re

_OPENING = re.compile(r"\s*[/／]?(?:意见|opinion)\s*[:：,，、;；—-]+\s*(?=\S)", re.IGNORECASE)


def opened(text: str) -> str | None:
    """What follows, or None where a text doesn't begin so."""
    found = _OPENING.match(text)
    return text[found.end() :] if found else None
