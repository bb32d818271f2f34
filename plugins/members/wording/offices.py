"""Who holds which office, and which office may do what."""

from __future__ import annotations

from collections.abc import Iterable

from bot.branch.roles import Right, Role, may
from bot.branch.views import BranchView
from plugins.members.wording.words import Say, joined, right_holders, role_name, slug


def rights_table(t: Say, roles: Iterable[Role]) -> str:
    """Every right with the offices that hold it; the reader's own are marked."""
    held = frozenset(roles)
    lines = [t("members-rights-title")]
    for right in Right:
        line = "members-rights-own" if may(held, right) else "members-rights-other"
        what = t(f"members-right-{slug(right)}")
        lines.append(t(line, what=what, who=right_holders(t, right)))
    lines.append(t("members-rights-everyone"))
    lines.append(t("members-rights-how"))
    return "\n".join(lines)


def holders_table(t: Say, view: BranchView) -> str:
    """Every office with the names of those who hold it."""
    lines = [t("members-roles-title", branch=view.name)]
    for role in Role:
        names = [member.name for member in view.holders(role)]
        who = joined(t, names) if names else t("members-roles-vacant")
        lines.append(t("members-roles-line", role=role_name(t, role), who=who))
    return "\n".join(lines)
