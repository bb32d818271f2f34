"""What a trace of an account or a text looks like in a file: every form that it may be stored in.

Of a hash the first 64 bits are looked for, so that one that was cut short is found too.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.store.secret import Secret
from plugins.opinions.services import receipts

HASHES = (
    *("md5", "sha1", "sha224", "sha256", "sha384", "sha512"),
    *("sha3_256", "sha3_512", "blake2b", "blake2s"),
)
_BLAKE_SIZES = (8, 12, 16, 32)
PURPOSES = ("", "bind-code", "bind-try", "fingerprint", "keeper", "opinions", "opinions.desk")
"""What the code computes HMACs for under the server's secret, and what it might."""
_BITS_64 = 8


@dataclass(frozen=True, slots=True)
class Needle:
    """Bytes to look for; `name` says of what they are, and in which form."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """What hashes may be computed with: the server's secret, and salts of branches."""

    secret: Secret | None = None
    salts: tuple[bytes, ...] = field(default=())


def of_account(platform: str, account_id: str, keys: Keys | None = None) -> list[Needle]:
    """Every form of an account's id, and every hash of it and of what the bot calls it."""
    name = f"{platform}:{account_id}"
    needles = [*of_number(name, int(account_id)), *_letters(name, account_id)]
    for text in (account_id, name):
        needles += of_hashes(name, text, keys or Keys())
    return _once(needles)


def of_fact(name: str, fact: str, keys: Keys | None = None) -> list[Needle]:
    """Every form of something else that is known of a person: a name, a student number."""
    return _once([*_letters(name, fact), *of_hashes(name, fact, keys or Keys())])


def of_text(name: str, text: str) -> list[Needle]:
    """Every form of what somebody wrote."""
    needles = _letters(name, text)
    needles.append(Needle(f"{name} gb18030", text.encode("gb18030")))
    needles.append(Needle(f"{name} escaped", json.dumps(text)[1:-1].encode()))
    content = text.encode()
    for start in range(3):  # wherever in something longer it begins
        cut = content[start : start + (len(content) - start) // 3 * 3]
        needles.append(Needle(f"{name} base64", base64.b64encode(cut)))
    return _once(needles)


def of_number(name: str, number: int) -> list[Needle]:
    """An integer as databases and programs store it; forms under four bytes are left out."""
    signed = number if number < 2**63 else number - 2**64
    forms = {
        "64 bits, little end first": signed.to_bytes(8, "little", signed=True),
        "64 bits, big end first": signed.to_bytes(8, "big", signed=True),
        "SQLite's varint": _varint(number),
        "floating point, big end first": struct.pack(">d", number),
        "floating point, little end first": struct.pack("<d", number),
        "varint, little end first": _varint_little(number),
        "PostgreSQL's numeric": _numeric(number),
        "hexadecimal": f"{number:x}".encode(),
        "hexadecimal, capitals": f"{number:X}".encode(),
    }
    # SQLite stores integers in 1, 2, 3, 4, 6 or 8 bytes.
    for size in (4, 6):
        if number.bit_length() < 8 * size:
            forms[f"{8 * size} bits, big end first"] = number.to_bytes(size, "big")
            forms[f"{8 * size} bits, little end first"] = number.to_bytes(size, "little")
    return [Needle(f"{name} {form}", found) for form, found in forms.items() if len(found) >= 4]


def of_hashes(name: str, text: str, keys: Keys) -> list[Needle]:
    """Every hash that the code computes of anything, and every usual one, of a text."""
    content = text.encode()
    digests = {kind: hashlib.new(kind, content).digest() for kind in HASHES}
    for size in _BLAKE_SIZES:
        digests[f"blake2b of {size} bytes"] = hashlib.blake2b(content, digest_size=size).digest()
    if keys.secret is not None:
        for purpose in PURPOSES:
            digests[f"HMAC {purpose}"] = bytes.fromhex(keys.secret.digest(purpose, text))
    for salt in keys.salts:
        digests["argon2"] = bytes.fromhex(receipts.hashed_now(text, salt))
        digests["salted sha256"] = hashlib.sha256(salt + content).digest()
        digests["sha256 salted"] = hashlib.sha256(content + salt).digest()
    found: list[Needle] = []
    for kind, digest in digests.items():
        short = digest[:_BITS_64]
        plain = base64.b64encode(digest)[:10]
        forms = {short, short.hex().encode(), plain, base64.urlsafe_b64encode(digest)[:10]}
        found += [Needle(f"{name} {kind}", form) for form in forms]
    return found


def _letters(name: str, text: str) -> list[Needle]:
    content = text.encode()
    return [
        Needle(f"{name} as text", content),
        Needle(f"{name} UTF-16", text.encode("utf-16-le")),
        Needle(f"{name} UTF-16", text.encode("utf-16-be")),
        Needle(f"{name} hexadecimal text", content.hex().encode()),
        Needle(f"{name} base64", base64.b64encode(content[: len(content) // 3 * 3])),
    ]


def _varint(number: int) -> bytes:
    if number >= 2**56:
        return b""
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))


def _varint_little(number: int) -> bytes:
    groups = []
    while number >= 0x80:
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*groups, number])


def _numeric(number: int) -> bytes:
    digits: list[int] = []
    while number:
        number, digit = divmod(number, 10_000)
        digits.append(digit)
    return b"".join(digit.to_bytes(2, "little") for digit in reversed(digits))


def _once(needles: Iterable[Needle]) -> list[Needle]:
    """Each content once, and none so short that it stands anywhere by chance."""
    known: dict[bytes, Needle] = {}
    for needle in needles:
        if len(needle.content) >= 4:
            known.setdefault(needle.content, needle)
    return list(known.values())
