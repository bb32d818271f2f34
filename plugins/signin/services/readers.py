"""Where members read, and in which locale they chose to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.branch.models import AccountPreference
from bot.branch.views import AccountRef, BranchView, MemberView
from bot.platforms.types import PlatformName


def home_of(
    member: MemberView, platforms: Iterable[PlatformName] | None = None
) -> AccountRef | None:
    """The account at which a member most likely reads: reachable first, then last seen.

    `platforms` narrows it to some. The outbox chooses the same way (`delivery.rules`).
    """
    among = None if platforms is None else frozenset(platforms)
    there = [one for one in member.accounts if among is None or one.platform in among]
    return max(there, key=_likely, default=None)


def _likely(account: AccountRef) -> tuple[bool, datetime, str, str]:
    seen = account.last_seen or datetime.min.replace(tzinfo=UTC)
    return account.reachable, seen, account.platform, account.account_id


async def chosen_locales(view: BranchView, members: Iterable[int]) -> dict[int, str]:
    """The locales that members chose for their private chats, in one query.

    Who chose none, or has no account, is left out: the branch's own locale is theirs.
    """
    homes: dict[tuple[str, str], int] = {}
    for member_id in members:
        member = view.member(member_id)
        home = home_of(member) if member is not None else None
        if home is not None:
            homes[str(home.platform), home.account_id] = member_id
    if not homes:
        return {}
    rows = AccountPreference.filter(account_id__in=sorted({account for _, account in homes}))
    found = await rows.values_list("platform", "account_id", "locale")
    return {
        homes[key]: str(locale)
        for platform, account, locale in found
        if locale and (key := (str(platform), str(account))) in homes
    }
