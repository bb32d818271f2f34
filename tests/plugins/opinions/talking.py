"""What chats of writers and of those who hold receipts need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.schedule.models import Occurrence
from plugins.opinions.models import Round
from plugins.opinions.rules.rounds import State
from plugins.opinions.services import release
from plugins.opinions.services.rounds import salt_of
from tests.house.canaries import models

OPENED = timedelta(days=3)

Rows = dict[str, dict[Any, dict[str, Any]]]


async def opened(house: Any, branch: Any, number: int = 1, **changes: Any) -> Round:
    """A round that takes opinions for three days."""
    now = house.clock.now()
    values = {
        "branch_id": branch.id, "number": number, "title": "食堂", "state": State.OPEN,
        "per_member": 3, "threshold": 5, "opened_at": now, "closes_at": now + OPENED,
        "source": f"x{number}",
    }  # fmt: skip
    async with house.host.store.transaction():
        await salt_of(branch.id)
    return await Round.create(**(values | changes))


async def closed(house: Any, round_: Round) -> None:
    """End a round, as its job does."""
    house.clock.advance(round_.closes_at - house.clock.now())
    async with house.host.store.transaction():
        assert await release.close(house.host, round_.id, house.clock.now())


def receipt_in(text: str) -> str:
    """The six words that an answer shows."""
    found = re.search(r"^([\u4e00-\u9fff]{2}(?: [\u4e00-\u9fff]{2}){5})$", text, re.MULTILINE)
    assert found is not None, text
    return found[1]


async def everything() -> Rows:
    """Every row of every table, but of the timers' own."""
    return {
        model._meta.db_table: {row[model._meta.pk_attr]: row for row in await model.all().values()}
        for model in models()
        if model is not Occurrence
    }


def news(before: Rows, after: Rows) -> dict[str, int]:
    """In which tables rows changed, came or went, and how many."""
    found = {
        table: sum(before[table].get(key) != rows.get(key) for key in {*before[table], *rows})
        for table, rows in after.items()
    }
    return {table: count for table, count in found.items() if count}


@dataclass
class Talk:
    """One person's private chat on one platform."""

    house: Any
    person: Any
    platform: str

    async def say(self, text: str = "", contains: str | None = None, **more: Any) -> str:
        """Say something and return the answer."""
        private = self.house.private(self.platform)
        heard = await self.house.ask(self.person, private, text, contains=contains, **more)
        return heard.text
