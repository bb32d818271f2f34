"""How a session went: counts for everyone, names for who may see them, a picture, a table."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.platforms.types import File, Outgoing
from bot.store.sheets import Sheet, workbook
from plugins.signin.messages.poster import drawn
from plugins.signin.messages.speaker import T, language, listed
from plugins.signin.rules.day import clock_of
from plugins.signin.rules.session import LeaveState, Mark, State
from plugins.signin.services.sessions import ends_at
from plugins.signin.services.standing import Picture, names

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host

_GROUPS = ("signed", "late", "made_up", "on_leave", "asked", "missing")
_TONES = {
    "signed": "good",
    "late": "late",
    "made_up": "good",
    "on_leave": "away",
    "asked": "away",
    "missing": "bad",
}


def counts_text(t: T, view: BranchView, picture: Picture, now: datetime) -> str:
    """Title, where it stands, and the counts."""
    session, standing = picture.session, picture.standing
    today = now.astimezone(view.zone).date()
    known = {"title": session.title, "number": session.number}
    if session.state == State.OPEN and now < session.deadline:
        head = t("signin-status-open", until=clock_of(session.deadline, view.zone, today), **known)
    elif session.state == State.OPEN:
        head = t("signin-status-grace", until=clock_of(ends_at(session), view.zone, today), **known)
    else:
        head = t("signin-status-closed", **known)
    counts = t(
        "signin-status-counts",
        expected=standing.expected,
        present=standing.present,
        late=len(standing.late),
        leave=len(standing.on_leave),
        asked=len(standing.asked),
        missing=len(standing.missing),
    )
    return f"{head}\n{counts}"


def names_text(t: T, view: BranchView, picture: Picture) -> str:
    """Who stands where; only for eyes that may see it. Reasons of leave are never here."""
    lines = []
    for group in _GROUPS:
        members = names(view, getattr(picture.standing, group))
        if members:
            lines.append(t(_label(group), names=listed(t, members), count=len(members)))
    return "\n".join(lines)


async def group_summary(
    host: Host, view: BranchView, t: T, picture: Picture, now: datetime, *, late_due: bool = False
) -> Outgoing:
    """The summary for the groups: counts, and names where the branch chose that."""
    named = bool(view.setting("signin.names_in_group"))
    text = counts_text(t, view, picture, now)
    if named:
        text = f"{text}\n{names_text(t, view, picture)}"
    if late_due:
        text = f"{text}\n{t('signin-summary-late')}"
    return Outgoing(text, picture=await _drawn(host, view, t, picture, named=named))


async def table(t: T, view: BranchView, picture: Picture) -> File:
    """The session as xlsx: one row for each member."""
    session = picture.session
    header = [t(f"signin-column-{name}") for name in ("name", "number", "group", "state", "time")]
    rows: list[list[Any]] = []
    for group in _GROUPS:
        for member_id in getattr(picture.standing, group):
            member = view.member(member_id)
            entry = picture.entries.get(member_id)
            if member is not None:
                at = entry.at.astimezone(view.zone) if entry is not None else None
                state = t(f"signin-state-{group.replace('_', '-')}")
                rows.append([member.name, member.student_no, member.group_name, state, at])
    content = await workbook([Sheet(session.title, header, rows)])
    day = session.opened_at.astimezone(view.zone)
    return File(t("signin-file", number=session.number, day=f"{day:%Y-%m-%d}"), content)


def report_text(t: T, view: BranchView, picture: Picture, now: datetime) -> str:
    """What the secretary reads in private at the end, beside the table: counts and names."""
    return f"{counts_text(t, view, picture, now)}\n{names_text(t, view, picture)}"


async def _drawn(
    host: Host, view: BranchView, t: T, picture: Picture, *, named: bool
) -> bytes | None:
    from bot.pictures.renderer import SUMMARY

    session, standing = picture.session, picture.standing
    day = session.opened_at.astimezone(view.zone)
    data = {
        "lang": language(t),
        "branch": view.name,
        "title": session.title,
        "subtitle": t(
            "signin-picture-subtitle",
            at=f"{day:%Y-%m-%d %H:%M}",
            expected=standing.expected,
            present=standing.present,
        ),
        "numbers": [
            {
                "label": t(f"signin-state-{group.replace('_', '-')}"),
                "value": len(getattr(standing, group)),
                "tone": _TONES[group],
            }
            for group in _GROUPS
            if getattr(standing, group) or group in {"signed", "missing"}
        ],
        "groups": [
            {
                "label": t(
                    "signin-picture-group",
                    state=t(f"signin-state-{group.replace('_', '-')}"),
                    count=len(getattr(standing, group)),
                ),
                "tone": _TONES[group],
                "names": names(view, getattr(standing, group)),
            }
            for group in _GROUPS
        ]
        if named
        else [],
    }
    return await drawn(host, SUMMARY, data)


def own_state(t: T, view: BranchView, picture: Picture, member_id: int) -> str:
    """A member's own line in a session."""
    entry = picture.entries.get(member_id)
    if entry is not None:
        at = clock_of(entry.at, view.zone, picture.session.opened_at.astimezone(view.zone).date())
        text_id = {
            Mark.SIGNED: "signin-own-signed",
            Mark.LATE: "signin-own-late",
            Mark.MADE_UP: "signin-own-made-up",
        }[entry.mark]
        return t(text_id, at=at)
    leave = picture.leaves.get(member_id)
    if leave is LeaveState.APPROVED:
        return t("signin-own-on-leave")
    if leave is LeaveState.PENDING:
        return t("signin-own-asked")
    return t("signin-own-missing")


def _label(group: str) -> str:
    return f"signin-names-{group.replace('_', '-')}"
