"""Pictures that come with a command, or right after it."""

from __future__ import annotations

from typing import Any

from bot.commands.builtin.files import fetched, ref_of
from bot.commands.context import Context
from bot.commands.discretion import take_back
from bot.errors import Refusal
from bot.platforms.types import PictureRef
from plugins.dues.rules.pictures import MOST_BYTES, is_picture


async def sent(ctx: Context) -> bytes | None:
    """The picture that came with the words; None where there is none.

    A group doesn't need to see it: it is taken back there where that can be done. Raises Refusal:
    dues-picture-not, -too-big, -lost.
    """
    incoming = ctx.incoming
    picture = next(iter((*incoming.pictures, *incoming.files)), None)
    if picture is None:
        return None
    if not incoming.private:
        await take_back(ctx)
    return await _content(ctx, picture)


async def awaited(ctx: Context, payload: dict[str, Any]) -> bytes:
    """The picture for which something waited. Raises Refusal as `sent`."""
    return await _content(ctx, ref_of(payload["picture"]))


async def _content(ctx: Context, ref: PictureRef) -> bytes:
    content = await fetched(
        ctx, ref, MOST_BYTES, too_big="dues-picture-too-big", lost="dues-picture-lost"
    )
    if not is_picture(content):
        raise Refusal("dues-picture-not")
    return content
