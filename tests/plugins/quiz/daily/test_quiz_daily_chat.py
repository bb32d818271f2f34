"""The daily quiz over both real adapters: asked, answered, closed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.branch.roles import Role
from bot.sandbox.world import until as happens
from plugins.quiz.models import DailyAnswer, DailyQuiz, ReviewCard
from plugins.quiz.services.daily import sheets
from plugins.quiz.services.daily.sheets import Line, Sheet
from tests.plugins.quiz.daily import bank

BAD_INPUT = (
    ("答", "请在“答”后面写答案"),
    ("答 9A", "没有第 9 题，今天只有 4 题"),
    ("答 B", "今天有 4 题，看不出答的是哪几题"),
    ("答 你好", "今天有 4 题，看不出答的是哪几题"),
    ("答 {single}E", "没有选项 E，只有 A 到 D"),
    ("答 {single}AB", "是单选题，只能选一个字母"),
    ("答 {multiple}ABX", "没有选项 X，只有 A 到 D"),
    ("答 {truefalse}也许", "是判断题，请答“对”或“错”"),
    ("答 {blank}", "是填空题，请在序号后面写答案"),
    ("答 {truefalse}对 {single}Z", "没有选项 Z"),
    ("答 {single}A {single}B", "写了两次答案"),
    ("答 {single}A然后", "“然后”前面没有序号"),
)
"""What is typed, with the numbers of the kinds, and what the answer says."""

SECRETS = ("答对", "答错", "正确", "错误", "没答对")


async def branch_with_quiz(house: Any, *, locale: str = "zh-CN", **values: Any) -> Any:
    """A branch with three people and a quiz of four at five past nine."""
    branch = await house.branch(locale=locale)
    await branch.person("书记", Role.SECRETARY)
    await branch.person("张三")
    await branch.person("李四")
    await bank.fill(branch.id, *bank.ALL)
    settings = {"daily": True, "daily_count": 4, "daily_at": "09:05", "daily_days": "1-7"}
    await bank.configure(house.host.directory, branch.id, **(settings | values))
    await house.advance(seconds=0)
    return branch


@pytest.fixture
async def branch(house: Any) -> Any:
    return await branch_with_quiz(house)


async def asked(house: Any, branch: Any) -> Sheet:
    """Let the quiz open; what is asked."""
    await house.advance(minutes=5)
    quiz = await DailyQuiz.filter(branch_id=branch.id).order_by("-day").first()
    assert quiz is not None
    sheet = await sheets.get(quiz.id, branch.id)
    assert sheet is not None
    return sheet


def of_kind(sheet: Sheet, kind: str) -> Line:
    """The question of a kind."""
    return next(line for line in sheet.lines if line.question.kind == kind)


async def heard(house: Any, where: Any, contains: str) -> Any:
    """The bot's message in a group."""
    return (await house.world.heard(where, contains=contains))[0]


async def counted(house: Any, number: int) -> None:
    """Wait until so many answers are in."""
    assert await DailyAnswer.all().count() == number


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestAsked:
    """How the questions reach the groups."""

    async def test_all_in_one_message_on_qq(self, house: Any, branch: Any) -> None:
        sheet = await asked(house, branch)
        message = await heard(house, branch.qq_group, "每日答题 11-24，共 4 题，21:05 截止")
        for line in sheet.lines:
            assert f"{line.number}.【" in message.text
            assert line.question.text in message.text
            for option in line.question.options:
                assert option in message.text
        assert "例如：答 1" in message.text
        assert len(house.world.said(branch.qq_group)) == 1

    async def test_each_alone_with_letters_on_buttons_on_telegram(
        self, house: Any, branch: Any
    ) -> None:
        sheet = await asked(house, branch)
        await heard(house, branch.telegram_group, "填空")
        await happens(lambda: len(house.world.said(branch.telegram_group)) == 4)
        said = house.world.said(branch.telegram_group)
        for line, message in zip(sheet.lines, said, strict=True):
            labels = [button.label for row in message.buttons for button in row]
            wanted = {
                "single": list("ABCD"),
                "multiple": [*"ABCD", "提交"],
                "truefalse": ["对", "错"],
                "blank": [],
            }
            assert labels == wanted[line.question.kind]
            assert line.question.text in message.text
            assert ("每日答题" in message.text) == (line.number == 1)

    async def test_once_whatever_happens(self, house: Any, branch: Any) -> None:
        await asked(house, branch)
        await heard(house, branch.qq_group, "每日答题")
        await bank.configure(house.host.directory, branch.id, daily_at="10:00")
        await house.advance(hours=2)
        assert len(house.world.said(branch.qq_group, contains="每日答题")) == 1
        assert await DailyQuiz.all().count() == 1

    async def test_late_after_an_absence_and_says_so(self, house: Any, branch: Any) -> None:
        await house.advance(hours=2)
        message = await heard(house, branch.qq_group, "每日答题")
        assert message.text.startswith("（补发）每日答题 11-24，共 4 题，21:05 截止")

    async def test_without_a_question_the_commissioner_hears_of_it(
        self, house: Any, branch: Any
    ) -> None:
        await branch.person("宣传", Role.PUBLICITY)
        await bank.configure(house.host.directory, branch.id, daily_topics="天文")
        await house.advance(minutes=5)
        told = await house.world.heard(person=branch.people["宣传"], contains="天文")
        assert "11-24 的每日答题没有发出" in told[0].text
        assert not house.world.said(branch.qq_group)
        assert await DailyQuiz.all().count() == 0

    async def test_off_by_default(self, house: Any, branch: Any) -> None:
        await bank.configure(house.host.directory, branch.id, daily=False)
        await house.advance(hours=24)
        assert await DailyQuiz.all().count() == 0
        answer = await house.ask(branch.people["张三"], branch.qq_group, "今日答题")
        assert "没有开启每日答题" in answer.text


class TestAnswered:
    """`答` in groups and in private."""

    async def test_typed(self, house: Any, branch: Any, platform: str) -> None:
        sheet = await asked(house, branch)
        zhang, group = branch.people["张三"], branch.group(platform)
        first, second = of_kind(sheet, "single").number, of_kind(sheet, "multiple").number
        told = await house.ask(zhang, group, f"答 {first}B {second}ａｃ", contains="张三")
        numbers = "、".join(str(one) for one in sorted((first, second)))
        assert told.text == f"张三 的答案收到了（第 {numbers} 题），截止后公布结果。"
        again = await house.ask(zhang, group, f"答 {first}C", contains="之前已经答过")
        assert again.text == f"张三 之前已经答过第 {first} 题，没有改动。"
        blank, truth = of_kind(sheet, "blank").number, of_kind(sheet, "truefalse").number
        told = await house.ask(zhang, house.private(platform), f"答 {blank} 延安 {truth}×")
        both = sorted(((blank, "延安"), (truth, "错")))
        answers = "、".join(f"{number} 题 {word}" for number, word in both)
        assert told.text == f"收到：{answers}。截止后公布结果。"
        await counted(house, 4)
        for message in house.world.said(group)[-2:]:
            assert not any(word in message.text for word in SECRETS)

    async def test_changed_until_the_close_where_the_branch_wants_it(
        self, house: Any, platform: str
    ) -> None:
        branch = await branch_with_quiz(house, daily_change=True)
        sheet = await asked(house, branch)
        number = of_kind(sheet, "single").number
        zhang, private = branch.people["张三"], house.private(platform)
        await house.ask(zhang, private, f"答 {number}B", contains="收到")
        told = await house.ask(zhang, private, f"答 {number}C", contains="已改为")
        assert (
            told.text
            == f"已改为：{number} 题 C。\n还没答：第 "
            + "、".join(str(line.number) for line in sheet.lines if line.number != number)
            + " 题。"
        )
        in_group = await house.ask(zhang, branch.group(platform), f"答 {number}D", contains="张三")
        assert in_group.text == f"张三 改了第 {number} 题的答案。"
        await counted(house, 1)

    @pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
    async def test_on_either_platform_and_counted_once(self, house: Any, branch: Any) -> None:
        sheet = await asked(house, branch)
        zhang, number = branch.people["张三"], of_kind(sheet, "single").number
        await house.ask(zhang, house.private("qq"), f"答 {number}B", contains="收到")
        message = await heard(house, branch.telegram_group, "单选")
        pressed = await zhang.press(message, "C")
        assert pressed.text == f"以第一次的答案为准，没有改动：{number} 题 B。"
        await counted(house, 1)
        assert (await DailyAnswer.get()).platform == "qq"

    @pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
    async def test_nothing_for_who_is_no_member(
        self, house: Any, branch: Any, platform: str
    ) -> None:
        await asked(house, branch)
        guest = await branch.person("访客", enrolled=False)
        answer = await house.ask(guest, branch.group(platform), "答 1A 2A", contains="绑定")
        assert "每日答题" not in answer.text
        await counted(house, 0)

    @pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
    async def test_bad_input(self, house: Any, branch: Any, platform: str) -> None:
        sheet = await asked(house, branch)
        numbers = {str(line.question.kind): line.number for line in sheet.lines}
        zhang = branch.people["张三"]
        for typed, answer in BAD_INPUT:
            for where in (branch.group(platform), house.private(platform)):
                told = await house.ask(zhang, where, typed.format(**numbers), contains=answer)
                assert told.text.count("\n") == 0
        await counted(house, 0)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestPressed:
    """Telegram's buttons."""

    async def test_a_letter_is_told_to_the_presser_alone(self, house: Any, branch: Any) -> None:
        sheet = await asked(house, branch)
        number = of_kind(sheet, "single").number
        message = await heard(house, branch.telegram_group, "单选")
        zhang = branch.people["张三"]
        first = await zhang.press(message, "B")
        assert first.text.startswith(f"收到：{number} 题 B。截止后公布结果。\n还没答：第 ")
        second = await zhang.press(message, "B")
        assert second.text == f"之前已经这样答过，没有改动：{number} 题 B。"
        third = await zhang.press(message, "A")
        assert third.text == f"以第一次的答案为准，没有改动：{number} 题 B。"
        assert not house.world.said(branch.telegram_group, contains="张三")
        await counted(house, 1)

    async def test_several_are_ticked_and_sent(self, house: Any, branch: Any) -> None:
        sheet = await asked(house, branch)
        line = of_kind(sheet, "multiple")
        message = await heard(house, branch.telegram_group, "多选")
        zhang, li = branch.people["张三"], branch.people["李四"]
        assert "还没有选" in (await zhang.press(message, "提交")).text
        said = [(await zhang.press(message, letter)).text for letter in "ABDB"]
        assert [text.split("，")[0] for text in said] == [
            "已选 A", "已选 AB", "已选 ABD", "已选 AD",
        ]  # fmt: skip
        assert (await li.press(message, "C")).text.startswith("已选 C，")
        await counted(house, 0)
        sent = await zhang.press(message, "提交")
        assert sent.text.startswith(f"收到：{line.number} 题 AD。")
        assert "没有改动" in (await zhang.press(message, "提交")).text
        assert "没有改动" in (await zhang.press(message, "C")).text
        row = await DailyAnswer.get()
        assert row.given == sorted(line.order[place] for place in (0, 3))

    async def test_from_a_forwarded_message_only_members_count(
        self, house: Any, branch: Any
    ) -> None:
        sheet = await asked(house, branch)
        number = of_kind(sheet, "single").number
        guest, zhang = await branch.person("访客", enrolled=False), branch.people["张三"]
        other = await house.branch("第二支部")
        await other.person("王五")
        message = await heard(house, branch.telegram_group, "单选")
        telegram = house.world.telegram
        original = telegram.state.messages[int(message.chat_id), int(message.message_id)]
        chat = house.world.telegram_group("别的群", [guest, zhang]).telegram
        forwarded = telegram.state.keep(chat, telegram.bot, original.date, dict(original.body))
        data = next(b.data for row in message.buttons for b in row if b.label == "B")

        async def press(person: Any) -> str:
            _, callback = telegram.press(forwarded, person.telegram, data)
            await telegram.answer(callback, 5.0)
            return callback.text

        for stranger in (guest, other.people["王五"]):
            assert "只有这个支部的成员才能答题" in await press(stranger)
        await counted(house, 0)
        assert (await press(zhang)).startswith(f"收到：{number} 题 B。")
        await counted(house, 1)

    async def test_stale_after_the_close(self, house: Any, branch: Any) -> None:
        await asked(house, branch)
        message = await heard(house, branch.telegram_group, "单选")
        await house.advance(hours=12)
        zhang = branch.people["张三"]
        stale = await zhang.press(message, "B")
        assert stale.text == "11-24 的每日答题已经截止，不能再答了。发送“今日答题”可以看今天的题。"
        typed = await house.ask(zhang, branch.qq_group, "答 1B", contains="没有可以作答的")
        assert "可能已经截止" in typed.text
        # The next day's buttons are others: yesterday's still belong to yesterday.
        await house.advance(hours=12)
        assert "11-24 的每日答题已经截止" in (await zhang.press(message, "B")).text
        await counted(house, 0)


class TestOwnSheet:
    """`今日答题`: for whoever missed the questions."""

    async def test_in_private_with_buttons_and_what_is_answered(
        self, house: Any, branch: Any, platform: str
    ) -> None:
        sheet = await asked(house, branch)
        zhang, number = branch.people["张三"], of_kind(sheet, "single").number
        await house.ask(zhang, house.private(platform), f"答 {number}B", contains="收到")
        own = await house.ask(
            zhang, branch.group(platform), "今日答题", at=house.private(platform),
            contains="您已答 1/4 题",
        )  # fmt: skip
        assert own.private
        assert "您的答案：B" in own.text
        assert own.text.count("您还没有答") == 3
        labels = [button.label for row in own.buttons for button in row]
        assert f"{number} A" not in labels
        truth = of_kind(sheet, "truefalse").number
        assert (f"{truth} 对" in labels) == (platform == "telegram")

    @pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
    async def test_pressed_there_the_sheet_itself_changes(self, house: Any, branch: Any) -> None:
        sheet = await asked(house, branch)
        zhang, line = branch.people["张三"], of_kind(sheet, "multiple")
        own = await house.ask(zhang, house.private("telegram"), "今日答题", contains="已答 0/4")
        await zhang.press(own, f"{line.number} A")
        await happens(lambda: "您选了 A，还没有提交" in own.text)
        labels = [button.label for row in own.buttons for button in row]
        assert f"{line.number} ✓A" in labels
        await zhang.press(own, f"{line.number} 提交")
        await happens(lambda: "已答 1/4" in own.text)
        assert "您的答案：A" in own.text
        assert not [b for row in own.buttons for b in row if b.label.startswith(f"{line.number} ")]

    @pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
    async def test_after_the_close_with_what_is_right(self, house: Any, branch: Any) -> None:
        sheet = await asked(house, branch)
        zhang = branch.people["张三"]
        number = of_kind(sheet, "truefalse").number
        await house.ask(zhang, house.private("qq"), f"答 {number}对", contains="收到")
        await house.advance(hours=12)
        own = await house.ask(zhang, house.private("qq"), "今日答题", contains="已经截止")
        assert "没答对：您答 对，正确答案 错" in own.text
        assert own.text.count("没有作答") == 3
        await house.advance(hours=4)
        none = await house.ask(zhang, house.private("qq"), "今日答题")
        assert none.text == "今天没有每日答题。"


class TestClosed:
    """What is told at the close, and to whom."""

    async def test_the_groups_and_each_who_answered(self, house: Any, branch: Any) -> None:
        sheet = await asked(house, branch)
        single, several = of_kind(sheet, "single"), of_kind(sheet, "multiple")
        right = "ABCD"[single.order.index(0)]
        wrong = "ABCD"[single.order.index(1)]
        part = "ABCD"[several.order.index(0)]
        zhang, li = branch.people["张三"], branch.people["李四"]
        text = f"答 {single.number}{right} {several.number}{part}"
        await house.ask(zhang, house.private("qq"), text, contains="收到")
        await house.ask(li, house.private("telegram"), f"答 {single.number}{wrong}")
        await house.advance(hours=12)
        for group in (branch.qq_group, branch.telegram_group):
            told = await heard(house, group, "每日答题 11-24 已截止，2 人作答。")
            assert f"正确答案：{right}（2 人作答，1 人答对）" in told.text
            assert "解析：民主生活会不在其中。\n出处：支部工作条例第十六条" in told.text
            assert told.picture
            assert "张三" not in told.text
            assert "李四" not in told.text
        mine = (await house.world.heard(person=zhang, contains="4 题中您答对 1 题"))[0]
        assert f"{single.number}. 答对了：{right}（正确答案 {right}）" in mine.text
        assert f"对了一部分：您答 {part}，正确答案" in mine.text
        his = (await house.world.heard(person=li, contains="4 题中您答对 0 题"))[0]
        assert f"没答对：您答 {wrong}，正确答案 {right}" in his.text
        assert "已记入您的错题本" in his.text
        assert his.private
        cards = await ReviewCard.all().values_list("member_id", "question_id")
        members = branch.members
        assert set(cards) == {
            (members["张三"], several.question_id),
            (members["李四"], single.question_id),
        }
        assert not house.world.said(person=branch.people["书记"], contains="的结果")

    @pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
    async def test_once_also_after_a_long_absence(self, house: Any, branch: Any) -> None:
        sheet = await asked(house, branch)
        zhang, number = branch.people["张三"], of_kind(sheet, "truefalse").number
        await house.ask(zhang, house.private("qq"), f"答 {number}错", contains="收到")
        await house.advance(hours=36)
        told = await heard(house, branch.qq_group, "11-24 已截止")
        assert told.text.startswith("（补发）")
        await house.world.heard(person=zhang, contains="4 题中您答对 1 题")
        await house.advance(minutes=1)
        assert len(house.world.said(branch.qq_group, contains="11-24 已截止")) == 1

    @pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
    async def test_without_the_picture_where_the_branch_wants_none(self, house: Any) -> None:
        branch = await branch_with_quiz(house, daily_picture=False)
        await asked(house, branch)
        await house.ask(branch.people["张三"], house.private("qq"), "答 1A 2A 3A", contains="题")
        await house.advance(hours=12)
        told = await heard(house, branch.qq_group, "已截止")
        assert told.picture is None
        assert re.search(r"正确答案：[A-D]", told.text)
