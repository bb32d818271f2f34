"""A picture drawn anew, so that nothing but what is seen on it goes on."""

from __future__ import annotations

import logging
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from bot.errors import Refusal
from plugins.opinions.services.workers import Workers

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 24_000_000
"""A photo of a common phone has half as many; in memory each of them takes four bytes, twice."""

LONG_SIDE = 2048
"""Pixels; enough to read a photographed page."""

_QUALITY = 85
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_ORIENTATION = 0x0112  # of EXIF
_WHITE = (255, 255, 255)


async def clean(content: bytes) -> bytes:
    """The picture as a new JPEG: the pixels alone, upright, at most LONG_SIDE on either side.

    Whatever the file held besides is gone: EXIF (place, time, device), XMP, colour profile,
    comments, text chunks, thumbnails, further frames, what was appended. What can be seen stays,
    and so does the grain of the camera's sensor, by which a laboratory may know the camera again.

    PNG, JPEG, WebP and the first frame of a GIF are taken. Raises Refusal:
    opinions-pictures-not-one, opinions-pictures-too-large, opinions-pictures-busy.
    """
    if len(content) > MOST_BYTES:
        raise _too_large()
    return await _workers().run(lambda: _clean(content))


@cache
def _workers() -> Workers:
    # At its lowest level Pillow tells the log every value of the EXIF.
    logging.getLogger("PIL").setLevel(logging.WARNING)
    return Workers(1, 10, "opinions-pictures-busy")


def _clean(content: bytes) -> bytes:
    """Runs in a thread."""
    import PIL.Image as pil

    try:
        with pil.open(BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large()
            # A JPEG is read at a half or less where that is still large enough.
            picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
            picture.load()
            turn = _turn(picture)
            return _drawn(_flat(picture), turn)
    except Refusal:
        raise
    except (pil.DecompressionBombError, pil.DecompressionBombWarning):
        # The second is raised where warnings are errors; elsewhere the limit above is met.
        raise _too_large() from None
    except Exception:
        # Decoders raise all kinds of things at broken files, and quote from them.
        raise Refusal("opinions-pictures-not-one") from None


def _flat(picture: Image) -> Image:
    """The pixels on white, in three colours, fewer if they were too many. Changes the picture."""
    import PIL.Image as pil

    if picture.mode.startswith("I;16"):
        # Sixteen bits of grey, which Pillow would cut off instead of scaling down.
        return _flat(picture.point(lambda value: value * (1 / 256)).convert("L"))
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    through = picture if picture.mode == mode else picture.convert(mode)
    through.thumbnail((LONG_SIDE, LONG_SIDE))
    if through.mode == "RGB":
        return through
    flat = pil.new("RGB", through.size, _WHITE)
    flat.paste(through, mask=through.getchannel("A"))
    return flat


def _turn(picture: Image) -> int:
    """How EXIF says that the camera was held, 1 to 8; 1 where it says nothing that can be read."""
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:
        return 1


def _drawn(flat: Image, turn: int) -> bytes:
    """A JPEG of a picture that carries nothing: made from the bare pixels."""
    import PIL.Image as pil

    way = {
        2: pil.Transpose.FLIP_LEFT_RIGHT,
        3: pil.Transpose.ROTATE_180,
        4: pil.Transpose.FLIP_TOP_BOTTOM,
        5: pil.Transpose.TRANSPOSE,
        6: pil.Transpose.ROTATE_270,
        7: pil.Transpose.TRANSVERSE,
        8: pil.Transpose.ROTATE_90,
    }.get(turn)
    upright = flat if way is None else flat.transpose(way)
    bare = pil.frombytes("RGB", upright.size, upright.tobytes())
    out = BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _too_large() -> Refusal:
    return Refusal(
        "opinions-pictures-too-large",
        megabytes=MOST_BYTES // 1024 // 1024,
        pixels=MOST_PIXELS // 10_000,
    )
