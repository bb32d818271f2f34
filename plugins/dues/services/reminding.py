"""Who is to be reminded of their dues."""

from __future__ import annotations

from collections.abc import Iterable

from bot import rulebook
from bot.branch.views import BranchView
from plugins.dues.rules.holidays import Calendar, calendar_of
from plugins.dues.rules.reminding import Payer, Round, round_of
from plugins.dues.services import owing
from plugins.dues.services.book import book_of

RULES = "holidays"


def calendar_from(rules: Iterable[rulebook.Rule]) -> Calendar:
    """The calendar in the rules: `holidays.YEAR`."""
    return calendar_of(
        (int(rule.id.removeprefix(f"{RULES}.")), rule.value)
        for rule in rules
        if rule.id.startswith(f"{RULES}.")
    )


async def calendar() -> Calendar:
    """The published holidays."""
    return calendar_from(await rulebook.rules(RULES))


async def to_remind(view: BranchView) -> Round | None:
    """Who of the branch's present members has something open; None where it collects no dues."""
    if await book_of(view.id) is None:
        return None
    payers = [
        Payer(
            one.member_id,
            tuple(month.month for month in one.settled.open),
            one.settled.owed_fen,
            one.waiting_fen,
        )
        for one in await owing.overview(view.id)
        if one.lines and view.member(one.member_id) is not None
    ]
    return round_of(payers)
