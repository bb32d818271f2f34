"""Rosters: what is wrong in them, and what an import changes."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.branch.audit import Actor, latest
from bot.branch.category import Category
from bot.branch.models import Member
from bot.branch.roles import Role
from bot.branch.roster import tables
from bot.branch.roster.columns import Column
from bot.branch.roster.rows import check_rows
from bot.branch.roster.tables import read_table
from bot.branch.roster.template import template
from bot.branch.services import binding, rosters
from bot.errors import Refusal
from bot.store import uploads
from bot.terminal.loading import branch_named

TODAY = date(2026, 11, 24)
HEAD = "姓名,学号,类别,小组,角色,入党日期"
HOST = Actor.host()


def csv_of(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\n".join((HEAD, *lines)).encode(encoding)


def xlsx_of(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(content: bytes, name: str = "roster.csv"):
    return check_rows(read_table(content, name), TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_reads_csv_as_excel_writes_it(encoding: str) -> None:
    roster = read(csv_of("张三,2023001,正式党员,第一党小组,组织委员,2022-06-30", encoding=encoding))
    (row,) = roster.rows
    assert (row.row, row.name, row.student_no) == (2, "张三", "2023001")
    assert row.category is Category.FULL
    assert row.group_name == "第一党小组"
    assert row.roles == {Role.ORGANISATION}
    assert row.joined_on == date(2022, 6, 30)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_reads_any_usual_delimiter(delimiter: str) -> None:
    text = "姓名,学号,类别\n张三,2023001,预备党员".replace(",", delimiter)
    assert read(text.encode()).rows[0].category is Category.PROBATIONARY


def test_reads_xlsx_with_numbers_and_dates() -> None:
    content = xlsx_of(
        ("某学院党支部名册",),
        (None,),
        ("序号", "姓名", "学号", "政治面貌", "入党时间"),
        (1, "张三", 2023001, "中共党员", datetime(2022, 6, 30)),  # noqa: DTZ001
        (2, "李四", 2023002.0, "积极分子", None),
        (None, None, None, None, None),
        (3, "王五", "０２０２３", "发展对象", "2022年6月1日"),
    )
    roster = read(content, "roster.xlsx")
    assert roster.faults == ()
    assert [r.student_no for r in roster.rows] == ["2023001", "2023002", "02023"]
    assert [r.row for r in roster.rows] == [4, 5, 7]
    assert [r.joined_on for r in roster.rows] == [date(2022, 6, 30), None, date(2022, 6, 1)]


def test_reads_english_heads() -> None:
    content = xlsx_of(
        ("Name", "Student number", "Category", "Role"),
        ("Ann Lee", "b2023-1", "Full member", "deputy, group leader"),
    )
    (row,) = read(content, "r.xlsx").rows
    assert row.student_no == "B2023-1"
    assert row.roles == {Role.DEPUTY, Role.GROUP_LEADER}


def test_full_width_is_made_half_width() -> None:
    (row,) = read(
        csv_of("张　三,２０２３００１,正式党员,,,２０２２／０６／３０".replace("／", "-"))
    ).rows
    assert (row.name, row.student_no, row.joined_on) == ("张 三", "2023001", date(2022, 6, 30))


@pytest.mark.parametrize(
    ("line", "column", "text_id"),
    [
        (",2023001,正式党员", Column.NAME, "members-roster-no-name"),
        ("=cmd|x,2023001,正式党员", Column.NAME, "members-roster-bad-name"),
        ("12,2023001,正式党员", Column.NAME, "members-roster-bad-name"),
        ("长" * 65 + ",2023001,正式党员", Column.NAME, "members-roster-too-long"),
        ("张三,,正式党员", Column.STUDENT_NO, "members-roster-no-number"),
        ("张三,12,正式党员", Column.STUDENT_NO, "members-roster-bad-number"),
        ("张三,学号,正式党员", Column.STUDENT_NO, "members-roster-bad-number"),
        ("张三,1.2E+10,正式党员", Column.STUDENT_NO, "members-roster-bad-number"),
        ("张三,2023001,", Column.CATEGORY, "members-roster-no-category"),
        ("张三,2023001,群众", Column.CATEGORY, "members-roster-bad-category"),
        ("张三,2023001,正式党员," + "组" * 65, Column.GROUP, "members-roster-too-long"),
        ("张三,2023001,正式党员,,班长", Column.ROLE, "members-roster-bad-role"),
        ("张三,2023001,正式党员,,,去年", Column.JOINED_ON, "members-roster-bad-date"),
        ("张三,2023001,正式党员,,,2022-02-30", Column.JOINED_ON, "members-roster-bad-date"),
        ("张三,2023001,正式党员,,,2026-11-25", Column.JOINED_ON, "members-roster-date-out"),
        ("张三,2023001,正式党员,,,1900-01-01", Column.JOINED_ON, "members-roster-date-out"),
    ],
)
def test_says_what_is_wrong_in_which_cell(line: str, column: Column, text_id: str) -> None:
    roster = read(csv_of("李四,2023999,正式党员", line))
    (fault,) = roster.faults
    assert (fault.row, fault.column, fault.text_id) == (3, column, text_id)


def test_reports_every_fault_at_once_and_doubles() -> None:
    roster = read(csv_of(",,", ",1,x", "张三,2023001,党员", "李四,２０２３００１,党员"))
    assert [(f.row, f.text_id) for f in roster.faults] == [
        (3, "members-roster-no-name"),
        (3, "members-roster-bad-number"),
        (3, "members-roster-bad-category"),
        (5, "members-roster-number-twice"),
    ]
    assert roster.faults[-1].variables == {"value": "2023001", "first": 4}


@pytest.mark.parametrize(
    ("content", "name", "text_id"),
    [
        (b"", "r.csv", "members-roster-no-heads"),
        ("甲,乙\n1,2".encode(), "r.csv", "members-roster-no-heads"),
        ("姓名,学号\n张三,2023001".encode(), "r.csv", "members-roster-missing-column"),
        ("姓名,学号,类别,姓名\n".encode(), "r.csv", "members-roster-column-twice"),
        (csv_of(), "r.csv", "members-roster-empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "r.csv", "members-roster-encoding"),
        (b"not a zip", "r.xlsx", "members-roster-unreadable"),
        (b"PK\x03\x04broken", "r.xlsx", "members-roster-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "r.xls", "members-roster-old-excel"),
        (b"x" * (tables.MAX_BYTES + 1), "r.csv", "members-roster-too-big"),
        (csv_of(*["张三,2023001,党员"] * 5001), "r.csv", "members-roster-too-many-rows"),
    ],
)
def test_files_that_cannot_be_used_are_refused(content: bytes, name: str, text_id: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(content, name)
    assert caught.value.text_id == text_id


def test_a_zip_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (uploads.MAX_UNPACKED + 1))
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(Refusal) as caught:
        read(buffer.getvalue(), "r.xlsx")
    assert caught.value.text_id == "members-roster-too-big"


def test_documents_that_define_entities_are_refused() -> None:
    good = xlsx_of(("姓名", "学号", "类别"), ("张三", "2023001", "党员"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(buffer, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "xl/workbook.xml":
                content = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + content
            target.writestr(part, content)
    with pytest.raises(Refusal) as caught:
        read(buffer.getvalue(), "r.xlsx")
    assert caught.value.text_id == "members-roster-unreadable"


def test_a_formula_is_never_taken_as_text() -> None:
    content = xlsx_of(("姓名", "学号", "类别"), ('="张"&"三"', "2023001", "党员"))
    (fault,) = read(content, "r.xlsx").faults  # never computed, so it has no value
    assert fault.text_id == "members-roster-no-name"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["r.csv", "r.xlsx", "r.xls", ""]))
def test_any_bytes_give_a_roster_or_a_refusal(content: bytes, name: str) -> None:
    try:
        read(content, name)
    except Refusal:
        return


_CELLS = st.text(max_size=12) | st.sampled_from(["张三", "2023001", "正式党员", "2022-06-30"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=6, max_size=6), max_size=6))
def test_any_cells_give_people_or_faults(lines: list[list[str]]) -> None:
    table = [(1, list(HEAD.split(",")))] + [(i + 2, list(line)) for i, line in enumerate(lines)]
    if not any("".join(line).strip() for line in lines):
        return
    try:
        roster = check_rows(table, TODAY)  # type: ignore[arg-type]
    except Refusal:
        return
    numbers = [row.student_no for row in roster.rows]
    assert len(set(numbers)) == len(numbers)
    assert all(1 < fault.row <= len(lines) + 1 for fault in roster.faults)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
async def test_the_template_reads_back_without_its_example(locale: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(await template(locale), "template.xlsx")
    assert caught.value.text_id == "members-roster-empty"


# -- imports, on both databases ----------------------------------------------------------------

LINES = (
    "张三,2023001,正式党员,一组,书记,2022-06-30",
    "李四,2023002,预备党员,,,",
    "王五,2023003,党员,,,",
)


async def test_imports_and_repeats_without_change(house) -> None:
    view = await house.branch("一")
    first = await rosters.import_roster(
        house, view.id, csv_of(*LINES), "r.csv", HOST, may_grant=True
    )
    assert (first.added, first.updated, first.unchanged, first.done) == (3, 0, 0, True)
    again = await rosters.import_roster(
        house, view.id, csv_of(*LINES), "r.csv", HOST, may_grant=True
    )
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)
    view = await house.directory.branch(view.id)
    assert [m.name for m in view.holders(Role.SECRETARY)] == ["张三"]
    assert len(view.members) == 3
    actions = [e.action for e in await latest(view.id)]
    assert actions.count("role.granted") == 1
    assert actions.count("roster.imported") == 2


async def test_updates_by_number_and_removes_nobody(house) -> None:
    view = await house.branch("一")
    await rosters.import_roster(house, view.id, csv_of(*LINES), "r.csv", HOST, may_grant=True)
    await binding.bind(house, house.caller("7"), "李四", "2023002")
    changed = csv_of("李四,2023002,正式党员,二组,,", "赵六,2023004,党员,,,")
    report = await rosters.import_roster(house, view.id, changed, "r.csv", HOST)
    assert (report.added, report.updated, report.unchanged) == (1, 1, 0)
    assert sorted(report.absent) == ["张三", "王五"]
    (person,) = await house.directory.people(house.caller("7").platform, "7")
    assert (person.category, person.group_name) == ("full", "二组")
    assert len((await house.directory.branch(view.id)).members) == 4


async def test_a_column_left_out_leaves_what_is_known(house) -> None:
    view = await house.branch("一")
    await rosters.import_roster(house, view.id, csv_of(*LINES), "r.csv", HOST, may_grant=True)
    short = "姓名,学号,类别\n张三,2023001,正式党员".encode()
    report = await rosters.import_roster(house, view.id, short, "r.csv", HOST)
    assert report.unchanged == 1
    member = await Member.get(student_no="2023001")
    assert (member.group_name, member.joined_on) == ("一组", date(2022, 6, 30))


async def test_one_fault_and_nothing_is_changed(house) -> None:
    view = await house.branch("一")
    before = await latest(view.id)
    report = await rosters.import_roster(
        house, view.id, csv_of(*LINES, "坏,,党员"), "r.csv", HOST, may_grant=True
    )
    assert not report.done
    assert report.added == 0
    assert await Member.all().count() == 0
    assert await latest(view.id) == before


async def test_nobody_makes_officers_by_a_roster_without_the_right(house) -> None:
    view = await house.branch("一")
    report = await rosters.import_roster(house, view.id, csv_of(*LINES), "r.csv", Actor(1))
    assert [(f.row, f.text_id) for f in report.faults] == [(2, "members-roster-role-not-yours")]
    assert await Member.all().count() == 0


async def test_offices_that_are_held_already_need_no_right(house) -> None:
    view = await house.branch("一")
    await rosters.import_roster(house, view.id, csv_of(*LINES), "r.csv", HOST, may_grant=True)
    (zhang,) = (await house.directory.branch(view.id)).by_name("张三")
    report = await rosters.import_roster(
        house, view.id, csv_of(*LINES), "r.csv", Actor(zhang.member_id)
    )
    assert report.unchanged == 3


async def test_a_slipped_column_is_noticed(house) -> None:
    view = await house.branch("一")
    people = [(f"人甲{chr(0x4E00 + i)}", f"20230{i:02}") for i in range(10)]
    right = csv_of(*(f"{name},{number},党员" for name, number in people))
    await rosters.import_roster(house, view.id, right, "r.csv", HOST)
    names = [name for name, _ in people]
    slipped = csv_of(*(f"{names[i - 1]},{number},党员" for i, (_, number) in enumerate(people)))
    with pytest.raises(Refusal) as caught:
        await rosters.import_roster(house, view.id, slipped, "r.csv", HOST)
    assert caught.value.text_id == "members-roster-many-renamed"
    one = csv_of(f"改名,{people[0][1]},党员")
    report = await rosters.import_roster(house, view.id, one, "r.csv", HOST)
    assert report.renamed == ((people[0][0], "改名"),)


async def test_rosters_of_two_branches_stay_apart(house) -> None:
    one, two = await house.branch("一"), await house.branch("二")
    await rosters.import_roster(house, one.id, csv_of(*LINES), "r.csv", HOST, may_grant=True)
    report = await rosters.import_roster(house, two.id, csv_of("别人,2023001,党员"), "r.csv", HOST)
    assert (report.added, report.absent) == (1, ())
    assert (await house.directory.branch(one.id)).by_number("2023001").name == "张三"
    assert (await house.directory.branch(two.id)).by_number("2023001").name == "别人"
    assert (await house.directory.branch(two.id)).holders(Role.SECRETARY) == ()


async def test_the_host_imports_by_the_branchs_name(house) -> None:
    view = await house.branch("一")
    named = await branch_named(house, "一")
    report = await rosters.import_roster(
        house, named.id, csv_of(*LINES), "r.csv", HOST, may_grant=True
    )
    assert (report.branch_id, report.added) == (view.id, 3)
    with pytest.raises(Refusal) as caught:
        await branch_named(house, "没有")
    assert caught.value.text_id == "host-no-such-branch"
