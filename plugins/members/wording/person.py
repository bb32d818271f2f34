"""A person's own record."""

from __future__ import annotations

from collections.abc import Iterable

from bot.branch.views import AccountRef, BranchView, MemberView, Person
from plugins.members.wording.roster import category_name
from plugins.members.wording.words import Say, role_names


def me(t: Say, view: BranchView, member: MemberView, here: Person) -> str:
    """A person's own record, with every account; the one that asks is marked."""
    lines = [
        t("members-me-title", name=member.name, branch=view.name),
        t("members-me-number", number=member.student_no),
        t("members-me-category", category=category_name(t, member.category)),
    ]
    if member.group_name:
        lines.append(t("members-me-group", group=member.group_name))
    lines.append(t("members-me-roles", roles=role_names(t, member.roles)))
    if member.joined_on is not None:
        lines.append(t("members-me-joined", date=member.joined_on.isoformat()))
    lines.append(t("members-me-accounts"))
    lines += _accounts(t, member.accounts, here)
    lines.append(t("members-me-how"))
    return "\n".join(lines)


def _accounts(t: Say, accounts: Iterable[AccountRef], here: Person) -> list[str]:
    current = here.account.id if here.account is not None else None
    return [
        t(
            "members-me-account-here" if account.id == current else "members-me-account",
            platform=t(f"members-platform-{account.platform}"),
            account=label(account),
        )
        for account in accounts
    ]


def label(account: AccountRef) -> str:
    """An account as its owner knows it."""
    if account.username:
        return f"@{account.username.lstrip('@')}"
    return f"{account.name} {account.account_id}".strip()
