"""The branch's own record of who changed what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.branch.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something: a member, the host at a terminal or in a chat, or the bot itself."""

    member_id: int | None = None
    account: str = ""

    @classmethod
    def host(cls, account: str = "") -> Actor:
        """The host; `account` is its platform account as `qq:ID`, empty at the terminal."""
        return cls(None, f"host:{account}" if account else "host")

    @classmethod
    def bot(cls) -> Actor:
        """The bot by itself, from a timer."""
        return cls(None, "bot")


async def audit(
    branch_id: int,
    actor: Actor | int | None,
    action: str,
    subject: str = "",
    *,
    at: datetime,
    **detail: Any,
) -> None:
    """Write an entry inside the caller's transaction. `actor` may be a member's id."""
    if not isinstance(actor, Actor):
        actor = Actor(actor)
    await AuditEntry.create(
        branch_id=branch_id,
        actor_member_id=actor.member_id,
        actor_account=actor.account[:96],
        action=action,
        subject=subject[:128],
        detail=detail,
        at=at,
    )


@dataclass(frozen=True, slots=True)
class AuditView:
    """One entry as it is shown. `at` is UTC."""

    id: int
    at: datetime
    actor: Actor
    action: str
    subject: str
    detail: dict[str, Any]


async def latest(branch_id: int, limit: int = 20, *, before: int | None = None) -> list[AuditView]:
    """The branch's newest entries, newest first; `before` is the id where a page ended."""
    query = AuditEntry.filter(branch_id=branch_id)
    if before is not None:
        query = query.filter(id__lt=before)
    return [
        AuditView(
            id=row.id,
            at=row.at,
            actor=Actor(row.actor_member_id, row.actor_account),
            action=row.action,
            subject=row.subject,
            detail=dict(row.detail or {}),
        )
        for row in await query.order_by("-id").limit(limit)
    ]
