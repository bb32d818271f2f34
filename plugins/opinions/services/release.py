"""The end of a round: everything at once in random order, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.opinions.models import Pending, Round
from plugins.opinions.rules import opinions as opinion_rules
from plugins.opinions.rules import rounds as rules
from plugins.opinions.services.desk import ENDED, desks_of
from plugins.opinions.services.rounds import locked

if TYPE_CHECKING:
    from datetime import datetime

    from bot.host import Host

# What orders the rows has to be of the kind that nobody can work out again.
_RANDOM = {"sqlite": "randomblob(16)", "postgres": "gen_random_uuid()"}


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a round; `count` is of what was released, and else 0: nobody learns it."""

    round: Round
    count: int = 0


async def close(host: Host, round_id: int, now: datetime) -> Ended | None:
    """End a round whose time is over, in the caller's transaction; None where it isn't open.

    Enough opinions are copied in random order and the inbox is emptied; too few stay there the
    first time, and are destroyed the second.
    """
    round_ = await locked(round_id)
    if round_ is None or round_.state != rules.State.OPEN or now < round_.closes_at:
        return None
    count = await Pending.filter(round_id=round_id).count()
    state = rules.ending(count, round_.threshold, extended=round_.extended)
    if state is rules.State.RELEASED:
        await _copy(host, round_id)
    if state is not rules.State.SHORT:
        await _empty(host, round_id)
    await _end(round_, state, now)
    return Ended(round_, count if state is rules.State.RELEASED else 0)


async def destroy(host: Host, round_id: int, now: datetime, state: rules.State) -> Round | None:
    """Destroy what waits in a round that is not released, and end it in that state.

    In the caller's transaction; None where it has ended before.
    """
    round_ = await locked(round_id)
    if round_ is None or round_.state not in (rules.State.OPEN, rules.State.SHORT):
        return None
    await _empty(host, round_id)
    await _end(round_, state, now)
    return round_


async def _copy(host: Host, round_id: int) -> None:
    mark = "$1" if host.store.dialect == "postgres" else "?"
    # One statement, whatever the number of opinions: none of them comes through the loop.
    await host.store.connection.execute_query(
        "INSERT INTO opinions_opinion"
        " (round_id, number, text, picture, receipt, state, reason, hidden_why, shown)"
        " SELECT round_id, row_number() OVER (), text, picture, receipt,"
        f" '{opinion_rules.State.NEW}', '', '', {_FALSE[host.store.dialect]}"
        f" FROM (SELECT * FROM opinions_pending WHERE round_id = {mark}"
        f" ORDER BY {_RANDOM[host.store.dialect]}) AS mixed",
        [round_id],
    )


_FALSE = {"sqlite": "0", "postgres": "FALSE"}


async def _empty(host: Host, round_id: int) -> None:
    await Pending.filter(round_id=round_id).delete()
    await host.store.notify(ENDED, str(round_id))
    host.store.on_commit(desks_of(host).clean.soon)


async def _end(round_: Round, state: rules.State, now: datetime) -> None:
    round_.state, round_.ended_at = state, now
    await round_.save(update_fields=["state", "ended_at"])
