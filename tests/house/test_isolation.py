"""Nothing of one branch is ever visible in another: every command and page, from the tables.

A command or a page that is registered is walked; nothing has to be added here for it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from bot.branch.models import Account, Member
from bot.branch.roles import Role
from bot.commands.command import Command, Where, Who
from bot.commands.models import Confirmation
from bot.delivery.models import OutboxRow
from bot.platforms.types import PlatformName
from bot.schedule.models import Occurrence
from bot.web.pages import Page
from plugins.signin.models import AttendanceSession, Leave
from tests.house.canaries import Canaries, everything_in, fill, marks_of, models, rows_of
from tests.house.house import House, TestBranch

PLATFORMS = ("qq", "telegram")
SECRET = "隐秘学院第九党支部"
TITLE = "隐秘会议"
CODE = "0473"
"""A code that no branch is given: none begins with 0."""
SHARE = 3
"""Of how many lines of the others one is said: with the words they take turns."""
NUMBER, LEAVE, DOUBT = 47_113, 47_124, 47_135
MISSED = datetime(2026, 11, 19, 23, 17, tzinfo=UTC)


class WatchedPictures:
    """The house's own pictures, and what was written in them."""

    def __init__(self, pictures: Any) -> None:
        self._pictures = pictures
        self.drawn: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pictures, name)

    async def render(self, template: Any, data: Any, *more: Any, **named: Any) -> Any:
        self.drawn.append(repr(data))
        return await self._pictures.render(template, data, *more, **named)

    def qr(self, text: str) -> Any:
        self.drawn.append(text)
        return self._pictures.qr(text)

    def qr_svg(self, text: str) -> Any:
        self.drawn.append(text)
        return self._pictures.qr_svg(text)


@dataclass
class Scene:
    """Our branch, and the other one with something in every table."""

    house: House
    ours: TestBranch
    other: TestBranch
    pictures: WatchedPictures
    words: dict[str, str] = field(default_factory=dict)
    before: Any = None
    marks: Canaries = field(default_factory=lambda: Canaries(()))

    @property
    def commands(self) -> list[Command]:
        """Every command that is registered."""
        return list(self.house.host.router.table)

    def said(self, argument: str) -> str:
        """What whoever says it tells the bot: a mention names an account too."""
        who = self.other.people["隐成员"]
        return argument + (f" {who.qq_id} {who.telegram_id}" if "@" in argument else "")

    async def unchanged(self) -> None:
        """Fail where a row of the other branch changed, came or went."""
        after = await rows_of(self.other.id)
        for table, rows in self.before.items():
            assert after[table] == rows, table


@pytest.fixture
async def scene(house: Any) -> Scene:
    pictures = WatchedPictures(house.host.pictures)
    house.host.pictures = pictures
    ours, other = await house.branch("我们的支部"), await house.branch(SECRET)
    for role in Role:
        await ours.person(f"我方{role}", role, group_name="一组")
    await ours.person("我方成员", group_name="一组")
    await ours.person("我方未绑", bound=False)
    await ours.person("我方路人", enrolled=False)
    secretary = await other.person("隐书记", Role.SECRETARY, student_no="8877000101")
    await other.person("隐成员", student_no="8877000102", group_name="隐组")
    await other.person("隐未绑", student_no="8877000103", bound=False)
    scene = Scene(house, ours, other, pictures)
    await _live_in(scene, secretary)
    for group in (ours.qq_group, ours.telegram_group):
        house.world.join(house.superuser(), group)
    return scene


async def _live_in(scene: Scene, secretary: Any) -> None:
    """The other branch uses every part of the bot; then nothing more happens in it."""
    house, other = scene.house, scene.other
    member, group = other.people["隐成员"], other.qq_group
    await house.ask(secretary, group, f"发起签到 {TITLE} 60分钟", contains=TITLE)
    session = await AttendanceSession.get()
    await house.ask(member, group, f"签到 {session.code}", contains="隐成员")
    await house.ask(member, group, "签到", contains="隐成员")
    await house.ask(secretary, house.private("qq"), "请假 隐秘的病情")
    await house.ask(secretary, house.private("qq"), "复核")
    await house.ask(secretary, house.private("qq"), "绑定码 隐未绑")
    await house.ask(secretary, house.private("qq"), "撤销签到")
    await house.ask(secretary, house.private("qq"), "设置")
    await house.world.settled(0.2)
    await AttendanceSession.filter(id=session.id).update(number=NUMBER, code=CODE)
    await Leave.filter(branch_id=other.id).update(number=LEAVE)
    now = house.clock.now()
    await OutboxRow.create(
        id=DOUBT,
        key="hidden",
        state="uncertain",
        branch_id=other.id,
        body={"text": "隐秘的消息"},
        not_before=now,
        created_at=now,
        changed_at=now,
    )
    await Occurrence.create(
        job="signin.daily", branch_id=other.id, due_at=MISSED, try_at=now, state="skipped"
    )
    people = await house.host.directory.people(PlatformName.QQ, secretary.qq_id)
    link = await house.host.web.login_link(people[0])
    # Nothing waits to be sent: from here on a change of a row is somebody's doing.
    await OutboxRow.filter(branch_id=other.id, state__in=["pending", "sending"]).delete()
    await fill(other.id, other.members["隐成员"], now)
    empty = [table for table, rows in (await rows_of(other.id)).items() if not rows]
    assert set(empty) <= {m._meta.db_table for m in models() if not _owned(m)}, empty
    confirmation = await Confirmation.filter(branch_id=other.id).first()
    assert confirmation is not None
    # What shows most by itself is said last, since from then on it may come back.
    scene.words = {
        "number": str(NUMBER),
        "code": CODE,
        "token": session.token,
        "leave": f"{LEAVE} 好",
        "message": f"{DOUBT} 重发",
        "confirmation": confirmation.code,
        "link": link.rpartition("/")[2],
        "student_no": "8877000102",
        "title": TITLE,
        "mention": "@{隐成员}",
        "name": "隐成员",
        "role": "隐成员 书记",
        "reason": f"{NUMBER} 隐成员 来了",
        "branch": SECRET,
    }
    accounts = [who.account(p) for who in other.people.values() for p in PLATFORMS]
    shown = (str(NUMBER), str(LEAVE), str(DOUBT), "11-20 07:17")
    scene.marks = Canaries({*await marks_of(other.id), *accounts, *shown})
    scene.before = await rows_of(other.id)


def _owned(model: Any) -> bool:
    names = set(model._meta.fields_map)
    return bool(names & {"branch", "branch_id", "member", "member_id"})


async def _forget_tries(scene: Scene) -> None:
    """Whoever asks this much would soon be refused everything for guessing."""
    for model in models():
        if model.__name__.endswith("Try"):
            theirs = list(scene.before[model._meta.db_table])
            await model.exclude(pk__in=theirs).delete()


def _places(scene: Scene) -> Iterator[Any]:
    for platform in PLATFORMS:
        yield scene.house.private(platform)
        yield scene.ours.group(platform)


def _speakers(scene: Scene) -> list[Any]:
    return [*scene.ours.people.values(), scene.house.superuser()]


def _lines(scene: Scene, argument: str, step: int) -> Iterator[tuple[Any, Any, str]]:
    """Every command, from the secretary in every place, and by turns from everyone in each."""
    places = list(_places(scene))
    officer = scene.ours.people[f"我方{Role.SECRETARY}"]
    for turn, (command, who) in enumerate(
        itertools.product(scene.commands, _speakers(scene)), start=step
    ):
        text = f"{command.name} {argument}".strip()
        if who is officer:
            yield from ((who, place, text) for place in places)
        elif turn % SHARE == 0:
            yield who, places[turn // SHARE % len(places)], text


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Walks of thousands of lines: the same services run on PostgreSQL in tests of their own."""


@on_sqlite
async def test_no_command_shows_or_changes_another_branch(scene: Scene, logs: Any) -> None:
    world = scene.house.world
    officer = scene.ours.people[f"我方{Role.SECRETARY}"]
    assert len(scene.marks) > 20
    for platform in PLATFORMS:
        for command in scene.commands:
            # Everything that may be said is answered: silence would prove nothing.
            await scene.house.ask(officer, scene.house.private(platform), command.name)
    told = ""
    for step, argument in enumerate(["", *scene.words.values()]):
        # What our people wrote may come back, then or from what it became; all else may not.
        told = f"{told} {scene.said(argument)}"
        start, drawn = len(world.transcript), len(scene.pictures.drawn)
        for who, place, text in _lines(scene, argument, step):
            await who.say(place, text)
        await world.settled(0.2)
        for message in world.transcript.messages[start:]:
            if message.from_bot:
                shown = scene.marks.seen(everything_in(message), told)
                assert not shown, f"{argument!r}: {shown} in {message}"
        for picture in scene.pictures.drawn[drawn:]:
            assert not scene.marks.seen(picture, told), picture
        await _forget_tries(scene)
    await scene.unchanged()
    assert not [line for line in logs.errors() if "a command failed" in line]


@on_sqlite
async def test_who_is_in_both_hears_of_the_chosen_one_only(scene: Scene, platform: str) -> None:
    """Somebody of both branches who speaks for ours, in private and in our groups."""
    house, world = scene.house, scene.house.world
    both = await scene.ours.person("两边都在的人", Role.SECRETARY)
    member = await Member.create(
        branch_id=scene.other.id,
        name="两边都在的人",
        student_no="8877000109",
        category="full",
        created_at=house.clock.now(),
    )
    for name in PLATFORMS:
        account = both.account(name)
        await Account.create(
            branch_id=scene.other.id,
            member=member,
            platform=name,
            account_id=account,
            reachable=True,
            bound_at=house.clock.now(),
            last_seen=house.clock.now(),
        )
    house.host.directory.forget()
    private, group = house.private(platform), scene.ours.group(platform)
    for command in scene.commands:
        if command.who is Who.MEMBER and command.where is not Where.GROUP:
            # Nothing chosen yet: asked which, and nothing of either is told.
            await house.ask(both, private, command.name, contains="请先选择")
    await house.ask(both, private, f"支部 {scene.ours.name}", contains=scene.ours.name)
    scene.before = await rows_of(scene.other.id)
    told = "".join([SECRET, "8877000109", both.qq_id, both.telegram_id])
    # These three name the other branch on purpose: whoever scans its code means it.
    choosing = {"branch", "bind", "link"}
    for argument in ["", *list(scene.words.values())[:-1]]:
        told = f"{told} {scene.said(argument)}"
        start = len(world.transcript)
        for command, place in itertools.product(scene.commands, (private, group)):
            if command.key not in choosing:
                await both.say(place, f"{command.name} {argument}".strip())
        await world.settled(0.2)
        for message in world.transcript.messages[start:]:
            if message.from_bot:
                shown = scene.marks.seen(everything_in(message), told)
                assert not shown, f"{argument!r}: {shown} in {message}"
        await _forget_tries(scene)
    await scene.unchanged()


# -- pages ------------------------------------------------------------------------------------

_PARAMETER = re.compile(r"\{[^}]+\}")


def _pages(scene: Scene) -> list[Page]:
    """Every page that is registered: the features', the console's and the web's own."""
    web = scene.house.host.web
    plain = [page for feature in scene.house.host.features for page in feature.pages]
    return list({p.path: p for p in [*plain, *web.console.pages.values()]}.values())


def _addresses(scene: Scene, page: Page) -> list[str]:
    """The page's path with everything of the other branch in place of its parameters."""
    words = {word for text in scene.words.values() for word in text.split() if "@" not in word}
    rows = {str(key) for rows in scene.before.values() for key in rows}
    values = sorted(words | rows | {str(scene.other.id)})
    if not _PARAMETER.search(page.path):
        return [page.path, *(f"{page.path}?id={v}&number={v}&branch={v}" for v in values[:8])]
    return [_PARAMETER.sub(value, page.path) for value in values]


async def test_no_page_shows_or_changes_another_branch(scene: Scene) -> None:
    house, url = scene.house, scene.house.url
    walked: set[str] = set()
    code = Canaries([CODE])
    for name, role in (("我方成员", None), (f"我方{Role.SECRETARY}", Role.SECRETARY)):
        account = scene.ours.people[name].qq_id
        (person,) = await house.host.directory.people(PlatformName.QQ, account)
        jar = aiohttp.CookieJar(unsafe=True)
        headers = {"Origin": url, "Accept": "text/html"}
        async with aiohttp.ClientSession(cookie_jar=jar, headers=headers) as browser:
            async with browser.post(await house.host.web.login_link(person)) as answer:
                assert answer.status == 200
                assert scene.ours.name in await answer.text()
            for page in _pages(scene):
                for address in _addresses(scene, page):
                    for method in page.methods:
                        async with browser.request(
                            method, url + address, data=b"" if method == "POST" else None
                        ) as answer:
                            text = await answer.text()
                        shown = [*scene.marks.seen(text, address), *code.seen(text, address)]
                        assert not shown, f"{role} {method} {address}: {shown}"
                        assert answer.status < 500, address
                        if answer.status == 200:
                            walked.add(page.path)
            # The pages do show what is ours, so that their silence on the other means something.
            assert "/console" in walked
    await house.host.web.stop()
    await scene.unchanged()


@on_sqlite
async def test_a_stranger_learns_from_a_scanned_code_no_more_than_the_code(scene: Scene) -> None:
    token = scene.words["token"]
    async with (
        aiohttp.ClientSession() as browser,
        browser.get(f"{scene.house.url}/s/{token}") as answer,
    ):
        text = await answer.text()
        assert CODE in text
        assert not scene.marks.seen(text, token)
