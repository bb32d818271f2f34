"""The sentences, rendered apart from any handler."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.branch.category import Category
from bot.branch.roles import Role
from bot.branch.roster.columns import Column
from bot.branch.roster.rows import RowFault
from bot.branch.services.rosters import RosterReport
from bot.branch.views import AccountRef, BranchView, MemberView, Person
from bot.errors import Refusal
from bot.platforms.types import PlatformName
from bot.texts.locales import LOCALES
from bot.texts.texts import Texts
from plugins.members import FEATURE
from plugins.members.service import AuditLine
from plugins.members.wording import offices, options, person, roster
from plugins.members.wording.changes import Changes
from plugins.members.wording.words import Say, one_of, role_of

TEXTS = Texts([FEATURE.texts], strict=True)
ZH: Say = partial(TEXTS.get, "zh-CN")
EN: Say = partial(TEXTS.get, "en")


def _account(number: int, member: int, platform: PlatformName, **values: Any) -> AccountRef:
    return AccountRef(number, member, platform, f"90{number}", **values)


def _member(number: int, name: str, **values: Any) -> MemberView:
    given: dict[str, Any] = {"category": Category.FULL, "group_name": "第一党小组"} | values
    return MemberView(number, 1, name, f"20230101{number:02}", **given)


def _view(*members: MemberView, stored: Mapping[str, Any] | None = None) -> BranchView:
    by_id = {member.member_id: member for member in members}
    zone = ZoneInfo("Asia/Shanghai")
    return BranchView(1, "学生第一党支部", "zh-CN", zone, by_id, stored=stored or {})


ZHANG = _member(
    1,
    "张三",
    roles=frozenset({Role.SECRETARY, Role.GROUP_LEADER}),
    accounts=(
        _account(1, 1, PlatformName.QQ, name="三"),
        _account(2, 1, PlatformName.TELEGRAM, username="zhang3"),
    ),
    joined_on=date(2022, 6, 30),
)
LI = _member(2, "李四", category=Category.PROBATIONARY, group_name="")


def test_roster_in_chinese() -> None:
    assert roster.roster(ZH, _view(ZHANG, LI)) == (
        "【学生第一党支部】名册：共 2 人，已绑定 1 人，未绑定 1 人\n"
        "正式党员 1 人、预备党员 1 人\n"
        "\n"
        "未编组（1 人）\n"
        "· 李四 2023010102　预备党员　（未绑定）\n"
        "\n"
        "第一党小组（1 人）\n"
        "· 张三 2023010101　正式党员　书记、党小组组长\n"
        "\n"
        "名册 导出｜名册 模板｜名册 导入｜未绑定"
    )


def test_a_large_roster_lists_the_first_and_says_how_to_get_all() -> None:
    members = [_member(n, f"人{n}") for n in range(1, 91)]
    text = roster.roster(ZH, _view(*members))
    assert text.count("\n· ") == roster.LISTED
    assert "第一党小组（90 人）" in text
    assert f"其余 {90 - roster.LISTED} 人没有列出" in text
    assert "名册 导出" in text


def test_an_empty_roster_says_where_to_begin() -> None:
    assert "名册 模板" in roster.roster(ZH, _view())
    assert "/roster template" in roster.unbound(EN, _view())


def test_unbound_by_group_without_numbers_but_for_two_of_one_name() -> None:
    view = _view(ZHANG, LI, _member(3, "王五"), _member(4, "王五"))
    assert roster.unbound(ZH, view) == (
        "【学生第一党支部】未绑定 3 人，共 4 人\n"
        "未编组：李四\n"
        "第一党小组：王五 2023010103、王五 2023010104\n"
        "请他们私聊我发送：绑定 姓名 学号\n"
        "不方便的，可以给绑定码：绑定码 姓名"
    )


def test_everybody_bound() -> None:
    assert roster.unbound(ZH, _view(ZHANG)) == "【学生第一党支部】1 人全部绑定了。"


def test_import_report() -> None:
    done = RosterReport(
        1, added=3, updated=1, unchanged=26, absent=("赵六",), renamed=(("张三", "张三丰"),)
    )
    assert roster.report(ZH, done, _view(ZHANG, LI)) == (
        "名册已导入：新增 3 人，更新 1 人，没有变化 26 人。\n"
        "改了名字的：张三 → 张三丰\n"
        "有 1 人在原名册里、不在这个文件里，没有动他们：赵六\n"
        "还有 1 人未绑定，请他们私聊我发送：绑定 姓名 学号"
    )


def test_import_faults_row_by_row() -> None:
    faults = (
        RowFault(3, Column.NAME, "members-roster-no-name"),
        RowFault(5, Column.STUDENT_NO, "members-roster-number-twice", {"value": "A1", "first": 2}),
        RowFault(7, Column.ROLE, "members-roster-role-not-yours", {"value": "deputy"}),
    )
    assert roster.report(ZH, RosterReport(1, faults=faults), _view()) == (
        "表格里有 3 处要改，名册没有改动：\n"
        "第 3 行 姓名：没有写姓名\n"
        "第 5 行 学号：学号 A1 与第 2 行相同，请核对\n"
        "第 7 行 职务：表格要新安排副书记，这要由书记来做；请删去这一格，或请书记导入\n"
        "改好后把文件再发一次，附言写“名册 导入”。"
    )


def test_of_many_faults_the_first_twenty() -> None:
    faults = tuple(RowFault(n, Column.NAME, "members-roster-no-name") for n in range(2, 52))
    text = roster.faults(EN, faults)
    assert text.count("there is no name") == roster.FAULTS
    assert "30 more are not listed" in text


def test_own_record() -> None:
    here = Person.of(ZHANG, ZHANG.accounts[1])
    assert person.me(ZH, _view(ZHANG), ZHANG, here) == (
        "张三（学生第一党支部）\n"
        "学号：2023010101\n"
        "类别：正式党员\n"
        "党小组：第一党小组\n"
        "职务：书记、党小组组长\n"
        "入党日期：2022-06-30\n"
        "绑定的帐号：\n"
        "· QQ 三 901\n"
        "· Telegram @zhang3（现在这个）\n"
        "记录有误请告诉书记；换帐号请发送：换绑"
    )


def test_holders_and_vacancies() -> None:
    assert offices.holders_table(ZH, _view(ZHANG, LI)) == (
        "【学生第一党支部】的职务\n"
        "书记：张三\n"
        "副书记：（暂缺）\n"
        "组织委员：（暂缺）\n"
        "宣传委员：（暂缺）\n"
        "纪检委员：（暂缺）\n"
        "党小组组长：张三"
    )


def test_rights_mark_what_the_reader_may_do() -> None:
    text = offices.rights_table(ZH, {Role.GROUP_LEADER})
    own = [line for line in text.splitlines() if line.startswith("✅")]
    assert len(own) == 1
    assert own[0].startswith("✅ 看签到情况：")
    assert "党小组组长（限本组）" in own[0]
    assert "\n✅" not in offices.rights_table(EN, ())


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("组织委员", Role.ORGANISATION),
        ("Organisation Commissioner", Role.ORGANISATION),
        ("organization", Role.ORGANISATION),
        ("group_leader", Role.GROUP_LEADER),
        ("小组长", Role.GROUP_LEADER),
        ("书记", Role.SECRETARY),
        ("ＤＥＰＵＴＹ", Role.DEPUTY),
    ],
)
def test_roles_in_either_language(locale: str, written: str, role: Role) -> None:
    assert role_of(partial(TEXTS.get, locale), TEXTS, written) is role


def test_an_unknown_role_lists_the_known() -> None:
    with pytest.raises(Refusal) as refused:
        role_of(ZH, TEXTS, "班长")
    text = ZH(refused.value.text_id, **refused.value.variables)
    assert "没有“班长”这个职务" in text
    assert "纪检委员" in text


def test_the_word_for_taking_back() -> None:
    assert one_of(TEXTS, "members-word-revoke", "撤销")
    assert one_of(TEXTS, "members-word-revoke", "Revoke")
    assert not one_of(TEXTS, "members-word-revoke", "安排")


def _settings_texts() -> Texts:
    return Texts([FEATURE.texts, FEATURE.texts.parents[2] / "bot" / "texts"], strict=True)


@pytest.mark.parametrize("locale", LOCALES)
def test_settings_are_listed_and_explained(locale: str) -> None:
    say: Say = partial(_settings_texts().get, locale)
    view = _view(stored={"quiet_from": "23:00"})
    text = options.settings_list(say, locale, view)
    assert "23:00" in text
    assert "Asia/Shanghai" in text
    assert len(text.splitlines()) == len(view.registry) + 1 + len(
        say("members-settings-how").splitlines()
    )
    for setting in view.registry.values():
        detail = options.detail(say, locale, view, setting)
        assert setting.called(locale) in detail
        setting.parse(options.sample(say, setting))


def test_the_record_of_changes() -> None:
    at = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
    lines = [
        AuditLine(at, "role.granted", "张三", False, "李四", {"role": "organisation"}),
        AuditLine(at, "setting.changed", "", True, "locale", {"before": "zh-CN", "after": "en"}),
        AuditLine(at, "account.bound", "李四", False, "李四", {"platform": "qq", "by": "code"}),
        AuditLine(at, "chat.migrated", "", False, "telegram:-5", {"old": "-4"}),
        AuditLine(at, "code.issued", "张三", False, "", {}),
        AuditLine(at, "signin.unheard-of", "张三", False, "x", {}),
    ]
    changes = Changes(TEXTS, "zh-CN", ZH, ["members"], ZoneInfo("Asia/Shanghai"))
    assert changes.render(lines) == (
        "最近 6 条改动：\n"
        "11-24 09:05　张三：安排李四为组织委员\n"
        "11-24 09:05　负责运行机器人的人：设置 locale：zh-CN → en\n"
        "11-24 09:05　李四：李四绑定了 QQ 帐号\n"
        "11-24 09:05　机器人：跟随一个群升级为超级群\n"
        "11-24 09:05　张三：给某位同志发了绑定码\n"
        "11-24 09:05　张三：signin.unheard-of"
    )
    assert changes.render([]) == "还没有改动记录。"
