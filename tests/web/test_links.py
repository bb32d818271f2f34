"""Login links and sessions: once, for a short time, for one person of one branch."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import httpx
import pytest
from starlette.responses import PlainTextResponse, Response

from bot.branch.models import Account, Member
from bot.store.store import Store
from bot.web.models import WebLink, WebSession
from bot.web.pages import Page, PageContext

from .conftest import House


async def _who(page: PageContext) -> Response:
    return PlainTextResponse(f"{page.branch.name}/{page.member.name}/{page.locale}")


@pytest.fixture
def pages() -> tuple[Page, ...]:
    return (Page(path="/who", handler=_who),)


async def test_a_link_signs_in_once(house: House) -> None:
    path = await house.link(house.secretary, "/who")
    async with house.client() as client:
        shown = await client.get(path)
        assert shown.status_code == 200
        assert "王书记" not in shown.text
        assert not client.cookies
        answer = await client.post(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/who")
        assert (await client.get("/who")).text == "计算机学院本科生第一党支部/王书记/zh-CN"
    async with house.client() as other:
        assert (await other.post(path)).status_code == 410
        assert (await other.get(path)).status_code == 410
        assert (await other.get("/who")).status_code == 401


async def test_previews_burn_nothing(house: House) -> None:
    path = await house.link(house.secretary)
    async with house.client() as preview:
        for _ in range(3):
            assert (await preview.get(path)).status_code == 200
            assert (await preview.request("HEAD", path)).status_code == 200
        assert await WebSession.all().count() == 0
        assert (await preview.post(path)).status_code == 303


async def test_of_many_redemptions_at_once_one_succeeds(house: House) -> None:
    path = await house.link(house.secretary)

    async def redeem() -> int:
        async with house.client() as client:
            return (await client.post(path)).status_code

    assert sorted(await asyncio.gather(*(redeem() for _ in range(8)))) == [303] + [410] * 7
    assert await WebSession.all().count() == 1


async def test_a_link_expires(house: House) -> None:
    path = await house.link(house.secretary)
    house.clock.advance(timedelta(minutes=10))
    async with house.client() as client:
        assert (await client.get(path)).status_code == 410
        assert (await client.post(path)).status_code == 410


async def test_only_hashes_are_stored(house: House) -> None:
    path = await house.link(house.secretary)
    token = path.removeprefix("/l/")
    assert len(token) == 43
    async with house.client() as client:
        cookie = (await client.post(path)).headers["set-cookie"]
    secret = cookie.split("=")[1].split(";")[0]
    rows = [*await WebLink.all().values(), *await WebSession.all().values()]
    assert len(rows) == 2
    assert token not in str(rows)
    assert secret not in str(rows)


async def test_the_cookie_is_kept_from_scripts_and_other_sites(house: House) -> None:
    async with house.client() as client:
        cookie = (await client.post(await house.link(house.secretary))).headers["set-cookie"]
    assert re.search(r"^zhibu=[\w-]{43}; ", cookie)
    for part in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=28800"):
        assert part in cookie
    assert "Secure" not in cookie


async def test_a_session_ends_after_eight_hours(house: House) -> None:
    async with house.client() as client:
        await house.sign_in(client, house.secretary, "/who")
        house.clock.advance(timedelta(hours=7, minutes=59))
        assert (await client.get("/who")).status_code == 200
        house.clock.advance(timedelta(minutes=1))
        assert (await client.get("/who")).status_code == 401


async def test_leaving_the_branch_ends_the_session_at_once(house: House) -> None:
    async with house.client() as client:
        await house.sign_in(client, house.member, "/who")
        assert (await client.get("/who")).status_code == 200
        await Member.filter(id=house.member.id).update(status="left")
        await house.host.directory.changed(house.first.id)
        assert (await client.get("/who")).status_code == 401


async def test_unbinding_the_account_that_got_the_link_ends_the_session(house: House) -> None:
    await Account.create(
        branch=house.first,
        member=house.member,
        platform="telegram",
        account_id="77",
        bound_at=house.clock.now(),
    )
    await house.host.directory.changed(house.first.id)
    async with house.client() as client:
        await house.sign_in(client, house.member, "/who")
        await Account.filter(member_id=house.member.id, platform="qq").delete()
        await house.host.directory.changed(house.first.id)
        assert (await client.get("/who")).status_code == 401


async def test_signing_in_as_another_ends_the_first_session(house: House) -> None:
    async with house.client() as client:
        await house.sign_in(client, house.secretary, "/who")
        await house.sign_in(client, house.foreigner, "/who")
        assert (await client.get("/who")).text.startswith("外国语学院党支部/")
    assert await WebSession.all().count() == 1


async def test_signing_out(house: House) -> None:
    async with house.client() as client:
        await house.sign_in(client, house.secretary, "/who")
        cookie = client.cookies["zhibu"]
        assert (await client.post("/console/logout")).status_code == 200
        client.cookies.set("zhibu", cookie)
        assert (await client.get("/who")).status_code == 401


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "who", "", "/a\n"]
)
async def test_a_link_leads_nowhere_else(house: House, target: str) -> None:
    with pytest.raises(ValueError, match="this server"):
        await house.link(house.secretary, target)


async def test_guessing_is_slowed_but_not_for_others_links(house: House) -> None:
    path = await house.link(house.secretary)
    async with house.client() as client:
        answers = [(await client.post(f"/l/{'x' * 43}")).status_code for _ in range(75)]
        assert answers == [410] * 60 + [429] * 15
    other = httpx.ASGITransport(house.app, client=("192.0.2.7", 1))
    async with httpx.AsyncClient(
        transport=other, base_url=house.url, headers={"Origin": house.url}
    ) as client:
        assert (await client.post(path)).status_code == 303


async def test_old_rows_are_forgotten(house: House, store: Store) -> None:
    await house.link(house.secretary)
    async with house.client() as client:
        await house.sign_in(client, house.secretary, "/who")
    house.clock.advance(timedelta(days=2))
    await house.link(house.secretary)
    assert await WebLink.all().count() == 1
    async with house.client() as client:
        await house.sign_in(client, house.secretary, "/who")
    assert await WebSession.all().count() == 1


async def test_with_https_the_cookie_is_secure(house: House) -> None:
    from bot.settings import Settings
    from bot.web.web import Web

    web = Web(
        Settings(public_url="https://bot.example.edu/"),
        house.host.store,
        house.host.directory,
        house.clock,
    )
    assert web.url("/console") == "https://bot.example.edu/console"
    response = Response()
    web.sessions.write(response, "t")
    assert response.headers["set-cookie"].startswith("__Host-zhibu=t; ")
    assert "Secure" in response.headers["set-cookie"]
