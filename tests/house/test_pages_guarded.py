"""Every registered page keeps to the guards; a new one is walked as soon as it is registered."""

from __future__ import annotations

import re
from typing import Any

import aiohttp
import pytest

from bot.branch.roles import Role
from bot.platforms.types import PlatformName
from bot.web.pages import ConsolePage, Page

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PUBLIC = {"/s/{link}"}
"""What a stranger may open. A page is added here only on purpose."""

HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def pages(house: Any) -> list[Page]:
    """Every page of every feature, and the console's."""
    host = house.host
    declared = [page for feature in host.features for page in feature.pages]
    plain = [page for page in declared if type(page) is Page]
    return [*plain, *host.web.console.pages.values()]


def address(house: Any, page: Page) -> str:
    return house.url + re.sub(r"\{[^}]+\}", "1", page.path)


def keeps_to_the_headers(answer: aiohttp.ClientResponse) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, (answer.url, name)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert "set-cookie" not in answer.headers


async def test_a_stranger_opens_only_what_is_public(house: Any) -> None:
    assert {page.path for page in pages(house) if page.public} == PUBLIC
    async with aiohttp.ClientSession(headers={"Accept": "text/html"}) as stranger:
        for page in pages(house):
            async with stranger.get(address(house, page)) as answer:
                if "GET" in page.methods:
                    assert (answer.status != 401) is page.public, page.path
                keeps_to_the_headers(answer)


async def test_a_member_without_the_right_is_turned_away(house: Any) -> None:
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("张三")
    statuses: dict[str, dict[str, int]] = {}
    for name in ("书记", "张三"):
        account = branch.people[name].qq_id
        (person,) = await house.host.directory.people(PlatformName.QQ, account)
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar, headers={"Origin": house.url}) as browser:
            link = await house.host.web.login_link(person, "/console/alive")
            async with browser.post(link) as answer:
                assert answer.status == 204
            for page in pages(house):
                async with browser.get(address(house, page)) as answer:
                    statuses.setdefault(page.path, {})[name] = answer.status
                    keeps_to_the_headers(answer)
    for page in pages(house):
        if page.right is not None and "GET" in page.methods:
            assert statuses[page.path]["张三"] == 403, page.path
            assert statuses[page.path]["书记"] != 403, page.path
    assert any(isinstance(page, ConsolePage) for page in pages(house))
    await house.host.web.stop()


async def test_no_page_takes_a_form_from_elsewhere(house: Any) -> None:
    branch = await house.branch()
    secretary = await branch.person("书记", Role.SECRETARY)
    (person,) = await house.host.directory.people(PlatformName.QQ, secretary.qq_id)
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        link = await house.host.web.login_link(person, "/console/alive")
        for origin in ("https://evil.example", "null", house.url + ".evil.example"):
            async with browser.post(link, headers={"Origin": origin}) as answer:
                assert answer.status == 403
        async with browser.post(link, headers={"Origin": house.url}) as answer:
            assert answer.status == 204
        for page in pages(house):
            for method in ("POST", "PUT", "DELETE"):
                evil = {"Origin": "https://evil.example"}
                async with browser.request(
                    method, address(house, page), headers=evil, data={"a": "b"}
                ) as answer:
                    assert answer.status in {403, 404, 405}, (method, page.path)
