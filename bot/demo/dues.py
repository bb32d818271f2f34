"""The scenes of dues: a month from the charge to the claim, the reminder and the publication."""

from __future__ import annotations

from bot.demo.play import QQ, TELEGRAM, Play
from bot.pictures import qr

_OFFICER, _PAYER, _LATE, _CROWD = "陈思齐", "韩书言", "谢望舒", ("秦朗", "傅晚晴", "苏以宁")


async def begin(play: Play) -> None:
    """The branch begins to collect; everyone sees their own, nobody anybody else's."""
    officer, payer = play.person(_OFFICER), play.person(_PAYER)
    await play.ask(payer, QQ, "党费", "本支部还没有用我收党费")
    for setting in ("每日答题", "每日提醒"):
        await play.ask(play.secretary, TELEGRAM, f"设置 {setting} 关", setting)
    asked = await play.ask(officer, TELEGRAM, "党费 开始 2026-10", "正式党员和预备党员")
    await play.confirm(officer, TELEGRAM, asked, "已经计费")
    await play.ask(payer, QQ, "党费", "待缴")
    said = await play.say(payer, play.telegram, "党费")
    await play.heard("待缴", TELEGRAM, payer, after=said)
    await play.heard("回答已经私聊发给您", play.telegram, after=said)
    for group in (play.qq, play.telegram):
        shown = play.world.said(group, contains="0.20", after=said)
        play.true(not shown, f"an amount stands in a group: {shown}")
    await play.ask(payer, QQ, "党费 名单", "组织委员办理")
    await play.ask(play.person(_LATE), QQ, "已缴 两块四", "看不懂金额")
    await play.ask(play.person(_LATE), QQ, "已缴 -1", "金额不能是负数")


async def claim(play: Play) -> None:
    """A claim with its screenshot on QQ, confirmed by a button on Telegram; told once."""
    officer, payer = play.person(_OFFICER), play.person(_PAYER)
    said = await play.ask(payer, QQ, "已缴", "已登记第 1 笔", picture=qr.png("proof"))
    told = await play.heard("第 1 笔", TELEGRAM, officer, after=said)
    play.true(told.picture is not None, "the claim came without its screenshot")
    await play.press(officer, told, "确认 1")
    await play.heard("已确认收到", None, payer, after=told)
    await play.ask(play.person("周雨桐"), QQ, "党费 确认 1", "第 1 笔")
    await play.house.advance(seconds=5)
    thanks = play.world.said(None, payer, "已确认收到", after=said)
    play.true(len(thanks) == 1, f"told {len(thanks)} times")
    for name in _CROWD:
        await play.ask(play.person(name), QQ, "已缴", "已登记第")
    asked = await play.ask(officer, TELEGRAM, "党费 确认 全部", "3 笔")
    await play.confirm(officer, TELEGRAM, asked, "已确认 3 笔")
    await play.ask(payer, QQ, "党费", "已经缴清")


async def month(play: Play) -> None:
    """December is charged at midnight; on the 5th only those are reminded who have not paid."""
    payer, late = play.person(_PAYER), play.person(_LATE)
    await play.ask(payer, QQ, "预缴 1个月", "已登记第 5 笔")
    await play.ask(play.person(_OFFICER), TELEGRAM, "党费 确认 5", "已确认第 5 笔")
    await play.o_clock(9, days=1)
    await play.ask(late, QQ, "党费", "2026 年 12 月")
    own = await play.ask(payer, QQ, "党费", "已经缴清")
    play.true("缴到 2026 年 12 月" in own.text, f"December is not paid: {own}")
    for _ in range(4):
        await play.o_clock(18, 30, days=1)
    before = play.world.transcript[-1]
    await play.o_clock(19, 1)
    await play.heard("党费", None, late, after=before)
    told = play.world.said(None, payer, "党费", after=before)
    play.true(not told, f"who has paid was reminded: {told}")
    for group in (play.qq, play.telegram):
        counted = await play.heard("党费", group, after=before)
        play.true(_LATE not in counted.text, "a name stands in the group's reminder")


async def publish(play: Play) -> None:
    """November is handed upwards and published; the books of that month stay as they are."""
    officer = play.person(_OFFICER)
    await play.ask(officer, TELEGRAM, "党费公示 2026-12", "2026")
    asked = await play.ask(officer, TELEGRAM, "党费 上缴 1.40", "1.40")
    await play.confirm(officer, TELEGRAM, asked, "1.40")
    await play.ask(officer, TELEGRAM, "党费 上缴 1.40", "0.00")
    asked = await play.ask(officer, TELEGRAM, "党费公示 2026-11", "收缴 1.40")
    await play.confirm(officer, TELEGRAM, asked, "")
    for group in (play.qq, play.telegram):
        shown = await play.heard("党费公示", group)
        play.true(shown.picture is not None, "published without a picture")
        play.true(_PAYER not in shown.text, "a name stands in what was published")
    await play.ask(officer, TELEGRAM, "党费公示 核对 1", "一致")
