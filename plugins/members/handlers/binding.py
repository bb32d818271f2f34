"""`绑定`: an account and its person in the roster find each other, in private."""

from __future__ import annotations

from functools import partial

from arclet.alconna import Args, MultiVar

from bot.branch.services import binding
from bot.branch.services.binding import Bound, Caller
from bot.commands.command import Who
from bot.commands.context import Context
from bot.commands.discretion import take_back
from bot.commands.reply import Reply
from bot.delivery.messages import OutboxMessage, Voice, in_each_locale
from bot.errors import Refusal
from bot.platforms.types import Button, Outgoing, PlatformName
from plugins.members.commands import commands
from plugins.members.rules import Code, read_binding
from plugins.members.wording.words import joined


@commands.add("bind", "绑定", "bind", args=Args["words", MultiVar(str, "*")], who=Who.ANYONE)
async def bind(ctx: Context) -> Reply:
    """Bind by name and student number in every branch that has them, or by a one-time code."""
    words = ctx.args["words"]
    if not ctx.incoming.private:
        return await _point_to_private(ctx, said_something=bool(words))
    asked = read_binding(words)
    if asked is None:
        raise Refusal("members-bind-how")
    caller = _caller(ctx)
    if isinstance(asked, Code):
        bound = (await binding.bind_by_code(ctx.host, caller, asked.code),)
    else:
        bound = await binding.bind(ctx.host, caller, asked.name, asked.number)
    await _tell_other_accounts(ctx, bound)
    return await _done(ctx, bound)


async def _point_to_private(ctx: Context, *, said_something: bool) -> Reply:
    """In a group: how to do it in private, without a word of what was said."""
    text_id = "members-bind-in-private"
    if said_something:
        gone = await take_back(ctx)
        text_id = "members-bind-recalled" if gone else "members-bind-not-recalled"
    text = ctx.t(text_id, name=ctx.incoming.name[:20])
    platform = ctx.host.platforms.get(ctx.incoming.platform)
    link = platform.deep_link("bind") if platform is not None else None
    if link is None:
        return Reply(text)
    text = f"{text}\n{ctx.t('members-bind-link', link=link)}"
    return Reply(text, buttons=((Button(ctx.t("members-bind-open"), url=link),),))


def _caller(ctx: Context) -> Caller:
    said = ctx.incoming
    return Caller(
        said.platform,
        said.account,
        username=said.username,
        name=said.name,
        via_group=said.address.via_group,
    )


async def _done(ctx: Context, bound: tuple[Bound, ...]) -> Reply:
    views = await ctx.host.directory.branches([one.person.branch_id for one in bound])
    branches = joined(ctx.t, [view.name for view in views.values()])
    name = bound[0].person.name
    if all(one.again for one in bound):
        return Reply(ctx.t("members-bind-again", name=name, branches=branches))
    if any(one.replaced is not None for one in bound):
        return Reply(ctx.t("members-bind-moved", name=name, branches=branches))
    lines = [ctx.t("members-bind-done", name=name, branches=branches)]
    people = await ctx.host.directory.people(ctx.incoming.platform, ctx.incoming.account)
    lines.append(ctx.t("members-bind-several" if len(people) > 1 else "members-bind-next"))
    return Reply("\n".join(lines))


async def _tell_other_accounts(ctx: Context, bound: tuple[Bound, ...]) -> None:
    """Let the person's other accounts hear of the new one, in case it wasn't their doing."""
    news = [one for one in bound if not one.again]
    views = await ctx.host.directory.branches([one.person.branch_id for one in news])
    messages: list[OutboxMessage] = []
    for one in news:
        view = views[one.person.branch_id]
        say = partial(_notices, bound=one, branch=view.name, platform=ctx.incoming.platform)
        messages += in_each_locale(ctx.host.texts, view.locale, say)
    if messages:
        await ctx.host.outbox.put_all(messages)


def _notices(t: Voice, *, bound: Bound, branch: str, platform: PlatformName) -> list[OutboxMessage]:
    told = [(account, "members-bound-elsewhere") for account in bound.others]
    if bound.replaced is not None:
        told.append((bound.replaced, "members-bound-instead"))
    name = t(f"members-platform-{platform}")
    new = bound.person.account
    return [
        OutboxMessage(
            bound.person.branch_id,
            account.address,
            Outgoing(t(text_id, branch=branch, platform=name)),
            key=f"members.bound:{new.id if new is not None else 0}:{account.id}",
        )
        for account, text_id in told
    ]
