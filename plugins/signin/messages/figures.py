"""A term's figures as text, picture and table. No order of merit: the roster's order only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.platforms.types import File
from bot.store.sheets import Sheet, workbook
from plugins.signin.messages.poster import drawn
from plugins.signin.messages.speaker import T, language
from plugins.signin.rules.day import Season, Term
from plugins.signin.rules.streak import Tally, alive

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.signin.services.statistics import MemberFigures, TermFigures

PICTURE_ROWS = 60
"""A picture of more rows is too tall for a chat; the table has them all."""

_COLUMNS = ("name", "days", "sessions", "present", "late", "made-up", "leave", "missed")
_DRAWN = ("days", "sessions", "present", "late", "leave", "missed")
"""A chat picture is narrow: what was made up is in the table, and counted among the present."""


def term_name(t: T, term: Term) -> str:
    """A term as people call it."""
    text_id = "signin-term-spring" if term.season is Season.SPRING else "signin-term-autumn"
    return t(text_id, year=term.year)


def member_text(t: T, name: str, found: TermFigures, tally: Tally | None, today: date) -> str:
    """One member's term."""
    one = found.members[0]
    return t(
        "signin-statistics-member",
        name=name,
        term=term_name(t, found.term),
        days=one.days,
        streak=alive(tally, today),
        sessions=one.sessions,
        present=one.present,
        late=one.late,
        leave=one.on_leave,
        missed=one.missed,
    )


def branch_text(t: T, view: BranchView, found: TermFigures) -> str:
    """The line above the branch's table."""
    return t(
        "signin-statistics-branch",
        branch=view.name,
        term=term_name(t, found.term),
        sessions=found.sessions,
        members=len(found.members),
    )


async def branch_table(view: BranchView, t: T, found: TermFigures) -> File:
    """Everyone's term as xlsx."""
    header = [t("signin-column-name"), t("signin-column-number"), t("signin-column-group")]
    header += [t(f"signin-column-{name}") for name in _COLUMNS[1:]]
    rows: list[list[Any]] = []
    for one in found.members:
        member = view.member(one.member_id)
        if member is not None:
            rows.append([member.name, member.student_no, member.group_name, *_values(one)])
    title = term_name(t, found.term)
    return File(
        t("signin-statistics-file", term=title), await workbook([Sheet(title, header, rows)])
    )


async def branch_picture(host: Host, view: BranchView, t: T, found: TermFigures) -> bytes | None:
    """Everyone's term as a picture; None where it would be too tall."""
    if len(found.members) > PICTURE_ROWS:
        return None
    from bot.pictures.renderer import TABLE

    rows = [
        [member.name, *_drawn(one)]
        for one in found.members
        if (member := view.member(one.member_id)) is not None
    ]
    columns = [{"label": t("signin-column-name"), "align": "left", "width": "fill"}]
    columns += [{"label": t(f"signin-short-{name}"), "align": "right"} for name in _DRAWN]
    data = {
        "lang": language(t),
        "branch": view.name,
        "title": t("signin-statistics-title"),
        "subtitle": term_name(t, found.term),
        "columns": columns,
        "rows": rows,
        "empty": t("signin-statistics-empty"),
        "notes": [t("signin-statistics-note")],
    }
    return await drawn(host, TABLE, data)


def _values(one: MemberFigures) -> list[int]:
    return [one.days, one.sessions, one.present, one.late, one.made_up, one.on_leave, one.missed]


def _drawn(one: MemberFigures) -> list[int]:
    return [one.days, one.sessions, one.present, one.late, one.on_leave, one.missed]
