"""While somebody writes, what is said in private is their text, whatever it begins with."""

from __future__ import annotations

import base64

from bot.commands.builtin.files import fetched
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import slashed
from bot.errors import Refusal
from bot.feature import Seal
from bot.host import Host
from bot.platforms.types import Incoming
from plugins.opinions.handlers import drafts, writing
from plugins.opinions.handlers.asking import ask
from plugins.opinions.handlers.receipts import is_again
from plugins.opinions.rules.beginnings import opened
from plugins.opinions.rules.choosing import named
from plugins.opinions.rules.opinions import cleaned
from plugins.opinions.rules.receipts import resembles
from plugins.opinions.services import pictures
from plugins.opinions.services.desk import may_be_writing

_OWN = frozenset({"opinion", "submit", "rewrite", "discard", "receipt", "append"})


def may(host: Host, incoming: Incoming) -> bool:
    """Whether this may be part of a draft, or begin one without calling a command."""
    return may_be_writing(host, incoming) or opened(incoming.text) is not None


async def hear(ctx: Context) -> Reply | None:
    """Put what was said to the draft; None where it is no text, or nobody writes."""
    incoming = ctx.incoming
    if incoming.button is not None or incoming.start is not None:
        return None
    draft = await ask(ctx, "look")
    if draft is None:
        text = opened(incoming.text)
        return await writing.begin(ctx, text) if text else None
    if _is_command(ctx, incoming.text):
        return None
    if incoming.edited:
        raise Refusal("opinions-writing-edited")
    text = cleaned(incoming.text)
    picture, content = await _picture(ctx, draft)
    if not text and not picture:
        raise Refusal("opinions-writing-only-text")
    told = await ask(ctx, "add", text=text, picture=picture)
    if told is None:
        raise Refusal("opinions-writing-nothing")
    reply = await drafts.shown(ctx, told)
    reply.picture = content
    return reply


def _is_command(ctx: Context, text: str) -> bool:
    """Whether a writer calls a command: with a slash, or by one of the words of writing alone."""
    found = ctx.host.router.table.find(text, private=True)
    if found is None:
        return False
    command, rest = found
    if command.feature == "opinions" and command.key in _OWN:
        if not rest or (command.key == "opinion" and named(rest) is not None):
            return True
        if command.key in ("receipt", "append") and (
            resembles(rest) or (command.key == "receipt" and is_again(ctx, rest))
        ):
            return True
    return slashed(text.lstrip())


async def _picture(ctx: Context, draft: drafts.Draft) -> tuple[str, bytes | None]:
    """The picture that came along, drawn anew: in base64, and as it is. Raises Refusal."""
    incoming = ctx.incoming
    if incoming.files:
        raise Refusal("opinions-writing-no-file")
    picture = next(iter(incoming.pictures), None)
    if picture is None:
        return "", None
    if not draft["round_id"]:
        raise Refusal("opinions-writing-no-picture")
    place = await drafts.place(ctx, draft)
    if not place.round.pictures:
        raise Refusal("opinions-writing-no-picture")
    if len(incoming.pictures) > 1:
        raise Refusal("opinions-writing-one-picture")
    found = await fetched(
        ctx,
        picture,
        pictures.MOST_BYTES,
        too_big="opinions-writing-picture-too-big",
        lost="opinions-writing-picture-lost",
    )
    content = await pictures.clean(found)
    return base64.b64encode(content).decode(), content


SEAL = Seal(may, hear)
