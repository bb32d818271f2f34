"""What is published of a period: words, picture, PDF and table."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.pictures.errors import PictureError
from bot.platforms.types import File
from bot.store.sheets import Sheet, workbook
from plugins.dues.messages.paying import month_name
from plugins.dues.rules import publishing as rules
from plugins.dues.rules.money import yuan
from plugins.dues.rules.periods import Period, is_month

if TYPE_CHECKING:
    from bot.delivery.messages import Voice
    from bot.host import Host
    from plugins.dues.models import Publication
    from plugins.dues.services.publishing import Checked

_LOG = logging.getLogger(__name__)

MOST_ITEMS = 20
"""So many lines of a kind a picture shows; PDF and table have them all."""

SEAL = 16
"""So many signs of the checksum are shown; the whole one is in the table."""


def period_name(t: Voice, period: Period) -> str:
    """A period as a person reads it: a month, a quarter, half a year, a year, or its days."""
    first = period.first
    if is_month(period):
        return month_name(t, first)
    known = {"year": str(first.year)}
    if period.months == 3 and first.month % 3 == 1:
        return t("dues-period-quarter", quarter=(first.month + 2) // 3, **known)
    if period.months == 6 and first.month in {1, 7}:
        return t("dues-period-half", half=1 if first.month == 1 else 2, **known)
    if period.months == 12 and first.month == 1:
        return t("dues-period-year", **known)
    return t("dues-period-days", first=first.isoformat(), last=period.last.isoformat())


def lines(t: Voice, data: dict[str, Any], most: int | None = None) -> list[tuple[str, str, int]]:
    """The lines of a publication: day (or nothing), what, and fen with its sign."""
    found = rules.read(data)
    made = [("", t("dues-publishing-opening"), found["opening"])]
    made.append(("", t("dues-publishing-collected"), found["collected"]))
    if found["refunded"]:
        made.append(("", t("dues-publishing-refunded"), -found["refunded"]))
    for kind, sign in (("handed", -1), ("allotted", 1), ("spent", -1)):
        items = found[kind]
        shown = items if most is None or len(items) <= most else items[: most - 1]
        for one in shown:
            text = t(f"dues-publishing-{kind}")
            if one["memo"]:
                text = t(f"dues-publishing-{kind}-memo", memo=one["memo"])
            made.append((one["day"], text, sign * one["fen"]))
        if not items and kind != "allotted":
            # That nothing went up or was spent is said too.
            made.append(("", t(f"dues-publishing-{kind}"), 0))
        rest = items[len(shown) :]
        if rest:
            total = sum(one["fen"] for one in rest)
            text = t(f"dues-publishing-{kind}-rest", count=len(rest))
            made.append(("", text, sign * total))
    if found["corrected"]:
        made.append(("", t("dues-publishing-corrected"), found["corrected"]))
    made.append(("", t("dues-publishing-closing"), found["closing"]))
    return made


def text(t: Voice, data: dict[str, Any], period: Period) -> str:
    """The figures as a message."""
    said = [t("dues-publishing-title", period=period_name(t, period))]
    for day, what, fen in lines(t, data, MOST_ITEMS):
        known = {"what": what, "yuan": yuan(fen)}
        said.append(
            t("dues-publishing-line-day", day=_short(day), **known)
            if day
            else t("dues-publishing-line", **known)
        )
    return "\n".join([*said, *_people(t, data)])


def _people(t: Voice, data: dict[str, Any]) -> list[str]:
    found = rules.read(data)
    said = [t("dues-publishing-people", due=found["due"], paid=found["paid"])]
    if found["names"]:
        said.append(t("dues-publishing-names", names=t("dues-comma").join(found["names"])))
    return said


def _short(day: str) -> str:
    try:
        return date.fromisoformat(day).strftime("%m-%d")
    except ValueError:
        return day[:10]


async def drawn(
    host: Host, t: Voice, data: dict[str, Any], period: Period, *, pdf: bool = False
) -> bytes | None:
    """The table as a picture or a PDF; None where it can't be drawn."""
    from bot.pictures.renderer import TABLE

    found = lines(t, data, None if pdf else MOST_ITEMS)
    rows = [[what, _short(day), yuan(fen)] for day, what, fen in found]
    seal = t("dues-publishing-seal", checksum=rules.checksum(data)[:SEAL])
    drawing = {
        "lang": t("dues-language"),
        "branch": str(rules.read(data)["branch"]),
        "title": t("dues-publishing-picture"),
        "subtitle": period_name(t, period),
        "columns": [
            {"label": t("dues-publishing-column-what"), "align": "left", "width": "fill"},
            {"label": t("dues-publishing-column-day"), "align": "right"},
            {"label": t("dues-publishing-column-yuan"), "align": "right"},
        ],
        "rows": rows,
        "notes": [*_people(t, data), seal],
    }
    try:
        return await host.pictures.render(TABLE, drawing, "pdf" if pdf else "png")
    except PictureError as error:
        _LOG.warning("a publication of dues could not be drawn: %s", error)
        return None


async def pdf(host: Host, t: Voice, data: dict[str, Any], period: Period) -> File | None:
    """The document."""
    made = await drawn(host, t, data, period, pdf=True)
    name = t("dues-publishing-file", period=period_name(t, period))
    return File(f"{name}.pdf", made) if made is not None else None


async def table(t: Voice, data: dict[str, Any], period: Period) -> File:
    """The lines as xlsx, amounts as numbers in yuan, with the whole checksum."""
    name = period_name(t, period)
    header = [t(f"dues-publishing-column-{one}") for one in ("what", "day", "yuan")]
    rows: list[list[Any]] = [[what, day, fen / 100] for day, what, fen in lines(t, data)]
    rows += [[line] for line in _people(t, data)]
    rows.append([t("dues-publishing-seal", checksum=rules.checksum(data))])
    content = await workbook([Sheet(name, header, rows)])
    return File(f"{t('dues-publishing-file', period=name)}.xlsx", content)


def announced(t: Voice, made: Publication, period: Period) -> str:
    """What the groups are told beside the picture."""
    name = period_name(t, period)
    return t("dues-publishing-announced", period=name, number=made.number)


def checked(t: Voice, made: Publication, found: Checked) -> str:
    """What came of computing a publication again."""
    name = period_name(t, Period(made.first_day, made.last_day))
    said = [t("dues-publishing-check", number=made.number, period=name)]
    said.append(t("dues-publishing-sealed" if found.sealed else "dues-publishing-broken"))
    if found.differing:
        parts = t("dues-comma").join(t("dues-publishing-part", part=p) for p in found.differing)
        said.append(t("dues-publishing-differs", parts=parts))
    else:
        said.append(t("dues-publishing-agrees"))
    if found.later:
        said.append(t("dues-publishing-later", count=found.later))
    said.append(t("dues-publishing-checksum", checksum=made.checksum))
    return "\n".join(said)
