"""Which bytes are a picture that both platforms show."""

from __future__ import annotations

MOST_BYTES = 8 * 1024 * 1024
"""A screenshot has a tenth of that; Telegram shows photos of at most 10 MB."""

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")


def is_picture(content: bytes) -> bool:
    """Whether these are a PNG, a JPEG, a GIF or a WebP."""
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return webp or content.startswith(_BEGINNINGS)
