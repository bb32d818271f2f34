"""The console's page of opinions in a real browser, as an officer uses it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from bot.branch.roles import Role
from bot.platforms.types import PlatformName
from plugins.opinions.models import AnswerTo, Opinion, Pending
from tests.browser import browser as browser
from tests.browser import shot, window
from tests.house.databases import on_sqlite
from tests.plugins.opinions.released import TEXTS, make_round, release

pytestmark = on_sqlite


async def enter(house: Any, branch: Any, page: Page) -> None:
    """Open the console's page by the link that the bot would send."""
    account = branch.people["纪检"].qq_id
    (person,) = await house.host.directory.people(PlatformName.QQ, account)
    await page.goto(await house.host.web.login_link(person, "/console/opinions"))
    await page.get_by_role("button").click()
    await page.wait_for_function("window.did_handshake === true")


async def test_two_opinions_are_answered_one_is_hidden_and_one_ticked(
    house: Any, browser: Browser
) -> None:
    branch = await house.branch()
    await branch.person("纪检", Role.DISCIPLINE)
    await release(branch.id, [*TEXTS, "<b>第六条</b>\n第二行"])
    waiting = await make_round(branch.id, 4, title="宿舍", state="open")
    await Pending.create(id="a" * 32, round_id=waiting.id, text="还不能看的意见", receipt="")
    other = await house.branch("第二支部")
    await release(other.id, ["别的支部的意见"], number=7, title="别处")

    seen = await window(browser)
    page = await seen.context.new_page()
    await enter(house, branch, page)
    await expect(page.locator(".z-item")).to_have_count(6)
    rows = await page.locator("tbody tr").all_inner_texts()
    cells = [[cell.strip() for cell in row.split("\t")] for row in rows]
    assert [(row[0], row[1], row[3]) for row in cells] == [
        ("第 4 次《宿舍》", "进行中", "—"),
        ("第 3 次《食堂》", "已公开", "6 条，6 条没看过"),
    ]
    await expect(page.get_by_text("<b>第六条</b>")).to_be_visible()
    text = await page.locator("body").inner_text()
    assert "还不能看的意见" not in text
    assert "别的支部的意见" not in text
    await shot(page, "opinions")

    await page.get_by_role("button", name="答复", exact=True).click()
    await expect(page.get_by_text("请先勾选要办理的意见")).to_be_visible()
    await page.get_by_role("checkbox", name="3-1", exact=True).click()
    await page.get_by_role("checkbox", name="3-3", exact=True).click()
    await expect(page.get_by_text("已勾选 3-1,3（2 条）")).to_be_visible()
    await page.get_by_label("答复（作者凭回执看到").fill("空调已经修好")
    await page.get_by_role("button", name="答复", exact=True).click()
    await expect(page.get_by_text("答复：空调已经修好")).to_have_count(2)
    assert await AnswerTo.all().values_list("opinion__number", flat=True) == [1, 3]

    await page.get_by_role("checkbox", name="3-5", exact=True).click()
    await page.get_by_label("隐藏的原因").fill("与支部无关")
    await page.get_by_role("button", name="隐藏", exact=True).click()
    await expect(page.locator(".z-item")).to_have_count(5)
    await page.get_by_role("button", name="3-4").click()
    await expect(page.get_by_text("熟悉的人也可能")).to_be_visible()
    await shot(page, "opinions-quote")
    await page.get_by_role("dialog").get_by_role("button", name="允许引用").click()
    await expect(page.get_by_text("已勾选引用")).to_be_visible()
    await shot(page, "opinions-done")
    found = {row["number"]: row for row in await Opinion.filter(round__number=3).values()}
    assert (found[5]["hidden_why"], found[4]["shown"]) == ("与支部无关", True)
    assert [row["text"] for row in found.values()] == [*TEXTS, "<b>第六条</b>\n第二行"]

    await page.get_by_label("在意见里查找").fill("空调")
    await page.get_by_role("button", name="查找").click()
    await expect(page.locator(".z-item")).to_have_count(2)
    await page.get_by_role("button", name="归类", exact=True).click()
    await page.get_by_role("button", name="归类 1（2 条）").click()
    await expect(page.get_by_text("归类 1，2 条；第 1/1 页")).to_be_visible()
    await page.get_by_role("button", name="勾选这一页").click()
    await expect(page.get_by_text("已勾选 3-1,3（2 条）")).to_be_visible()
    assert not seen.complaints
    assert all(url.startswith((house.url, "data:", "blob:")) for url in seen.requests)


@pytest.mark.parametrize("dark", [True])
async def test_on_a_phone_in_english(house: Any, browser: Browser, dark: bool) -> None:
    branch = await house.branch(locale="en")
    await branch.person("纪检", Role.DISCIPLINE)
    await release(branch.id, ["The air conditioning is broken", *TEXTS])
    seen = await window(browser, phone=True, dark=dark, locale="en-GB")
    page = await seen.context.new_page()
    await enter(house, branch, page)
    await expect(page.locator(".z-item")).to_have_count(6)
    await page.get_by_role("button", name="Show the picture").click()
    await expect(page.locator("img.z-picture")).to_be_attached()
    await page.keyboard.press("Escape")
    await page.get_by_role("checkbox", name="3-1", exact=True).click()
    await page.get_by_role("button", name="Set the progress").click()
    await expect(page.locator(".z-item").first).to_contain_text("being handled")
    assert await Opinion.filter(state="handling").count() == 1
    await shot(page, "opinions-phone")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not seen.complaints
