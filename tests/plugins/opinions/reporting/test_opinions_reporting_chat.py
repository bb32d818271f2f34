"""From the release to the published digest in the chat, on both platforms."""

from __future__ import annotations

import asyncio
import io
import re
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook

from bot.branch.roles import Role
from bot.commands.models import Confirmation
from bot.delivery.models import OutboxRow
from plugins.opinions.models import Answer, Digest, Opinion
from tests.house.databases import on_sqlite
from tests.plugins.opinions.released import PICTURE, TEXTS, make_round, release

pytestmark = on_sqlite


@dataclass
class Scene:
    """A branch with a released round 3 and an open round 4; another branch has a round 7."""

    house: Any
    branch: Any
    officer: Any
    member: Any

    def seen(self, group: Any) -> list[str]:
        """What the bot said in a group."""
        return [one.text for one in self.house.world.said(group)]


async def scene_of(house: Any, *, locale: str = "zh-CN") -> Scene:
    branch = await house.branch(locale=locale)
    officer = await branch.person("纪检", Role.DISCIPLINE)
    member = await branch.person("张三")
    await release(branch.id)
    await make_round(branch.id, 4, title="宿舍", state="open")
    other = await house.branch("第二支部")
    await release(other.id, number=7, title="别的支部")
    return Scene(house, branch, officer, member)


def code_in(text: str) -> str:
    found = re.search(r"(?:确认|confirm) (\d{4})", text)
    assert found is not None, text
    return found[1]


async def shown(scene: Scene, group: Any, contains: str) -> str:
    async with asyncio.timeout(10):
        while True:
            for text in scene.seen(group):
                if contains in text:
                    return text
            await asyncio.sleep(0.02)


async def test_from_reading_to_the_published_digest(house: Any, platform: str) -> None:
    scene = await scene_of(house)
    branch, officer = scene.branch, scene.officer
    private, group = house.private(platform), branch.group(platform)

    async def say(text: str, contains: str, where: Any = private, **more: Any) -> Any:
        return await house.ask(officer, where, text, contains=contains, **more)

    await say("查看意见", "第 3 次《食堂》：5 条，5 条没看过")
    # What is asked for in the group is answered in private.
    page = await say("查看意见 3", "5 条意见（第 1/1 页", group, at=private)
    assert all(text in page.text for text in TEXTS)
    assert "【3-2】没看过 · 有图片" in page.text
    assert "作者补充：补充：周三最好" in page.text
    await say("查看意见", "第 3 次《食堂》：5 条\n")
    one = await say("查看意见 ３－２", TEXTS[1])
    assert one.picture == PICTURE
    await say("查看意见 3-1，4", TEXTS[3])
    await say("查看意见 3 表格", "的 5 条意见")
    rows = [row[:2] for row in await table_of(house, officer)]
    assert ("3-4", f"'{TEXTS[3]}") in rows

    await say("查看意见 3 归类", "【归类 1】2 条")
    await say("查看意见 3-归类1", "归类 1，2 条（第 1/1 页")
    await say("答复意见 3-归类1 空调已经修好，\n请放心", "已答复 3-1,3（2 条）")
    assert (await Answer.get()).text == "空调已经修好，\n请放心"
    await say("答复意见 3-1 空调已经修好，\n请放心", "已经这样答复过")
    await say(f"答复意见 3-2 您说{TEXTS[1]}，换到周三", "和意见的原文一样", group, at=private)
    await say("意见状态 3-1，3 已办", "3-1,3（2 条）：已办")
    await say("意见状态 3-4 不办 学校统一公开", "不能办")
    await say("隐藏意见 3-5 与支部无关", "已隐藏 3-5")
    page = await say("查看意见 3", "另有 1 条已隐藏")
    assert TEXTS[4] not in page.text
    await say("查看意见 3 隐藏", "原因：与支部无关")

    # Everybody sees what was published, and nothing else.
    await house.ask(scene.member, group, "意见反馈", contains="还没有发布过")
    await house.ask(scene.member, private, "意见反馈 3", contains="还没有发布过")
    await house.ask(scene.member, private, "查看意见 3", contains="权限")
    preview = await say("意见反馈 3", "还没有发布的样子", group, at=private)
    assert "公开意见 4 条，答复了其中 3 条" in preview.text
    assert "已办 2 条" in preview.text
    assert "第 2 条答复里有一段话" in preview.text
    asked = await say("意见反馈 3 引用 1", "熟悉的人也可能")
    assert TEXTS[0] in asked.text
    assert TEXTS[0] not in str(await Confirmation.all().values())
    await say(f"确认 {code_in(asked.text)}", "3-1 的原话会写进意见反馈")
    await say("意见反馈 3 引用 3-4", "熟悉的人也可能")
    asked = await say("意见反馈 3 发布", "确定发布")
    assert f"意见原话：“{TEXTS[0]}”" in asked.text
    await say("意见反馈 3 取消引用 1", "不会写进")
    await say(f"确认 {code_in(asked.text)}", "没有发布")
    asked = await say("意见反馈 3 发布", "确定发布")
    await say(f"确认 {code_in(asked.text)}", "已经发布")
    for one in (branch.qq_group, branch.telegram_group):
        said = await shown(scene, one, "《食堂》意见反馈（第 3 次征集）")
        assert "1. 答复 2 条意见：空调已经修好" in said
        # Of opinions there is nothing but what the officer himself repeated.
        assert not any(text in said for at, text in enumerate(TEXTS) if at != 1)
        assert "学校统一公开" not in said
        assert not any(text in "\n".join(scene.seen(one)) for text in TEXTS if text != TEXTS[1])
    assert await Digest.all().count() == 1
    last = await house.ask(scene.member, private, "意见反馈", contains="（第 3 次征集）")
    assert "换到周三" in last.text
    waiting = str(await OutboxRow.all().values())
    assert not any(text in waiting for text in (TEXTS[0], TEXTS[4]))
    await say("隐藏意见 恢复 3-5", "已恢复显示 3-5")
    secretary = await branch.person("书记", Role.SECRETARY)
    audited = await house.ask(secretary, private, "审计", contains="隐藏了意见 3-5")
    for line in (
        "答复了意见 3-1,3（2 条）",
        "记为已办",
        "引用 3-1 的原话",
        "发布了第 3 次征集的意见反馈",
    ):
        assert line in audited.text
    assert not any(text in audited.text for text in (*TEXTS, "空调", "统一公开", "与支部无关"))


async def table_of(house: Any, officer: Any) -> list[tuple[Any, ...]]:
    """The rows of the one table that an officer was sent; on QQ it comes after its words."""
    async with asyncio.timeout(10):
        while True:
            for one in house.world.said(person=officer):
                if one.document is not None and one.document[0].endswith(".xlsx"):
                    book = load_workbook(io.BytesIO(one.document[1]))
                    return list(book.worksheets[0].iter_rows(values_only=True))
            await asyncio.sleep(0.02)


BAD = (
    ("查看意见 x", "例如：查看意见 3"),
    ("查看意见 9", "没有第 9 次征集"),
    ("查看意见 7", "没有第 7 次征集"),
    ("查看意见 7-1", "没有第 7 次征集"),
    ("查看意见 4", "没有公开的意见"),
    ("查看意见 4-1", "没有公开的意见"),
    ("查看意见 3-99", "没有这样的意见：3-99"),
    ("查看意见 3-归类9", "没有归类 9"),
    ("查看意见 999999999999", "例如：查看意见 3"),
    ("答复意见", "例如：答复意见 3-12"),
    ("答复意见 3-1", "答复的正文"),
    ("答复意见 3-1,15日修好", "例如：答复意见 3-12"),
    ("答复意见 3-1 " + "字" * 2001, "最多 2000 个字"),
    ("答复意见 7-1 好", "没有第 7 次征集"),
    ("答复意见 4-1 好", "没有公开的意见"),
    ("答复意见 3-1,99 好", "没有这样的意见：3-99"),
    ("答复意见 3-1,4-1 好", "同一次征集"),
    ("意见状态 3-1", "意见状态 3-12 办理中"),
    ("意见状态 3-1 随便", "意见状态 3-12 办理中"),
    ("意见状态 3-1 不办", "要写原因"),
    ("意见状态 3-1 已办 后勤修的", "请写在答复里"),
    ("隐藏意见 3-1", "要写原因"),
    ("隐藏意见 恢复", "例如：隐藏意见 3-12"),
    ("隐藏意见 全部 广告", "例如：隐藏意见 3-12"),
    ("意见反馈 x", "看不懂"),
    ("意见反馈 7", "没有第 7 次征集"),
    ("意见反馈 4", "没有公开的意见"),
    ("意见反馈 3 随便", "看不懂"),
    ("意见反馈 3 引用", "一条一条地定"),
    ("意见反馈 3 引用 1,2", "一条一条地定"),
    ("意见反馈 3 引用 99", "没有这样的意见：3-99"),
    ("意见反馈 3 发布", "没有可以发布的内容"),
)


async def test_what_cannot_be_is_answered_with_a_sentence(house: Any, platform: str) -> None:
    scene = await scene_of(house)
    await Opinion.all().update(kin=0)
    before = await Opinion.all().order_by("id").values()
    for text, contains in BAD:
        await house.ask(scene.officer, house.private(platform), text, contains=contains)
    assert await Opinion.all().order_by("id").values() == before
    assert not await Answer.exists()


async def test_an_officer_who_is_none_any_more_publishes_nothing(house: Any) -> None:
    from bot.branch.models import RoleGrant

    scene = await scene_of(house)
    private = house.private("qq")
    await house.ask(scene.officer, private, "答复意见 3-1 好的", contains="已答复")
    asked = [
        await house.ask(scene.officer, private, text, contains="确认")
        for text in ("意见反馈 3 引用 1", "意见反馈 3 发布")
    ]
    await RoleGrant.all().delete()
    await house.host.directory.changed(scene.branch.id)
    for one in asked:
        await house.ask(
            scene.officer, private, f"确认 {code_in(one.text)}", contains="书记或纪检委员"
        )
    assert not await Digest.exists()
    assert not await Opinion.filter(shown=True).exists()


async def test_in_english(house: Any) -> None:
    scene = await scene_of(house, locale="en")
    private = house.private("telegram")

    async def say(text: str, contains: str) -> Any:
        return await house.ask(scene.officer, private, text, contains=contains)

    page = await say("/readopinions 3", "5 opinions (page 1 of 1")
    assert "[3-2] unread · with a picture" in page.text
    await say("/readopinions 3 groups", "[Group 1] 2 opinions")
    await say("/answeropinions 3-group1 It has been mended", "Answered 3-1,3")
    await say("/opinionstatus 3-1,3 done", "3-1,3 (2 in all): done")
    await say("/hideopinion 3-5 not ours", "Hidden: 3-5")
    await say("/opinionreport 3", "Not published yet")
    asked = await say("/opinionreport 3 publish", "every group of the branch")
    await say(f"/confirm {code_in(asked.text)}", "is published")
    said = await shown(scene, scene.branch.telegram_group, "(round 3)")
    assert "1. Answer to 2 opinions: It has been mended" in said


async def test_the_words_of_a_round_are_drawn_and_published(house: Any, platform: str) -> None:
    scene = await scene_of(house)
    private, group = house.private(platform), scene.branch.group(platform)

    async def say(text: str, contains: str, where: Any = private) -> Any:
        return await house.ask(scene.officer, where, text, contains=contains, at=private)

    await say("意见词云 x", "请这样写")
    await say("意见词云 4", "没有公开的意见")
    await say("意见词云 7", "没有第 7 次征集")
    one = await say("意见词云", "第 3 次《食堂》的关键词：", group)
    assert one.picture is not None
    assert "空调" in one.text
    assert "讲座" not in one.text
    asked = await say("意见词云 3 发布", "每个群")
    await Opinion.filter(number=5).update(text="=SUM 请公开活动经费")
    await say(f"确认 {code_in(asked.text)}", "没有发布")
    asked = await say("意见词云 3 发布", "每个群")
    await say(f"确认 {code_in(asked.text)}", "正在发到群里")
    for one in (scene.branch.qq_group, scene.branch.telegram_group):
        assert "空调" in await shown(scene, one, "大家写到的词")
    await Opinion.filter(number=1).update(hidden_why="广告")
    await say("意见词云 3", "少于 5 条")
    await house.ask(scene.member, private, "意见词云 3", contains="权限")
