"""Three hundred answer within ten seconds: all are counted, and the group is hardly disturbed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.branch.models import Account, Member
from bot.clock import ManualClock
from plugins.quiz.models import DailyAnswer
from tests.house.house import running, settings_for
from tests.plugins.quiz.daily import bank

PEOPLE = 300


async def crowd(house: Any, platform: str) -> tuple[Any, list[Any]]:
    """A branch with so many people on one platform, in a few statements."""
    branch = await house.branch()
    on_qq = platform == "qq"
    names = [f"同志{n:03}" for n in range(PEOPLE)]
    people = [
        await branch.person(name, enrolled=False, qq=on_qq, telegram=not on_qq) for name in names
    ]
    now = datetime(2026, 11, 1, tzinfo=UTC)
    await Member.bulk_create(
        [
            Member(branch_id=branch.id, name=n, student_no=n, category="full", created_at=now)
            for n in names
        ]
    )
    ids: dict[str, int] = dict(await Member.all().values_list("name", "id"))  # type: ignore[arg-type]
    await Account.bulk_create(
        [
            Account(
                branch_id=branch.id, member_id=ids[one.name], platform=platform,
                account_id=one.account(platform), name=one.name, reachable=True, bound_at=now,
            )
            for one in people
        ]
    )  # fmt: skip
    house.host.directory.forget()
    return branch, people


@pytest.mark.timeout(120)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_three_hundred_make_at_most_five_messages(
    database_url: str, clock: ManualClock, tmp_path: Any, platform: str
) -> None:
    # The windows as they are in use.
    settings = settings_for(database_url, tmp_path / "var")
    async with running(settings, clock, merge_scale=1.0) as house:
        branch, people = await crowd(house, platform)
        await bank.fill(branch.id, bank.SINGLE)
        await bank.configure(
            house.host.directory, branch.id, daily=True, daily_at="09:05", daily_days="1-7"
        )
        await house.advance(seconds=0)
        await house.advance(minutes=5)
        group = branch.group(platform)
        asked = (await house.world.heard(group, contains="每日答题"))[0]
        for start in range(0, PEOPLE, 50):
            await asyncio.gather(
                *(
                    one.say(group, f"答 {'ABCD'[at % 4]}")
                    for at, one in enumerate(people[start:][:50])
                )
            )
        for one in people:
            await house.world.heard(group, contains=one.name, after=asked, timeout=60)
        said = [one for one in house.world.said(group) if one.seq > asked.seq]
        assert len(said) <= 5
        words = "\n".join(message.text for message in said)
        assert all(words.count(one.name) == 1 for one in people)
        assert await DailyAnswer.all().count() == PEOPLE
