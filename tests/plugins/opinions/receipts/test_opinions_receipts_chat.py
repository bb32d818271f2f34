"""Receipts that open nothing, and what is added by those that do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plugins.opinions.models import Opinion, Pending, PendingAddition
from plugins.opinions.services import receipts
from plugins.opinions.services.rounds import salt_of
from tests.house.databases import on_sqlite
from tests.plugins.opinions.talking import Talk, opened

pytestmark = on_sqlite


@pytest.fixture
async def words() -> tuple[str, ...]:
    """The words of receipts."""
    return await receipts.words()


async def _released(house: Any, branch: Any, receipt: str, text: str) -> Opinion:
    round_ = await opened(house, branch, state="released")
    return await Opinion.create(
        round_id=round_.id, number=1, text=text, state="read",
        receipt=await receipts.hashed(receipt, await salt_of(branch.id)),
    )  # fmt: skip


async def test_wrong_expired_and_of_another_branch_are_told_alike(
    house: Any, platform: str, words: tuple[str, ...]
) -> None:
    branch, other = await house.branch("一支部"), await house.branch("二支部")
    talk = Talk(house, await branch.person("张三"), platform)
    right, theirs, wrong = (" ".join(words[start : start + 6]) for start in (0, 6, 12))
    opinion = await _released(house, branch, right, "窗户")
    await _released(house, other, theirs, "别人的")
    await talk.say("回执", "请把六个词一起发来")
    await talk.say("回执 山川", "这不像回执")
    opening = await talk.say(f"回执 {right}", "处理情况：已读")
    assert "窗户" in opening
    assert "还没有答复" in opening
    await Opinion.filter(id=opinion.id).update(receipt="")
    told = {await talk.say(f"回执 {one}") for one in (wrong, right, theirs, f"《{wrong}》")}
    assert len(told) == 1
    assert "打不开什么" in told.pop()
    await talk.say("补充 还有", "这个回执已经过期")
    await talk.say(f"补充 {wrong}", "打不开什么")
    await talk.say(f"回执 {wrong}", "您已经试了 5 次，请 60 分钟以后再试")
    house.clock.advance(timedelta(hours=1))
    await talk.say("补充 还有", "请先说是哪一条")
    await talk.say(f"回执 {wrong}", "打不开什么")


async def test_what_is_added_waits_and_has_its_limits(
    house: Any, platform: str, words: tuple[str, ...]
) -> None:
    branch = await house.branch()
    talk = Talk(house, await branch.person("张三"), platform)
    receipt = " ".join(words[:6])
    opinion = await _released(house, branch, receipt, "窗户")
    round_ = await opened(house, branch, 2)
    await talk.say("意见 门也是", "门也是")
    await talk.say(f"补充 {receipt}", "您手上还有一份别的草稿")
    await talk.say("放弃", "已丢掉")
    begun = await talk.say(f"补充 {receipt}", "补到您写给“食堂”的意见后面")
    assert "每天 20:00" in begun
    await talk.say("提交", "草稿里还没有字")
    await talk.say("意见 2", "请写给“食堂”")  # nothing written yet: it is for the round now
    await talk.say("放弃", "已丢掉")
    for n in range(5):
        await talk.say(f"补充 第{n}段", "补充的草稿")
        await talk.say("提交", "20:00 和本支部其他人的补充一起送到")
    await talk.say("补充 第6段", "第6段")
    await talk.say("提交", "已经有 5 段补充在等待送达")
    await Opinion.filter(id=opinion.id).update(receipt="")
    await talk.say("提交", "这个回执已经过期")
    assert await PendingAddition.all().count() == 5
    assert not await Pending.filter(round_id=round_.id).exists()
