"""`设置` and `审计`: the branch's settings, and the record of what was changed."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.branch.services import options
from bot.branch.settings import Setting
from bot.commands.context import Context
from bot.commands.discretion import quoted
from bot.commands.reply import Reply
from bot.errors import Refusal
from plugins.members import service
from plugins.members.commands import commands
from plugins.members.handlers.actors import member_actor
from plugins.members.wording import options as wording
from plugins.members.wording.changes import Changes


@commands.add(
    "settings",
    "设置",
    "settings",
    args=Args["words", MultiVar(str, "*")],
    right=Right.SETTINGS_EDIT,
)
async def settings(ctx: Context) -> Reply:
    """List every setting, explain one, or change it."""
    words = ctx.words
    if not words:
        return Reply(wording.settings_list(ctx.t, ctx.locale, ctx.branch))
    setting = _meant(ctx, words[0])
    if len(words) == 1:
        return Reply(wording.detail(ctx.t, ctx.locale, ctx.branch, setting))
    written = " ".join(words[1:])
    try:
        changed = await options.set_setting(
            ctx.host, ctx.branch.id, setting.key, written, member_actor(ctx)
        )
    except Refusal as refusal:
        # The reader knows it by the name in the list, not by its key.
        known = {**refusal.variables, "key": setting.called(ctx.locale)}
        raise Refusal(refusal.text_id, **known) from None
    return Reply(
        ctx.t(
            "members-settings-changed" if changed.different else "members-settings-same",
            name=setting.called(ctx.locale),
            value=wording.value(ctx.t, changed.after),
        )
    )


def _meant(ctx: Context, word: str) -> Setting:
    try:
        return ctx.branch.registry.find(word)
    except Refusal as refusal:
        raise Refusal(refusal.text_id, key=quoted(ctx, word, 64)) from None


@commands.add("audit", "审计", "audit", right=Right.AUDIT_VIEW)
async def audit(ctx: Context) -> Reply:
    """The latest changes of the branch, for the asker alone."""
    lines = await service.latest_audit(ctx.branch.id)
    features = [feature.name for feature in ctx.host.features]
    changes = Changes(ctx.host.texts, ctx.locale, ctx.t, features, ctx.zone)
    return Reply(changes.render(lines), private=True)
