"""The columns of a roster and the words that people write in them."""

from __future__ import annotations

from enum import StrEnum

from bot.branch.category import Category
from bot.branch.roles import Role
from bot.branch.views import fold


class Column(StrEnum):
    """A column that the importer knows. Others are passed over."""

    NAME = "name"
    STUDENT_NO = "student_no"
    CATEGORY = "category"
    GROUP = "group"
    ROLE = "role"
    JOINED_ON = "joined_on"


REQUIRED = (Column.NAME, Column.STUDENT_NO, Column.CATEGORY)

# The first of each is the head in the template of that language.
HEADS_ZH = {
    Column.NAME: ("姓名", "名字"),
    Column.STUDENT_NO: ("学号", "学工号", "工号", "学号/工号", "编号"),
    Column.CATEGORY: ("类别", "人员类别", "党员类别", "政治面貌", "身份"),
    Column.GROUP: ("党小组", "小组", "组别", "所在小组"),
    Column.ROLE: ("职务", "角色", "党内职务", "支部职务"),
    Column.JOINED_ON: ("入党日期", "入党时间", "加入党组织日期", "入党年月"),
}
HEADS_EN = {
    Column.NAME: ("Name", "Full name"),
    Column.STUDENT_NO: ("Student number", "Student no", "Student no.", "Student ID", "student_no"),
    Column.CATEGORY: ("Category", "Status"),
    Column.GROUP: ("Group", "Party group", "group_name"),
    Column.ROLE: ("Role", "Office"),
    Column.JOINED_ON: ("Joined on", "Joined", "Date joined", "joined_on"),
}

CATEGORY_WORDS = {
    Category.FULL: ("正式党员", "中共党员", "党员", "正式", "full", "full member", "member"),
    Category.PROBATIONARY: (
        "预备党员", "中共预备党员", "预备", "probationary", "probationary member",
    ),
    Category.CANDIDATE: ("发展对象", "candidate"),
    Category.ACTIVIST: ("入党积极分子", "积极分子", "activist"),
    Category.APPLICANT: ("入党申请人", "申请人", "applicant"),
}  # fmt: skip
ROLE_WORDS = {
    Role.SECRETARY: ("书记", "支部书记", "支书", "secretary"),
    Role.DEPUTY: ("副书记", "支部副书记", "deputy", "deputy secretary"),
    Role.ORGANISATION: ("组织委员", "organisation", "organization"),
    Role.PUBLICITY: ("宣传委员", "publicity"),
    Role.DISCIPLINE: ("纪检委员", "纪律检查委员", "discipline"),
    Role.GROUP_LEADER: ("党小组组长", "党小组长", "小组长", "组长", "group leader", "group_leader"),
}
NO_ROLE = frozenset(map(fold, ("", "无", "-", "—", "/", "none", "普通党员", "党员", "member")))
EXAMPLE_MARKS = ("示例", "例:", "例：", "example")


def head_of(text: str) -> Column | None:
    """The column that a head names."""
    return _HEADS.get(fold(text))


def category_of(text: str) -> Category | None:
    """The category that a word names."""
    return _CATEGORIES.get(fold(text))


def role_of(text: str) -> Role | None:
    """The role that a word names."""
    return _ROLES.get(fold(text))


_HEADS = {
    fold(word): column
    for heads in (HEADS_ZH, HEADS_EN)
    for column, words in heads.items()
    for word in words
}
_CATEGORIES = {fold(word): code for code, words in CATEGORY_WORDS.items() for word in words}
_ROLES = {fold(word): code for code, words in ROLE_WORDS.items() for word in words}
