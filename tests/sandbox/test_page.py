"""The page in a real browser, with a small bot behind the sandbox."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from tests.browser import chromium
from tests.sandbox.echo import Site, png, site

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests here."""
    async with chromium() as launched:
        yield launched


@pytest_asyncio.fixture(loop_scope="module")
async def running() -> AsyncIterator[Site]:
    async with site() as it:
        yield it


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, running: Site) -> AsyncIterator[Page]:
    """A desktop browser in Chinese with the page open."""
    async with opened(browser, running) as it:
        yield it


@contextlib.asynccontextmanager
async def opened(browser: Browser, running: Site, **wanted: Any) -> AsyncIterator[Page]:
    """The page in a context of its own; any error or warning in it fails the test."""
    errors: list[str] = []
    settings = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN", **wanted}
    context = await browser.new_context(**settings)
    page = await context.new_page()
    page.set_default_timeout(8000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type in ("error", "warning") else None)
    await page.goto(running.url + "/sandbox")
    await page.wait_for_selector(".window.qq .chip", state="attached")
    yield page
    await context.close()
    assert errors == []


async def test_the_secretary_types_and_the_bot_answers_on_both(running: Site, page: Page):
    for window in (".qq", ".telegram"):
        await page.fill(f"{window} textarea", "大家好")
        await page.press(f"{window} textarea", "Enter")
        await page.wait_for_selector(f"{window} .row.mine:has-text('大家好')")
        await page.wait_for_selector(f"{window} .row.bot:has-text('你说：大家好')")
        assert await page.input_value(f"{window} textarea") == ""
    speakers = {m.speaker.name for m in running.world.transcript if m.speaker}
    assert speakers == {running.stage.cast.secretary.name}


async def test_the_first_chip_works(page: Page):
    await page.click(".qq .chip:has-text('签到') >> nth=0")
    await page.wait_for_selector(".qq .row.bot:has-text('连续 3 天')")
    await page.wait_for_selector(".qq .row.mine .reactions img[alt='👍']")


async def test_pictures_documents_and_buttons(page: Page):
    await page.click(".qq .chip:has-text('发起签到')")
    await page.wait_for_selector(".qq .picture img")
    async with page.expect_download() as coming:
        await page.click(".qq .file")
    assert (await coming.value).suggested_filename == "签到.xlsx"
    await page.click(".telegram .chip:has-text('发起签到')")
    await page.click(".telegram .picture")
    assert await page.is_visible("#viewer img")
    width = await page.evaluate("document.querySelector('#viewer img').naturalWidth")
    assert width == 180
    await page.keyboard.press("Escape")
    await page.click(".telegram .keyboard button:has-text('签到')")
    await page.wait_for_selector(".telegram .toast:has-text('签到成功')")
    await page.click(".telegram .keyboard button:has-text('请假')")
    await page.wait_for_selector("#alert:has-text('请假请写原因')")
    await page.click("#alert button")
    await page.click(".telegram .keyboard a")
    await page.wait_for_selector(".telegram .row.mine:has-text('/start s4821')")
    tab = page.locator(".telegram [data-tab=private]")
    assert await tab.get_attribute("aria-selected") == "true"


async def test_choosing_someone_by_keyboard_alone(running: Site, page: Page):
    await page.focus("#who")
    await page.keyboard.press("Enter")
    await page.keyboard.type("何景")
    await page.keyboard.press("Enter")
    assert await page.text_content("#who .who-name") == "何景行"
    assert await page.text_content("#who .who-role") == "党小组组长"
    assert await page.is_visible(".telegram .absent")
    assert not await page.is_visible(".telegram textarea")
    await page.focus(".qq textarea")
    await page.keyboard.type("我在")
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".qq .row.mine:has-text('我在')")
    assert running.world.transcript[0].speaker is running.stage.person("何景行")
    await page.reload()
    await page.wait_for_selector(".qq .row.mine:has-text('我在')")


async def test_an_ordinary_member_sees_no_officers_suggestions(page: Page):
    assert await page.locator(".qq .chip:has-text('发起签到')").count() > 0
    await page.click("#who")
    await page.click("#list button:has-text('唐一鸣')")
    assert await page.locator(".qq .chip:has-text('发起签到')").count() == 0


async def test_private_chats_are_apart(running: Site, page: Page):
    for window in (".qq", ".telegram"):
        await page.click(f"{window} [data-tab=private]")
        await page.fill(f"{window} textarea", "悄悄话")
        await page.press(f"{window} textarea", "Enter")
        await page.wait_for_selector(f"{window} .row.bot:has-text('你说：悄悄话')")
        await page.click(f"{window} [data-tab=group]")
        assert await page.locator(f"{window} .row").count() == 0
    assert all(m.private for m in running.world.transcript)
    await page.click("#who")
    await page.click("#list button:has-text('周雨桐')")
    await page.click(".qq [data-tab=private]")
    assert await page.locator(".qq .row").count() == 0


async def test_mentions_replies_and_recall(running: Site, page: Page):
    await page.focus(".qq textarea")
    await page.keyboard.type("提醒 @周雨")
    await page.wait_for_selector(".qq .names button:has-text('周雨桐')")
    await page.keyboard.press("Enter")
    await page.keyboard.type("开会")
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".qq .row.mine .mention:has-text('@周雨桐')")
    assert running.world.transcript[0].mentions == ("周雨桐",)
    await page.hover(".qq .row.bot")
    await page.click(".qq .row.bot .tools button:has-text('回复')")
    await page.keyboard.type("好的")
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".qq .row.mine blockquote:has-text('你说')")
    await page.hover(".qq .row.mine >> nth=0")
    await page.click(".qq .row.mine >> nth=0 >> .tools button:has-text('撤回')")
    await page.wait_for_selector(".qq .recalled:has-text('你撤回了一条消息')")


async def test_the_link_is_broken_and_healed(running: Site, page: Page):
    await page.click(".qq .cut")
    await page.wait_for_selector(".qq.down .state:has-text('机器人不在线')")
    await page.fill(".qq textarea", "有人吗")
    await page.press(".qq textarea", "Enter")
    await page.wait_for_selector(".qq .row.mine:has-text('有人吗')")
    await page.click(".qq .cut")
    await page.wait_for_selector(".qq:not(.down)")
    assert running.world.said() == []


async def test_an_uploaded_picture_and_file(running: Site, page: Page, tmp_path: Path):
    (tmp_path / "a.png").write_bytes(png(40))
    (tmp_path / "名单.csv").write_text("姓名,学号\n", encoding="utf-8")
    await page.set_input_files(".telegram .attach input", tmp_path / "a.png")
    await page.wait_for_selector(".telegram .row.mine img")
    await page.set_input_files(".telegram .attach input", tmp_path / "名单.csv")
    await page.wait_for_selector(".telegram .row.mine .file:has-text('名单.csv')")
    picture, document = running.world.transcript.messages
    assert picture.picture == png(40)
    assert document.document == ("名单.csv", "姓名,学号\n".encode())


async def test_text_is_never_markup(page: Page):
    evil = "<img src=x onerror=alert(1)> **b** https://example.org/a?b=1"
    await page.fill(".qq textarea", evil)
    await page.press(".qq textarea", "Enter")
    await page.wait_for_selector(".qq .row.mine")
    assert await page.text_content(".qq .row.mine .text") == evil
    assert await page.locator(".qq .row.mine img").count() == 0
    link = page.locator(".qq .row.mine a")
    assert await link.get_attribute("href") == "https://example.org/a?b=1"
    assert await link.get_attribute("rel") == "noopener noreferrer"


async def test_english_and_back(page: Page):
    await page.click("[data-locale=en]")
    assert await page.title() == "Zhibu sandbox"
    assert await page.get_attribute("html", "lang") == "en"
    assert await page.text_content(".qq .send") == "Send"
    await page.reload()
    await page.wait_for_selector(".qq .chip:has-text('/signin')")
    await page.click("[data-locale=zh-CN]")
    assert await page.text_content(".qq .send") == "发送"


async def test_a_phone_shows_one_window_without_sideways_scrolling(browser: Browser, running: Site):
    phone = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
    async with opened(browser, running, **phone) as page:
        assert await page.is_visible(".qq textarea")
        assert not await page.is_visible(".telegram textarea")
        await page.tap(".switch [data-platform=telegram]")
        assert await page.is_visible(".telegram textarea")
        await page.fill(".telegram textarea", "手机上")
        await page.tap(".telegram .send")
        await page.wait_for_selector(".telegram .row.bot")
        assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_dark_follows_the_system(browser: Browser, running: Site):
    async with opened(browser, running, color_scheme="dark") as page:
        style = "getComputedStyle(document.body).backgroundColor"
        assert await page.evaluate(style) == "rgb(16, 17, 20)"
