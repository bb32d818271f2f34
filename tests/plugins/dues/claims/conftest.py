"""A branch with open months and people, for the tests of paying."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from bot.branch.roles import Role
from plugins.dues.models import Book, Charge
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.months import next_month
from plugins.dues.services import ledger
from plugins.dues.services.ledger import Booking, Entry

SEPTEMBER = date(2026, 9, 1)


def png(shade: int = 0) -> bytes:
    """A small picture, a different one for each shade."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
    rows = b"".join(b"\x00" + bytes([shade]) * 4 for _ in range(4))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            chunk(b"IDAT", zlib.compress(rows)),
            chunk(b"IEND", b""),
        )
    )


async def charged(
    host: Any, branch_id: int, member_id: int, count: int, first: date = SEPTEMBER
) -> None:
    """So many months of 0.20 from a month on, charged and booked."""
    now, fen = host.clock.now(), 20
    months = [next_month(first, step) for step in range(count)]
    for month in months:
        await Charge.create(
            branch_id=branch_id, member_id=member_id, month=month, category="student",
            rate="dues.student", version="2008", full_fen=fen, fen=fen, charged_at=now,
        )  # fmt: skip
    async with host.store.transaction():
        await ledger.post(
            Booking(branch_id, now.date(), now),
            [
                Entry(PostingKind.CHARGE, fen, f"charge:{member_id}:{m:%Y-%m}", member_id, m)
                for m in months
            ],
        )


@dataclass
class Scene:
    """A running bot, its branch, and the people who pay and collect."""

    house: Any
    branch: Any

    async def owed(self, name: str) -> int:
        """What somebody owes, in fen."""
        return await ledger.owed(self.branch.id, self.branch.members[name])


@pytest.fixture
async def scene(house: Any) -> Scene:
    """组委 collects, 书记 leads, 张三 and 李四 owe three months of 0.20."""
    branch = await house.branch()
    await branch.person("组委", Role.ORGANISATION)
    await branch.person("书记", Role.SECRETARY)
    for name in ("张三", "李四"):
        await branch.person(name)
    now = house.clock.now()
    await Book.create(
        branch_id=branch.id, first_month=SEPTEMBER, category="student", opened_by=1, opened_at=now
    )
    for name in ("张三", "李四"):
        await charged(house.host, branch.id, branch.members[name], 3)
    return Scene(house, branch)
