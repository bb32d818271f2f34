"""What a collection's list came to: matched, proved, left over and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.delivery.messages import OutboxMessage, ToMember
from bot.platforms.types import Outgoing
from plugins.dues.messages.deciding import name_of
from plugins.dues.rules.matching import Hit, Miss, Why
from plugins.dues.rules.money import yuan
from plugins.dues.rules.taking import Plan

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.delivery.messages import Voice
    from plugins.dues.models import Claim, Collection
    from plugins.dues.services.collections import Taken

MOST_LISTED = 30
MOST_MISSES = 60
_CALLED = 40


def shown(t: Voice, view: BranchView, name: str, plan: Plan, owed: Mapping[int, int]) -> str:
    """A list before anything is booked. `owed` says what each member owes, in fen."""
    certain: list[Hit] = [*plan.book, *plan.claims.values()]
    lines = [
        t(
            "dues-collections-title",
            name=name,
            rows=len(certain) + len(plan.misses),
            matched=len(certain),
            yuan=yuan(sum(hit.fen for hit in certain)),
            left=len(plan.misses),
        )
    ]
    found = [
        _over(t, _hit(t, view, hit), hit, owed)
        for hit in sorted(plan.book, key=lambda one: one.line.row)
    ]
    lines += _listed(t, "dues-collections-book", found, MOST_LISTED)
    proved = [
        t("dues-collections-claim", number=number, line=_hit(t, view, hit))
        for number, hit in sorted(plan.claims.items())
    ]
    lines += _listed(t, "dues-collections-claims", proved, MOST_LISTED)
    lines += _left(t, plan.misses)
    return "\n".join(lines)


def _hit(t: Voice, view: BranchView, hit: Hit) -> str:
    name = name_of(t, view, hit.member_id)
    return t("dues-collections-hit", row=hit.line.row, name=name, yuan=yuan(hit.fen))


def _over(t: Voice, line: str, hit: Hit, owed: Mapping[int, int]) -> str:
    open_fen = max(0, owed.get(hit.member_id, 0))
    if hit.fen <= open_fen:
        return line
    return t("dues-collections-over", line=line, open=yuan(open_fen))


def _left(t: Voice, misses: Sequence[Miss]) -> list[str]:
    found = [_miss(t, one.line.row, one.line.called, one.fen, one.why) for one in misses]
    return _listed(t, "dues-collections-left", found, MOST_MISSES)


def _miss(t: Voice, row: int, called: str, fen: int, why: str) -> str:
    known = why if why in set(Why) else Why.UNKNOWN
    who = called[:_CALLED] or t("dues-collections-nobody")
    amount = t("dues-yuan", yuan=yuan(fen)) if fen else t("dues-collections-no-amount")
    reason = t(f"dues-collections-why-{known}")
    return t("dues-collections-miss", row=row, name=who, amount=amount, why=reason)


def _listed(t: Voice, title: str, found: Sequence[str], most: int) -> list[str]:
    if not found:
        return []
    lines = [t(title, count=len(found)), *found[:most]]
    if len(found) > most:
        lines.append(t("dues-and-more", count=len(found) - most))
    return lines


def taken(t: Voice, done: Taken) -> str:
    """What was booked."""
    text = t(
        "dues-collections-taken",
        number=done.collection.number,
        matched=done.collection.matched,
        yuan=yuan(done.fen),
    )
    if not done.misses:
        return text
    return f"{text}\n{_again(t, done.collection, len(done.misses))}"


def _again(t: Voice, collection: Collection, count: int) -> str:
    return t("dues-collections-taken-left", count=count, number=collection.number)


def kept(t: Voice, view: BranchView, collection: Collection) -> str:
    """A list that was taken earlier, with what was left over."""
    found = [one for one in collection.unmatched or () if isinstance(one, dict)]
    day = collection.taken_at.astimezone(view.zone).date().isoformat()
    lines = [
        t(
            "dues-collections-kept",
            number=collection.number,
            name=collection.name,
            day=day,
            matched=collection.matched,
        )
    ]
    left = [_kept_miss(t, one) for one in found]
    lines += _listed(t, "dues-collections-left", left, MOST_MISSES)
    return "\n".join(lines)


def _kept_miss(t: Voice, one: Mapping[str, Any]) -> str:
    fen = one.get("fen")
    return _miss(
        t,
        one["row"] if isinstance(one.get("row"), int) else 0,
        str(one.get("name", "")),
        fen if isinstance(fen, int) else 0,
        str(one.get("why", "")),
    )


def booked(t: Voice, view: BranchView, claims: Sequence[Claim]) -> list[OutboxMessage]:
    """To each whose payment a list proved."""
    return [
        OutboxMessage(
            view.id,
            ToMember(claim.member_id),
            Outgoing(t("dues-collections-told", yuan=yuan(claim.fen), number=claim.number)),
            f"dues:claim:{claim.id}:import:{claim.member_id}",
        )
        for claim in claims
        if (member := view.member(claim.member_id)) is not None and member.accounts
    ]
