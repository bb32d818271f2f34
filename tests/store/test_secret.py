"""The server's own secret."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from bot.store.secret import ALPHABET, OtherSecret, Secret, new_code, server_secret
from bot.store.store import Store


def test_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    var = tmp_path / "var"
    first = server_secret(var)
    path = var / "secret.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in var.iterdir()] == ["secret.key"]
    server_secret.cache_clear()
    assert server_secret(var).digest("p", "t") == first.digest("p", "t")


def test_another_server_has_another(tmp_path: Path) -> None:
    one, two = server_secret(tmp_path / "a"), server_secret(tmp_path / "b")
    assert one.digest("p", "t") != two.digest("p", "t")


def test_purposes_do_not_mix(tmp_path: Path) -> None:
    secret = server_secret(tmp_path)
    assert secret.digest("a", "bc") != secret.digest("ab", "c")
    assert secret.matches("a", "bc", secret.digest("a", "bc"))
    assert not secret.matches("a", "bd", secret.digest("a", "bc"))


def test_a_damaged_one_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(b"short")
    with pytest.raises(ValueError, match="32 bytes"):
        server_secret(tmp_path)


def test_does_not_show_itself() -> None:
    key = b"k" * 32
    assert "kkk" not in repr(Secret(key))


def test_codes_have_no_lookalikes() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 8 and set(code) <= set(ALPHABET) for code in codes)
    assert not set("0O1IL") & set(ALPHABET)


async def test_processes_on_one_postgres_need_the_same(postgres: Any, tmp_path: Path) -> None:
    ours, other = Secret(b"1" * 32), Secret(b"2" * 32)
    async with postgres.database() as url, postgres.database() as elsewhere:
        first, second, third = (Store(at, shared=False) for at in (url, url, elsewhere))
        try:
            for store in (first, second, third):
                await store.open()
            await first.agree(ours)
            await second.agree(Secret(b"1" * 32))
            await second.close()
            await second.open()
            with pytest.raises(OtherSecret):
                await second.agree(other)
            # Another database is another house.
            await third.agree(other)
            # Once nobody is left a new secret may begin.
            await first.close()
            await second.agree(other)
        finally:
            for store in (first, second, third):
                await store.close()


async def test_sqlite_has_one_process(tmp_path: Path) -> None:
    store = Store(f"sqlite://{tmp_path / 'zhibu.db'}", shared=False)
    await store.open()
    await store.agree(Secret(b"1" * 32))
    await store.close()


def test_a_fingerprint_tells_secrets_apart_and_fits() -> None:
    prints = {Secret(bytes([n]) * 32).fingerprint() for n in range(256)}
    assert len(prints) == 256
    assert all(-(2**31) <= one < 2**31 for one in prints)
