"""New receipts, and the slow hash that is stored in their place."""

from __future__ import annotations

import asyncio
import secrets
from functools import cache

from bot.shipped import shipped
from plugins.opinions.rules import receipts as rules
from plugins.opinions.services.workers import Workers

AT_ONCE, WAITING = 2, 20
SALT_BYTES = 16
_HASH_BYTES = 32

# Argon2id as RFC 9106 and the OWASP Password Storage Cheat Sheet have it for little memory:
# 2 passes over 19 MiB in one lane, some hundredths of a second.
_PASSES, _KIB, _LANES = 2, 19 * 1024, 1


async def words() -> tuple[str, ...]:
    """The words of which receipts are made; read once, in a thread."""
    return await asyncio.to_thread(_words)


async def new() -> str:
    """A receipt that nobody can foretell."""
    return rules.make(await words(), secrets.randbelow)


async def read(text: str) -> str | None:
    """The receipt that somebody typed, in the one form that is hashed; None where it is none."""
    return rules.read(text, frozenset(await words()))


async def hashed(receipt: str, salt: bytes) -> str:
    """What is stored of a receipt: 64 hexadecimal digits. Raises Refusal opinions-receipts-busy.

    `salt` is the branch's, 16 random bytes, one for all its receipts, so that an opinion is found
    by its receipt in one step: with a salt each, every receipt shown would have to be hashed as
    often as there are opinions. Salts of their own keep people's passwords apart, of which many
    are alike or easily guessed. These are 60 random bits each: none is like another, and what one
    salt gives away, that a guess is tried on all hashes at once, is counted in the reckoning of
    plugins.opinions.rules.receipts. The branch's salt still makes every table worthless that was
    made beforehand or for another branch.
    """
    return await _workers().run(lambda: hashed_now(receipt, salt))


@cache
def _workers() -> Workers:
    return Workers(AT_ONCE, WAITING, "opinions-receipts-busy")


@cache
def _words() -> tuple[str, ...]:
    return tuple((shipped("words") / "receipts.txt").read_text("utf-8").split())


def hashed_now(receipt: str, salt: bytes) -> str:
    """As `hashed`, at once. Blocks: in a thread."""
    from argon2 import low_level

    return low_level.hash_secret_raw(
        receipt.encode(), salt, _PASSES, _KIB, _LANES, _HASH_BYTES, low_level.Type.ID
    ).hex()
