"""Use cases that are this feature's own; the rest are bot.branch.services."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.branch.audit import Actor
from bot.branch.models import AuditEntry, Member
from bot.branch.roles import Role
from bot.branch.services import offices
from bot.branch.services.house import House

_MEMBER = "member:"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry as a person of the branch may read it.

    `actor` is a name; empty for the host (`by_host`) and for the bot itself. `subject` is a
    member's name where the entry is about one, else what stands in the entry. A `member` in
    the detail is a name too.
    """

    at: datetime
    action: str
    actor: str
    by_host: bool
    subject: str
    detail: dict[str, Any] = field(default_factory=dict)


async def appoint_secretary(house: House, branch_id: int, member_id: int, actor: Actor) -> bool:
    """Make a member the only secretary; False where that was so already.

    Raises Refusal host-no-such-member for someone who is not in the branch.
    """
    async with house.store.transaction():
        news = await offices.grant_role(house, branch_id, member_id, Role.SECRETARY, actor)
        view = await house.directory.branch(branch_id)
        for other in view.holders(Role.SECRETARY):  # one, hardly ever two
            if other.member_id != member_id:
                await offices.revoke_role(house, branch_id, other.member_id, Role.SECRETARY, actor)
                news = True
    return news


async def latest_audit(branch_id: int, limit: int = 20) -> tuple[AuditLine, ...]:
    """The branch's latest changes, newest first; people's names also where they have left."""
    entries = await AuditEntry.filter(branch_id=branch_id).order_by("-at", "-id").limit(limit)
    wanted = {entry.actor_member_id for entry in entries if entry.actor_member_id is not None}
    wanted |= {number for entry in entries if (number := _member_of(entry.subject)) is not None}
    wanted |= {entry.detail["member"] for entry in entries if "member" in (entry.detail or {})}
    rows = await Member.filter(branch_id=branch_id, id__in=wanted).values_list("id", "name")
    names: dict[int, str] = dict(rows)  # type: ignore[arg-type]
    return tuple(_line(entry, names) for entry in entries)


def _line(entry: AuditEntry, names: dict[int, str]) -> AuditLine:
    member = _member_of(entry.subject)
    detail = dict(entry.detail or {})
    if "member" in detail:
        detail["member"] = names.get(detail["member"], "")
    return AuditLine(
        at=entry.at,
        action=entry.action,
        actor=names.get(entry.actor_member_id, "") if entry.actor_member_id is not None else "",
        by_host=entry.actor_account.startswith("host"),
        subject=names.get(member, "") if member is not None else entry.subject,
        detail=detail,
    )


def _member_of(subject: str) -> int | None:
    number = subject.removeprefix(_MEMBER)
    return int(number) if number != subject and number.isdecimal() else None
