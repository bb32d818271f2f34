"""`设置` and `审计`: the branch's settings, and the record of what was changed."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.branch.services import options
from bot.commands.context import Context
from bot.commands.reply import Reply
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
    words = list(ctx.args["words"])
    if not words:
        return Reply(wording.settings_list(ctx.t, ctx.locale, ctx.branch))
    setting = ctx.branch.registry.find(words[0])
    if len(words) == 1:
        return Reply(wording.detail(ctx.t, ctx.locale, ctx.branch, setting))
    changed = await options.set_setting(
        ctx.host, ctx.branch.id, setting.key, " ".join(words[1:]), member_actor(ctx)
    )
    return Reply(
        ctx.t(
            "members-settings-changed" if changed.different else "members-settings-same",
            name=wording.name(ctx.locale, setting),
            value=wording.value(ctx.t, changed.after),
        )
    )


@commands.add("audit", "审计", "audit", right=Right.AUDIT_VIEW)
async def audit(ctx: Context) -> Reply:
    """The latest changes of the branch, for the asker alone."""
    lines = await service.latest_audit(ctx.branch.id)
    features = [feature.name for feature in ctx.host.features]
    changes = Changes(ctx.host.texts, ctx.locale, ctx.t, features, ctx.zone)
    return Reply(changes.render(lines), private=True)
