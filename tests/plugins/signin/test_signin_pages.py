"""The page behind a QR code, the live page, and the English locale, through the whole bot."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.branch.roles import Role
from plugins.signin.models import AttendanceSession
from plugins.signin.rules import codes

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def branch(house: Any) -> Any:
    """A branch with its secretary and a member."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("张三")
    return branch


async def get(house: Any, path: str) -> tuple[int, str]:
    """A page as a stranger's phone sees it."""
    async with aiohttp.ClientSession() as browser, browser.get(house.url + path) as answer:
        return answer.status, await answer.text()


async def test_a_phone_sees_the_code_and_nothing_of_the_branch(house: Any, branch: Any) -> None:
    private = house.private("qq")
    await house.ask(branch.people["书记"], private, "发起签到 秘密活动", contains="已发起")
    session = await AttendanceSession.get()
    status, page = await get(house, f"/s/{session.token}")
    assert status == 200
    assert session.code in page
    assert "t.me" in page
    for secret in ("秘密活动", branch.name, "张三", "书记", session.secret):
        assert secret not in page
    for wrong in ("0123456789abcdef", "x", "..%2f..", "a" * 500):
        status, page = await get(house, f"/s/{wrong}")
        assert status in {404, 410}
        assert session.code not in page
    house.clock.advance(timedelta(hours=1))
    status, page = await get(house, f"/s/{session.token}")
    assert status == 410
    assert session.code not in page


async def test_a_live_address_shows_its_code_only_while_it_is_good(house: Any, branch: Any) -> None:
    await branch.people["书记"].say(branch.qq_group, "发起签到 支部大会 20分钟 现场")
    await house.world.heard(branch.qq_group, contains="现场签到")
    session = await AttendanceSession.get()
    code = codes.rotating(session.secret, codes.window_of(house.clock.now()))
    status, page = await get(house, f"/s/{session.token}")
    assert status == 410
    assert code not in page
    status, page = await get(house, f"/s/{session.token}-{code}")
    assert status == 200
    assert code in page
    house.clock.advance(timedelta(seconds=31))
    status, page = await get(house, f"/s/{session.token}-{code}")
    assert status == 410
    assert code not in page


async def test_the_live_page_is_for_who_runs_attendance(house: Any, branch: Any) -> None:
    await branch.people["书记"].say(branch.qq_group, "发起签到 支部大会 20分钟 现场")
    await house.world.heard(branch.qq_group, contains="现场签到")
    session = await AttendanceSession.get()
    for path in ("live", "live.json"):
        status, page = await get(house, f"/attendance/1/{path}")
        assert status in {401, 403}
        assert session.token not in page
    person = await _person(house, branch, "书记")
    link = await house.host.web.login_link(person, "/attendance/1/live")
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        origin = {"Origin": house.url}
        async with browser.post(link, headers=origin) as answer:
            assert answer.status == 200
            assert "支部大会" in await answer.text()
        async with browser.get(f"{house.url}/attendance/1/live.json") as answer:
            state = await answer.json()
        code = codes.rotating(session.secret, codes.window_of(house.clock.now()))
        assert state["code"] == code
        assert state["present"] == 0
        assert "<svg" in state["qr"]
        await house.ask(branch.people["张三"], house.private("qq"), f"签到 {code}")
        async with browser.get(f"{house.url}/attendance/1/live.json") as answer:
            assert (await answer.json())["present"] == 1
        for number in ("99", "x", "9" * 40):
            async with browser.get(f"{house.url}/attendance/{number}/live.json") as answer:
                assert answer.status in {400, 404, 409}
        house.clock.advance(timedelta(hours=1))
        async with browser.get(f"{house.url}/attendance/1/live.json") as answer:
            assert '"code"' not in await answer.text()


async def _person(house: Any, branch: Any, name: str) -> Any:
    account = branch.people[name].account("qq")
    return (await house.host.directory.people("qq", account))[0]


async def test_an_english_branch(house: Any, platform: str) -> None:
    branch = await house.branch("Physics branch", locale="en")
    await branch.person("Ann", Role.SECRETARY)
    await branch.person("Bob")
    group, private = branch.group(platform), house.private(platform)
    posted = await house.ask(
        branch.people["Ann"], group, "/attendance Theme day until 09:30", contains="Theme day"
    )
    assert "until 09:30" in posted.text
    session = await AttendanceSession.get()
    done = await house.ask(branch.people["Bob"], group, f"/signin {session.code}", contains="Bob")
    assert "signed in for “Theme day”" in done.text
    daily = await house.ask(branch.people["Bob"], group, "/signin", contains="1 day in a row")
    assert "Bob" in daily.text
    await house.ask(branch.people["Ann"], private, "/leave fever", contains="no. 1")
    status = await house.ask(branch.people["Ann"], private, "/attendees", contains="Expected 2")
    assert "present 1" in status.text
