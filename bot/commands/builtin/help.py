"""`帮助`: what this person may do here, and a command in detail."""

from __future__ import annotations

from itertools import groupby

from arclet.alconna import Args, MultiVar

from bot.commands.command import Command, Commands, Who
from bot.commands.context import Context
from bot.commands.discretion import quoted
from bot.commands.reply import Reply
from bot.errors import Refusal
from bot.platforms.types import Button

commands = Commands("host")


@commands.add("help", "帮助", "help", "菜单", args=Args["topic?", str], who=Who.ANYONE)
async def show_help(ctx: Context) -> Reply:
    """List the commands by feature, or explain the one that was asked for."""
    topic = ctx.args.get("topic")
    if topic is None:
        return Reply(overview(ctx))
    command = ctx.host.router.table.by_word(topic)
    if command is None or not ctx.host.router.gate.shows(ctx, command):
        raise Refusal("host-help-unknown", topic=quoted(ctx, topic))
    return Reply(detail(ctx, command))


@commands.add(
    "start", "开始", "start", args=Args["words", MultiVar(str, "*")], who=Who.ANYONE, hidden=True
)
async def start(ctx: Context) -> Reply:
    """Telegram's Start button, and the first hello on QQ."""
    if ctx.person is None:
        return Reply(ctx.t("host-start-stranger"))
    button = Button(ctx.t("host-help-button"), ctx.t("host-help-help.example"))
    return Reply(ctx.t("host-start-member", name=ctx.person.name), buttons=((button,),))


def overview(ctx: Context) -> str:
    """Every command that this person may say here, under its feature's title."""
    lines = [ctx.t("host-help-title")]
    visible = ctx.host.router.visible(ctx)
    for feature, group in groupby(visible, key=lambda command: command.feature):
        lines.append(f"\n【{ctx.t(f'{feature}-title')}】")
        lines += [
            ctx.t(
                "host-help-line",
                example=examples(ctx, command),
                what=ctx.t(command.help_id),
            )
            for command in group
        ]
    lines.append("\n" + ctx.t("host-help-more"))
    if ctx.person is None:
        lines.append(ctx.t("host-help-unbound"))
    return "\n".join(lines)


def examples(ctx: Context, command: Command) -> str:
    """How one says a command: the example, after the short way where there is one."""
    example = ctx.t(f"{command.help_id}.example")
    if not ctx.host.texts.has(f"{command.help_id}.short", ctx.locale):
        return example
    return ctx.t("host-help-both", short=ctx.t(f"{command.help_id}.short"), example=example)


def detail(ctx: Context, command: Command) -> str:
    """One command: what it does, an example, its other names, and the longer text if any."""
    lines = [
        ctx.t("host-help-detail", name=command.name, what=ctx.t(command.help_id)),
        ctx.t("host-help-example", example=examples(ctx, command)),
    ]
    if command.aliases:
        names = " ".join(f"/{word}" if word.isascii() else word for word in command.aliases)
        lines.append(ctx.t("host-help-aliases", names=names))
    if ctx.host.texts.has(f"{command.help_id}.detail", ctx.locale):
        lines.append(ctx.t(f"{command.help_id}.detail"))
    return "\n".join(lines)
