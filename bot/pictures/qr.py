"""QR codes, as a PNG for chats and as an SVG for pages and pictures."""

from __future__ import annotations

from io import BytesIO

_QUIET_ZONE = 4
"""Modules of white around the code; ISO/IEC 18004 asks for four."""


def png(text: str, *, scale: int = 10) -> bytes:
    """A PNG whose modules are `scale` pixels wide. Takes some milliseconds."""
    import segno

    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="png", scale=scale, border=_QUIET_ZONE, dark="#000000", light="#ffffff"
    )
    return out.getvalue()


def svg(text: str, *, border: int = _QUIET_ZONE) -> str:
    """An SVG element without a size of its own: it fills the box in which it stands."""
    import segno

    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out,
        kind="svg",
        border=border,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
        dark="#000000",
        light="#ffffff",
        nl=False,
    )
    return out.getvalue().decode()
