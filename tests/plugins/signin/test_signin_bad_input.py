"""Whatever is said wrongly: a clear sentence that says what to do, and nothing changes.

Each line of the table is said on both platforms to branches of both languages; the answer is
compared whole, and the database before with the database after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from tortoise import Tortoise

from bot.branch.roles import Role
from bot.store.store import Store
from plugins.signin.models import AttendanceSession

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
# Chinese name, English alias, whether a right is needed.
COMMANDS = (
    ("签到", "/signin", False),
    ("请假", "/leave", False),
    ("签到情况", "/attendees", False),
    ("签到统计", "/attendancestats", False),
    ("复核", "/recheck", False),
    ("发起签到", "/attendance", True),
    ("现场签到", "/liveattendance", True),
    ("结束签到", "/endattendance", True),
    ("撤销签到", "/cancelattendance", True),
    ("补签", "/makeup", True),
    ("准假", "/grantleave", True),
    ("退回", "/returnleave", True),
    ("待批请假", "/leaves", True),
    ("签到导出", "/attendancexlsx", True),
)
NEXT = {
    # What a sentence has that tells its reader what to do.
    "zh-CN": re.compile(
        "发送|再发|只发|例如|请写|请用|请改|请检查|请缩短|请联系|联系书记|请先|请私聊"
    ),
    "en": re.compile(
        "[Ss]end|for example|[Ww]rite|[Aa]sk |[Pp]lease|[Cc]heck |shorten|choose|Wait", re.DOTALL
    ),
}


@dataclass
class Case:
    """What somebody says, and the text that must answer. `guess` may be counted as a wrong try."""

    who: str
    said: str
    text_id: str
    known: dict[str, Any] = field(default_factory=dict)
    place: str = "private"
    picture: bool = False
    guess: bool = False


def cases(zh: bool, code: str, old: str, more: int) -> list[Case]:
    """The table. `code` is good, `old` of a session that is over; `more` letters are too many."""

    def word(chinese: str, english: str) -> str:
        return chinese if zh else english

    def say(chinese: str, english: str, rest: str = "") -> str:
        return f"{word(chinese, english)} {rest}".strip()

    found = []
    for chinese, english, right in COMMANDS:
        plain = word(chinese, english)
        argument = f"{plain} {code}"
        found += [
            Case("unbound", argument, "host-not-bound"),
            Case("unbound", argument, "host-not-bound", place="group"),
            Case("foreigner", argument, "host-not-bound", place="group"),
            Case("secretary", argument, "host-no-branch-here", place="elsewhere"),
        ]
        if right:
            found.append(Case("member", argument, "host-no-right", {"command": chinese}))
            found.append(
                Case("member", argument, "host-no-right", {"command": chinese}, place="group")
            )
        if more:
            long = f"{plain} {'长' * more}"
            length = {"most": 4000, "length": len(long)}
            found.append(Case("secretary", long, "host-too-long", length))
    link = say("签到链接", "/signinlink")
    found += [
        Case("unbound", f"{link} 0123456789abcdef", "host-not-bound"),
        Case("member", link, "signin-wrong-link"),
        Case("member", f"{link} 0123456789abcdef", "signin-wrong-link", guess=True),
    ]
    # Codes.
    unreadable = "signin-code-unreadable"
    sign = word("签到", "/signin")
    found += [
        Case("member", f"{sign} {rest}", unreadable)
        for rest in ("😀", "我来了", "12345", "④", "长" * 3000)
    ]
    found += [
        Case("member", f"{sign} 0000", "signin-wrong-code", {"code": "0000"}, guess=True),
        Case("member", f"{sign} ００００", "signin-wrong-code", {"code": "0000"}, guess=True),
        Case(
            "member",
            f"{sign} {old}",
            "signin-session-too-late",
            {"title": "旧会", "number": 1, "closed": "09:15"},
        ),
    ]
    # Leave.
    leave = word("请假", "/leave")
    found += [
        Case("member", leave, "signin-leave-reason-missing"),
        Case("member", f"{leave} #2", "signin-leave-reason-missing"),
        Case("member", leave, "signin-words-not-pictures", picture=True),
        Case(
            "member",
            f"{leave} {'烧' * 201}",
            "signin-reason-too-long",
            {"most": 200, "length": 201},
        ),
        Case("member", f"{leave} #99 发烧", "signin-no-such-session", {"number": 99}),
        Case("member", f"{leave} ＃１ 发烧", "signin-is-closed", {"title": "旧会", "number": 1}),
        Case("signed", f"{leave} 发烧", "signin-leave-but-signed", {"title": "主题党日"}),
    ]
    for chinese, english in (("准假", "/grantleave"), ("退回", "/returnleave")):
        decide = word(chinese, english)
        missing = ("signin-leave-number-missing", {"command": chinese})
        found += [
            Case("secretary", f"{decide} {rest}".strip(), *missing)
            for rest in ("", "😀", "张三", "①", "-1", "9" * 30)
        ]
        found += [
            Case("secretary", decide, *missing, picture=True),
            Case("secretary", f"{decide} ９９", "signin-no-such-leave", {"number": 99}),
            Case(
                "secretary",
                f"{decide} 1 {'好' * 201}",
                "signin-reason-too-long",
                {"most": 200, "length": 201},
            ),
        ]
    # Opening.
    start = word("发起签到", "/attendance")
    found += [
        Case("secretary", start, "signin-title-missing"),
        Case("secretary", f"{start} ３０分钟", "signin-title-missing"),
        Case("secretary", start, "signin-words-not-pictures", picture=True),
        Case(
            "secretary",
            f"{start} 主题党日 5分钟",
            "signin-already-open",
            {"title": "主题党日", "number": 2},
        ),
        Case("secretary", f"{start} 党课 ０", "signin-deadline-too-short", {"word": "0"}),
        Case("secretary", f"{start} 党课 25小时", "signin-deadline-too-long", {"word": "25小时"}),
        Case("secretary", f"{start} 党课 ０８：００", "signin-deadline-past", {"word": "08:00"}),
        Case("secretary", f"{start} 党课 25:00", "signin-deadline-unreadable", {"word": "25:00"}),
        Case(
            "secretary", f"{start} {'会' * 41}", "signin-title-too-long", {"most": 40, "length": 41}
        ),
    ]
    # Numbers of sessions.
    for chinese, english in (
        ("签到情况", "/attendees"),
        ("结束签到", "/endattendance"),
        ("撤销签到", "/cancelattendance"),
        ("签到导出", "/attendancexlsx"),
        ("现场签到", "/liveattendance"),
    ):
        plain = word(chinese, english)
        unreadable_number = ("signin-number-unreadable", {"command": chinese})
        found += [
            Case("secretary", f"{plain} {rest}", *unreadable_number)
            for rest in ("一", "😀", "1 2", "9" * 30)
        ]
        found.append(Case("secretary", f"{plain} ９９", "signin-no-such-session", {"number": 99}))
    closed = {"title": "旧会", "number": 1}
    found += [
        Case("secretary", f"{word('结束签到', '/endattendance')} １", "signin-is-closed", closed),
        Case("secretary", f"{word('现场签到', '/liveattendance')} 1", "signin-is-closed", closed),
        Case(
            "secretary",
            word("现场签到", "/liveattendance"),
            "signin-not-live",
            {"title": "主题党日", "code": code},
        ),
    ]
    # Make-up and statistics: who is meant.
    make_up, figures = word("补签", "/makeup"), word("签到统计", "/attendancestats")
    found += [
        Case("secretary", make_up, "signin-makeup-how"),
        Case("secretary", f"{make_up} 张三", "signin-makeup-reason-missing"),
        Case("secretary", f"{make_up} 张三", "signin-words-not-pictures", picture=True),
        Case("secretary", f"{make_up} 无名氏 迟到", "host-no-such-member", {"who": "无名氏"}),
        Case("secretary", f"{make_up} 😀 迟到", "host-no-such-member", {"who": "😀"}),
        Case("secretary", f"{make_up} {'无' * 3000} x", "host-no-such-member", {"who": "无" * 20}),
        Case(
            "secretary", f"{make_up} 李明 迟到", "host-several-of-name", {"who": "李明", "count": 2}
        ),
        Case(
            "secretary",
            f"{make_up} 王五 迟到",
            "signin-makeup-already",
            {"who": "王五", "title": "主题党日"},
        ),
        Case(
            "secretary",
            f"{make_up} 张三 {'好' * 201}",
            "signin-reason-too-long",
            {"most": 200, "length": 201},
        ),
        Case("secretary", f"{make_up} 张三 迟到 #99", "signin-no-such-session", {"number": 99}),
        Case("secretary", f"{figures} 无名氏", "host-no-such-member", {"who": "无名氏"}),
        Case("secretary", f"{figures} 李明", "host-several-of-name", {"who": "李明", "count": 2}),
        Case("secretary", f"{figures} 张三 李四 王五", "signin-statistics-how"),
        Case("member", f"{figures} 王五", "signin-statistics-not-yours"),
        Case("member", f"{figures} {word('全体', 'all')}", "signin-statistics-not-yours"),
    ]
    # Second checks.
    check = word("复核", "/recheck")
    found += [
        Case("member", check, "signin-recheck-how"),
        Case("member", f"{check} 😀", "signin-recheck-how"),
        Case(
            "member", f"{check} ００００", "signin-recheck-wrong-code", {"code": "0000"}, guess=True
        ),
        Case("secretary", f"{check} 0", "signin-recheck-minutes", {"most": 60}),
        Case("secretary", f"{check} 61分钟", "signin-recheck-minutes", {"most": 60}),
        Case("secretary", f"{check} 好", "signin-recheck-minutes", {"most": 60}),
    ]
    # A picture and nothing else.
    found.append(Case("member", "", "host-not-text", picture=True))
    return found


async def dump(store: Store) -> dict[str, list[Any]]:
    """Every row of every table, but for what only notes that somebody spoke."""
    found = {}
    models = [model for app in Tortoise.apps.values() for model in app.values()]
    # As the database has them, over one connection: there are some hundred dumps to be made.
    async with store.transaction():
        for meta in (model._meta for model in models):
            if meta.db_table in {"platform_mark", "signin_wrong_try"}:
                continue
            rows = await store.connection.execute_query_dict(
                f'SELECT * FROM "{meta.db_table}" ORDER BY "{meta.db_pk_column}"'
            )
            found[meta.db_table] = [
                {k: v for k, v in row.items() if k not in {"last_seen", "name", "username"}}
                if meta.db_table == "branch_account"
                else row
                for row in rows
            ]
    return found


@dataclass
class Scene:
    """A branch with a session that is over and one that runs, and those who say the wrong."""

    house: Any
    people: dict[str, Any]
    places: dict[str, Any]
    code: str
    old: str

    async def answer(self, case: Case) -> Any:
        """What the bot answers."""
        place = self.places[case.place]
        picture = PICTURE if case.picture else None
        return await self.house.ask(self.people[case.who], place, case.said, picture=picture)


@pytest.fixture
async def scene(house: Any, platform: str, locale: str) -> Scene:
    """The scene in a locale."""
    branch = await house.branch("第一党支部", locale=locale)
    secretary = await branch.person("书记", Role.SECRETARY)
    for name in ("张三", "王五", "李明"):
        await branch.person(name)
    await branch.person("李明", student_no="2022999999")
    unbound = await branch.person("路人", enrolled=False)
    foreign = await house.branch("第二党支部", locale=locale)
    foreigner = await foreign.person("外人", Role.SECRETARY)
    world = house.world
    make = world.qq_group if platform == "qq" else world.telegram_group
    elsewhere = make("闲聊", [secretary])
    world.join(foreigner, branch.group(platform))
    for account in (unbound.telegram,):
        if account is not None:
            account.language_code = locale
    private = house.private(platform)
    codes = []
    for title in ("旧会 5分钟", "主题党日 60分钟"):
        start = "发起签到" if locale == "zh-CN" else "/attendance"
        await house.ask(secretary, private, f"{start} {title}", contains=title.split()[0])
        session = await AttendanceSession.all().order_by("-number").first()
        assert session is not None
        codes.append(session.code)
        if title.startswith("旧会"):
            await house.advance(minutes=5)
            await house.advance(minutes=10)
    sign = "签到" if locale == "zh-CN" else "/signin"
    await house.ask(branch.people["王五"], private, f"{sign} {codes[1]}")
    leave = "请假" if locale == "zh-CN" else "/leave"
    await house.ask(branch.people["李明"], private, f"{leave} x")
    await house.world.settled(0.3)
    people = {
        "secretary": secretary,
        "member": branch.people["张三"],
        "signed": branch.people["王五"],
        "unbound": unbound,
        "foreigner": foreigner,
    }
    places = {"private": private, "group": branch.group(platform), "elsewhere": elsewhere}
    return Scene(house, people, places, codes[1], codes[0])


@pytest.mark.parametrize(
    ("platform", "database_url", "locale"),
    [
        ("qq", "sqlite", "zh-CN"),
        ("qq", "sqlite", "en"),
        ("telegram", "sqlite", "en"),
        ("telegram", "postgres", "zh-CN"),
    ],
    indirect=["database_url"],
)
@pytest.mark.timeout(240)
async def test_bad_input_gets_a_clear_sentence_and_changes_nothing(
    house: Any, scene: Scene, platform: str, locale: str, logs: Any
) -> None:
    texts = house.host.texts
    # Telegram lets nobody say more than 4,096 characters at once.
    more = 10_000 if platform == "qq" else 4_050
    before = await dump(house.host.store)
    wrong = []
    for case in cases(locale == "zh-CN", scene.code, scene.old, more):
        heard = await scene.answer(case)
        spoken = _locale_of(case, platform, locale)
        expected = texts.get(spoken, case.text_id, **case.known)
        after = await dump(house.host.store)
        if heard.text != expected or not NEXT[spoken].search(heard.text) or after != before:
            changed = [table for table in after if after[table] != before[table]]
            wrong.append(f"{case.who}, {case.place}: {case.said[:40]} -> {heard.text} {changed}")
        before = after
        if case.guess:
            house.clock.advance(timedelta(seconds=20))
    assert not wrong, "\n".join(wrong)
    assert logs.errors() == []


def _locale_of(case: Case, platform: str, locale: str) -> str:
    """The branch's for its groups and its people; others read Telegram's choice, or ours."""
    stranger = case.who == "unbound" and case.place == "private"
    return "zh-CN" if case.place == "elsewhere" or (platform == "qq" and stranger) else locale
