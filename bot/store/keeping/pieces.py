"""Sealed messages as notices: PostgreSQL carries at most 8,000 bytes in one."""

from __future__ import annotations

import base64
import binascii
from collections import OrderedDict
from dataclasses import dataclass

CHUNK = 5_850  # bytes of a sealed message in one notice: with base64 and its head under 7,900
STEPS = (1, 4, 16, 64, 256)  # a message is this many notices, whatever it says
LIMIT = 8 * 1024 * 1024  # bytes of messages of which a piece is still missing


def room(size: int) -> int:
    """The bytes of a sealed message that has to hold so many. Raises ValueError: too many."""
    for step in STEPS:
        if size <= step * CHUNK:
            return step * CHUNK
    raise ValueError("too long for a keeper")


@dataclass(frozen=True, slots=True)
class Piece:
    """One notice of a message; `number` counts from 0."""

    kind: str
    ident: str
    number: int
    of: int
    data: bytes


def cut(kind: str, ident: str, sealed: bytes) -> list[str]:
    """The notices that carry a message, each as long as any other."""
    of = len(sealed) // CHUNK
    return [
        f"{kind}:{ident}:{number}:{of}:"
        f"{base64.b64encode(sealed[number * CHUNK : (number + 1) * CHUNK]).decode()}"
        for number in range(of)
    ]


def read(payload: str) -> Piece | None:
    """A notice taken apart; None where it is none."""
    parts = payload.split(":")
    if len(parts) != 5 or not (parts[2].isdecimal() and parts[3].isdecimal()):
        return None
    kind, ident, number, of = parts[0], parts[1], int(parts[2]), int(parts[3])
    if len(ident) != 32 or of not in STEPS or number >= of:
        return None
    try:
        data = base64.b64decode(parts[4], validate=True)
    except (binascii.Error, ValueError):
        return None
    return Piece(kind, ident, number, of, data) if len(data) == CHUNK else None


class Pieces:
    """Messages of which a piece is still missing; a flood of them pushes the oldest out."""

    def __init__(self) -> None:
        self._parts: OrderedDict[tuple[str, int], dict[int, bytes]] = OrderedDict()
        self.held = 0

    def add(self, piece: Piece) -> bytes | None:
        """The whole message, if this was what it lacked."""
        if piece.of == 1:
            return piece.data
        key = (piece.ident, piece.of)
        parts = self._parts.setdefault(key, {})
        if piece.number not in parts:
            parts[piece.number] = piece.data
            self.held += CHUNK
        if len(parts) == piece.of:
            self.drop(piece.ident)
            return b"".join(parts[number] for number in range(piece.of))
        while self.held > LIMIT:
            _, oldest = self._parts.popitem(last=False)
            self.held -= CHUNK * len(oldest)
        return None

    def drop(self, ident: str) -> None:
        """Forget what came of a message."""
        for of in STEPS:
            self.held -= CHUNK * len(self._parts.pop((ident, of), ()))
