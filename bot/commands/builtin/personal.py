"""What a person sets for the own private chat, and the second word to a question."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.branch.services import preferences
from bot.commands.command import Commands, Where, Who
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.errors import Refusal
from bot.texts.locales import CHINESE, ENGLISH

commands = Commands("host")

_LANGUAGES = {
    "中文": CHINESE,
    "汉语": CHINESE,
    "zh": CHINESE,
    "zh-cn": CHINESE,
    "英文": ENGLISH,
    "英语": ENGLISH,
    "en": ENGLISH,
    "english": ENGLISH,
}


@commands.add("confirm", "确认", "confirm", args=Args["code", str], who=Who.ANYONE)
async def confirm(ctx: Context) -> Reply:
    """Carry out what was asked, once."""
    return await ctx.host.router.confirm.carry_out(ctx, plain(ctx.args["code"]))


@commands.add(
    "language",
    "语言",
    "language",
    args=Args["name", str],
    where=Where.PRIVATE,
    who=Who.ANYONE,
)
async def language(ctx: Context) -> Reply:
    """Choose the language of the own private chat."""
    locale = _LANGUAGES.get(plain(ctx.args["name"]).lower())
    if locale is None:
        raise Refusal("host-language-unknown")
    await preferences.set_locale(ctx.host, ctx.incoming.platform, ctx.incoming.account, locale)
    return Reply(ctx.host.texts.get(locale, "host-language-set"))


@commands.add(
    "branch",
    "支部",
    "branch",
    args=Args["name", MultiVar(str, "*")],
    where=Where.PRIVATE,
    who=Who.ANYONE,
)
async def branch(ctx: Context) -> Reply:
    """Choose for which of one's branches the own private chat speaks."""
    directory = ctx.host.directory
    people = await directory.people(ctx.incoming.platform, ctx.incoming.account)
    if not people:
        raise Refusal("host-not-bound")
    views = await directory.branches([person.branch_id for person in people])
    wanted = " ".join(ctx.args.get("name", ()))
    chosen = next((view for view in views.values() if view.name == wanted), None)
    if chosen is None:
        names = "\n".join(f"· {view.name}" for view in views.values())
        return Reply(ctx.t("host-branch-list", names=names))
    await preferences.set_branch(ctx.host, ctx.incoming.platform, ctx.incoming.account, chosen.id)
    return Reply(ctx.t("host-branch-set", name=chosen.name))
