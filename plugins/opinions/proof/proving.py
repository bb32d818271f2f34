"""The promise put to the test in front of whoever runs the bot."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tortoise.exceptions import OperationalError

from plugins.opinions.proof.adversary import ROUNDS, Verdict, attack
from plugins.opinions.proof.canary import Canary, Outcome
from plugins.opinions.proof.rounds import AUTHORS, Playing

if TYPE_CHECKING:
    from bot.demo.stage import Playhouse
    from bot.feature import Say
    from bot.store.store import Store

_ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


async def prove(stage: Playhouse, say: Say) -> bool:
    """Search for people who wrote, then let an adversary guess; True where all holds."""
    store = stage.host.store
    say("opinions-proof-begins", engine=_ENGINES[store.dialect], folder=str(stage.folder))
    roots = [stage.folder]
    if store.dialect == "postgres":
        data = await _data_folder(store)
        if data is None:
            say("opinions-proof-no-data-folder")
        else:
            roots.append(data)
    outcome = await Canary(stage, roots, scratch=stage.folder).play()
    _tell_search(say, outcome)
    say("opinions-proof-guessing", rounds=ROUNDS, each=AUTHORS)
    playing = Playing(store, stage.clock)
    await playing.settle()
    verdict = await attack(playing)
    _tell_guesses(say, verdict)
    holds = not outcome.faults and verdict.holds
    say("opinions-proof-holds" if holds else "opinions-proof-fails")
    return holds


async def _data_folder(store: Store) -> Path | None:
    """The folder of the database server, where this process may read it."""
    try:
        _, rows = await store.connection.execute_query("SHOW data_directory")
    except OperationalError:
        return None
    folder = Path(rows[0][0])
    return folder if os.access(folder / "base", os.R_OK | os.X_OK) else None


def _tell_search(say: Say, outcome: Outcome) -> None:
    say(
        "opinions-proof-searched",
        people=outcome.people,
        files=outcome.files,
        size=outcome.size,
        tables=outcome.tables,
        searches=outcome.searches,
        forms=outcome.forms,
        seen=outcome.seen,
        folders=", ".join(outcome.folders),
    )
    if outcome.faults:
        say("opinions-proof-found", count=len(outcome.faults))
        for fault in outcome.faults:
            say("opinions-proof-fault", what=fault)
    else:
        say("opinions-proof-found-nothing")


def _tell_guesses(say: Say, verdict: Verdict) -> None:
    for name, stage in verdict.stages.items():
        say(
            f"opinions-proof-guessed-{name}",
            strategies=stage.strategies,
            best=stage.name,
            hits=stage.hits,
            tries=stage.tries,
            expected=f"{stage.expected:g}",
            p=f"{stage.p:.2g}",
            corrected=f"{stage.corrected:.2g}",
        )
        if stage.again is not None:
            say("opinions-proof-guessed-again", p=f"{stage.again:.2g}")
    say("opinions-proof-control", p=f"{verdict.control:.1e}")
