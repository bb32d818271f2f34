"""What only Telegram has: the link into the private chat, buttons, and messages that change."""

from __future__ import annotations

from typing import Any

from plugins.opinions.models import Pending
from tests.house.databases import on_sqlite
from tests.plugins.opinions.talking import Talk, everything, news, opened

pytestmark = on_sqlite


async def test_from_the_link_to_the_receipt_by_buttons(house: Any) -> None:
    branch = await house.branch()
    person = await branch.person("张三", qq=False, started=False)
    talk = Talk(house, person, "telegram")
    private = house.private("telegram")
    await opened(house, branch)
    before = await everything()
    said = await person.start("opinion")
    (begun, *_) = await house.world.heard(private, person, "请写给“食堂”", after=said)
    assert [one.label for row in begun.buttons for one in row] == ["放弃"]
    said = await person.say(private, "食堂太贵")
    (shown, *_) = await house.world.heard(private, person, "食堂太贵", after=said)
    await person.edit(said, "食堂太便宜")
    await house.world.heard(private, person, "草稿没有跟着变", after=said)
    assert [one.label for row in shown.buttons for one in row] == ["提交", "重写", "放弃"]
    await person.press(shown, "重写")
    # In its place: the text is gone from the chat, too.
    assert await house.world.heard(private, person, "已清空", after=said) == [shown]
    assert "太贵" not in shown.text
    shown = await house.ask(person, private, "食堂还行", contains="食堂还行")
    await person.press(shown, "提交")
    (sent, *_) = await house.world.heard(private, person, "这是您的回执", after=said)
    await person.press(sent, "再看一次")
    await house.world.heard(private, person, "不能再看第三次了", after=sent)
    assert news(before, await everything()) == {"opinions_pending": 1}
    assert (await Pending.get()).text == "食堂还行"
    first = await person.say(private, "意见 不写")
    await house.world.heard(private, person, "不写\n", after=first)
    await talk.say("放弃", "已丢掉")
    await person.edit(first, "意见 写一点")
    await house.world.heard(private, person, "提交了的也不会变", after=sent)
    shown = await house.ask(person, private, "意见 不写了", contains="不写了")
    await person.press(shown, "放弃")
    assert await house.world.heard(private, person, "已丢掉", after=shown) == [shown]
    answer = await person.press(begun, "放弃")
    assert "现在没有草稿" in answer.text
