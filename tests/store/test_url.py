"""Database URLs as hosts write them."""

from __future__ import annotations

import pytest

from bot.store.url import connection, dialect_of, sqlite_path


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite://var/zhibu.db", "var/zhibu.db"),
        ("sqlite:///srv/zhibu.db", "/srv/zhibu.db"),
        ("sqlite:////srv/zhibu.db", "/srv/zhibu.db"),
        ("sqlite:///srv/%E6%94%AF%E9%83%A8.db", "/srv/支部.db"),
        ("sqlite://a.db?x=1", "a.db"),
    ],
)
def test_sqlite_paths(url: str, path: str) -> None:
    assert sqlite_path(url) == path
    assert dialect_of(url) == "sqlite"


@pytest.mark.parametrize("url", ["sqlite://", "sqlite://:memory:", "sqlite:///dir/"])
def test_sqlite_needs_a_file(url: str) -> None:
    with pytest.raises(ValueError, match="file"):
        sqlite_path(url)


@pytest.mark.parametrize("url", ["", "mysql://x/y", "zhibu.db"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="begins with"):
        dialect_of(url)


def test_sqlite_is_careful() -> None:
    credentials = connection("sqlite://x.db")["credentials"]
    assert credentials["synchronous"] == "FULL"
    assert credentials["journal_mode"] == "WAL"
    assert credentials["secure_delete"] == "ON"
    assert credentials["foreign_keys"] == "ON"


def test_postgres_parts() -> None:
    url = "postgresql://zhi%20bu:p%40ss@db.example:6543/party?sslmode=require&maxsize=4"
    credentials = connection(url)["credentials"]
    assert credentials["user"] == "zhi bu"
    assert credentials["password"] == "p@ss"
    assert (credentials["host"], credentials["port"]) == ("db.example", 6543)
    assert (credentials["database"], credentials["ssl"]) == ("party", "require")
    assert credentials["maxsize"] == 4


def test_postgres_by_socket() -> None:
    credentials = connection("postgres://postgres:@/postgres?host=/tmp/run")["credentials"]
    assert credentials["host"] == "/tmp/run"
    assert credentials["database"] == "postgres"
