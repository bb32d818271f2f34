"""Both ways of starting, `python -m bot run` and `nb run`, start the whole bot."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.running import free_port
from bot.sandbox.world import World, until
from bot.store.url import sqlite_path
from tests.terminal.process import RUN, command, nb_run, running

TOKEN = "onebot-token-of-the-tests"
TELEGRAM = "10002:telegram-token-of-the-tests"

WAYS = pytest.mark.parametrize("way", [RUN, nb_run()], ids=["bot-run", "nb-run"])


def _linked(told: dict[str, Any]) -> bool:
    """Whether the feed says that the bot is on the line with both platforms."""
    links = told.get("links", told)
    return bool(links.get("qq") is True and links.get("telegram") is True)


@WAYS
async def test_the_sandbox_answers_a_command(way: tuple[str, ...], tmp_path: Path) -> None:
    async with running(tmp_path, way) as bot, aiohttp.ClientSession(bot.url) as session:
        async with session.get("/sandbox") as page:
            assert page.status == 200
        async with session.ws_connect("/sandbox/feed", origin=bot.url) as feed:
            async with asyncio.timeout(20):
                while not _linked(await feed.receive_json()):
                    pass
            for group in (0, 1):
                said = {"who": 0, "group": group, "text": "帮助 确认"}
                async with session.post("/sandbox/say", json=said) as answer:
                    assert answer.status == 200
                async with asyncio.timeout(20):
                    while "确认 1234" not in await feed.receive_str():
                        pass


@pytest.mark.parametrize(
    ("way", "superusers", "driver"),
    [
        (RUN, '["qq:99001", "telegram:99002"]', "~fastapi+~aiohttp"),
        (nb_run(), '["qq:99001", "telegram:99002"]', "~fastapi+~aiohttp"),
        (nb_run(), "qq:99001,telegram:99002", "~none"),
    ],
    ids=["bot-run-json", "nb-run-json", "nb-run-commas-other-driver"],
)
async def test_the_accounts_of_the_settings_answer(
    way: tuple[str, ...], superusers: str, driver: str, tmp_path: Path, new_database: Any
) -> None:
    world = World(telegram_token=TELEGRAM)
    host = world.person("host", qq_id=99_001, telegram_id=99_002, started=True, friend=True)
    api = free_port()
    settings = {
        "SUPERUSERS": superusers,
        "DRIVER": driver,
        "LOG_LEVEL": "DEBUG",
        "DATABASE_URL": await new_database("sqlite"),
        "ONEBOT_ACCESS_TOKEN": TOKEN,
        "TELEGRAM_TOKEN": TELEGRAM,
        "TELEGRAM_API_SERVER": f"http://127.0.0.1:{api}",
    }
    group = world.qq_group("学生第一党支部 QQ", [host])
    telegram = world.telegram_group("学生第一党支部 TG", [host])
    async with running(tmp_path, way, **settings) as bot:
        try:
            await world.start(bot.url.replace("http", "ws", 1), TOKEN, telegram_port=api)
            await until(lambda: world.linked("qq") and world.linked("telegram"), within=20)
            # Only a superuser may link a group: the answer proves that SUPERUSERS was read.
            for place in (group, telegram):
                said = await host.say(place, "开通 学生第一党支部")
                heard = await world.heard(place, None, contains="学生第一党支部", after=said)
                assert heard
        finally:
            await world.stop()
    shown = bot.said()
    assert TOKEN not in shown
    assert TELEGRAM.partition(":")[2] not in shown


async def test_a_newer_versions_database_is_left_alone(tmp_path: Path, new_database: Any) -> None:
    url = await new_database("sqlite")
    with contextlib.closing(sqlite3.connect(sqlite_path(url))) as database, database:
        database.execute(
            "INSERT INTO tortoise_migrations (app, name, applied_at)"
            " VALUES ('signin', '0999_of_tomorrow', '2026-11-24')"
        )
    status, _, err = await command(tmp_path, RUN, DATABASE_URL=url, ONEBOT_ACCESS_TOKEN=TOKEN)
    assert status != 0
    assert "signin.0999_of_tomorrow" in err
    assert "DATABASE_URL" in err
    assert "Traceback" not in err


@WAYS
async def test_a_wrong_setting_stops_either_with_one_sentence(
    way: tuple[str, ...], tmp_path: Path
) -> None:
    status, out, err = await command(tmp_path, way, PORT="eighty")
    assert status == 2
    assert out == ""
    assert "PORT" in err
    assert len(err.splitlines()) == 1
