"""Where members read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.branch.views import AccountRef, MemberView
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
