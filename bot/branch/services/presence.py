"""Where a member can be reached, and when an account was last seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.branch.models import Account
from bot.branch.services.house import House
from bot.branch.wording import clip
from bot.platforms.types import PlatformName


async def mark_reachable(house: House, platform: PlatformName, account_id: str) -> bool:
    """Note that the bot may write to the account first; True where that is news."""
    return await _mark(house, platform, account_id, True)


async def mark_unreachable(house: House, platform: PlatformName, account_id: str) -> bool:
    """Note that the account blocked the bot or left; True where that is news."""
    return await _mark(house, platform, account_id, False)


async def _mark(house: House, platform: PlatformName, account_id: str, reachable: bool) -> bool:
    people = await house.directory.people(platform, account_id)
    if all(p.account is None or p.account.reachable == reachable for p in people):
        return False
    async with house.store.transaction():
        await Account.filter(platform=platform, account_id=account_id).update(reachable=reachable)
        await house.directory.changed(*(person.branch_id for person in people))
    return True


async def note_account(
    house: House,
    platform: PlatformName,
    account_id: str,
    *,
    username: str = "",
    name: str = "",
    via_group: str = "",
) -> bool:
    """Keep an account's username, shown name and QQ group up to date; True where one changed.

    Costs nothing where the directory already says so.
    """
    people = await house.directory.people(platform, account_id)
    given = {
        "username": clip(username, 64),
        "name": clip(name, 255),
        "via_group": clip(via_group, 64),
    }
    values = {key: value for key, value in given.items() if value}
    stale = [
        p for p in people
        if p.account is not None
        and any(getattr(p.account, key) != value for key, value in values.items())
    ]  # fmt: skip
    if not stale:
        return False
    async with house.store.transaction():
        await Account.filter(platform=platform, account_id=account_id).update(**values)
        await house.directory.changed(*(person.branch_id for person in stale))
    return True


class LastSeen:
    """Writes now and then, not at every message, when accounts were seen.

    Until then `Directory.sightings` has the times; what a crash loses is at most `every`.
    """

    def __init__(self, house: House, *, every: timedelta = timedelta(minutes=5)) -> None:
        self._house = house
        self._every = every
        self._sightings = house.directory.sightings
        self._due: datetime | None = None

    def seen(self, platform: PlatformName, account_id: str, at: datetime) -> None:
        """Note that a bound account spoke at `at` (UTC). Synchronous and cheap."""
        self._sightings.note(str(platform), account_id, at)

    def due(self, now: datetime) -> bool:
        """Whether it is time to write."""
        return bool(self._sightings) and (self._due is None or now >= self._due)

    async def write(self) -> int:
        """Write what was collected in one transaction; returns how many accounts."""
        self._due = self._house.clock.now() + self._every
        seen = self._sightings.take()
        written = False
        try:
            if seen:
                await self._write(seen)
            written = True
        finally:
            self._sightings.settle(written=written)
        return len(seen)

    async def _write(self, seen: Mapping[tuple[str, str], datetime]) -> None:
        async with self._house.store.transaction():
            members: set[int] = set()
            for platform in PlatformName:
                ids = [account for name, account in seen if name == platform]
                if ids:
                    found = Account.filter(platform=platform, account_id__in=ids)
                    members.update(await found.values_list("member_id", flat=True))  # type: ignore[arg-type]
            if not members:
                return
            rows = await Account.filter(member_id__in=sorted(members)).order_by("id")
            before = _orders(rows)
            fresh = [row for row in rows if (row.platform, row.account_id) in seen]
            for row in fresh:
                row.last_seen = seen[row.platform, row.account_id]
            await Account.bulk_update(fresh, fields=["last_seen"], batch_size=200)
            # The time only orders a member's accounts, so a snapshot is out of date only where
            # that order changes; forgetting every lively branch each time would be dear.
            after = _orders(rows)
            turned = {r.branch_id for r in fresh if before[r.member_id] != after[r.member_id]}
            if turned:
                await self._house.directory.changed(*turned)


def _orders(rows: Iterable[Account]) -> dict[int, list[int]]:
    """The ids of each member's accounts, the one seen last in front."""
    found: dict[int, list[int]] = {}
    for row in sorted(rows, key=lambda one: -(one.last_seen.timestamp() if one.last_seen else 0.0)):
        found.setdefault(row.member_id, []).append(row.id)
    return found
