"""From `意见` to the answer and the addition, on both platforms and both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.branch.models import Account
from plugins.opinions.models import Addition, Answer, AnswerTo, Opinion, Pending, PendingAddition
from plugins.opinions.services.additions import deliver
from tests.plugins.opinions.talking import Talk, closed, everything, news, opened, receipt_in


async def test_the_whole_way_leaves_nothing_but_the_opinion(house: Any, platform: str) -> None:
    branch = await house.branch()
    people = [await branch.person(name) for name in ("张三", "李四", "王五")]
    talk = Talk(house, people[0], platform)
    round_ = await opened(house, branch, threshold=3)
    before = await everything()

    begun = await talk.say("意见", "请写给“食堂”，2026-11-27 09:00 截止。")
    assert begun.count("·") == 3
    assert "草稿只在内存里" in begun
    await talk.say("签到 太频繁了", "签到 太频繁了\n\n还可以写 1993 个字")
    shown = await talk.say("我是班长，有事找 13812345678", "电话“13812345678”")
    assert "签到 太频繁了\n我是班长，有事找 13812345678" in shown
    assert "身份“我是班长”" in shown
    assert news(before, await everything()) == {}
    sent = await talk.say("提交", "这是您的回执")
    receipt = receipt_in(sent)
    assert news(before, await everything()) == {"opinions_pending": 1}
    assert receipt in await talk.say("回执 再看", "不能再看第三次了")
    await talk.say("回执 再看", "没有可以再看的回执")
    await talk.say("提交", "现在没有草稿")
    await talk.say(f"回执 {receipt}", "截止后和其他意见一起公开")
    await talk.say(f"补充 {receipt}", "还没有公开，现在不能补充")
    assert news(before, await everything()) == {"opinions_pending": 1}

    for one in people[1:]:
        await Talk(house, one, platform).say("意见 多开一个窗口", "多开一个窗口")
        await Talk(house, one, platform).say("提交", "这是您的回执")
    await closed(house, round_)
    assert not await Pending.exists()
    before = await everything()
    opened_ = await talk.say(f"回执 {receipt.replace(' ', '')}", "您写给“食堂”的意见：")
    assert "处理情况：已公开，还没有处理" in opened_
    await talk.say("补充", "每天 20:00 和本支部其他人的一起送到")
    await talk.say("班长那句不算", "给您写给“食堂”的意见补充的草稿")
    assert news(before, await everything()) == {}
    await talk.say("提交", "20:00 和本支部其他人的补充一起送到")
    assert news(before, await everything()) == {"opinions_pending_addition": 1}
    await talk.say(f"回执 {receipt}", "等着送到的补充：班长那句不算")

    mine = await Opinion.get(text__contains="班长")
    async with house.host.store.transaction():
        assert await deliver(house.host, branch.id) == [(round_, mine.number)]
        answer = await Answer.create(
            round_id=round_.id, text="下周修好", by=branch.members["李四"], at=house.clock.now()
        )
        await AnswerTo.create(answer_id=answer.id, opinion_id=mine.id)
    assert await Addition.all().values_list("opinion_id", "text") == [(mine.id, "班长那句不算")]
    assert not await PendingAddition.exists()
    await Opinion.filter(id=mine.id).update(
        state="declined", reason="没有经费", hidden_why="提到了别人"
    )
    told = await talk.say(f"回执 {receipt}", "答复（2026-11-27）：下周修好")
    assert "处理情况：办不到。没有经费" in told
    assert "被隐藏了，不再给别人看。原因：提到了别人" in told
    assert "您补充过：班长那句不算" in told
    # Whoever says something else is noted as seen, hours later; the writer never was.
    await Talk(house, people[2], platform).say("帮助", "【意见】")
    house.clock.advance(timedelta(hours=1))
    await Talk(house, people[1], platform).say("帮助", "【意见】")
    seen = Account.filter(last_seen__not_isnull=True)
    assert {row.member_id for row in await seen} <= {branch.members["李四"], branch.members["王五"]}
    assert await seen.exists()
