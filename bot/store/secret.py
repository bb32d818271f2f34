"""The server's own secret, for codes that are stored only as an HMAC."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.store.locks import Lead

FILE = "secret.key"
_LENGTH = 32

# No 0 O 1 I L: a code is read from one screen and typed on another.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class Secret:
    """A key that never leaves this object."""

    def __init__(self, key: bytes) -> None:
        if len(key) < _LENGTH:
            raise ValueError(f"a server secret has at least {_LENGTH} bytes")
        self._key = key

    def digest(self, purpose: str, text: str) -> str:
        """64 hex digits; the same text under another purpose gives other ones."""
        message = f"{purpose}\0{text}".encode()
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()

    def matches(self, purpose: str, text: str, digest: str) -> bool:
        """Whether the digest is that of the text, compared in constant time."""
        return hmac.compare_digest(self.digest(purpose, text), digest)

    def fingerprint(self) -> int:
        """32 signed bits that tell two secrets apart and nothing about either."""
        return int.from_bytes(bytes.fromhex(self.digest("fingerprint", ""))[:4], "big", signed=True)

    def __repr__(self) -> str:
        return "Secret(…)"


class OtherSecret(Exception):
    """A process with another secret works on the same database."""


async def agree(credentials: dict[str, Any] | None, secret: Secret) -> Lead:
    """Show this process's fingerprint to all on one database, while the returned lead lasts.

    Without credentials (SQLite: one process) there is nobody to agree with. Nothing is stored: a
    secret that was lost may be replaced once every process is stopped. Raises OtherSecret.
    """
    if credentials is None:
        return Lead()
    import asyncpg

    connection = await asyncpg.connect(**credentials)
    try:
        mine = secret.fingerprint()
        # Shown before it is compared: of two that start at once, at least one sees the other.
        await connection.execute("SELECT pg_advisory_lock_shared($1, $2)", _SHOWN, mine)
        if await connection.fetchval(_OTHERS, _SHOWN, mine % 2**32):
            raise OtherSecret
    except BaseException:
        await connection.close()
        raise
    return Lead(connection)


# The fingerprints of this database's processes are advisory locks with two keys (objsubid 2).
_SHOWN = 0x5A48_4942
_OTHERS = """
    SELECT EXISTS (
        SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid::bigint = $1::bigint AND objid::bigint <> $2::bigint
    )
"""


@lru_cache(maxsize=8)
def server_secret(var: Path) -> Secret:
    """The secret in `var`, made at the first start, readable by its owner alone.

    Processes on one database need the same file: see `agree`. Raises OSError where it can't be
    read or made, ValueError where it was damaged.
    """
    path = var / FILE
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        draft = var / f".{FILE}.{os.getpid()}"
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_LENGTH))
            file.flush()
            os.fsync(file.fileno())
        # Two processes may start at once: a link, unlike a rename, never replaces the first.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return Secret(path.read_bytes())


def new_code(length: int = 8) -> str:
    """A random code of capital letters and digits that don't look alike."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
