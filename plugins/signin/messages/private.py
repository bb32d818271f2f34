"""What single members are told in private about leave and second checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.branch.roles import Right
from bot.delivery.messages import OutboxMessage, ToMember
from bot.platforms.types import Button, Outgoing
from plugins.signin.messages.speaker import T, listed
from plugins.signin.rules.session import LeaveState
from plugins.signin.services.standing import names

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.signin.models import Leave
    from plugins.signin.services.recheck import Outcome


def leave_asked(t: T, view: BranchView, leave: Leave, title: str) -> list[OutboxMessage]:
    """To those who decide: who asks, why, and the two buttons. In private only.

    `title` is the occasion's, empty for the next one.
    """
    asked = int(leave.asked_at.timestamp())
    message = _leave_to_decide(t, view, leave, title)
    return [
        OutboxMessage(
            view.id,
            ToMember(decider.member_id),
            message,
            key=f"signin:leave:{leave.id}:{asked}:{decider.member_id}",
        )
        for decider in view.with_right(Right.LEAVE_DECIDE)
    ]


def _leave_to_decide(t: T, view: BranchView, leave: Leave, title: str) -> Outgoing:
    member = view.member(leave.member_id)
    text = t(
        "signin-leave-for-secretary" if title else "signin-leave-for-secretary-ahead",
        name=member.name if member is not None else "",
        number=leave.number,
        title=title,
        reason=leave.reason,
    )
    return Outgoing(text, buttons=(leave_buttons(t, leave.number),))


def leave_buttons(t: T, number: int) -> tuple[Button, ...]:
    """The two decisions about a request, as buttons."""
    return tuple(
        Button(t(f"signin-button-{way}", number=number), t(f"signin-command-{way}", number=number))
        for way in ("grant", "return")
    )


def leave_decided(t: T, view: BranchView, leave: Leave, title: str) -> list[OutboxMessage]:
    """To the person: granted, or returned and why. `title` is empty for the next occasion."""
    granted = leave.state == LeaveState.APPROVED
    text_id = "signin-leave-granted" if granted else "signin-leave-returned"
    text = t(text_id if title else f"{text_id}-ahead", title=title, number=leave.number)
    if leave.note:
        text = f"{text}\n{t('signin-leave-note', note=leave.note)}"
    decided = int(leave.decided_at.timestamp()) if leave.decided_at else 0
    return [
        OutboxMessage(
            view.id,
            ToMember(leave.member_id),
            Outgoing(text),
            key=f"signin:leave:{leave.id}:{leave.state}:{decided}",
        )
    ]


def recheck_report(
    t: T, view: BranchView, outcome: Outcome, *, late: bool = False
) -> list[OutboxMessage]:
    """To those who run attendance: who signed in but did not answer. A list, no finding."""
    known = {"title": outcome.session.title, "answered": len(outcome.answered)}
    if outcome.silent:
        silent = listed(t, names(view, outcome.silent))
        text = t("signin-recheck-silent", count=len(outcome.silent), names=silent, **known)
    else:
        text = t("signin-recheck-all", **known)
    message = Outgoing(f"{t('signin-sent-late')}{text}" if late else text)
    return to_runners(view, message, f"signin:recheck:{outcome.recheck.id}:report")


def to_runners(view: BranchView, message: Outgoing, key: str) -> list[OutboxMessage]:
    """To each member who runs attendance, in private."""
    return [
        OutboxMessage(view.id, ToMember(runner.member_id), message, f"{key}:{runner.member_id}")
        for runner in view.with_right(Right.ATTENDANCE_RUN)
    ]
