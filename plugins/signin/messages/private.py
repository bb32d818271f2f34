"""What single members are told in private: leave, reminders, second checks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.branch.roles import Right
from bot.delivery.messages import OutboxMessage, ToChats, ToMember
from bot.delivery.rules import Kind
from bot.platforms.types import Button, Outgoing
from plugins.signin.messages.speaker import T, listed
from plugins.signin.rules.session import LeaveState
from plugins.signin.services.standing import Picture, names

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.signin.models import AttendanceSession, Leave, Recheck
    from plugins.signin.services.recheck import Outcome


def leave_asked(t: T, view: BranchView, leave: Leave, title: str) -> list[OutboxMessage]:
    """To those who decide: who asks, why, and the two buttons. In private only."""
    member = view.member(leave.member_id)
    number = leave.number
    text = t(
        "signin-leave-for-secretary",
        name=member.name if member is not None else "",
        number=number,
        title=title or t("signin-leave-next-session"),
        reason=leave.reason,
    )
    buttons = (
        (
            Button(
                t("signin-button-grant", number=number), t("signin-command-grant", number=number)
            ),
            Button(
                t("signin-button-return", number=number), t("signin-command-return", number=number)
            ),
        ),
    )
    asked = int(leave.asked_at.timestamp())
    return [
        OutboxMessage(
            view.id,
            ToMember(decider.member_id),
            Outgoing(text, buttons=buttons),
            key=f"signin:leave:{leave.id}:{asked}:{decider.member_id}",
        )
        for decider in view.with_right(Right.LEAVE_DECIDE)
    ]


def leave_decided(t: T, view: BranchView, leave: Leave) -> list[OutboxMessage]:
    """To the person: granted, or returned and why."""
    granted = leave.state == LeaveState.APPROVED
    text_id = "signin-leave-granted" if granted else "signin-leave-returned"
    text = t(text_id, number=leave.number)
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


def reminders(
    t: T, view: BranchView, picture: Picture, until: str, *, late: bool
) -> list[OutboxMessage]:
    """To each of the missing in private, and to the groups where the branch chose that."""
    session = picture.session
    known = {"title": session.title, "until": until}
    text_id = "signin-remind-live" if session.live else "signin-remind"
    text = t(text_id, code=session.code, **known)
    if late:
        text = f"{t('signin-sent-late')}{text}"
    messages = [
        OutboxMessage(
            view.id,
            ToMember(member),
            Outgoing(text, buttons=_code_button(t, session)),
            key=f"signin:{session.id}:remind:{member}",
            expires_at=session.deadline,
            kind=Kind.REMINDER,
        )
        for member in picture.standing.missing
    ]
    if picture.standing.missing and view.setting("signin.remind_in_group"):
        missing = listed(t, names(view, picture.standing.missing))
        messages.append(
            OutboxMessage(
                view.id,
                ToChats(view.id),
                Outgoing(
                    t("signin-remind-group", names=missing, **known),
                    buttons=_code_button(t, session),
                ),
                key=f"signin:{session.id}:remind:group",
                expires_at=session.deadline,
                kind=Kind.REMINDER,
            )
        )
    return messages


def _code_button(t: T, session: AttendanceSession) -> tuple[tuple[Button, ...], ...]:
    if not session.code:
        return ()
    command = t("signin-command-code", code=session.code)
    return ((Button(t("signin-button-code", code=session.code), command),),)


def recheck_call(t: T, view: BranchView, recheck: Recheck, title: str) -> list[OutboxMessage]:
    """To the groups: answer now."""
    command = t("signin-command-recheck", code=recheck.code)
    minutes = round((recheck.deadline - recheck.opened_at).total_seconds() / 60)
    text = t("signin-recheck-call", title=title, minutes=minutes, code=recheck.code)
    button = Button(t("signin-button-recheck", code=recheck.code), command)
    return [
        OutboxMessage(
            view.id,
            ToChats(view.id),
            Outgoing(text, buttons=((button,),)),
            key=f"signin:recheck:{recheck.id}",
            expires_at=recheck.deadline,
        )
    ]


def recheck_report(t: T, view: BranchView, outcome: Outcome) -> list[OutboxMessage]:
    """To those who run attendance: who signed in but did not answer. A list, no finding."""
    known = {"title": outcome.session.title, "answered": len(outcome.answered)}
    if outcome.silent:
        silent = listed(t, names(view, outcome.silent))
        text = t("signin-recheck-silent", count=len(outcome.silent), names=silent, **known)
    else:
        text = t("signin-recheck-all", **known)
    return to_runners(view, Outgoing(text), f"signin:recheck:{outcome.recheck.id}:report")


def to_runners(view: BranchView, message: Outgoing, key: str) -> list[OutboxMessage]:
    """To each member who runs attendance, in private."""
    return [
        OutboxMessage(view.id, ToMember(runner.member_id), message, f"{key}:{runner.member_id}")
        for runner in view.with_right(Right.ATTENDANCE_RUN)
    ]


def daily_reminder(
    t: T, view: BranchView, day: str, until: datetime, *, late: bool
) -> OutboxMessage:
    """To the groups, once a day: a friendly word, which names nobody."""
    text = t("signin-daily-reminder")
    if late:
        text = f"{t('signin-sent-late')}{text}"
    button = Button(t("signin-button-daily"), t("signin-command-daily"))
    return OutboxMessage(
        view.id,
        ToChats(view.id),
        Outgoing(text, buttons=((button,),)),
        key=f"signin:daily:{view.id}:{day}",
        expires_at=until,
        kind=Kind.REMINDER,
    )
