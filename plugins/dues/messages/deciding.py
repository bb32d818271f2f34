"""What whoever collects sees of claims, and what their people are told of the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.branch.roles import Right, Role
from bot.delivery.messages import OutboxMessage, ToMember
from bot.platforms.types import Button, Outgoing
from plugins.dues.messages.paying import settles
from plugins.dues.rules.claims import Method, State
from plugins.dues.rules.money import yuan
from plugins.dues.rules.paying import BACK_MONTHS, Reading

if TYPE_CHECKING:
    from bot.branch.views import BranchView, MemberView
    from bot.delivery.messages import Voice
    from plugins.dues.models import Claim
    from plugins.dues.services.deciding import Decided

MOST_LISTED = 50
MOST_BUTTONS = 8

Rows = tuple[tuple[Button, ...], ...]


def collectors(view: BranchView) -> tuple[MemberView, ...]:
    """Who is asked about claims: the organisation commissioner, or whoever stands in."""
    there = view.holders(Role.ORGANISATION)
    return there or view.with_right(Right.DUES_RUN)


def name_of(t: Voice, view: BranchView, member_id: int | None) -> str:
    """A member's name, also where they have left since."""
    member = view.member(member_id) if member_id is not None else None
    return member.name if member is not None else t("dues-someone")


def method_name(t: Voice, method: str) -> str:
    """How the money came."""
    return t(f"dues-method-{method if method in set(Method) else 'other'}")


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A claim with what it settles (None where that isn't known) and its screenshot."""

    claim: Claim
    found: Reading | None
    this_month: date
    picture: bytes | None = None


def to_decide(t: Voice, view: BranchView, case: ToDecide) -> list[OutboxMessage]:
    """A claim to each collector in private, with the decisions to press."""
    claim = case.claim
    said = Outgoing(
        claim_text(t, view, case), picture=case.picture, buttons=(decisions(t, claim.number),)
    )
    return [
        OutboxMessage(
            view.id, ToMember(one.member_id), said, f"dues:claim:{claim.id}:{one.member_id}"
        )
        for one in collectors(view)
    ]


def claim_text(t: Voice, view: BranchView, case: ToDecide) -> str:
    """A claim as a collector reads it."""
    claim, found = case.claim, case.found
    lines = [
        t(
            "dues-deciding-new",
            number=claim.number,
            name=name_of(t, view, claim.member_id),
            yuan=yuan(claim.fen),
            method=method_name(t, claim.method),
        )
    ]
    if claim.handed_in_by is not None:
        lines.append(t("dues-deciding-handed-in", name=name_of(t, view, claim.handed_in_by)))
    if found is not None:
        lines.append(settles(t, found))
        count = found.back(case.this_month)
        if count > BACK_MONTHS:
            lines.append(t("dues-deciding-back", count=count, most=BACK_MONTHS))
    lines.append(t("dues-deciding-how", number=claim.number))
    return "\n".join(line for line in lines if line)


def proof_came(t: Voice, view: BranchView, claim: Claim, picture: bytes) -> list[OutboxMessage]:
    """A screenshot that came after its claim, to each collector."""
    text = t(
        "dues-deciding-proof",
        number=claim.number,
        name=name_of(t, view, claim.member_id),
        yuan=yuan(claim.fen),
    )
    said = Outgoing(text, picture=picture, buttons=(decisions(t, claim.number),))
    key = f"dues:claim:{claim.id}:proof:{claim.proof_id}"
    return [
        OutboxMessage(view.id, ToMember(one.member_id), said, f"{key}:{one.member_id}")
        for one in collectors(view)
    ]


def decisions(t: Voice, number: int) -> tuple[Button, ...]:
    """The two decisions about a claim, as buttons."""
    return tuple(
        Button(t(f"dues-button-{way}", number=number), t(f"dues-command-{way}", number=number))
        for way in ("confirm", "return")
    )


def listed(t: Voice, view: BranchView, rows: Sequence[Claim]) -> list[str]:
    """Claims, a line each under a title."""
    total = yuan(sum(row.fen for row in rows))
    lines = [t("dues-waiting-title", count=len(rows), yuan=total)]
    return [*lines, *(_line(t, view, row, view.zone) for row in rows)]


def _line(t: Voice, view: BranchView, row: Claim, zone: ZoneInfo) -> str:
    line = t(
        "dues-waiting-line",
        number=row.number,
        name=name_of(t, view, row.member_id),
        yuan=yuan(row.fen),
        method=method_name(t, row.method),
        day=row.claimed_at.astimezone(zone).strftime("%m-%d %H:%M"),
        proof="yes" if row.proof_id is not None else "no",
    )
    if row.handed_in_by is None:
        return line
    return t("dues-waiting-line-for", line=line, name=name_of(t, view, row.handed_in_by))


def waiting(t: Voice, view: BranchView, rows: Sequence[Claim]) -> tuple[str, Rows]:
    """What waits for a decision, with buttons for the first."""
    if not rows:
        return t("dues-waiting-none"), ()
    shown = rows[:MOST_LISTED]
    lines = listed(t, view, shown)
    if len(rows) > len(shown):
        lines.append(t("dues-waiting-more", count=len(rows) - len(shown)))
    lines.append(t("dues-waiting-how"))
    buttons = [decisions(t, row.number) for row in shown[: MOST_BUTTONS - 1]]
    every = Button(t("dues-button-confirm-all"), t("dues-command-confirm-all"))
    return "\n".join(lines), (*buttons, (every,))


def confirmed(t: Voice, view: BranchView, found: Decided) -> str:
    """To who confirmed: what was booked now, and what had been decided before."""
    before = t("dues-comma").join(str(one.number) for one in found.before)
    if not found.done:
        return t("dues-confirmed-none", numbers=before)
    total = yuan(sum(one.fen for one in found.done))
    if len(found.done) == 1:
        one = found.done[0]
        name = name_of(t, view, one.member_id)
        said = t("dues-confirmed-one", number=one.number, name=name, yuan=total)
    else:
        said = t("dues-confirmed-many", count=len(found.done), yuan=total)
    if not found.before:
        return said
    return f"{said}\n{t('dues-confirmed-before', count=len(found.before), numbers=before)}"


def decided(t: Voice, view: BranchView, claim: Claim, written: int) -> list[OutboxMessage]:
    """To the member of a claim, and to who handed it in: confirmed, or returned and why.

    `written` is the amount that was claimed.
    """
    confirmed = claim.state == State.CONFIRMED
    known = {"number": claim.number, "yuan": yuan(claim.fen)}
    other = claim.handed_in_by
    said: dict[int, str] = {}
    if confirmed and other is not None:
        said[claim.member_id] = t("dues-told-confirmed-by", name=name_of(t, view, other), **known)
        said[other] = t("dues-told-confirmed-for", name=name_of(t, view, claim.member_id), **known)
    elif confirmed and claim.fen != written:
        said[claim.member_id] = t("dues-told-confirmed-other", written=yuan(written), **known)
    elif confirmed:
        said[claim.member_id] = t("dues-told-confirmed", **known)
    elif other is not None:
        name = name_of(t, view, claim.member_id)
        said[other] = t("dues-told-returned-for", name=name, reason=claim.note, **known)
    else:
        said[claim.member_id] = t("dues-told-returned", reason=claim.note, **known)
    return [
        _told(view, member_id, text, f"dues:claim:{claim.id}:{claim.state}")
        for member_id, text in said.items()
    ]


def cash_taken(t: Voice, view: BranchView, claim: Claim) -> list[OutboxMessage]:
    """To the member: the cash was taken and booked."""
    text = t("dues-told-cash", number=claim.number, yuan=yuan(claim.fen))
    return [_told(view, claim.member_id, text, f"dues:claim:{claim.id}:cash")]


def _told(view: BranchView, member_id: int, text: str, key: str) -> OutboxMessage:
    return OutboxMessage(view.id, ToMember(member_id), Outgoing(text), f"{key}:{member_id}")
