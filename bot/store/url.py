"""The database's URL, as a host writes it, taken apart for Tortoise."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_PRAGMAS: dict[str, Any] = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "busy_timeout": 10_000,
    "temp_store": "MEMORY",
    "cache_size": -16_000,
}


def dialect_of(url: str) -> str:
    """`sqlite` or `postgres`. Raises ValueError for anything else."""
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return "sqlite"
    if scheme in {"postgres", "postgresql", "asyncpg"}:
        return "postgres"
    raise ValueError("a database URL begins with sqlite:// or postgres://")


def sqlite_path(url: str) -> str:
    """The file: what follows `sqlite://`, relative to where the bot was started, or absolute.

    `sqlite://var/zhibu.db` is relative; `sqlite:///srv/zhibu.db` and the form with a fourth
    slash are absolute. Raises ValueError where no file is named, and for a database in memory,
    which could neither be backed up nor survive a restart.
    """
    path = unquote(url.split("://", 1)[1].split("?", 1)[0])
    if path.startswith("//"):
        path = path[1:]
    if not path or path.startswith(":") or path.endswith("/"):
        raise ValueError("a sqlite:// URL has to name a file")
    return path


def connection(url: str) -> dict[str, Any]:
    """One entry of Tortoise's `connections`. Raises ValueError for a URL that can't be read."""
    if dialect_of(url) == "sqlite":
        return {
            "engine": "bot.store.engines.sqlite",
            "credentials": {"file_path": sqlite_path(url), **SQLITE_PRAGMAS},
        }
    return {"engine": "bot.store.engines.postgres", "credentials": _postgres(url)}


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    credentials: dict[str, Any] = {
        "user": unquote(parts.username or query.get("user", "")) or None,
        "password": unquote(parts.password or query.get("password", "")) or None,
        "host": query.get("host") or parts.hostname,
        "port": parts.port or int(query.get("port", 5432)),
        "database": unquote(parts.path.lstrip("/")) or None,
        "minsize": int(query.get("minsize", 1)),
        "maxsize": int(query.get("maxsize", 16)),
        "application_name": query.get("application_name", "zhibu"),
    }
    if "sslmode" in query:
        credentials["ssl"] = query["sslmode"]
    return credentials
