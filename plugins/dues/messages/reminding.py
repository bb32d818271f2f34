"""What reminds of dues: each in private what is open, the groups by counts alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToChats, ToMember
from bot.delivery.rules import Kind
from bot.platforms.types import Button, Outgoing
from plugins.dues.messages.paying import months_name
from plugins.dues.rules.money import yuan

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.delivery.messages import Voice
    from plugins.dues.rules.reminding import Payer, Round

_GROUP_AFTER = timedelta(minutes=1)
"""Private first: who is missing knows it before the group hears a number."""


def reminders(
    t: Voice, view: BranchView, found: Round, day: date, until: datetime
) -> list[OutboxMessage]:
    """To each who has something open and can be reached, in private, until the day is over."""
    return [
        OutboxMessage(
            view.id,
            ToMember(one.member_id),
            _private(t, one),
            key=f"dues:remind:{view.id}:{day.isoformat()}:{one.member_id}",
            expires_at=until,
            kind=Kind.REMINDER,
        )
        for one in found.missing
        if (member := view.member(one.member_id)) is not None and member.accounts
    ]


def _private(t: Voice, one: Payer) -> Outgoing:
    text = t(
        "dues-reminding-private",
        yuan=yuan(one.owed_fen),
        months=months_name(t, one.open),
    )
    button = Button(t("dues-reminding-button"), t("dues-reminding-command"))
    return Outgoing(text, buttons=((button,),))


def to_groups(
    t: Voice, view: BranchView, found: Round, day: date, now: datetime, until: datetime
) -> OutboxMessage:
    """To the groups: how many have paid or claimed, and how many are missing; nobody's name."""
    text = t(
        "dues-reminding-group",
        settled=found.settled,
        payers=found.payers,
        missing=len(found.missing),
    )
    return OutboxMessage(
        view.id,
        ToChats(view.id),
        Outgoing(text),
        key=f"dues:remind:{view.id}:{day.isoformat()}",
        not_before=now + _GROUP_AFTER,
        expires_at=until,
        kind=Kind.REMINDER,
    )
