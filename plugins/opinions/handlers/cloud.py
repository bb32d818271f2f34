"""`意见词云`: the words that several opinions of a round share, for officers and then for all."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING, Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of, one_of
from bot.delivery.messages import OutboxMessage, ToChats, Voice
from bot.errors import Refusal
from bot.pictures.errors import PictureError
from bot.platforms.types import Outgoing
from plugins.opinions.commands import commands
from plugins.opinions.handlers.answering import officer_of
from plugins.opinions.handlers.discreet import need, privately
from plugins.opinions.messages import cloud
from plugins.opinions.messages import reporting as messages
from plugins.opinions.services import grouping, reading
from plugins.opinions.services import reporting as services

if TYPE_CHECKING:
    from plugins.opinions.models import Round
    from plugins.opinions.services.grouping import Words

CLOUD = "opinions.cloud"

_LOG = logging.getLogger(__name__)


@commands.add(
    "cloud",
    "意见词云",
    "opinioncloud",
    args=Args["words", MultiVar(str, "*")],
    right=Right.OPINIONS_RUN,
)
@privately
async def show(ctx: Context) -> Reply:
    """The picture of a released round, by itself the one released last; or publish it."""
    words = ctx.words
    number = number_of(words[0]) if words else None
    if words and number is None:
        raise Refusal("opinions-cloud-write")
    branch_id = ctx.branch.id
    round_ = await (reading.latest(branch_id) if number is None else _released(ctx, number))
    publish = len(words) > 1 and one_of(ctx.host.texts, "opinions-word-publish", words[1])
    if len(words) > 1 and not publish:
        raise Refusal("opinions-cloud-write")
    found = await grouping.words(round_)
    known = {"number": round_.number, "title": round_.title, "words": messages.listed(ctx.t, found)}
    picture = await _drawn(ctx, ctx.t, round_, found)
    if not publish:
        lines = (
            ctx.t("opinions-cloud-title", **known),
            ctx.t("opinions-cloud-how", number=round_.number),
        )
        return Reply("\n".join(lines), picture=picture)
    payload = {"round": round_.number, "checksum": _checksum(found)}
    text = "\n".join((ctx.t("opinions-cloud-title", **known), ctx.t("opinions-cloud-ask")))
    reply = await ctx.host.router.confirm.ask(ctx, action=CLOUD, payload=payload, text=text)
    reply.picture = picture
    return reply


@privately
async def publish(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Send the picture that was shown to the groups; not where its words changed meanwhile."""
    need(ctx)
    view, host = ctx.branch, ctx.host
    round_ = await _released(ctx, int(payload["round"]))
    found = await grouping.words(round_)
    if _checksum(found) != payload["checksum"]:
        raise Refusal("opinions-cloud-changed")

    def group(text_id: str, **known: Any) -> str:
        return host.texts.get(view.locale, text_id, **known)

    known = {"number": round_.number, "title": round_.title, "words": messages.listed(group, found)}
    text = group("opinions-cloud-said", **known)
    picture = await _drawn(ctx, group, round_, found)
    officer = officer_of(ctx)
    key = f"opinions:cloud:{round_.id}:{payload['checksum'][:16]}:{officer.at:%Y%m%d%H%M}"
    said = [OutboxMessage(view.id, ToChats(view.id), Outgoing(text, picture=picture), key)]
    await services.told(host, officer, round_, said)
    return Reply(ctx.t("opinions-cloud-done", number=round_.number))


async def _released(ctx: Context, number: int) -> Round:
    return await reading.released(ctx.branch.id, number)


async def _drawn(ctx: Context, t: Voice, round_: Round, found: Words) -> bytes | None:
    """The cloud; None where it can't be drawn, for the words stand beside it too."""
    try:
        return await cloud.picture(
            ctx.host.pictures,
            t,
            round_.title,
            round_.number,
            found.opinions,
            found.keywords,
            branch=ctx.branch.name,
        )
    except PictureError as error:
        _LOG.warning("a cloud of opinions could not be drawn: %s", error)
        return None


def _checksum(found: Words) -> str:
    """By which the words that were shown are known again."""
    words = "\n".join(f"{one.word} {one.opinions}" for one in found.keywords)
    return hashlib.sha256(f"{found.opinions}\n{words}".encode()).hexdigest()
