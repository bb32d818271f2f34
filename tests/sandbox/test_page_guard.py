"""Who may reach the page, what it refuses, and that its texts and cast are whole."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox.cast import load
from bot.sandbox.page.routes import FOLDER
from tests.sandbox.echo import Site, site


@pytest.fixture
async def running() -> AsyncIterator[Site]:
    async with site() as it:
        yield it


async def status(url: str, method: str = "GET", **headers: str) -> int:
    body = b'{"who": 0, "group": 0, "text": "x"}' if method == "POST" else None
    if method == "POST":
        headers.setdefault("Content-Type", "application/json")
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, url, headers=headers, data=body) as answer,
    ):
        return answer.status


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "zhibu.example.org"},
        {"Host": "127.0.0.1.example.org:80"},
        {"Host": "192.168.1.5:8080"},
        {"Host": ""},
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
    ],
)
async def test_other_names_and_proxies_are_refused(running: Site, headers: dict[str, str]):
    paths = ("/sandbox", "/sandbox/static/page.js", "/sandbox/media/1/picture")
    for path in paths:
        assert await status(running.url + path, **headers) == 403
    assert await status(running.url + "/sandbox/say", "POST", **headers) == 403
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(running.url + "/sandbox/feed", headers=headers)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, 200),
        ({"Origin": "http://evil.example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
async def test_another_sites_script_cannot_speak(
    running: Site, headers: dict[str, str], expected: int
):
    assert await status(running.url + "/sandbox/say", "POST", **headers) == expected
    assert len(running.world.transcript) == (expected == 200)


async def test_the_own_origin_may(running: Site):
    assert await status(running.url + "/sandbox/say", "POST", Origin=running.url) == 200
    local = running.url.replace("127.0.0.1", "localhost")
    assert await status(running.url + "/sandbox/say", "POST", Origin=local) == 403


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("say", {"who": -1, "group": 0, "text": "x"}),
        ("say", {"who": 999, "group": 0, "text": "x"}),
        ("say", {"who": 0, "group": 0, "text": "  "}),
        ("say", {"who": 9, "group": 0, "text": "Telegram only"}),
        ("say", {"who": 0, "group": 9, "text": "x"}),
        ("press", {"who": 0, "message": 7, "label": "x"}),
        ("recall", {"who": 0, "message": 7}),
        ("say", []),
    ],
)
async def test_what_cannot_be_done_is_refused(running: Site, action: str, body: object):
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{running.url}/sandbox/{action}", json=body) as answer,
    ):
        assert answer.status == 409
    assert len(running.world.transcript) == 0


async def test_nothing_else_is_served(running: Site):
    for path in ("routes.py", "..%2Froutes.py", "page.py"):
        assert await status(f"{running.url}/sandbox/static/{path}") == 404


def test_both_languages_have_every_string():
    strings = json.loads((FOLDER / "strings.json").read_text(encoding="utf-8"))
    assert set(strings) == {"zh-CN", "en"}
    chinese, english = strings["zh-CN"], strings["en"]
    assert set(chinese) == set(english)
    for key in set(chinese) - {"chips"}:
        assert chinese[key].count("{") == english[key].count("{"), key
    code = "".join((FOLDER / n).read_text(encoding="utf-8") for n in ("page.js", "chat.js"))
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in code)


def test_the_cast_is_whole():
    cast = load()
    assert len(cast.members) == 30
    assert cast.secretary is cast.members[0]
    assert len({m.student_no for m in cast.members}) == len({m.name for m in cast.members}) == 30
    assert {len(m.accounts) for m in cast.members} == {1, 2}
    assert {m.group for m in cast.members} == {"第一党小组", "第二党小组", "第三党小组"}
    assert load("en").branch == "School of Computing, First Student Branch"
