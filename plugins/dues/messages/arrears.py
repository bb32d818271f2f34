"""What the arrears clock says: to the member, and to the secretary, with the article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.branch.roles import Right, Role
from bot.delivery.messages import OutboxMessage, ToMember
from bot.delivery.rules import Kind
from bot.platforms.types import Button, Outgoing
from plugins.dues.messages.deciding import name_of
from plugins.dues.messages.paying import month_name

if TYPE_CHECKING:
    from bot.branch.views import BranchView, MemberView
    from bot.delivery.messages import Voice
    from plugins.dues.services.arrears import Late


def warnings(t: Voice, view: BranchView, found: Sequence[Late], day: date) -> list[OutboxMessage]:
    """To each who is late, in private; and one to each who leads the branch, of all of them."""
    said = [
        OutboxMessage(
            view.id,
            ToMember(one.member_id),
            _to_member(t, one),
            key=f"dues:arrears:{one.member_id}:{one.run.since.isoformat()}:{one.step}",
            kind=Kind.REMINDER,
        )
        for one in found
        if (member := view.member(one.member_id)) is not None and member.accounts
    ]
    text = _to_secretary(t, view, found)
    button = Button(t("dues-arrears-button"), t("dues-arrears-command"))
    said += [
        OutboxMessage(
            view.id,
            ToMember(one.member_id),
            Outgoing(text, buttons=((button,),)),
            key=f"dues:arrears:{view.id}:{day.isoformat()}:to:{one.member_id}",
            kind=Kind.REMINDER,
        )
        for one in leaders(view)
    ]
    return said


def leaders(view: BranchView) -> tuple[MemberView, ...]:
    """Who is told: the secretary, or whoever stands in for want of one."""
    return view.holders(Role.SECRETARY) or view.with_right(Right.DUES_RUN)


def _months(t: Voice, one: Late) -> dict[str, object]:
    return {
        "months": one.run.months,
        "first": month_name(t, one.run.since),
        "last": month_name(t, one.run.last),
    }


def _to_member(t: Voice, one: Late) -> Outgoing:
    lines = [
        t("dues-arrears-member", **_months(t, one)),
        t("dues-arrears-article"),
        t(f"dues-arrears-member-{one.step}"),
        t("dues-arrears-people"),
    ]
    button = Button(t("dues-reminding-button"), t("dues-reminding-command"))
    return Outgoing("\n".join(lines), buttons=((button,),))


def _to_secretary(t: Voice, view: BranchView, found: Sequence[Late]) -> str:
    worst_first = sorted(found, key=lambda one: (-one.run.months, one.member_id))
    return "\n".join(
        [
            t("dues-arrears-secretary", count=len(found)),
            *(
                t("dues-arrears-line", name=name_of(t, view, one.member_id), **_months(t, one))
                for one in worst_first
            ),
            t("dues-arrears-article"),
            t("dues-arrears-secretary-how"),
            t("dues-arrears-people"),
        ]
    )
