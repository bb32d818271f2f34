"""The weekly nudge, what the branch knows least, points and the ranking: as people meet them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.branch.models import Branch
from bot.branch.roles import Role
from plugins.quiz.models import DailyAnswer, DailyItem, DailyQuiz, PointEntry
from tests.house.databases import on_sqlite
from tests.plugins.quiz.review.questions import OPTIONS, question, wrong
from tests.plugins.quiz.review.test_quiz_review_chat import letter_of


async def setting(house: Any, branch: Any, **values: Any) -> None:
    """Change the branch's settings."""
    row = await Branch.get(id=branch.id)
    row.settings = {**row.settings, **{f"quiz.{k}": v for k, v in values.items()}}
    await row.save()
    house.host.directory.forget()


async def to_sunday(house: Any, hour: int = 19) -> None:
    """It becomes Sunday evening; the clock began at 09:00 on Tuesday."""
    await house.advance(days=4, hours=23, minutes=59)
    await house.advance(hours=hour - 9 + 1, minutes=2)


async def test_the_weekly_nudge(house: Any, platform: str) -> None:
    branch = await house.branch()
    there = {"qq": platform == "qq", "telegram": platform == "telegram"}
    zhang, li, wang = [await branch.person(name, **there) for name in ("张三", "李四", "王五")]
    one = await question(branch.id, 1)
    for name in ("张三", "李四"):
        await wrong(branch.members[name], one, at=house.clock.now())
    told = await house.ask(li, house.private(platform), "复习提醒 关")
    assert told.text == "好的，不再提醒复习。想打开时发送：复习提醒 开"
    await to_sunday(house)
    heard = await house.world.heard(person=zhang, contains="1 题到期")
    assert heard[0].private
    assert "复习提醒 关" in heard[0].text
    await house.advance(minutes=5)
    await house.world.settled(0.2)
    assert len(house.world.said(person=zhang, contains="题到期")) == 1
    assert not house.world.said(person=li, contains="题到期")
    assert not house.world.said(person=wang, contains="题到期")
    assert "关着" in (await house.ask(li, house.private(platform), "复习提醒")).text
    assert "每周提醒一次" in (await house.ask(li, house.private(platform), "复习提醒 开")).text


@on_sqlite
async def test_in_quiet_hours_the_nudge_waits(house: Any) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三", telegram=False)
    await setting(house, branch, review_nudge_at="23:00")
    await wrong(branch.members["张三"], await question(branch.id, 1), at=house.clock.now())
    await to_sunday(house, 23)
    await house.world.settled(0.3)
    assert not house.world.said(person=zhang, contains="题到期")
    await house.advance(hours=8)
    await house.world.heard(person=zhang, contains="1 题到期")


@on_sqlite
async def test_a_branch_without_the_nudge(house: Any) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    await setting(house, branch, review_nudge=False)
    await wrong(branch.members["张三"], await question(branch.id, 1), at=house.clock.now())
    await to_sunday(house)
    await house.world.settled(0.3)
    assert not house.world.said(person=zhang, contains="题到期")


async def answered(branch: Any, people: int, *, locale_source: str = "《章程》第十条") -> None:
    """A closed quiz of a question that only one of so many people knew."""
    one = await question(branch.id, 90, source=locale_source)
    at = branch.house.clock.now()
    quiz = await DailyQuiz.create(
        branch_id=branch.id, day=date(2026, 11, 23), state="closed", opened_at=at,
        closes_at=at, closed_at=at,
    )  # fmt: skip
    item = await DailyItem.create(quiz=quiz, place=1, question=one, order=[0, 1, 2, 3])
    for n in range(people):
        name = f"甲{n}"
        await branch.person(name, telegram=False)
        await DailyAnswer.create(
            item=item, member_id=branch.members[name], given=[0], right=0 if n else 1000, at=at,
            platform="qq",
        )  # fmt: skip


async def test_weak_points_name_nobody(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("书记", Role.SECRETARY)
    member = await branch.person("张三")
    private = house.private(platform)
    assert "还没有可以列出" in (await house.ask(secretary, private, "薄弱知识点")).text
    await answered(branch, 5)
    told = await house.ask(secretary, private, "薄弱知识点", contains="建议列入")
    assert "1. 《章程》第十条（党章）：正确率 20%，5 人以上作答" in told.text
    assert "甲" not in told.text
    assert told.picture is not None or house.world.said(private, secretary)[-1].picture is not None
    assert "建议列入" not in (await house.ask(member, private, "薄弱知识点")).text
    assert "还没有可以列出" in (await house.ask(secretary, private, "薄弱知识点 上学期")).text
    assert "哪个学期" in (await house.ask(secretary, private, "薄弱知识点 明年")).text
    await house.ask(secretary, branch.group(platform), "薄弱知识点", contains="私聊")


@on_sqlite
async def test_fewer_than_five_are_not_told(house: Any) -> None:
    branch = await house.branch()
    secretary = await branch.person("书记", Role.SECRETARY)
    await answered(branch, 4)
    told = await house.ask(secretary, house.private("qq"), "薄弱知识点")
    assert "作答的不到 5 人" in told.text


async def test_points_and_a_ranking_without_low_scores(house: Any, platform: str) -> None:
    branch = await house.branch()
    people = [await branch.person(f"甲{n}") for n in range(6)]
    group = branch.group(platform)
    await setting(house, branch, points=True, ranking=True)
    assert "还没有" in (await house.ask(people[0], group, "排行")).text
    for n in range(6):
        await PointEntry.create(
            member_id=branch.members[f"甲{n}"], day=date(2026, 11, 24), what="x", points=10 - n
        )
    told = await house.ask(people[5], group, "排行", contains="前几名")
    assert told.text == "本学期积分前几名：\n1. 甲0 10 分\n2. 甲1 9 分\n3. 甲2 8 分"
    said = await people[5].say(group, "积分")
    heard = await house.world.heard(person=people[5], contains="您的积分", after=said)
    assert heard[0].private
    assert heard[0].text == "您的积分：今天 5（一天最多 20），本学期 5，连续 1 天"
    await setting(house, branch, points=False)
    await people[0].say(group, "排行")
    await house.world.quiet(0.3)


@pytest.fixture
async def english(house: Any) -> Any:
    """An English branch."""
    branch = await house.branch("Physics branch", locale="en")
    await branch.person("Ann", Role.SECRETARY)
    return branch


@on_sqlite
async def test_an_english_branch(house: Any, english: Any, platform: str) -> None:
    ann, private = english.people["Ann"], house.private(platform)
    one = await question(english.id, 1)
    two = await question(english.id, 2, "truefalse")
    await wrong(english.members["Ann"], one, two, at=house.clock.now())
    book = await house.ask(ann, private, "/mistakes")
    assert book.text == (
        "Your book of mistakes: 2 questions, 2 due now\nBy topic: 党章 2\nThe last ones:\n"
        "· No. 2 题干2\n· No. 1 题干1\nTo review: /review. As a table: /mistakes export"
    )
    shown = await house.ask(ann, private, "/review")
    letters = [letter_of(shown.text, option) for option in OPTIONS]
    lines = "\n".join(f"{x}. {o}" for x, o in sorted(zip(letters, OPTIONS, strict=True)))
    assert shown.text == (
        f"[Review] 2 due\n[one choice] No. 1: 题干1\n{lines}\n"
        "Reply with one letter, such as B. To stop send: /stopreview"
    )
    told = await house.ask(ann, private, letters[1])
    assert told.text == (
        f"Right: {letters[1]}. 中央委员会\nWhy: 解析1\nSource: 《中国共产党章程》第十条\n"
        "It comes again on 2026-11-26 (in 2 days).\nNo effort at all? Reply: too easy\n\n"
        "[Review] 1 due\n[true or false] No. 2: 题干2\n"
        "Reply true or false. To stop send: /stopreview"
    )
    told = await house.ask(ann, private, "false")
    assert told.text == (
        "Wrong. The right answer: true\nWhy: 解析2\nSource: 《中国共产党章程》第十条\n"
        "It comes once more in 10 minutes.\n\nNothing more is due. The next one is due at 09:10."
    )
    for said, answer in (
        ("/stopreview", "Nothing is being reviewed. To review send: /review"),
        ("/reviewnudge off", "You will not be reminded to review. To change that send:"
         " /reviewnudge on"),
        ("/review A", "No question waits for your answer. To review send: /review"),
        ("/weak", "Autumn term of 2026: there is no weak point to list; either all is known well,"
         " or fewer than 5 people answered."),
    ):  # fmt: skip
        assert (await house.ask(ann, private, said)).text == answer
    await house.ask(ann, private, "/reviewnudge on")
    await to_sunday(house)
    heard = await house.world.heard(person=ann, contains="book of mistakes can be reviewed")
    assert heard[0].text == (
        "2 questions in your book of mistakes can be reviewed; it takes a few minutes."
        " Send: /review\nTo get this reminder no more send: /reviewnudge off"
    )


@on_sqlite
async def test_the_nudge_that_comes_after_a_long_absence_is_not_sent(house: Any) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    await wrong(branch.members["张三"], await question(branch.id, 1), at=house.clock.now())
    house.clock.advance(timedelta(days=5, hours=12))
    await house.advance(hours=12)
    await house.world.settled(0.3)
    assert not house.world.said(person=zhang, contains="题到期")
