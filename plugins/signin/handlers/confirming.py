"""How a sign-in is confirmed: once, in the way that fits where it was done."""

from __future__ import annotations

from bot.branch.views import BranchView
from bot.commands.context import Context
from bot.commands.reply import Merge, Reply
from plugins.signin.messages.lines import Spoken

REACTION = "👌"


def confirmed(ctx: Context, view: BranchView, merge: Merge, spoken: Spoken) -> Reply:
    """The confirmation of one person's sign-in or answer.

    Typed in a group it joins the others' in one message, or is a reaction where the branch wants
    that and the platform can. A press in a group is told to the presser alone, by the notice
    that the platform shows, unless the branch wants it told to the group too. In private it is
    a message, which stays.
    """
    incoming = ctx.incoming
    if incoming.button is None or incoming.private:
        plain = spoken.plain and not incoming.private and view.setting("signin.reactions")
        return Reply(merge=merge, reaction=REACTION if plain else "")
    notice = merge.render([merge.item], ctx.locale).text
    if view.setting("signin.presses_in_group"):
        return Reply(toast=notice, alert=spoken.long, merge=merge)
    # The text is for a notice that could not be shown: a press that waited too long.
    return Reply(notice, toast=notice, alert=spoken.long)
