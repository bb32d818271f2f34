"""Looks whether people and their words stand where a running bot may have left them.

In what is found an account is called `platform:id`, a text as it was named.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tortoise import Tortoise

from bot.feature import Traces
from bot.store.secret import server_secret
from plugins.opinions.models import Box
from plugins.opinions.proof import needles
from plugins.opinions.proof.needles import Keys, Needle
from plugins.opinions.proof.search import Searched, search

if TYPE_CHECKING:
    from bot.host import Host

_TRIES = 20


async def look(
    host: Host, accounts: Sequence[tuple[str, str]], texts: Mapping[str, str], folder: Path
) -> Traces:
    """Search the files of a folder, and every table, for accounts and texts in all their forms.

    What SQLite's write-ahead log holds is brought into the database before, as after each opinion.
    """
    for _ in range(_TRIES):
        if await host.store.wipe_deleted(()):
            break
        await asyncio.sleep(0.1)
    salts = await Box.all().values_list("salt", flat=True)
    known = {f"{platform}:{number}": number for platform, number in accounts}
    found = await _in_tables({**known, **texts})
    sizes, forms, more = await asyncio.to_thread(
        _in_files, host.var, tuple(map(bytes, salts)), accounts, texts, folder
    )
    return Traces(sizes, forms, found + more)


def _in_files(
    var: Path,
    salts: tuple[bytes, ...],
    accounts: Sequence[tuple[str, str]],
    texts: Mapping[str, str],
    folder: Path,
) -> tuple[dict[str, int], int, Counter[tuple[str, str]]]:
    keys = Keys(server_secret(var), salts)
    wanted: dict[str, Sequence[Needle]] = {
        f"{platform}:{number}": needles.of_account(platform, number, keys)
        for platform, number in accounts
    }
    wanted |= {name: needles.of_text(name, text) for name, text in texts.items()}
    searched = search([folder], [one for forms in wanted.values() for one in forms])
    whose = {needle.name: thing for thing, forms in wanted.items() for needle in forms}
    sizes = {
        str(path.relative_to(folder)): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return sizes, sum(map(len, wanted.values())), _by_thing(searched, whose, folder)


def _by_thing(
    searched: Searched, whose: Mapping[str, str], folder: Path
) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for (needle, path), times in searched.found.items():
        found[whose[needle], str(Path(path).relative_to(folder))] += times
    return found


async def _in_tables(known: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """In how many rows of which table something stands, as a text or a number."""
    found: Counter[tuple[str, str]] = Counter()
    for models in (Tortoise.apps or {}).values():
        for model in models.values():
            for row in await model.all().values():
                said = "\n".join(map(str, row.values()))
                for thing, form in known.items():
                    if form in said:
                        found[thing, model._meta.db_table] += 1
    return found
