"""A restart forgets drafts, as is said, and nothing that was acknowledged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.branch.models import Account
from bot.clock import ManualClock
from plugins.opinions.models import Pending
from tests.house.databases import on_sqlite
from tests.house.house import running, settings_for
from tests.plugins.opinions.talking import Talk, opened, receipt_in

QQ_ID = 200_001


def the_same_person(world: Any) -> Any:
    """Who wrote before, in the new sandbox."""
    return world.person("张三", qq_id=QQ_ID, friend=True, telegram=False)


@on_sqlite
async def test_the_draft_is_forgotten_and_the_opinion_is_there(
    database_url: str, clock: ManualClock, tmp_path: Path
) -> None:
    settings = settings_for(database_url, tmp_path / "var")
    async with running(settings, clock) as house:
        branch = await house.branch()
        await branch.person("张三", telegram=False)
        await Account.all().update(account_id=str(QQ_ID))
        house.host.directory.forget()
        talk = Talk(house, the_same_person(house.world), "qq")
        await opened(house, branch, per_member=1)
        await talk.say("意见 第一条", "第一条")
        receipt = receipt_in(await talk.say("提交", "这是您的回执"))
        await talk.say("意见 第二条", "我重启或您半小时不说话就没了")
    settings = settings_for(database_url, tmp_path / "var")
    async with running(settings, clock, meet=the_same_person) as house:
        talk = Talk(house, house.world.people["张三"], "qq")
        await talk.say("提交", "现在没有草稿")
        await talk.say("回执 再看", "没有可以再看的回执")
        await talk.say(f"回执 {receipt}", "第一条")
        assert [row.text for row in await Pending.all()] == ["第一条"]
        # Who wrote is forgotten too: only the limit of the whole round is left.
        await talk.say("意见 又一条", "又一条")
        for _ in range(2):
            await talk.say("提交", "收到的意见已经到了上限，没有提交，草稿还在")
