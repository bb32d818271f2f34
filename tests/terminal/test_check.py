"""`check`: every fault is found and its sentence says what to do; nothing else is printed."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.feature import Feature
from bot.sandbox.running import free_port
from bot.sandbox.world import World
from bot.store.store import Store
from bot.store.url import sqlite_path
from bot.terminal import check
from tests.terminal.process import command

TOKEN = "onebot-token-of-the-tests"
TELEGRAM = "10002:telegram-token-of-the-tests"
CHECK = ("-m", "bot", "check")


async def checked(folder: Path, **env: str) -> tuple[int, list[str]]:
    """The exit status and the lines of the report; whatever else is printed fails the test."""
    status, out, err = await command(folder, CHECK, **env)
    assert err == ""
    lines = out.splitlines()
    assert all(line.startswith(("好　 ", "要改 ")) for line in lines), out
    return status, lines


def faults(lines: list[str]) -> list[str]:
    """The lines that ask for something to be done."""
    return [line for line in lines if line.startswith("要改 ")]


async def test_a_new_machine_has_no_fault(tmp_path: Path) -> None:
    status, lines = await checked(tmp_path)
    assert (status, faults(lines)) == (0, [])
    assert any("是新的：启动时会自动建好结构" in line for line in lines)
    assert any("沙盒" in line for line in lines)


async def test_it_speaks_english_too(tmp_path: Path) -> None:
    status, out, err = await command(tmp_path, CHECK, LOCALE="en")
    assert (status, err) == (0, "")
    assert "is new: the start makes its tables" in out
    assert "host-check" not in out


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"PORT": "eighty"}, ("PORT", "8080")),
        ({"ONEBOT_WS_URLS": "ws://127.0.0.1:1"}, ("ONEBOT_ACCESS_TOKEN", "拒绝启动")),
        ({"TIMEZONE": "Beijing"}, ("TIMEZONE", "Asia/Shanghai")),
    ],
    ids=["value", "open-endpoint", "zone"],
)
async def test_wrong_settings(env: dict[str, str], said: tuple[str, ...], tmp_path: Path) -> None:
    status, out, err = await command(tmp_path, CHECK, **env)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert all(word in err for word in said)


async def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    status, lines = await checked(tmp_path, VAR_DIR=str(tmp_path / "file"))
    assert status == 1
    assert "VAR_DIR" in faults(lines)[0]


@pytest.mark.parametrize("url", ["sqlite:///{}/file/zhibu.db", "postgres://me:pass@127.0.0.1:1/x"])
async def test_a_database_out_of_reach(url: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    status, lines = await checked(tmp_path, DATABASE_URL=url.format(tmp_path))
    assert status == 1
    (fault,) = faults(lines)
    assert "数据库打不开" in fault
    assert "DATABASE_URL" in fault
    assert "pass" not in fault


async def test_a_database_that_may_only_be_read(postgres: Any, tmp_path: Path) -> None:
    async with postgres.database() as url:
        name = url.partition("?")[0].rpartition("/")[2]
        await postgres.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        status, lines = await checked(tmp_path, DATABASE_URL=url)
    assert status == 1
    (fault,) = faults(lines)
    assert "不能写入" in fault
    assert "DATABASE_URL" in fault


def change(url: str, statement: str) -> None:
    """Change the list of migrations that were applied."""
    connection = sqlite3.connect(sqlite_path(url))
    with connection:
        connection.execute(statement)
    connection.close()


async def test_updates_that_a_used_database_lacks(tmp_path: Path, new_database: Any) -> None:
    url = await new_database("sqlite")
    status, lines = await checked(tmp_path, DATABASE_URL=url)
    assert (status, faults(lines)) == (0, [])
    change(url, "DELETE FROM tortoise_migrations WHERE app = 'signin'")
    status, lines = await checked(tmp_path, DATABASE_URL=url)
    assert status == 1
    (fault,) = faults(lines)
    assert "zhibu backup" in fault
    assert "zhibu migrate" in fault


async def test_updates_of_a_newer_version(tmp_path: Path, new_database: Any) -> None:
    url = await new_database("sqlite")
    change(
        url,
        "INSERT INTO tortoise_migrations (app, name, applied_at)"
        " VALUES ('signin', '0999_of_tomorrow', '2026-11-24')",
    )
    status, lines = await checked(tmp_path, DATABASE_URL=url)
    assert status == 1
    (fault,) = faults(lines)
    assert "signin.0999_of_tomorrow" in fault


async def test_updates_that_cannot_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "zhibu_broken"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "0001_initial.py").write_text("raise ImportError('half a file')\n")
    sys.path.insert(0, str(tmp_path))
    store = Store(f"sqlite://{tmp_path / 'zhibu.db'}", shared=False)
    try:
        await store.open(
            [Feature("signin", tmp_path, models="plugins.signin.models", migrations="zhibu_broken")]
        )
        with store.active():
            finding = await check.database(store)
    finally:
        sys.path.remove(str(tmp_path))
        await store.close()
    assert finding.text_id == "host-check-migrations-broken"
    assert not finding.good


async def test_no_chinese_font(tmp_path: Path) -> None:
    shadow = tmp_path / "shadow"
    (shadow / "fonts").mkdir(parents=True)
    (shadow / "pylopdf_fonts_zh_cn.py").write_text(
        "from pathlib import Path\n"
        "def sans_path():\n    return Path(__file__).parent / 'fonts' / 'none.otf'\n"
    )
    status, out, err = await command(tmp_path, CHECK, PYTHONPATH=str(shadow))
    assert (status, err) == (1, "")
    (fault,) = faults(out.splitlines())
    assert "make run" in fault


async def test_no_time_zone_data(tmp_path: Path) -> None:
    shadow = tmp_path / "shadow"
    (shadow / "tzdata").mkdir(parents=True)
    (shadow / "tzdata" / "__init__.py").touch()
    status, out, err = await command(tmp_path, CHECK, PYTHONPATH=str(shadow), PYTHONTZPATH="")
    assert (status, out) == (2, "")
    assert "时区数据" in err
    assert "make run" in err


async def test_qq_out_of_reach(tmp_path: Path) -> None:
    place = f"127.0.0.1:{free_port()}"
    status, lines = await checked(
        tmp_path, ONEBOT_ACCESS_TOKEN=TOKEN, ONEBOT_WS_URLS=f"ws://{place}/"
    )
    assert status == 1
    (fault,) = faults(lines)
    assert place in fault
    assert "ONEBOT_WS_URLS" in fault


@pytest.mark.parametrize(
    ("token", "listens", "said"),
    [
        (TELEGRAM, True, ""),
        ("10002:another-token-of-the-tests", True, "BotFather"),
        (TELEGRAM, False, "TELEGRAM_PROXY"),
    ],
    ids=["reached", "wrong-token", "out-of-reach"],
)
async def test_telegram(token: str, listens: bool, said: str, tmp_path: Path) -> None:
    world = World(qq=False, telegram_token=TELEGRAM)
    port = free_port()
    if listens:
        await world.start(telegram_port=port)
    try:
        status, lines = await checked(
            tmp_path, TELEGRAM_TOKEN=token, TELEGRAM_API_SERVER=f"http://127.0.0.1:{port}"
        )
    finally:
        if listens:
            await world.stop()
    assert status == (1 if said else 0)
    assert [said in fault for fault in faults(lines)] == ([True] if said else [])
    if not said:
        assert any("@zhibu_sandbox_bot" in line for line in lines)
    assert token.partition(":")[2] not in "\n".join(lines)
