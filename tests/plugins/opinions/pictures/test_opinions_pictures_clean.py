"""Nothing of a picture's file goes on but what is seen."""

from __future__ import annotations

import contextlib
import logging
import struct
import zlib
from io import BytesIO
from typing import Any

import PIL.Image as pil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.PngImagePlugin import PngInfo

from bot.errors import Refusal
from plugins.opinions.services.pictures import LONG_SIDE, MOST_BYTES, clean

SECRET = "secretmark"
MARKS = tuple(SECRET.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def two_halves(width: int = 64, height: int = 32, mode: str = "RGB") -> pil.Image:
    """Red on the left, blue on the right."""
    picture = pil.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture.convert(mode)


def encoded(picture: pil.Image, form: str, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def exif(turn: int = 1) -> pil.Exif:
    """With a place, a device, an author and a remark, all of them marked."""
    found = pil.Exif()
    found[0x0112] = turn
    found[0x010F] = SECRET
    found[0x013B] = SECRET
    found[0x9C9C] = SECRET.encode("utf-16-le")
    place = found.get_ifd(0x8825)
    place.update({1: "N", 2: (39.0, 54.0, 26.0), 3: "E", 4: (116.0, 23.0, 29.0), 27: SECRET})
    return found


def xmp() -> bytes:
    return f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><who>{SECRET}</who></x:xmpmeta>".encode()


def jpeg(turn: int = 1) -> bytes:
    content = encoded(
        two_halves(),
        "JPEG",
        quality=95,
        exif=exif(turn),
        xmp=xmp(),
        comment=SECRET,
        icc_profile=b"\0" * 128 + SECRET.encode(),
    )
    # An application segment that no decoder knows, and something behind the end.
    segment = b"\xff\xee" + struct.pack(">H", 2 + len(SECRET)) + SECRET.encode()
    return content[:2] + segment + content[2:] + SECRET.encode()


def png() -> bytes:
    texts = PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_text("Comment", SECRET * 9, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", xmp().decode())
    return encoded(two_halves(), "PNG", pnginfo=texts, exif=exif()) + SECRET.encode()


def webp() -> bytes:
    return encoded(two_halves(), "WEBP", exif=exif().tobytes(), xmp=xmp(), lossless=True)


def gif() -> bytes:
    second = pil.new("P", (64, 32), 0)
    return encoded(
        two_halves(mode="P"), "GIF", save_all=True, append_images=[second], comment=SECRET.encode()
    )


def colour(picture: pil.Image, x: int, y: int) -> tuple[int, ...]:
    """A pixel as the nearest pure colour; a JPEG blurs."""
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(255 if part > 127 else 0 for part in found)


def opened(content: bytes) -> pil.Image:
    with pil.open(BytesIO(content)) as picture:
        picture.load()
    return picture


@pytest.mark.parametrize("make", [jpeg, png, webp, gif])
async def test_no_mark_of_any_kind_is_left(make: Any) -> None:
    before = make()
    assert any(mark in before for mark in MARKS)
    after = await clean(before)
    assert not any(mark in after for mark in MARKS)
    picture = opened(after)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (64, 32))
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert dict(picture.getexif()) == {}
    assert colour(picture, 8, 16) == RED
    assert colour(picture, 56, 16) == BLUE


@pytest.mark.parametrize("make", [jpeg, png, webp, gif])
async def test_only_the_segments_that_draw_are_written(make: Any) -> None:
    """Walked by the book (ITU-T T.81): JFIF's own, tables, frame, scan; the end is the end."""
    after = await clean(make())
    assert after[:2] == b"\xff\xd8"
    assert after[-2:] == b"\xff\xd9"
    at, seen = 2, []
    while after[at + 1] != 0xDA:
        assert after[at] == 0xFF
        seen.append(after[at + 1])
        at += 2 + struct.unpack(">H", after[at + 2 : at + 4])[0]
    assert set(seen) <= {0xE0, 0xDB, 0xC0, 0xC4}


async def test_the_same_pixels_give_the_same_bytes_whoever_sent_them() -> None:
    texts = PngInfo()
    texts.add_text("Author", SECRET)
    marked = encoded(two_halves(), "PNG", pnginfo=texts)
    assert await clean(marked) == await clean(encoded(two_halves(), "PNG"))


@pytest.mark.parametrize(
    ("turn", "size", "red"),
    [
        (1, (64, 32), (8, 16)),
        (2, (64, 32), (56, 16)),
        (3, (64, 32), (56, 16)),
        (4, (64, 32), (8, 16)),
        (5, (32, 64), (16, 8)),
        (6, (32, 64), (16, 8)),
        (7, (32, 64), (16, 56)),
        (8, (32, 64), (16, 56)),
        (99, (64, 32), (8, 16)),
    ],
)
async def test_it_stands_upright(turn: int, size: tuple[int, int], red: tuple[int, int]) -> None:
    picture = opened(await clean(jpeg(turn)))
    assert picture.size == size
    assert colour(picture, *red) == RED
    assert colour(picture, size[0] - red[0], size[1] - red[1]) == BLUE


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
async def test_broken_exif_is_no_reason_to_refuse() -> None:
    broken = encoded(two_halves(), "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\xff" * 9)
    assert opened(await clean(broken)).size == (64, 32)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
async def test_a_large_one_is_made_smaller(form: str) -> None:
    picture = opened(await clean(encoded(two_halves(5000, 1000), form)))
    assert max(picture.size) == LONG_SIDE
    assert abs(picture.height - LONG_SIDE // 5) <= 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"])
async def test_every_kind_of_pixels_is_taken(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    white = encoded(pil.new("RGB", (8, 8), WHITE).convert(mode), form)
    assert colour(opened(await clean(white)), 4, 4) == WHITE


@pytest.mark.parametrize(("grey", "seen"), [(0, 0), (20_000, 78), (65_535, 255)])
async def test_sixteen_bits_of_grey_are_scaled(grey: int, seen: int) -> None:
    picture = opened(await clean(encoded(pil.new("I;16", (8, 8), grey), "PNG")))
    assert picture.getpixel((4, 4)) == (seen, seen, seen)


async def test_what_is_transparent_becomes_white_and_hides_nothing() -> None:
    hidden = pil.new("RGBA", (32, 32), (255, 0, 0, 0))
    assert colour(opened(await clean(encoded(hidden, "PNG"))), 16, 16) == WHITE


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that claims, and holds, far too many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    )


@pytest.mark.parametrize(
    "content",
    [bomb(6000, 5000), bomb(12_000, 12_000), bomb(60_000, 60_000), b"\0" * (MOST_BYTES + 1)],
    ids=["large", "warned of", "bomb", "bytes"],
)
async def test_too_large_is_refused_before_it_is_unpacked(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        await clean(content)
    assert refused.value.text_id == "opinions-pictures-too-large"
    assert refused.value.variables == {"megabytes": 10, "pixels": 2400}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xd9",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        encoded(two_halves(), "BMP"),
        encoded(two_halves(), "TIFF"),
        jpeg()[:900],
        png()[:60],
        bomb(100, 100)[:60],
    ],
)
async def test_what_is_no_whole_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        await clean(content)
    assert refused.value.text_id == "opinions-pictures-not-one"
    # The reason would quote from the file.
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"GIF89a"])
)
async def test_no_bytes_break_it(tail: bytes, head: bytes) -> None:
    try:
        made = await clean(head + tail)
    except Refusal:
        return
    assert opened(made).format == "JPEG"


async def test_nothing_of_the_file_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Pillow tells the log every EXIF value at its lowest level, where a host opens that."""
    marked = [jpeg(6), png(), webp(), jpeg()[:900]]
    await clean(marked[0])
    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        for content in marked:
            with contextlib.suppress(Refusal):
                await clean(content)
    assert SECRET not in caplog.text
