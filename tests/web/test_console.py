"""The console in a real browser, on a server that was running before the library loaded."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from openpyxl import Workbook
from playwright.async_api import Browser, FilePayload, expect
from playwright.async_api import Page as BrowserPage

from bot.branch.models import AccountPreference, Member
from bot.branch.roles import Right
from bot.delivery.models import OutboxRow
from bot.schedule.models import Occurrence
from bot.web.console import ConsoleContext
from bot.web.pages import ConsoleCard, ConsolePage, Page
from tests.browser import shot, window

from .conftest import House

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _live(context: ConsoleContext) -> None:
    from bot.web.console import shell

    with shell.card(context.t("test-live")):
        shell.figures(("#1", 24, "good"), ("#2", 3, "bad"))


async def _counter(context: ConsoleContext) -> None:
    """A button that counts, and a number that the server pushes without being asked."""
    from nicegui import ui

    from bot.web.console import shell

    done = ui.label("0").props('id="done"')
    pushed = ui.label("0").props('id="pushed"')

    async def count() -> None:
        done.text = str(int(done.text) + 1)

    def push() -> None:
        pushed.text = str(int(pushed.text) + 1)

    ui.button("+", on_click=shell.action(context, count))
    ui.timer(0.1, push)


@pytest.fixture
def pages() -> tuple[Page, ...]:
    return (
        ConsoleCard(path="test.live", handler=_live, right=Right.ATTENDANCE_VIEW),
        ConsolePage(
            path="/console/counter",
            name="test-live",
            handler=_counter,
            right=Right.ATTENDANCE_RUN,
        ),
    )


async def enter(house: House, page: BrowserPage, target: str = "/console/") -> None:
    await page.goto(house.url + await house.link(house.secretary, target))
    await page.get_by_role("button").click()
    await expect(page.locator(".z-main h1")).to_be_visible()
    await page.wait_for_function("window.did_handshake === true")


@pytest.mark.parametrize("phone", [True, False])
async def test_overview_and_outbox(served: House, browser: Browser, phone: bool) -> None:
    await Occurrence.create(
        job="signin.daily",
        branch_id=served.first.id,
        key="",
        due_at=(due := datetime(2026, 11, 23, 0, 30, tzinfo=UTC)),
        try_at=due,
        state="skipped",
    )
    for branch, state in (
        (served.first, "uncertain"),
        (served.first, "pending"),
        (served.second, "failed"),
    ):
        now = served.clock.now()
        await OutboxRow.create(
            key=state,
            state=state,
            branch_id=branch.id,
            not_before=now,
            created_at=now,
            changed_at=now,
        )
    seen = await window(browser, phone=phone)
    page = await seen.context.new_page()
    await page.goto(served.url + await served.link(served.secretary))
    await shot(page, f"continue-{phone}")
    await page.get_by_role("button", name="继续").click()
    await expect(page.locator("h1")).to_have_text("概览")
    await expect(page.locator(".z-value")).to_have_text(["24", "3", "4", "2", "2"])
    await expect(page.get_by_text("陈未绑 · 赵未绑")).to_be_visible()
    await expect(page.get_by_text("<b>TG</b>")).to_be_visible()
    await shot(page, f"overview-{phone}")
    await page.get_by_role("link", name="消息与定时").click()
    await expect(page.locator("h1")).to_have_text("消息与定时")
    await expect(page.get_by_text("11-23 08:30")).to_be_visible()
    await expect(page.get_by_text("存疑", exact=True)).to_be_visible()
    await expect(page.get_by_text("未送达", exact=True)).to_have_count(0)
    await shot(page, f"outbox-{phone}")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not seen.complaints
    assert seen.requests
    assert all(url.startswith((served.url, "data:", "blob:")) for url in seen.requests)


async def test_dark_and_in_english(served: House, browser: Browser) -> None:
    await AccountPreference.create(platform="qq", account_id="190", locale="en")
    seen = await window(browser, phone=True, dark=True, locale="en-GB")
    page = await seen.context.new_page()
    await page.goto(served.url + await served.link(served.secretary))
    await expect(page.get_by_role("button", name="Continue")).to_be_visible()
    await shot(page, "continue-dark")
    await page.get_by_role("button").click()
    await expect(page.locator("h1")).to_have_text("Overview")
    assert await page.get_attribute("html", "lang") == "en-US"
    await shot(page, "overview-dark")
    await page.get_by_role("link", name="Roster").click()
    await expect(page.locator("h1")).to_have_text("Roster")
    choose = page.get_by_role("button", name="Choose a file")
    # The library writes in white, which on the light red of the dark could not be read.
    await expect(choose).to_have_css("background-color", "rgb(179, 38, 30)")
    await expect(choose).to_have_css("color", "rgb(255, 255, 255)")
    template = page.get_by_role("button", name="Download the template")
    await expect(template).to_have_css("color", "rgb(242, 136, 127)")
    await shot(page, "roster-dark")
    assert not seen.complaints


async def test_buttons_work_and_the_server_pushes(served: House, browser: Browser) -> None:
    seen = await window(browser)
    page = await seen.context.new_page()
    await enter(served, page, "/console/counter")
    await page.get_by_role("button", name="+").click()
    await page.get_by_role("button", name="+").click()
    await expect(page.locator("#done")).to_have_text("2")
    await expect(page.locator("#pushed")).not_to_have_text("0")
    assert not seen.complaints


async def test_a_lost_role_takes_the_open_page_away(served: House, browser: Browser) -> None:
    seen = await window(browser, phone=True)
    page = await seen.context.new_page()
    await enter(served, page, "/console/counter")
    await served.demote(served.secretary)
    await page.get_by_role("button", name="+").click()
    await expect(page.locator("h1")).to_have_text("没有权限")
    await shot(page, "no-right")
    await page.goto(served.url + "/console/roster")
    await expect(page.locator("h1")).to_have_text("没有权限")


async def test_an_idle_page_goes_when_its_person_is_unbound(
    served: House, browser: Browser
) -> None:
    seen = await window(browser)
    page = await seen.context.new_page()
    await enter(served, page, "/console/counter")
    await served.unbind(served.secretary)
    await expect(page.locator("h1")).to_have_text("请先登录", timeout=15_000)
    await shot(page, "signed-out")


async def test_signing_out_in_the_browser(served: House, browser: Browser) -> None:
    seen = await window(browser)
    page = await seen.context.new_page()
    await enter(served, page)
    await page.get_by_role("button", name="退出").click()
    await expect(page.locator("h1")).to_have_text("已退出")
    await page.goto(served.url + "/console/")
    await expect(page.locator("h1")).to_have_text("请先登录")


async def test_the_roster_is_uploaded(served: House, browser: Browser) -> None:
    seen = await window(browser, phone=True)
    page = await seen.context.new_page()
    await enter(served, page, "/console/roster")
    await shot(page, "roster")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="下载模板").click()
    assert (await download.value).suggested_filename == "名册模板.xlsx"
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="选择文件").click()
    await (await chooser.value).set_files(_file([["周新", "3001", "正式党员"]]))
    await expect(page.get_by_role("heading", name="名册已更新。")).to_be_visible()
    await shot(page, "roster-done")
    assert await Member.filter(branch_id=served.first.id, name="周新").exists()
    await page.set_input_files(
        "input[type=file]", _file([["吴新", "3002", "?"], ["", "3003", "?"]])
    )
    await expect(page.locator(".z-table")).to_be_visible()
    await shot(page, "roster-refused")
    assert not await Member.filter(name="吴新").exists()
    await page.set_input_files(
        "input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": b"\x00\x01"}
    )
    await expect(page.get_by_role("heading", name="无法完成")).to_be_visible()
    await shot(page, "roster-unreadable")
    assert not seen.complaints


def _file(rows: list[list[str]]) -> FilePayload:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["姓名", "学号", "类别"], *rows]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return {
        "name": "名册.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": out.getvalue(),
    }


async def test_the_socket_belongs_to_one_person_and_page(served: House, browser: Browser) -> None:
    import aiohttp

    seen = await window(browser)
    page = await seen.context.new_page()
    await enter(served, page, "/console/counter")
    (client_id,) = served.host.web.console.seats
    cookie = (await seen.context.cookies())[0].get("value", "")
    async with served.client() as other:
        await served.sign_in(other, served.foreigner, "/console/")
        stranger = other.cookies["zhibu"]

    url = f"{served.url}/console/_nicegui_ws/socket.io/?EIO=4&transport=websocket&client_id="
    good = {"Origin": served.url, "Cookie": f"zhibu={cookie}"}
    attempts = [
        (client_id, {"Origin": served.url}),
        (client_id, {**good, "Cookie": f"zhibu={stranger}"}),
        (client_id, {**good, "Origin": "https://evil.example"}),
        ("another", good),
        ("", good),
    ]
    async with aiohttp.ClientSession() as session:
        for wanted, headers in attempts:
            with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
                await session.ws_connect(url + wanted, headers=headers)
            assert caught.value.status == 403
        async with session.ws_connect(url + client_id, headers=good) as socket:
            assert (await socket.receive_str()).startswith("0{")
        # Never by polling, and no upload into someone else's page.
        polling = url.replace("transport=websocket", "transport=polling") + client_id
        async with session.get(polling, headers=good) as answer:
            assert answer.status == 403
        upload = f"{served.url}/console/_nicegui/client/{client_id}/upload/1"
        for headers in ({**good, "Cookie": f"zhibu={stranger}"}, {"Cookie": good["Cookie"]}):
            async with session.post(upload, data=b"x", headers=headers) as answer:
                assert answer.status == 403


async def test_another_branch_sees_only_itself(house: House) -> None:
    async with house.client() as client:
        await house.sign_in(client, house.foreigner, "/console/")
        for path in ("/console/", "/console/outbox", "/console/roster"):
            answer = await client.get(path)
            assert answer.status_code == 200
            assert "外国语学院党支部" in answer.text
            assert "计算机学院" not in answer.text
        nonce = answer.headers["content-security-policy"].split("'nonce-")[1].split("'")[0]
        assert answer.text.count("<script") == answer.text.count(f'<script nonce="{nonce}"') > 5
        again = await client.get("/console/roster")
        assert nonce not in again.headers["content-security-policy"]
        evil = {"X-Forwarded-Prefix": "https://evil.example"}
        assert "evil" not in (await client.get("/console/", headers=evil)).text
        assert (await client.get("/console/no-such")).status_code == 404
        assert (await client.post("/console/roster")).status_code == 404


async def test_a_plain_member_sees_no_roster(house: House) -> None:
    async with house.client() as client:
        await house.sign_in(client, house.member, "/console/")
        overview = (await client.get("/console/")).text
        assert "已开通的群" in overview
        for hidden in ("陈未绑", "未绑定", "test.live", "/console/roster", "正在签到"):
            assert hidden not in overview
