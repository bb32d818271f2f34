"""What the branch's officers see of the bot's own work: messages that wait or are in doubt."""

from __future__ import annotations

from arclet.alconna import Args

from bot.branch.roles import Right
from bot.commands.command import Commands
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.errors import Refusal
from bot.web.links import TTL

commands = Commands("host")


@commands.add("console", "控制台", "console")
async def console(ctx: Context) -> Reply:
    """A link that signs in once to the pages of the branch, for the person alone."""
    url = await ctx.host.web.login_link(ctx.member)
    minutes = int(TTL.total_seconds() // 60)
    return Reply(ctx.t("web-console-link", url=url, minutes=minutes), private=True)


@commands.add("outbox", "待发消息", "outbox", right=Right.OUTBOX_VIEW)
async def outbox(ctx: Context) -> Reply:
    """Counts per state, what is in doubt or failed, and the timers that were missed."""
    from bot.commands.builtin.outbox_text import render

    overview = await ctx.host.outbox.overview(ctx.branch.id)
    missed = await ctx.host.schedule.missed(ctx.branch.id)
    return Reply(render(ctx.t, overview, missed, zone=ctx.zone), private=True)


@commands.add(
    "resolve",
    "处理消息",
    "resolve",
    args=Args["number", str]["decision", str],
    right=Right.OUTBOX_VIEW,
)
async def resolve(ctx: Context) -> Reply:
    """Decide on a message in doubt: send it again, or let it be."""
    number = plain(ctx.args["number"]).lstrip("#")
    decision = _DECISIONS.get(plain(ctx.args["decision"]).lower())
    if not number.isdecimal() or decision is None:
        raise Refusal("host-resolve-how")
    done = await ctx.host.outbox.resolve(
        int(number), decision, ctx.member.member_id, branch_id=ctx.branch.id
    )
    if not done:
        raise Refusal("host-resolve-unknown", number=number)
    text_id = "host-resolve-resent" if decision else "host-resolve-dropped"
    return Reply(ctx.t(text_id, number=number), private=True)


_DECISIONS = {
    "重发": True,
    "resend": True,
    "忽略": False,
    "drop": False,
}
