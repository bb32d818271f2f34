"""Rosters brought into a branch: all or nothing, and safe to repeat."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.branch.audit import Actor, audit
from bot.branch.models import Branch, Member, RoleGrant
from bot.branch.roles import Role
from bot.branch.roster.columns import Column
from bot.branch.roster.rows import Roster, RosterRow, RowFault, check_rows
from bot.branch.roster.tables import read_table
from bot.branch.services.house import House
from bot.branch.views import fold
from bot.errors import Refusal


@dataclass(frozen=True, slots=True)
class RosterReport:
    """What an import did, or what is wrong.

    With `faults` nothing was changed. `absent` are members who are not in the file; they stay.
    `renamed` are (old, new) names of one student number.
    """

    branch_id: int
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    absent: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    faults: tuple[RowFault, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the roster is in."""
        return not self.faults


async def read_roster(content: bytes, filename: str, today: date) -> Roster:
    """Read and check a file in a thread. Raises Refusal for a file that can't be used at all."""
    return await asyncio.to_thread(lambda: check_rows(read_table(content, filename), today))


async def import_roster(
    house: House,
    branch_id: int,
    content: bytes,
    filename: str,
    actor: Actor,
    *,
    may_grant: bool = False,
) -> RosterReport:
    """Add and update members by student number from an xlsx or csv.

    Offices are given only with `may_grant` (the host, or someone with ROLES_GRANT), and never
    taken: without it a row with a new office is a fault. Nobody is removed. Raises Refusal for
    a file that can't be used at all, and members-roster-many-renamed (count) where so many
    numbers got other names that a column has probably slipped.
    """
    now = house.clock.now()
    view = await house.directory.branch(branch_id)
    roster = await read_roster(content, filename, now.astimezone(view.zone).date())
    if roster.faults:
        return RosterReport(branch_id, faults=roster.faults)
    async with house.store.transaction():
        # The branch's row is the lock against two imports at once.
        await Branch.filter(id=branch_id).select_for_update().get()
        report = await _Import(branch_id, roster, actor, now, may_grant).run()
        if report.done:
            await audit(
                branch_id, actor, "roster.imported", "", at=now,
                added=report.added, updated=report.updated, unchanged=report.unchanged,
            )  # fmt: skip
            await house.directory.changed(branch_id)
    return report


class _Import:
    def __init__(
        self, branch_id: int, roster: Roster, actor: Actor, now: datetime, may_grant: bool
    ) -> None:
        self.branch_id = branch_id
        self.roster = roster
        self.actor = actor
        self.now = now
        self.may_grant = may_grant
        self.members: dict[str, Member] = {}
        self.held: dict[str, set[Role]] = {}

    async def run(self) -> RosterReport:
        rows = await Member.filter(branch_id=self.branch_id)
        self.members = {fold(row.student_no): row for row in rows}
        self.held = await _roles_held(self.branch_id)
        renamed = self._renamed()
        faults = self._role_faults()
        if faults:
            return RosterReport(self.branch_id, faults=tuple(faults))
        added = [row for row in self.roster.rows if fold(row.student_no) not in self.members]
        changed = [member for row in self.roster.rows if (member := self._apply(row))]
        if added:
            await Member.bulk_create([self._new(row) for row in added], batch_size=200)
        if changed:
            fields = ["name", "category", "group_name", "joined_on", "status"]
            await Member.bulk_update(changed, fields=fields, batch_size=200)
        await self._grant()
        given = {fold(row.student_no) for row in self.roster.rows}
        absent = [m for key, m in self.members.items() if key not in given]
        return RosterReport(
            self.branch_id,
            added=len(added),
            updated=len(changed),
            unchanged=len(self.roster.rows) - len(added) - len(changed),
            absent=tuple(m.name for m in absent if m.status == "active"),
            renamed=renamed,
        )

    def _renamed(self) -> tuple[tuple[str, str], ...]:
        pairs = []
        for row in self.roster.rows:
            member = self.members.get(fold(row.student_no))
            if member is not None and fold(member.name) != fold(row.name):
                pairs.append((member.name, row.name))
        if len(pairs) > max(3, len(self.roster.rows) // 5):
            raise Refusal("members-roster-many-renamed", count=len(pairs))
        return tuple(pairs)

    def _role_faults(self) -> list[RowFault]:
        if self.may_grant:
            return []
        return [
            RowFault(row.row, Column.ROLE, "members-roster-role-not-yours", {"value": str(role)})
            for row in self.roster.rows
            for role in sorted(row.roles - self.held.get(fold(row.student_no), set()))
        ]

    def _new(self, row: RosterRow) -> Member:
        return Member(
            branch_id=self.branch_id,
            name=row.name,
            student_no=row.student_no,
            category=row.category,
            group_name=row.group_name,
            joined_on=row.joined_on,
            created_at=self.now,
        )

    def _apply(self, row: RosterRow) -> Member | None:
        """Bring a known member up to date; None for a new or an unchanged one.

        A column that the file does not have, or a date left blank, leaves what is known.
        """
        member = self.members.get(fold(row.student_no))
        if member is None:
            return None
        values: dict[str, Any] = {
            "name": row.name,
            "category": str(row.category),
            "status": "active",
        }
        if Column.GROUP in self.roster.columns:
            values["group_name"] = row.group_name
        if row.joined_on is not None:
            values["joined_on"] = row.joined_on
        if all(getattr(member, key) == value for key, value in values.items()):
            return None
        for key, value in values.items():
            setattr(member, key, value)
        return member

    async def _grant(self) -> None:
        wanted = {fold(row.student_no): row.roles for row in self.roster.rows if row.roles}
        if not wanted:
            return
        rows = await Member.filter(branch_id=self.branch_id).values_list("id", "student_no")
        ids = {fold(number): member_id for member_id, number in rows}
        new = [
            (ids[number], role)
            for number, roles in wanted.items()
            for role in sorted(roles - self.held.get(number, set()))
        ]
        await RoleGrant.bulk_create(
            [
                RoleGrant(
                    member_id=member_id,
                    role=role,
                    granted_at=self.now,
                    granted_by=self.actor.member_id,
                )
                for member_id, role in new
            ]
        )
        for member_id, role in new:  # a handful of officers
            await audit(
                self.branch_id, self.actor, "role.granted", f"member:{member_id}",
                at=self.now, role=role,
            )  # fmt: skip


async def _roles_held(branch_id: int) -> dict[str, set[Role]]:
    rows = RoleGrant.filter(member__branch_id=branch_id)
    held: dict[str, set[Role]] = {}
    for number, role in await rows.values_list("member__student_no", "role"):
        held.setdefault(fold(number), set()).add(Role(role))
    return held
