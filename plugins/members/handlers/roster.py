"""`名册`: seen, exported, and brought in from a file, always in private."""

from __future__ import annotations

from typing import Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.branch.roster.export import roster_sheet
from bot.branch.roster.tables import MAX_BYTES
from bot.branch.roster.template import template
from bot.branch.services import rosters
from bot.commands.builtin.files import fetched, ref_of
from bot.commands.confirm import FILE_MINUTES
from bot.commands.context import Context
from bot.commands.discretion import quoted, take_back
from bot.commands.reply import Reply
from bot.errors import Refusal
from bot.feature import FileUse
from bot.platforms.types import File, PictureRef
from plugins.members.commands import commands
from plugins.members.handlers.actors import member_actor
from plugins.members.wording import roster as wording
from plugins.members.wording.words import one_of

_TABLES = (".xlsx", ".csv", ".xls")
ACTION = "members.import"
FILES = (FileUse(ACTION, "members-roster-use", Right.ROSTER_EDIT, _TABLES),)


@commands.add(
    "roster",
    "名册",
    "roster",
    args=Args["words", MultiVar(str, "*")],
    right=Right.ROSTER_VIEW,
)
async def roster(ctx: Context) -> Reply:
    """Counts and names; or what the next word asks for."""
    words = ctx.args["words"]
    if not words:
        return Reply(wording.roster(ctx.t, ctx.branch), private=True)
    for name, action in _ACTIONS.items():
        if one_of(ctx.host.texts, f"members-word-{name}", words[0]):
            return await action(ctx)
    raise Refusal("members-roster-sub-unknown", written=quoted(ctx, words[0]))


async def _export(ctx: Context) -> Reply:
    branch = ctx.branch
    if not branch.members:
        return Reply(ctx.t("members-roster-none", branch=branch.name), private=True)
    content = await roster_sheet(branch, ctx.locale)
    name = ctx.t("members-roster-file-name", branch=branch.name)
    text = ctx.t("members-roster-exported", branch=branch.name, members=len(branch.members))
    return Reply(text, file=File(name, content), private=True)


async def _template(ctx: Context) -> Reply:
    content = await template(ctx.locale)
    name = ctx.t("members-roster-template-name")
    return Reply(ctx.t("members-roster-template"), file=File(name, content), private=True)


async def _import(ctx: Context) -> Reply:
    """Bring the attached file in, or say that the next one is awaited."""
    _check_may(ctx)
    if not ctx.incoming.private:
        if ctx.incoming.files:
            await take_back(ctx)
        raise Refusal("members-roster-not-in-group")
    if not (ctx.incoming.files or ctx.incoming.pictures):
        await ctx.host.router.confirm.expect_file(ctx, ACTION)
        return Reply(ctx.t("members-roster-send-file", minutes=FILE_MINUTES))
    return await _bring_in(ctx, _attached(ctx))


async def import_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Bring in the file that was asked about."""
    _check_may(ctx)
    ref = ref_of(payload)
    _check_name(ref)
    return await _bring_in(ctx, ref)


def _check_may(ctx: Context) -> None:
    if not ctx.may(Right.ROSTER_EDIT):
        raise Refusal("host-no-right", command=ctx.t("members-help-roster.import"))


def _attached(ctx: Context) -> PictureRef:
    files = ctx.incoming.files
    if ctx.incoming.pictures and not files:
        raise Refusal("members-roster-not-a-table")
    first, *more = files
    if more:
        raise Refusal("members-roster-one-file")
    _check_name(first)
    return first


def _check_name(ref: PictureRef) -> None:
    if not ref.name.lower().endswith(_TABLES):
        raise Refusal("members-roster-not-a-table")


async def _bring_in(ctx: Context, ref: PictureRef) -> Reply:
    content = await fetched(
        ctx, ref, MAX_BYTES, too_big="members-roster-too-big", lost="members-roster-lost-file"
    )
    report = await rosters.import_roster(
        ctx.host,
        ctx.branch.id,
        content,
        ref.name,
        member_actor(ctx),
        may_grant=ctx.may(Right.ROLES_GRANT),
    )
    view = await ctx.host.directory.branch(ctx.branch.id)
    return Reply(wording.report(ctx.t, report, view))


_ACTIONS = {"export": _export, "template": _template, "import": _import}
