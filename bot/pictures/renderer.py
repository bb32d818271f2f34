"""The renderer: a typst template and data become a PNG or a PDF, in a thread."""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from bot.pictures import qr
from bot.pictures.errors import PictureError

if TYPE_CHECKING:
    import typst

Kind = Literal["png", "pdf"]

ROOT = Path(__file__).resolve().parents[2]
"""Templates import each other by paths from here: `#import "/bot/pictures/house.typ": *`."""

HERE = Path(__file__).resolve().parent
TABLE = HERE / "table.typ"
POSTER = HERE / "poster.typ"
SUMMARY = HERE / "summary.typ"

PPI = 192.0
"""Pixels per inch of a PNG: a house page of 360 pt is 960 pixels wide, twice a phone's."""

MAX_SIDES = 10_000
"""Telegram refuses a photo whose width and height add up to more pixels (Bot API, sendPhoto)."""

_MIN_PPI = 96.0
_SCRIPT = "知"
_OTHER_SCRIPT = "部"


class Pictures:
    """Makes pictures, at most `workers` at a time; typst and the fonts load with the first one."""

    def __init__(self, workers: int = 2) -> None:
        self._slots = asyncio.Semaphore(workers)
        self._idle: list[typst.Compiler] = []
        self._fonts: typst.Fonts | None = None

    async def render(
        self, template: Path, data: Mapping[str, Any], kind: Kind = "png", *, ppi: float = PPI
    ) -> bytes:
        """The picture or document that `template` makes of `data`.

        `data` must be what JSON can hold. It reaches the template as values, never as markup,
        so a name may hold any character. A PNG too tall for a chat is made again with fewer
        pixels; about 120 rows of the table fit, more need a PDF. Raises PictureError.
        """
        inputs = {"data": json.dumps(data, ensure_ascii=False), "kind": kind}
        async with self._slots:
            compiler = self._idle.pop() if self._idle else await self._compiler()
            try:
                return await asyncio.to_thread(_render, compiler, template, inputs, kind, ppi)
            finally:
                self._idle.append(compiler)

    def qr(self, text: str) -> bytes:
        """A QR code as PNG."""
        return qr.png(text)

    def qr_svg(self, text: str) -> str:
        """A QR code as an SVG element, for pages and for a template's data."""
        return qr.svg(text)

    async def check(self) -> None:
        """Prove that renderer and font work. Raises PictureError, with the fix, where not."""
        try:
            first = await self.render(TABLE, {"title": _SCRIPT})
            second = await self.render(TABLE, {"title": _OTHER_SCRIPT})
        except ImportError as error:
            raise PictureError(
                f"{error.name} is not installed: install the requirements again"
            ) from error
        if first == second:
            raise PictureError("the Chinese font is missing: install pylopdf-fonts-zh-cn again")

    async def _compiler(self) -> typst.Compiler:
        """A new one, step by step: each keeps the interpreter for milliseconds, thread or not."""
        await asyncio.to_thread(_load)
        if self._fonts is None:
            self._fonts = await asyncio.to_thread(_fonts)
        return await asyncio.to_thread(_compiler, self._fonts)


def _load() -> None:
    import pylopdf_fonts_zh_cn as pylopdf_fonts_zh_cn
    import typst as typst


def _fonts() -> typst.Fonts:
    """The packaged fonts alone: what one machine draws, every machine draws."""
    import pylopdf_fonts_zh_cn as packaged
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[packaged.sans_path().parent],
    )
    if not fonts.families():
        raise PictureError("the Chinese font is missing: install pylopdf-fonts-zh-cn again")
    return fonts


def _compiler(fonts: typst.Fonts) -> typst.Compiler:
    import typst

    return typst.Compiler(root=ROOT, font_paths=fonts, ignore_system_fonts=True)


def _render(
    compiler: typst.Compiler, template: Path, inputs: dict[str, str], kind: Kind, ppi: float
) -> bytes:
    """One picture; runs in a thread."""
    made = _compile(compiler, template, inputs, kind, ppi)
    if kind == "png":
        sides = sum(size(made))
        if sides > MAX_SIDES:
            ppi *= (MAX_SIDES - 2) / sides
            if ppi < _MIN_PPI:
                raise PictureError(f"{template.name}: too tall to read as a picture, make a PDF")
            made = _compile(compiler, template, inputs, kind, ppi)
    return made


def _compile(
    compiler: typst.Compiler, template: Path, inputs: dict[str, str], kind: Kind, ppi: float
) -> bytes:
    import typst

    try:
        made = compiler.compile(
            template.read_bytes(), format=kind, ppi=ppi, sys_inputs=inputs, timestamp=0
        )
    except typst.TypstError as error:
        raise PictureError(f"{template.name}: {error.message}") from None
    if isinstance(made, bytes):
        return made
    raise PictureError(f"{template.name}: a chat picture must be one page of automatic height")


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels. Raises PictureError on something else."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or len(png) < 24:
        raise PictureError("not a PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height
