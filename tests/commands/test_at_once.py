"""Commands whose handler is a plain function: answered at once, without a task."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from arclet.alconna import Args

from bot import frame as frames
from bot.branch.roles import Right, Role
from bot.clock import ManualClock
from bot.commands.command import Commands, Who
from bot.commands.context import Context
from bot.errors import Refusal
from bot.feature import Feature
from bot.platforms.types import Address, ChatKind, Incoming, PlatformName
from tests.house.databases import on_sqlite
from tests.house.house import SELF_ID, House, running, settings_for

commands = Commands("plain")


@commands.add("echo", "复述", args=Args["what", str])
def echo(ctx: Context) -> str:
    """Say it again."""
    return f"{ctx.member.name}：{ctx.args['what']}"


@commands.add("refuse", "拒绝")
def refuse(ctx: Context) -> str:
    """Refuse."""
    raise Refusal("host-not-bound")


@commands.add("break", "出错")
def break_down(ctx: Context) -> str:
    """Fail."""
    raise RuntimeError("private words")


@commands.add("guarded", "受限", who=Who.MEMBER, right=Right.OUTBOX_VIEW)
def guarded(ctx: Context) -> str:
    """Need a right."""
    return "yes"


@commands.add("silent", "不语")
def silent(ctx: Context) -> None:
    """Say nothing."""


@pytest.fixture
async def house(database_url: str, clock: ManualClock, tmp_path: Path) -> AsyncIterator[House]:
    texts = tmp_path / "texts"
    texts.mkdir()
    help_ = "".join(f"plain-help-{c.key} = x\n    .example = {c.name} x\n" for c in commands)
    for locale in ("zh-CN", "en"):
        (texts / f"{locale}.ftl").write_text(f"plain-title = 试\n{help_}", "utf-8")
    feature = Feature("plain", texts, commands=commands)
    settings = settings_for(database_url, tmp_path / "var")
    features = [*frames.load_features(), feature]
    async with running(settings, clock, features=features) as house:
        yield house


async def test_answers_refuses_and_apologises_as_a_coroutine_would(
    house: House, platform: str
) -> None:
    branch = await house.branch("一支部")
    person = await branch.person("张三")
    group = branch.group(platform)
    assert "张三：好" in (await house.ask(person, group, "复述 好")).text
    assert "绑定" in (await house.ask(person, group, "拒绝")).text
    apology = (await house.ask(person, group, "出错")).text
    assert "private words" not in apology
    assert apology
    assert "复述" in (await house.ask(person, group, "复述")).text  # no argument: its example
    refused = (await house.ask(person, group, "受限")).text
    assert refused
    assert refused != "yes"
    secretary = await branch.person("李四", Role.SECRETARY)
    assert (await house.ask(secretary, group, "受限")).text == "yes"


@on_sqlite
async def test_no_task_is_made_once_the_speaker_is_known(house: House) -> None:
    branch = await house.branch("一支部")
    person = await branch.person("张三")
    await house.ask(person, branch.qq_group, "复述 一")
    incoming = Incoming(
        Address(PlatformName.QQ, ChatKind.GROUP, branch.qq_group.chat_id, str(SELF_ID)),
        account=person.account(PlatformName.QQ),
        name="张三",
        message_id="777",
        text="复述 二",
        said_at=house.clock.now(),
    )
    tasks = asyncio.all_tasks()
    assert house.host.router.begin(incoming) is None
    assert house.host.router.begin(incoming) is None  # delivered once more
    assert asyncio.all_tasks() == tasks
    await house.world.heard(branch.qq_group, contains="张三：二")
    await house.world.settled()
    assert sum("张三：二" in one.text for one in house.world.said(branch.qq_group)) == 1


@on_sqlite
async def test_nothing_is_said_by_who_says_nothing(house: House, platform: str) -> None:
    branch = await house.branch("一支部")
    person = await branch.person("张三")
    group = branch.group(platform)
    await person.say(group, "不语")
    assert "张三：好" in (await house.ask(person, group, "复述 好")).text
    assert len(house.world.said(group)) == 1
