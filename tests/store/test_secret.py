"""The server's own secret."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.store.secret import ALPHABET, Secret, new_code, server_secret


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
