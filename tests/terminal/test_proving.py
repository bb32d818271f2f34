"""`prove-anonymity` touches no database that holds anything, and says what it found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.texts.locales import LOCALES
from bot.texts.texts import Texts
from plugins.opinions.proof import proving
from plugins.opinions.proof.adversary import Stage, Verdict
from plugins.opinions.proof.canary import Outcome
from tests.terminal.process import command

PROVE = ("-m", "bot", "prove-anonymity", "--database")
TEXTS = Path("plugins/opinions/texts")


@pytest.mark.parametrize("url", ["sqlite://zhibu.db", "postgres", "mysql://a/b"])
async def test_only_postgresql_can_be_named(tmp_path: Path, url: str) -> None:
    status, said, complained = await command(tmp_path, [*PROVE, url], LOCALE="en")
    assert (status, said) == (1, "")
    assert "Please give an empty PostgreSQL database" in complained
    assert not list(tmp_path.glob("*.db"))


async def test_a_database_that_holds_anything_is_left_alone(
    tmp_path: Path, new_database: Callable[..., Awaitable[str]]
) -> None:
    url = await new_database("postgres", empty=True)
    connection: Any = await asyncpg.connect(url)
    await connection.execute("CREATE TABLE mine (a text); INSERT INTO mine VALUES ('kept')")
    status, said, complained = await command(tmp_path, [*PROVE, url], LOCALE="en")
    assert (status, said) == (1, "")
    assert "not empty, and nothing was touched" in complained
    tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    assert [row["tablename"] for row in tables] == ["mine"]
    assert await connection.fetchval("SELECT a FROM mine") == "kept"
    await connection.close()


async def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    url = "postgres://nobody@127.0.0.1:1/nothing"
    status, _, complained = await command(tmp_path, [*PROVE, url], LOCALE="zh-CN")
    assert status == 1
    assert "连不上这个数据库" in complained


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("leaks", [False, True])
def test_what_is_found_is_told_in_both_languages(locale: str, leaks: bool) -> None:
    texts = Texts([TEXTS], strict=True)
    lines: list[str] = []

    def say(text_id: str, **variables: Any) -> None:
        lines.append(texts.get(locale, text_id, **variables))

    outcome = Outcome(5, 7, 883_166, 566, 10, ["/tmp/x"], 62, 6, ["row of x"] if leaks else [])
    again = 1e-9 if leaks else None
    stages = {
        name: Stage(120, "place backwards", 900 if leaks else 222, 1000, 0.046, 1.0, again)
        for name in ("inbox", "released")
    }
    verdict = Verdict(1000, stages, 1e-26)
    assert verdict.holds
    proving._tell_search(say, outcome)
    proving._tell_guesses(say, verdict)
    told = "\n".join(lines)
    for figure in ("883", "566", "120", "1.0e-26", "200", "0.046", "62"):
        assert figure in told
    assert ("row of x" in told) == leaks
    assert ("1e-09" in told) == leaks
