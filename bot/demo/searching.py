"""What is searched after the round of opinions, and what would be a fault."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from bot.demo.play import PATIENCE, Play
from bot.feature import Traces
from bot.platforms.types import PlatformName
from bot.sandbox.people import SimPerson

OPINIONS = "opinions_"
"""How the tables begin in which opinions are."""


async def search(play: Play, people: Iterable[SimPerson], texts: Iterable[str]) -> Traces:
    """Look for people and texts in all that this run has written until now."""
    await play.world.settled(0.2, PATIENCE)
    look = next(feature.search for feature in play.house.host.features if feature.search)
    assert look is not None
    accounts = [
        (str(platform), person.account(platform))
        for person in people
        for platform in PlatformName
        if person.account(platform)
    ]
    return await look(play.house.host, accounts, {one: one for one in texts}, play.house.folder)


def faults(
    before: Traces, after: Traces, *, log: str, sent: Collection[str], unsent: Collection[str]
) -> list[str]:
    """What stands where it should not: people and places, or nothing.

    Accounts may stand where they stood before the round, no more often, and never in the log or
    beside opinions. What was sent may stand in the database, in the tables of opinions alone; what
    was not, nowhere.
    """
    found: list[str] = []
    for (thing, where), times in sorted(after.found.items()):
        of_opinions = where.startswith(OPINIONS)
        if thing in unsent:
            fault = True
        elif thing in sent:
            fault = where == log or not (of_opinions or where in after.sizes)
        else:
            fault = where == log or of_opinions or times > before.found.get((thing, where), 0)
        if fault:
            found.append(f"{thing} {times} times in {where}")
    return found


def blind(after: Traces, things: Iterable[str]) -> list[str]:
    """What was not found though it has to stand somewhere: then the search proves nothing."""
    seen = {thing for thing, _ in after.found}
    return sorted(set(things) - seen)


def places(traces: Traces, things: Collection[str]) -> str:
    """The tables in which any of these stand."""
    tables = {where for thing, where in traces.found if thing in things}
    return ", ".join(sorted(tables - set(traces.sizes)))


def told(sizes: Mapping[str, int]) -> str:
    """The files with their sizes, those in folders as one."""
    single = {name: size for name, size in sizes.items() if len(Path(name).parts) == 1}
    rest = [size for name, size in sizes.items() if name not in single]
    lines = [f"{name} ({size:,})" for name, size in single.items()]
    return ", ".join([*lines, f"+{len(rest)} ({sum(rest):,})"] if rest else lines)
