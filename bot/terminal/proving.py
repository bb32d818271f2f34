"""`prove-anonymity`: put the promise of anonymity to the test, on a scratch copy of the bot."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path
from typing import Any

from bot.failures import outline
from bot.store.url import dialect_of
from bot.terminal import words

_THERE = """
    SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'
"""
_MADE = """
    SELECT format('DROP TABLE %I CASCADE', tablename) FROM pg_tables WHERE schemaname = 'public'
    UNION ALL
    SELECT format('DROP FUNCTION %s', p.oid::regprocedure) FROM pg_proc AS p
    WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT 1 FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e'
    )
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """`prove-anonymity [--database URL]`; nothing of `.env` is read but the language."""
    parser.add_argument("--database", default="", help=words.get("host-cli-prove-database"))


def main(options: argparse.Namespace) -> int:
    """Prove it; the exit status is 1 where something did not hold, or nothing could be proved."""
    if options.database and not _is_postgres(options.database):
        words.complain("host-cli-prove-postgres")
        return 1
    with tempfile.TemporaryDirectory(prefix="zhibu-proof-") as folder:
        return asyncio.run(_prove(Path(folder), options.database))


def _is_postgres(url: str) -> bool:
    try:
        return dialect_of(url) == "postgres"
    except ValueError:
        return False


async def _prove(folder: Path, url: str) -> int:
    if url:
        try:
            empty = not await _execute(url, _THERE)
        except Exception as fault:
            words.complain("host-cli-prove-unreachable", why=type(fault).__name__)
            return 1
        if not empty:
            words.complain("host-cli-prove-not-empty")
            return 1
    try:
        return await _prove_all(folder, url)
    except Exception as fault:
        # What was played with is made up: here a message gives nobody away.
        words.complain("host-cli-prove-broken", what=f"{fault}\n{outline(fault)}")
        return 1
    finally:
        if url:
            await _execute(url, _MADE, all_of_it=True)


async def _prove_all(folder: Path, url: str) -> int:
    from bot.demo.stage import playing

    holds = True
    async with playing(folder, "zh-CN", database_url=url, log_level="CRITICAL") as house:

        def say(text_id: str, **variables: Any) -> None:
            words.say_plain(house.host.texts.get(words.locale(), text_id, **variables))

        for feature in house.host.features:
            if feature.proof is not None:
                holds = await feature.proof(house, say) and holds
    return 0 if holds else 1


async def _execute(url: str, query: str, *, all_of_it: bool = False) -> int:
    """A query's number, or how many of the statements that it gives were executed."""
    from bot.store.store import Store

    store = Store(url, shared=False)
    try:
        await store.open()
        _, rows = await store.connection.execute_query(query)
        if not all_of_it:
            return int(rows[0][0])
        for row in rows:
            await store.connection.execute_query(row[0])
        return len(rows)
    finally:
        await store.close()
