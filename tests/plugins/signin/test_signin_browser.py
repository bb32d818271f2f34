"""The page behind a QR code and the live page, in a real browser, for phones and projectors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.branch.roles import Role
from plugins.signin.models import AttendanceSession
from plugins.signin.rules import codes
from tests.browser import browser as browser
from tests.browser import shot

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.parametrize("locale", ["zh-CN", "en"]),
]

PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
NAMES = {"zh-CN": "计算机学院学生第一党支部", "en": "Student Branch No. 1, School of Computing"}
TITLES = {"zh-CN": "六月主题党日：重温入党誓词", "en": "Theme-day:renewing-the-oath"}
HEADINGS = {
    "zh-CN": {
        "already": "已签到",
        "over": "签到已结束",
        "stale": "二维码已更换",
        "unknown": "没有这个签到",
        "foreign": "不是您所在的支部",
        "signed-out": "请先登录",
    },
    "en": {
        "already": "You are signed in",
        "over": "Sign-in has ended",
        "stale": "The QR code has changed",
        "unknown": "No such sign-in",
        "foreign": "Not your branch",
        "signed-out": "Please sign in",
    },
}


@dataclass
class Hall:
    """A branch whose secretary has opened a live session and a posted one."""

    house: Any
    branch: Any
    locale: str
    live: AttendanceSession
    posted: AttendanceSession

    def code(self) -> str:
        """The code that stands on the screen now."""
        return codes.rotating(self.live.secret, codes.window_of(self.house.clock.now()))

    def address(self) -> str:
        """Where the QR code on the screen leads now."""
        return f"{self.house.url}/s/{codes.link(self.live.token, self.code())}"

    async def login(self, page: Page, branch: Any, name: str, target: str) -> None:
        """Sign a browser in by the link that the bot would send."""
        account = branch.people[name].qq_id
        person = (await self.house.host.directory.people("qq", account))[0]
        await page.goto(await self.house.host.web.login_link(person, target))
        await page.get_by_role("button").click()
        await page.wait_for_url(f"{self.house.url}{target}")

    async def sign_in(self, name: str) -> None:
        """Someone types the code that is on the screen."""
        person = self.branch.people[name]
        word = "签到" if self.locale == "zh-CN" else "/signin"
        await self.house.ask(person, self.house.private("qq"), f"{word} {self.code()}")


@pytest.fixture
async def hall(house: Any, locale: str) -> Hall:
    branch = await house.branch(NAMES[locale], locale=locale)
    officer = await branch.person("王书记", Role.SECRETARY)
    for name in ("张三", "李四", "赵六"):
        await branch.person(name)
    told = house.world.transcript
    for extra in (" 现场", ""):
        title = f"{TITLES[locale]}{len(told)}" if not extra else TITLES[locale]
        command = f"发起签到 {title} 20分钟{extra}"
        if locale == "en":
            command = f"/attendance {title} 20min{' live' if extra else ''}"
        await house.ask(officer, branch.qq_group, command)
    live = await AttendanceSession.get(live=True)
    posted = await AttendanceSession.get(live=False)
    return Hall(house, branch, locale, live, posted)


@asynccontextmanager
async def opened(
    browser: Browser, hall: Hall, **wanted: Any
) -> AsyncIterator[tuple[BrowserContext, Page]]:
    """A window; what it complains of, and what it asks of others, fails the test."""
    context = await browser.new_context(locale=hall.locale, **wanted)
    context.set_default_timeout(10_000)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda m: (
            complaints.append(m.text)
            # Chromium notes every answer of 400 and above that it was asked to show.
            if m.type in ("error", "warning") and "the server responded with" not in m.text
            else None
        ),
    )
    page.on(
        "request",
        lambda r: complaints.append(r.url) if not r.url.startswith(hall.house.url) else None,
    )
    yield context, page
    await context.close()
    assert complaints == []


async def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled to sideways."""
    return await page.locator("body").evaluate("b => b.scrollWidth <= innerWidth")


async def test_the_projector_fills_its_screen_and_follows_the_session(
    browser: Browser, hall: Hall
) -> None:
    scheme = "dark" if hall.locale == "en" else "light"
    async with opened(browser, hall, color_scheme=scheme, **PROJECTOR) as (_, page):
        await hall.login(page, hall.branch, "王书记", f"/attendance/{hall.live.number}/live")
        await expect(page.locator("h1")).to_have_text(hall.live.title)
        await expect(page.locator("#code")).to_have_text(hall.code())
        await expect(page.locator("#present")).to_have_text("0")
        await expect(page.locator("#expected")).to_have_text("4")
        await expect(page.locator("#remaining")).to_have_text("20:00")
        await shot(page, f"live-open-{hall.locale}-{scheme}")

        # Read from the last row: the code is a tenth of the screen's height, the QR code half.
        code = await page.locator("#code").bounding_box()
        square = await page.locator("#qr svg").bounding_box()
        assert code is not None
        assert square is not None
        assert code["height"] > 108
        assert min(square["width"], square["height"]) > 540
        assert await page.locator("html").evaluate("e => e.scrollHeight") == 1080
        assert await fits(page)

        await hall.sign_in("张三")
        await expect(page.locator("#present")).to_have_text("1")
        before, picture = hall.code(), await page.locator("#qr").inner_html()
        hall.house.clock.advance(timedelta(seconds=15))
        assert hall.code() != before
        await expect(page.locator("#code")).to_have_text(hall.code())
        assert await page.locator("#qr").inner_html() != picture
        await expect(page.locator("#remaining")).to_have_text("19:45")
        await shot(page, f"live-rotated-{hall.locale}-{scheme}")

        hall.house.clock.advance(timedelta(hours=1))
        await expect(page.locator("#over")).to_be_visible()
        for gone in ("#qr", "#code", "#remaining"):
            await expect(page.locator(gone)).not_to_be_visible()
        await expect(page.locator("#present")).to_be_visible()
        assert await page.locator("html").evaluate("e => e.scrollHeight") == 1080
        await shot(page, f"live-over-{hall.locale}-{scheme}")


async def test_the_screen_says_when_it_is_late_lost_or_cancelled(
    browser: Browser, hall: Hall
) -> None:
    async with opened(browser, hall, **PHONE) as (context, page):
        await AttendanceSession.filter(id=hall.live.id).update(grace_minutes=10)
        await hall.login(page, hall.branch, "王书记", f"/attendance/{hall.live.number}/live")
        assert await fits(page)
        await shot(page, f"live-phone-{hall.locale}")
        hall.house.clock.advance(timedelta(minutes=21))
        await expect(page.locator("#late")).to_be_visible()
        await expect(page.locator("#remaining")).to_have_text("9:00")
        await shot(page, f"live-late-{hall.locale}")
        await context.route("**/live.json", lambda route: route.fulfill(status=502))
        await expect(page.locator("#lost")).to_be_visible()
        await context.unroute("**/live.json")
        await expect(page.locator("#lost")).not_to_be_visible()
        await AttendanceSession.filter(id=hall.live.id).update(state="cancelled")
        await expect(page.locator("#code")).to_have_count(0)
        await shot(page, f"live-cancelled-{hall.locale}")
        await context.clear_cookies()
        await page.goto(f"{hall.house.url}/attendance/{hall.live.number}/live")
        await expect(page.locator("h1")).to_have_text(HEADINGS[hall.locale]["signed-out"])
        await shot(page, f"live-signed-out-{hall.locale}")


async def test_a_phone_copies_the_command_and_learns_when_the_code_is_gone(
    browser: Browser, hall: Hall
) -> None:
    word = "签到" if hall.locale == "zh-CN" else "/signin"
    async with opened(browser, hall, **PHONE) as (context, page):
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        await page.goto(hall.address())
        await expect(page.locator("#code")).to_have_text(hall.code())
        await expect(page.locator("#left")).to_be_visible()
        await shot(page, f"phone-live-{hall.locale}")
        await page.set_viewport_size({"width": 320, "height": 568})
        assert await fits(page)
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.locator("#copy").tap()
        await expect(page.locator("#copy.done")).to_be_visible()
        await shot(page, f"phone-copied-{hall.locale}")
        assert await page.locator("body").evaluate("() => navigator.clipboard.readText()") == (
            f"{word} {hall.code()}"
        )
        await page.goto(f"{hall.house.url}/s/{hall.posted.token}")
        await expect(page.locator("#code")).to_have_text(hall.posted.code)
        await expect(page.locator("#good")).not_to_be_visible()
        await shot(page, f"phone-posted-{hall.locale}")

        # Half a second before the end of its second window; then the page asks again by itself.
        good = codes.good_for(hall.live.secret, hall.code(), hall.house.clock.now())
        address = hall.address()
        hall.house.clock.advance(timedelta(seconds=good - 0.5))
        await page.goto(address)
        await expect(page.locator("#code")).to_be_visible()
        hall.house.clock.advance(timedelta(seconds=1))
        await expect(page.locator("h1")).to_have_text(HEADINGS[hall.locale]["stale"])
        await shot(page, f"phone-stale-{hall.locale}")


async def test_a_phone_is_told_why_there_is_no_code(browser: Browser, hall: Hall) -> None:
    say = HEADINGS[hall.locale]
    async with opened(browser, hall, **PHONE) as (context, page):

        async def sees(address: str, state: str) -> None:
            await page.goto(address)
            await expect(page.locator("h1")).to_have_text(say[state])
            await expect(page.locator("#code")).to_have_count(0)
            assert await fits(page)
            await shot(page, f"phone-{state}-{hall.locale}")

        await sees(f"{hall.house.url}/s/0123456789abcdef", "unknown")
        other = await hall.house.branch("外国语学院党支部", locale=hall.locale)
        await other.person("外人")
        await hall.login(page, other, "外人", "/s/0123456789abcdef")
        await sees(hall.address(), "foreign")
        await context.clear_cookies()
        await hall.sign_in("张三")
        await hall.login(page, hall.branch, "张三", "/s/0123456789abcdef")
        await sees(hall.address(), "already")
        # Signed in for one occasion is not signed in for another.
        await page.goto(f"{hall.house.url}/s/{hall.posted.token}")
        await expect(page.locator("#code")).to_have_text(hall.posted.code)
        await context.clear_cookies()
        hall.house.clock.advance(timedelta(hours=1))
        await sees(f"{hall.house.url}/s/{hall.posted.token}", "over")
