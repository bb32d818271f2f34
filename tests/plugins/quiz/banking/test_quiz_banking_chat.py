"""`题库` in the chat, on both platforms."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.branch.models import AuditEntry, Member
from bot.branch.roles import Role
from plugins.quiz import models
from plugins.quiz.bank.formats.reading import read_bank
from tests.plugins.quiz.banking.conftest import rows
from tests.plugins.quiz.banking.test_quiz_banking_import import A, B, C, D

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _teacher(house: Any, *, locale: str = "zh-CN") -> tuple[Any, Any]:
    branch = await house.branch(locale=locale)
    return branch, await branch.person("宣传委员", Role.PUBLICITY)


async def _send(house: Any, person: Any, platform: str, name: str, content: bytes) -> Any:
    """Import a file: with the words as caption, or on QQ, which has none, right after them."""
    chat = house.private(platform)
    if platform == "telegram":
        return await house.ask(person, chat, "题库 导入", document=(name, content))
    await house.ask(person, chat, "题库 导入", contains="10 分钟内")
    return await house.ask(person, chat, "", document=(name, content))


async def _document(house: Any, person: Any, platform: str, where: Any, text: str) -> Any:
    """The text and the file that answer a command, in private."""
    said = await person.say(where, text)
    count = 2 if platform == "qq" else 1
    heard = await house.world.heard(house.private(platform), person, after=said, count=count)
    return heard[0].text, next(one.document for one in heard if one.document is not None)


async def test_brought_in_seen_found_mended_and_retired(house: Any, platform: str) -> None:
    branch, teacher = await _teacher(house)
    chat = house.private(platform)
    await house.ask(teacher, chat, "题库", contains="题库还是空的")
    done = await _send(house, teacher, platform, "题.csv", rows(A, B, C, D))
    assert "新增 4 道，更新 0 道，没有变化 0 道" in done.text
    assert "1 道没有写全解析和出处" in done.text
    counted = await house.ask(
        teacher, branch.group(platform), "题库", at=chat, contains="4 道题在用"
    )
    assert "· 党章　2 道（单选 1、多选 1）" in counted.text
    assert house.world.said(branch.group(platform)) == []
    found = await house.ask(teacher, chat, "题库 搜索 民主集中制", contains="1. [单选]")
    assert "答案：" not in found.text
    seen = await house.ask(teacher, chat, "题库 看 1", contains="答案：A")
    assert "出处：《党章》十（版本：2022-10-22）" in seen.text
    await house.ask(teacher, chat, "题库 改 1 答案 C", contains="从“A”改为“C”")
    await house.ask(teacher, chat, "题库 改 1 答案 C", contains="没有改动")
    await house.ask(teacher, chat, "题库 改 1 选项 B 轮流坐庄", contains="第 1 题已改")
    await house.ask(teacher, chat, "题库 停用 2、3 9", contains="已停用 2 道，不再出题：2、3")
    await house.ask(teacher, chat, "题库 看 2", contains="停用：人工停用")
    await house.ask(teacher, chat, "题库 启用 2", contains="已启用 1 道：2")
    row = await models.Question.get(number=1)
    assert (row.answer, row.options[1], row.revision) == ([2], "轮流坐庄", 3)
    assert await AuditEntry.filter(action="quiz.question.corrected").count() == 2
    told = await house.ask(await branch.person("书记", Role.SECRETARY), chat, "审计")
    assert "改了题库第 1 题" in told.text


async def test_exported_to_the_person_alone_and_read_again(house: Any, platform: str) -> None:
    branch, teacher = await _teacher(house)
    group = branch.group(platform)
    await _send(house, teacher, platform, "题.csv", rows(A, B, C, D))
    for text, end in (("题库 导出", ".xlsx"), ("题库 导出 gift", ".gift")):
        said, (name, content) = await _document(house, teacher, platform, group, text)
        assert "共 4 道题" in said
        assert name.endswith(end)
        assert len(read_bank(content, name).questions) == 4
    assert house.world.said(group) == []
    _, (name, content) = await _document(house, teacher, platform, group, "题库 模板")
    assert name == "题库模板.xlsx"
    assert [one.text_id for one in read_bank(_filled(content), "x.csv").notes]


def _filled(template: bytes) -> bytes:
    """The template's heads and examples with a question below, as csv."""
    import io

    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(template)).worksheets[0]
    lines = [",".join(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]
    heads = lines[0].split(",")
    values = {"题型": "判断", "题目": "这是一道题。", "答案": "对", "主题": "主题"}
    return "\n".join([*lines, ",".join(values.get(head, "") for head in heads)]).encode()


def _zip_bomb() -> bytes:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (60 * 1024 * 1024))
    return buffer.getvalue()


def _formulas() -> bytes:
    import io

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["题型", "题目", "答案", "主题"])
    sheet.append(["判断", '=HYPERLINK("x")', "对", "主题"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


BAD: dict[str, tuple[str, Any, str]] = {
    "broken xlsx": ("题.xlsx", b"PK\x03\x04 but no archive", "打不开"),
    "zip bomb": ("题.xlsx", _zip_bomb, "文件太大了，最多 10 MB"),
    "formulas": ("题.xlsx", _formulas, "第 2 行 题目：这里是公式"),
    "a picture": ("题.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "读不出"),
    "old office": ("题.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "旧的 xls"),
    "nothing": ("题.csv", b"", "没有题目"),
    "heads alone": ("题.csv", rows(), "没有题目"),
    "no heads": ("题.csv", "甲,乙\n丙,丁\n".encode(), "没有找到表头"),
    "yaml": ("题.yaml", b"questions: [\n", "YAML 第"),
    "an anchor": ("题.yaml", b"questions: &a [*a]\n", "YAML 第"),
    "one wrong row": (
        "题.csv",
        rows(A, B.replace(",AB,", ",AF,")),
        "第 3 行 答案：答案 F 不在选项里",
    ),
    "20 MB": ("题.csv", b"x" * (20 * 1024 * 1024), "文件太大了"),
}


@on_sqlite
async def test_what_is_no_bank_changes_nothing(house: Any, platform: str) -> None:
    _, teacher = await _teacher(house)
    await _send(house, teacher, platform, "题.csv", rows(C))
    before = await models.Question.all().values()
    for what, (name, made, told) in BAD.items():
        content: bytes = made if isinstance(made, bytes) else made()
        answer = await _send(house, teacher, platform, name, content)
        assert told in answer.text, what
        assert "没有改动" in answer.text, what
        assert await models.Question.all().values() == before, what
    docx = await _send(house, teacher, platform, "题.docx", b"PK\x03\x04")
    assert "看不出这是什么格式" in docx.text
    assert await models.Question.all().values() == before


@on_sqlite
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
async def test_encodings_of_spreadsheets_are_read(house: Any, platform: str, encoding: str) -> None:
    _, teacher = await _teacher(house)
    content = rows(A, B).decode().encode(encoding)
    done = await _send(house, teacher, platform, "题.CSV", content)
    assert "新增 2 道" in done.text
    assert (await models.Question.get(number=1)).text == "党的根本组织原则是？"


@on_sqlite
async def test_moodles_other_types_are_named_with_their_lines(house: Any, platform: str) -> None:
    _, teacher = await _teacher(house)
    essay = "\n\n".join(f"::e{n}:: 谈谈第 {n} 点。 {{}}" for n in range(15))
    content = f"$CATEGORY: 党史\n\n::ok:: 南昌起义在1927年。{{T}}\n\n{essay}\n".encode()
    if platform == "telegram":
        done = await _send(house, teacher, platform, "moodle.txt", content)
        text = done.text
    else:
        await house.ask(teacher, house.private("qq"), "题库 导入", contains="分钟内")
        said = await teacher.say(house.private("qq"), "", document=("moodle.txt", content))
        heard = await house.world.heard(house.private("qq"), teacher, after=said, count=2)
        text = heard[0].text
        name, report = next(one.document for one in heard if one.document is not None)
        assert name == "导入报告.txt"
        assert "第 33 行：问答题，跳过：谈谈第 14 点。" in report.decode("utf-8-sig")
    assert "新增 1 道" in text
    assert "跳过了（15）" in text
    assert "还有 3 条" in text


@on_sqlite
async def test_a_file_without_a_word_is_given_to_what_it_is_for(house: Any, platform: str) -> None:
    branch = await house.branch()
    both = await branch.person("书记", Role.SECRETARY)
    chat = house.private(platform)
    roster = "姓名,学号,类别\n王五,2023010105,正式党员\n".encode()
    # It may be either: asked, and each choice does the right thing.
    asked = await house.ask(both, chat, "", document=("表.csv", rows(A)))
    codes = dict(re.findall(r"· (\S+)：确认 (\d{4})", asked.text))
    assert set(codes) == {"导入名册", "导入题库"}
    await house.ask(both, chat, f"确认 {codes['导入题库']}", contains="新增 1 道")
    asked = await house.ask(both, chat, "", document=("表.csv", roster))
    codes = dict(re.findall(r"· (\S+)：确认 (\d{4})", asked.text))
    await house.ask(both, chat, f"确认 {codes['导入名册']}", contains="新增 1 人")
    # What asked last for a file gets it, once.
    await house.ask(both, chat, "题库 导入", contains="分钟内")
    await house.ask(both, chat, "名册 导入", contains="分钟内")
    await house.ask(both, chat, "", document=("表.csv", roster), contains="没有变化 1 人")
    await house.ask(both, chat, "", document=("表.csv", rows(B)), contains="要用在")
    await house.ask(both, chat, "题库 导入", contains="分钟内")
    await house.advance(minutes=11)
    await house.ask(both, chat, "", document=("表.csv", rows(B)), contains="要用在")
    # Nothing but a bank can be in these.
    one = await house.ask(
        both, chat, "", document=("题.gift", b"::x:: y {T}"), contains="导入题库吗"
    )
    assert len(re.findall(r"确认 \d{4}", one.text)) == 1
    assert await models.Question.all().count() == 1
    assert await Member.all().count() == 2


@on_sqlite
async def test_who_may_what(house: Any, platform: str) -> None:
    branch, teacher = await _teacher(house)
    await _send(house, teacher, platform, "题.csv", rows(A))
    chat, group = house.private(platform), branch.group(platform)
    member = await branch.person("成员")
    for text in ("题库", "题库 看 1", "题库 导出"):
        await house.ask(member, chat, text, contains="您的职务不能使用")
    looker = await branch.person("组织委员", Role.ORGANISATION)
    await house.ask(looker, chat, "题库 看 1", contains="答案：A")
    for text in ("题库 导出", "题库 导入", "题库 停用 1", "题库 改 1 答案 B", "题库 示例"):
        await house.ask(looker, chat, text, contains="不能改动和导出")
    await house.ask(teacher, group, "题库 导入", contains="请把文件私聊发给我")
    other = await house.branch("另一个支部")
    stranger = await other.person("别人", Role.PUBLICITY)
    await house.ask(stranger, chat, "题库 看 1", contains="没有第 1 题")
    await house.ask(stranger, chat, "题库 停用 1", contains="题库里没有：1")
    row = await models.Question.get()
    assert (row.revision, row.retired_at) == (1, None)


@on_sqlite
async def test_what_is_written_wrongly_is_answered_with_the_way(house: Any, platform: str) -> None:
    _, teacher = await _teacher(house)
    chat = house.private(platform)
    for text, told in {
        "题库 烧掉": "没有看懂“烧掉”",
        "题库 搜索": "题库 搜索 民主集中制",
        "题库 看": "请写题号",
        "题库 看 1 2": "题库 看 12",
        "题库 看 9999999999999": "请写题号",
        "题库 12": "没有第 12 题",
        "题库 改 12": "题库 改 12 答案 B",
        "题库 改 12 分数 5": "没有看懂“分数”",
        "题库 停用 甲": "请写题号",
        "题库 导出 pdf": "不能导出成“pdf”",
        "题库 导出": "没有可以导出的题",
        "题库 换规 党章": "题库 换规 《",
        "题库 换规 党章 明天": "题库 换规 《",
        "题库 换规 党章 2027-10-20": "没有依据“党章”",
        "题库 搜索 民主集中制": "没有找到",
    }.items():
        await house.ask(teacher, chat, text, contains=told)


@on_sqlite
async def test_a_rules_new_version_retires_and_is_told(house: Any, platform: str) -> None:
    _, teacher = await _teacher(house)
    secretary = await house.branches[0].person("书记", Role.SECRETARY)
    chat = house.private(platform)
    await _send(house, teacher, platform, "题.csv", rows(A, B, C))
    asked = await house.ask(
        secretary, chat, "题库 换规 《党章》 2027-10-20", contains="2 道题将停用"
    )
    assert await models.Question.filter(retired_at=None).count() == 3
    code = re.search(r"确认 (\d{4})", asked.text)
    assert code is not None
    before = len(house.world.transcript)
    done = await house.ask(secretary, chat, f"确认 {code[1]}", contains="已停用")
    assert "1、2" in done.text
    house.host.outbox.wake()
    await house.world.settled(0.2)
    told = [
        one
        for one in house.world.transcript.messages[before:]
        if one.person is teacher and one.from_bot
    ]
    assert len(told) == 1
    assert "依据旧版的 2 道题已停用" in told[0].text
    assert await models.Question.filter(retired_at=None).count() == 1


async def test_each_morning_what_is_over_retires_and_is_told_once(
    house: Any, platform: str
) -> None:
    branch, teacher = await _teacher(house)
    await branch.person("成员")
    over = C.replace("2027-01-01", "2026-11-24")
    await _send(house, teacher, platform, "题.csv", rows(A, over))
    start = len(house.world.transcript)
    await house.advance(hours=20)  # 05:00 on the 25th
    assert await models.Question.filter(retired_at=None).count() == 2
    await house.advance(hours=2)
    await house.world.settled(0.2)
    for _ in range(2):
        await house.advance(days=1)
    await house.world.settled(0.2)
    told = [
        one
        for one in house.world.transcript.messages[start:]
        if one.from_bot and "有效期已过" in one.text
    ]
    assert [one.person for one in told] == [teacher]
    assert "2. [判断] 党员要交纳党费。" in told[0].text
    row = await models.Question.get(number=2)
    assert row.retired_why == "expired"
    chat = house.private(platform)
    await house.ask(teacher, chat, "题库 启用 2", contains="有效期已过，没有启用：2")
    await house.ask(teacher, chat, "题库 改 2 有效期 2030-01-01", contains="第 2 题已改")
    await house.ask(teacher, chat, "题库 启用 2", contains="已启用 1 道：2")


@on_sqlite
async def test_the_sample_and_the_bank_in_english(house: Any, platform: str) -> None:
    branch, teacher = await _teacher(house, locale="en")
    chat = house.private(platform)
    done = await house.ask(teacher, chat, "/bank sample", contains="added, 0 updated, 0 unchanged")
    assert "please review each against the rules in force" in done.text
    again = await house.ask(teacher, chat, "/bank sample", contains="0 added")
    assert "Much like" not in again.text
    counted = await house.ask(teacher, branch.group(platform), "/bank", at=chat, contains="in use.")
    assert "single choice" in counted.text
    seen = await house.ask(teacher, chat, "/bank see 1", contains="Answer: ")
    assert "Id: " in seen.text
    await house.ask(teacher, chat, "/bank retire 1", contains="1 retired")
    await house.ask(teacher, chat, "/bank restore 1 2", contains="In use already: 2")
    await house.ask(teacher, chat, "/bank burn", contains="/help bank")
