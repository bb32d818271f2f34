"""How a member stands, in words: the rate with its rule, what is open, what is prepaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from plugins.dues.messages.paying import month_name as month_name
from plugins.dues.messages.paying import months_name
from plugins.dues.rules.money import yuan
from plugins.dues.rules.rates import Rate, Table, Tables

if TYPE_CHECKING:
    from bot.delivery.messages import Voice
    from plugins.dues.models import Waiver
    from plugins.dues.services.owing import Account, Line

_LINES = 12


def category_name(t: Voice, category: str) -> str:
    """A category as people call it."""
    return t("dues-category", category=category)


def rate_text(t: Voice, rate: Rate) -> str:
    """A rate in words: a fixed amount, or a share with its borders."""
    if not rate.share:
        return t("dues-rate-fixed", yuan=yuan(rate.fixed))
    percent = f"{rate.share / 100:g}"
    above, up_to = rate.above // 100, (rate.up_to or 0) // 100
    kind = "last" if rate.up_to is None else "between" if rate.above else "first"
    return t(f"dues-rate-share-{kind}", percent=percent, above=above, upto=up_to)


def rule_text(t: Voice, table: Table, rate: Rate) -> str:
    """A rate with the rule behind it."""
    return t(
        "dues-rate-line",
        category=category_name(t, rate.category),
        rate=rate_text(t, rate),
        source=table.source,
        since=table.version,
        quoted="yes" if table.quoted else "no",
    )


def by_line(t: Voice, tables: Tables, line: Line) -> str:
    """The rule by which a month was charged, as far as it is still known."""
    table = tables.named(line.category, line.version)
    for rate in table.rates if table else ():
        if table is not None and rate.id == line.rate:
            return rule_text(t, table, rate)
    return t("dues-rate-unknown", version=line.version)


def own(t: Voice, account: Account, tables: Tables, waivers: Sequence[Waiver]) -> list[str]:
    """A member's own account."""
    lines = [t("dues-own-title")]
    settled = account.settled
    if account.lines:
        lines.append(by_line(t, tables, account.lines[-1]))
    if settled.open:
        lines.append(
            t(
                "dues-own-open",
                yuan=yuan(settled.owed_fen),
                months=months_name(t, [one.month for one in settled.open]),
            )
        )
        part = settled.open[0]
        if part.missing < part.fen:
            lines.append(
                t("dues-own-part", month=month_name(t, part.month), yuan=yuan(part.missing))
            )
    else:
        lines.append(t("dues-own-clear"))
    if settled.paid_until is not None:
        lines.append(
            t("dues-own-paid", yuan=yuan(account.paid_fen),
              until=month_name(t, settled.paid_until))
        )  # fmt: skip
    if settled.prepaid_fen:
        lines.append(t("dues-own-prepaid", yuan=yuan(settled.prepaid_fen)))
    if account.waiting_fen:
        lines.append(t("dues-own-waiting", yuan=yuan(account.waiting_fen)))
    lines += [waiver_line(t, one) for one in waivers]
    return lines


def waiver_line(t: Voice, waiver: Waiver, who: str = "") -> str:
    """A waiver with its months, share, reason and approval."""
    line = t(
        "dues-waiver-line",
        number=waiver.number,
        first=month_name(t, waiver.from_month),
        last=month_name(t, waiver.until_month),
        share=waiver.share,
        reason=waiver.reason,
        approval=waiver.approval,
    )
    return t("dues-waiver-of", who=who, waiver=line) if who else line


def changed(t: Voice, months: Iterable[tuple[date, int, int]]) -> str:
    """The months that were charged already and have changed; nothing where none has."""
    found = [
        t("dues-changed-month", month=month_name(t, month), before=yuan(before), now=yuan(now))
        for month, before, now in months
    ]
    if not found:
        return ""
    shown = found[:_LINES]
    if len(found) > _LINES:
        shown.append(t("dues-and-more", count=len(found) - _LINES))
    return t("dues-changed", months="\n".join(shown))
