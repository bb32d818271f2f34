"""`名册`: seen, exported, and brought in from a file."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.branch.audit import Actor
from bot.branch.models import AuditEntry, Member, RoleGrant
from bot.branch.roles import Role
from bot.branch.services.rosters import import_roster
from tests.house.databases import on_sqlite
from tests.plugins.members.conftest import confirm, make_admin


async def _sent(house: Any, person: Any, platform: str, name: str, content: bytes) -> Any:
    """Send a file in private with the caption, or on QQ, which has none, with the second word."""
    chat = house.private(platform)
    if platform == "telegram":
        return await house.ask(person, chat, "名册 导入", document=(name, content))
    asked = await house.ask(person, chat, document=(name, content), text="")
    return await confirm(house, person, chat, asked)


async def _document(house: Any, person: Any, platform: str, text: str) -> tuple[str, bytes]:
    """The file that answers a command; on QQ it is a message of its own, after the text."""
    chat = house.private(platform)
    said = await person.say(chat, text)
    heard = await house.world.heard(chat, person, after=said, count=2 if platform == "qq" else 1)
    found = [message.document for message in heard if message.document is not None]
    assert len(found) == 1
    return found[0]


@on_sqlite
async def test_seen_in_private_also_when_asked_in_the_group(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    await branch.person("张三", student_no="2023010101", bound=False)
    said = await officer.say(branch.group(platform), "名册")
    heard = await house.world.heard(house.private(platform), officer, "共 2 人", after=said)
    assert "张三 2023010101" in heard[0].text
    assert house.world.said(branch.group(platform), after=said) == []


async def test_brought_in_and_safe_to_repeat(house: Any, platform: str, csv_roster: bytes) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    answer = await _sent(house, officer, platform, "名册.csv", csv_roster)
    assert "新增 2 人" in answer.text
    assert "李书记" in answer.text  # in the roster, but not in the file
    assert await Member.filter(branch_id=branch.id).count() == 3
    assert await RoleGrant.filter(role=Role.ORGANISATION).count() == 1
    again = await _sent(house, officer, platform, "名册.csv", csv_roster)
    assert "新增 0 人，更新 0 人，没有变化 2 人" in again.text
    assert await Member.filter(branch_id=branch.id).count() == 3


@on_sqlite
async def test_a_file_without_a_word_is_asked_about(
    house: Any, platform: str, csv_roster: bytes
) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    chat = house.private(platform)
    asked = await house.ask(officer, chat, "", document=("新名册.csv", csv_roster))
    assert "新名册.csv" in asked.text
    assert await Member.all().count() == 1
    done = await confirm(house, officer, chat, asked)
    assert "新增 2 人" in done.text
    assert await Member.all().count() == 3


async def test_one_fault_and_nothing_is_changed(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    content = "姓名,学号,类别\n王五,2023010105,正式党员\n赵六,2023010106,党员家属\n".encode()
    answer = await _sent(house, officer, platform, "名册.csv", content)
    assert "第 3 行 类别：没有“党员家属”这个类别" in answer.text
    assert "名册没有改动" in answer.text
    assert await Member.all().count() == 1


@on_sqlite
async def test_an_officer_cannot_hand_out_roles_by_file(
    house: Any, platform: str, csv_roster: bytes
) -> None:
    branch = await house.branch()
    officer = await branch.person("张三", Role.ORGANISATION)
    answer = await _sent(house, officer, platform, "名册.csv", csv_roster)
    assert "要由书记来做" in answer.text
    assert await Member.all().count() == 1
    assert await RoleGrant.all().count() == 1


@on_sqlite
async def test_a_file_from_somebody_without_the_right_is_left_alone(
    house: Any, platform: str, csv_roster: bytes
) -> None:
    branch = await house.branch()
    chat = house.private(platform)
    for person in (
        await branch.person("张三"),
        await branch.person("王五", Role.PUBLICITY),
        await branch.person("外人", enrolled=False),
    ):
        answer = await house.ask(person, chat, "", document=("作业.docx", csv_roster))
        assert "没有打开它" in answer.text
        assert "名册”" not in answer.text
    assert await Member.all().count() == 2


@on_sqlite
async def test_files_that_are_no_roster(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    chat = house.private(platform)
    picture = await house.ask(officer, chat, "", document=("照片.png", b"\x89PNG"))
    assert "“照片.png”这样的文件我用不上" in picture.text
    assert "导入名册：.xlsx .csv" in picture.text
    broken = await _sent(house, officer, platform, "名册.xlsx", b"PK\x03\x04 but no archive")
    assert "打不开" in broken.text
    without = await house.ask(officer, chat, "名册 导入")
    assert "名册 模板" in without.text
    other = await house.ask(officer, chat, "名册 烧掉")
    assert "没有看懂“烧掉”" in other.text
    assert await Member.all().count() == 1


@on_sqlite
async def test_a_member_gets_and_brings_nothing(
    house: Any, platform: str, csv_roster: bytes
) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    chat = house.private(platform)
    for text in ("名册", "名册 导出", "名册 模板"):
        answer = await house.ask(person, chat, text)
        assert answer.document is None
        assert "权限" in answer.text
    refused = await house.ask(person, chat, "", document=("名册.csv", csv_roster))
    assert "权限" in refused.text
    assert await Member.all().count() == 1


@on_sqlite
async def test_a_roster_in_a_group_is_taken_back(house: Any, csv_roster: bytes) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    group = branch.telegram_group
    make_admin(house, group)
    said = await officer.say(group, "名册 导入", document=("名册.csv", csv_roster))
    answer = (await house.world.heard(group, after=said))[0]
    assert "私聊" in answer.text
    assert said.recalled
    assert await Member.all().count() == 1


async def test_what_is_exported_can_be_brought_in_again(house: Any, platform: str) -> None:
    for locale, command in (("zh-CN", "名册 导出"), ("en", "/roster export")):
        branch = await house.branch(f"支部 {locale}", locale=locale)
        officer = await branch.person(f"书记{locale}", Role.SECRETARY, Role.GROUP_LEADER)
        await branch.person(f"张三{locale}", group_name="第一党小组")
        name, content = await _document(house, officer, platform, command)
        assert name.endswith(".xlsx")
        report = await import_roster(house.host, branch.id, content, name, Actor.host())
        assert report.faults == ()
        assert (report.added, report.updated, report.unchanged) == (0, 0, 2)


@on_sqlite
async def test_the_template_is_empty_and_understood(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    _, content = await _document(house, officer, platform, "名册 模板")
    filled = await asyncio.to_thread(_fill, content)
    done = await _sent(house, officer, platform, "填好的.xlsx", filled)
    assert "新增 1 人" in done.text
    member = await Member.get(student_no="2023010188")
    assert (member.name, member.category) == ("钱七", "activist")
    assert await AuditEntry.filter(action="roster.imported").count() == 1


def _fill(template: bytes) -> bytes:
    import io

    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(template))
    book.worksheets[0].append(["钱七", "2023010188", "入党积极分子", "", "", None])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
