"""Released opinions as they are shown to officers in private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.platforms.types import Button, File
from bot.store.sheets import Sheet, workbook
from plugins.opinions.rules.naming import name

if TYPE_CHECKING:
    from bot.delivery.messages import Voice
    from plugins.opinions.models import Round
    from plugins.opinions.services.grouping import Groups
    from plugins.opinions.services.reading import Listed, Page, Shown

Buttons = tuple[tuple[Button, ...], ...]

LONGEST = 360
"""Characters of an opinion in a list; `查看意见 3-12` shows the whole."""
_ADDED = 160
_SAMPLE = 60
_HEADS = ("number", "text", "additions", "state", "reason", "kin", "answers")


def state_name(t: Voice, state: str) -> str:
    """How far an opinion is, in words; whatever stands there."""
    return t("opinions-state", state=state)


def rounds(t: Voice, found: Sequence[Listed]) -> tuple[str, Buttons]:
    """The released rounds with a button for each."""
    lines = [t("opinions-reading-rounds")]
    rows: list[tuple[Button, ...]] = []
    for one in found:
        lines.append(
            t(
                "opinions-reading-round",
                number=one.round.number,
                title=one.round.title,
                count=one.count,
                fresh=one.fresh,
                hidden=one.hidden,
            )
        )
        command = t("opinions-command-read", round=one.round.number)
        rows.append((Button(command, command),))
    how = t("opinions-command-read", round=found[0].round.number)
    lines.append(t("opinions-reading-rounds-how", command=how))
    return "\n".join(lines), tuple(rows[:5])


def page(t: Voice, found: Page, *, kin: int = 0, hidden: bool = False) -> tuple[str, Buttons]:
    """A page of a round, of one of its groups, or of its hidden opinions."""
    kind = "-hidden" if hidden else "-kin" if kin else ""
    number = found.round.number
    known: dict[str, Any] = {"kin": kin} if kin else {}
    lines = [
        t(
            f"opinions-reading-title{kind}",
            number=number,
            title=found.round.title,
            count=found.count,
            page=found.number,
            pages=found.pages,
            **known,
        )
    ]
    lines += [opinion(t, number, row) for row in found.rows] or [t("opinions-reading-nothing")]
    buttons: list[Button] = []

    def turn(to: int, label: str) -> str:
        id_ = f"opinions-command{kind}-page" if kind else "opinions-command-page"
        command = t(id_, round=number, page=to, **known)
        buttons.append(Button(t(label), command))
        return command

    tail: list[str] = []
    if found.number > 1:
        turn(found.number - 1, "opinions-button-previous")
    if found.number < found.pages:
        command = turn(found.number + 1, "opinions-button-next")
        tail.append(t("opinions-reading-next", command=command))
    if found.hidden and not hidden and not kin:
        command = t("opinions-command-hidden", round=number)
        tail.append(t("opinions-reading-hidden-count", count=found.hidden, command=command))
    if found.rows:
        tail.append(t("opinions-reading-how-next", name=name(number, found.rows[0].number)))
    rows = [tuple(buttons)] if buttons else []
    if not kind:
        groups = t("opinions-command-groups", round=number)
        rows.append((Button(t("opinions-button-groups"), groups),))
    return "\n\n".join([*lines, "\n".join(tail)] if tail else lines), tuple(rows)


def some(t: Voice, round_: Round, rows: Sequence[Shown]) -> str:
    """Opinions that were named one by one."""
    title = t("opinions-reading-title-some", number=round_.number, title=round_.title)
    return "\n\n".join([title, *(opinion(t, round_.number, row) for row in rows)])


def whole(t: Voice, round_: Round, found: Shown) -> str:
    """One opinion with everything that belongs to it."""
    title = t("opinions-reading-title-some", number=round_.number, title=round_.title)
    how = t("opinions-reading-how-next", name=name(round_.number, found.number))
    return "\n\n".join([title, opinion(t, round_.number, found, whole=True), how])


def opinion(t: Voice, round_number: int, row: Shown, *, whole: bool = False) -> str:
    """An opinion; in a list long ones are cut, and the line says how to see the rest."""
    called = name(round_number, row.number)
    lines = [
        t("opinions-reading-line", name=called, marks=marks(t, row)),
        row.text if whole else _cut(t, row.text, LONGEST, called),
    ]
    for text in row.additions:
        shown = text if whole else _cut(t, text, _ADDED, called)
        lines.append(t("opinions-reading-addition", text=shown))
    for text in row.answers:
        shown = text if whole else _cut(t, text, _ADDED, called)
        lines.append(t("opinions-reading-answer", text=shown))
    if row.reason:
        lines.append(t("opinions-reading-reason", reason=row.reason))
    if row.hidden_why:
        lines.append(t("opinions-reading-hidden-why", why=row.hidden_why))
    return "\n".join(lines)


def marks(t: Voice, row: Shown) -> str:
    """How far an opinion is, what it is like, and what it has."""
    found = [state_name(t, row.state)]
    if row.kin:
        found.append(t("opinions-reading-kin", kin=row.kin))
    if row.picture:
        found.append(t("opinions-reading-picture"))
    if row.answers:
        found.append(t("opinions-reading-answered"))
    if row.shown:
        found.append(t("opinions-reading-ticked"))
    return t("opinions-reading-marks").join(found)


def _cut(t: Voice, text: str, most: int, called: str) -> str:
    if len(text) <= most:
        return text
    command = t("opinions-command-one", name=called)
    return t("opinions-reading-cut", text=text[:most], command=command)


def groups(t: Voice, round_: Round, found: Groups) -> tuple[str, Buttons]:
    """Groups of similar opinions, the largest first."""
    number = round_.number
    if not found.groups:
        return t("opinions-groups-none", number=number, title=round_.title), ()
    parts = [
        t(
            "opinions-groups-title",
            number=number,
            title=round_.title,
            count=found.count,
            page=found.number,
            pages=found.pages,
        )
    ]
    for one in found.groups:
        lines = [t("opinions-groups-line", kin=one.kin, count=one.count)]
        for at, text in one.sample:
            short = " ".join(text.split())
            short = f"{short[:_SAMPLE]}…" if len(short) > _SAMPLE else short
            lines.append(t("opinions-groups-opinion", name=name(number, at), text=short))
        command = t("opinions-command-kin", round=number, kin=one.kin)
        lines.append(t("opinions-groups-more", count=one.count, command=command))
        parts.append("\n".join(lines))
    tail, buttons = [], []
    if found.number > 1:
        back = t("opinions-command-groups-page", round=number, page=found.number - 1)
        buttons.append(Button(t("opinions-button-previous"), back))
    if found.number < found.pages:
        on = t("opinions-command-groups-page", round=number, page=found.number + 1)
        buttons.append(Button(t("opinions-button-next"), on))
        tail.append(t("opinions-reading-next", command=on))
    tail.append(t("opinions-groups-how", round=number, kin=found.groups[0].kin))
    return "\n\n".join([*parts, "\n".join(tail)]), (tuple(buttons),) if buttons else ()


async def table(t: Voice, round_: Round, rows: Sequence[Shown]) -> File:
    """The opinions that aren't hidden as xlsx."""
    heads = [t(f"opinions-table-{head}") for head in _HEADS]
    cells: list[list[Any]] = [
        [
            name(round_.number, row.number),
            row.text,
            "\n".join(row.additions),
            state_name(t, row.state),
            row.reason,
            row.kin or "",
            "\n".join(row.answers),
        ]
        for row in rows
    ]
    content = await workbook([Sheet(t("opinions-table-sheet"), heads, cells)])
    return File(t("opinions-table-file", number=round_.number), content)
