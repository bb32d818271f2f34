"""Released rounds for tests of what comes after the release."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from plugins.opinions.models import Addition, Opinion, Round
from plugins.opinions.rules.rounds import State
from tests.house.hall import START

TEXTS = (
    "食堂二楼靠窗的空调从九月起就坏了，请修一修",
    "党课的时间总和实验课冲突，希望换一天",
    "二楼食堂的空调坏了很久，请尽快修好",
    "=SUM(A1:A9) 请公开活动经费",
    "希望多办几次讲座",
)


async def make_round(branch_id: int, number: int = 3, **changes: Any) -> Round:
    """A round, released unless it is said otherwise."""
    values = {
        "branch_id": branch_id, "number": number, "title": "食堂", "state": State.RELEASED,
        "per_member": 3, "threshold": 5, "opened_at": START - timedelta(days=3),
        "closes_at": START, "ended_at": START, "source": f"x{number}",
    }  # fmt: skip
    return await Round.create(**(values | changes))


async def release(branch_id: int, texts: Sequence[str] = TEXTS, **changes: Any) -> Round:
    """A released round with an opinion for each text, numbered from 1; the second has more."""
    round_ = await make_round(branch_id, **changes)
    for number, text in enumerate(texts, 1):
        row = await Opinion.create(
            round_id=round_.id,
            number=number,
            text=text,
            picture=PICTURE if number == 2 else None,
            receipt=f"{number:064x}",
            state="new",
        )
        if number == 2:
            await Addition.create(opinion_id=row.id, text="补充：周三最好")
    return round_


PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
