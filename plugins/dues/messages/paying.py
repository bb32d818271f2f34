"""What whoever pays is told: how to pay, what a claim settles, that it was noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.commands.confirm import FILE_MINUTES
from plugins.dues.rules.money import yuan
from plugins.dues.rules.months import months_between
from plugins.dues.rules.paying import BACK_MONTHS, Reading

if TYPE_CHECKING:
    from bot.delivery.messages import Voice
    from plugins.dues.models import Book, Claim


def how(t: Voice, book: Book) -> str:
    """How this branch's members pay, and what to send afterwards."""
    if book.payee_id is None:
        note = book.payee_note
        lines = [t("dues-paying-how-own", note=note) if note else t("dues-paying-how-other")]
    else:
        lines = [t("dues-paying-how-payee")]
        if book.payee_note:
            lines.append(t("dues-paying-how-note", note=book.payee_note))
    return "\n".join([*lines, t("dues-paying-how-then")])


def month_name(t: Voice, month: date) -> str:
    """A month as a person reads it."""
    return t("dues-paying-month", year=str(month.year), month=f"{month.month:d}")


def months_name(t: Voice, months: Sequence[date]) -> str:
    """Some months: one, a run of them, or the first of many with gaps."""
    first, last, count = months[0], months[-1], len(months)
    if count == 1:
        return month_name(t, first)
    if len(months_between(first, last)) == count:
        return t(
            "dues-paying-months",
            first=month_name(t, first),
            last=month_name(t, last),
            count=count,
        )
    return t("dues-paying-some-months", first=month_name(t, first), count=count)


def settles(t: Voice, found: Reading) -> str:
    """What an amount settles, and what is left or goes ahead."""
    said = []
    if found.settled:
        said.append(t("dues-paying-settles", months=months_name(t, found.settled)))
    begun = found.begun
    if begun is not None:
        month = month_name(t, begun.month)
        said.append(t("dues-paying-part", month=month, yuan=yuan(begun.missing)))
    if found.after.open:
        said.append(t("dues-paying-left", yuan=yuan(found.after.fen)))
    if found.ahead_fen:
        until = found.after.until
        known = found.before.monthly > 0 and until is not None
        text_id = "dues-paying-ahead" if known else "dues-paying-ahead-begun"
        last = {"until": month_name(t, until)} if known and until is not None else {}
        said.append(t(text_id, yuan=yuan(found.ahead_fen), **last))
    return t("dues-paying-space").join(said)


def back(t: Voice, found: Reading, this_month: date) -> str:
    """The rule's sentence where more than half a year is paid back; else nothing."""
    count = found.back(this_month)
    return t("dues-paying-back", count=count, most=BACK_MONTHS) if count > BACK_MONTHS else ""


def claimed(t: Voice, claim: Claim, found: Reading | None, this_month: date, name: str = "") -> str:
    """That a claim was noted; `name` is for whom, where somebody else handed it in.

    What another person owes is nobody's business, so `found` is None there.
    """
    known = {"number": claim.number, "yuan": yuan(claim.fen)}
    first = t("dues-paying-claimed-for", name=name, **known) if name else None
    lines = [first or t("dues-paying-claimed", **known)]
    if found is not None:
        lines += [settles(t, found), back(t, found, this_month)]
    if claim.proof_id is None:
        lines.append(t("dues-paying-picture", minutes=FILE_MINUTES))
    return "\n".join(line for line in lines if line)


def asked(t: Voice, found: Reading, *, ahead: bool) -> str:
    """The question before a claim that goes beyond what is open."""
    known = {"yuan": yuan(found.fen)}
    if found.before.open:
        text_id = "dues-paying-ask-open-first" if ahead else "dues-paying-ask-over"
        first = t(text_id, open=yuan(found.before.fen), **known)
    else:
        first = t("dues-paying-ask-far", **known)
    return f"{first}\n{settles(t, found)}"


def meanings(t: Voice, written: str, months: int, as_yuan: Reading, as_months: Reading) -> str:
    """The question where a number may be an amount or so many months."""
    lines = [t("dues-paying-ask-which", written=written)]
    for what, found in (
        (t("dues-paying-as-yuan", yuan=yuan(as_yuan.fen)), as_yuan),
        (t("dues-paying-as-months", months=months, yuan=yuan(as_months.fen)), as_months),
    ):
        lines.append(t("dues-paying-as-line", what=what, settles=settles(t, found)))
    return "\n".join(lines)
