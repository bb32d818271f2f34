"""A file that was sent in private without a word: what it is for, asked where it isn't plain.

A picture goes to what awaits one, and is for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from arclet.alconna import Args, MultiVar

from bot.commands.command import Commands, Where, Who
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.router import RECEIVED
from bot.errors import Refusal
from bot.feature import FileUse
from bot.platforms.errors import DeliveryError
from bot.platforms.types import PictureRef

commands = Commands("host")

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".heic")


@commands.add(
    "file",
    RECEIVED,
    "file",
    args=Args["words", MultiVar(str, "*")],
    where=Where.PRIVATE,
    who=Who.ANYONE,
    hidden=True,
)
async def received(ctx: Context) -> Reply:
    """Give the file to what asked for one a moment ago; else ask what it is for."""
    taken = await _picture(ctx)
    if taken is not None:
        return taken
    if ctx.several:
        raise Refusal("host-choose-branch")
    uses = [use for use in _uses(ctx) if ctx.may(use.right)]
    if not uses:
        raise Refusal("host-file-not-opened")
    file = next(iter(ctx.incoming.files), None)
    if file is None:
        raise Refusal("host-file-none", uses=_names(ctx, uses))
    if len(ctx.incoming.files) > 1:
        raise Refusal("host-file-several")
    payload = payload_of(file)
    confirm = ctx.host.router.confirm
    awaited = await confirm.expected_file(ctx)
    if awaited:
        return await confirm.act(ctx, awaited, payload)
    return await _asked(ctx, file.name, payload, uses)


async def _picture(ctx: Context) -> Reply | None:
    """Give a picture to what asked for one a moment ago; None for what is no picture."""
    incoming = ctx.incoming
    file = next(iter(incoming.files), None)
    if file is not None and not file.name.lower().strip().endswith(_PICTURES):
        return None
    picture = file or next(iter(incoming.pictures), None)
    if picture is None:
        return None
    taken = await ctx.host.router.confirm.take_picture(ctx, payload_of(picture))
    if taken is None and file is None:
        raise Refusal("host-not-text")
    return taken


async def _asked(ctx: Context, name: str, payload: dict[str, Any], uses: list[FileUse]) -> Reply:
    fitting = [use for use in uses if name.lower().strip().endswith(use.ends)]
    if not fitting:
        raise Refusal("host-file-no-use", file=name[:60], uses=_names(ctx, uses))
    confirm, branch = ctx.host.router.confirm, ctx.branch.name
    if len(fitting) == 1:
        use = fitting[0]
        text = ctx.t("host-file-ask", file=name[:60], branch=branch, use=ctx.t(use.text_id))
        return await confirm.ask(ctx, action=use.action, payload=payload, text=text)
    return await confirm.ask_which(
        ctx,
        actions=[(use.action, ctx.t(use.text_id)) for use in fitting],
        payload=payload,
        text=ctx.t("host-file-ask-which", file=name[:60], branch=branch),
    )


def payload_of(ref: PictureRef) -> dict[str, Any]:
    """What the action of a `FileUse` is given."""
    return {"id": ref.file_id, "url": ref.url, "name": ref.name, "size": ref.size}


def ref_of(payload: dict[str, Any]) -> PictureRef:
    """The file that `payload_of` was given."""
    return PictureRef(payload["id"], payload["url"], payload["name"], payload["size"])


def _uses(ctx: Context) -> Iterable[FileUse]:
    return (use for feature in ctx.host.features for use in feature.files)


def _names(ctx: Context, uses: list[FileUse]) -> str:
    return "\n".join(
        ctx.t("host-file-use", use=ctx.t(use.text_id), ends=" ".join(use.ends)) for use in uses
    )


async def fetched(ctx: Context, ref: PictureRef, most: int, *, too_big: str, lost: str) -> bytes:
    """The bytes of a file of at most `most` bytes.

    Raises Refusal by the ids of two texts, which get `limit` in MB: `too_big`, and `lost` for one
    of unknown size that is too large or that the platform doesn't give out.
    """
    limit = most // 1024 // 1024
    if ref.size > most:
        raise Refusal(too_big, limit=limit)
    platform = ctx.host.platforms.get(ctx.incoming.platform)
    if platform is None:
        raise Refusal(lost, limit=limit)
    try:
        return await platform.fetch(ref, most)
    except (ValueError, DeliveryError):
        raise Refusal(lost, limit=limit) from None
