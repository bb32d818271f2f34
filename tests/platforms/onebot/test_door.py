"""Who is let in, and that nothing else stands open."""

from __future__ import annotations

import aiohttp
import nonebot
import pytest

from bot.platforms.onebot.adapter import Adapter, OpenEndpoint
from bot.platforms.types import ChatEventKind
from tests.platforms.onebot.raw import ACCEPT, dial, frame, line
from tests.platforms.onebot.rig import BOT, TOKEN, Bench, serving

PATHS = ["/onebot/v11/", "/onebot/v11/ws", "/onebot/v11/ws/"]
SERVERS = [pytest.param("fast", id="fast"), pytest.param("auto", id="uvicorn")]


@pytest.mark.parametrize("path", PATHS)
async def test_right_token_is_let_in(bench: Bench, path: str) -> None:
    bench.open()
    client = await dial(bench.url, path)
    assert client.status == 101
    assert ACCEPT in client.opened
    await bench.router.heard(ChatEventKind.CONNECTED)
    assert bench.platform.connections() == (str(BOT),)
    client.close()


@pytest.mark.parametrize(
    ("token", "self_id", "headers"),
    [
        pytest.param(None, str(BOT), {}, id="no token"),
        pytest.param("wrong", str(BOT), {}, id="wrong token"),
        pytest.param(TOKEN + "x", str(BOT), {}, id="longer token"),
        pytest.param(None, str(BOT), {"Authorization": TOKEN}, id="no scheme"),
        pytest.param(TOKEN, None, {}, id="no account"),
        pytest.param(TOKEN, "robot", {}, id="no number"),
        pytest.param(TOKEN, str(BOT), {"X-Client-Role": "Event"}, id="half a connection"),
    ],
)
@pytest.mark.parametrize("server", SERVERS)
async def test_anyone_else_is_refused(
    server: str, token: str | None, self_id: str | None, headers: dict[str, str]
) -> None:
    bench = Bench()
    bench.open()
    async with serving(server) as url:
        client = await dial(url, token=token, self_id=self_id, headers=headers)
        assert client.status == 403
        assert bench.platform.connections() == ()
        client.close()


async def test_token_may_stand_in_the_query(bench: Bench) -> None:
    client = await dial(bench.url, f"/onebot/v11/ws?access_token={TOKEN}", token=None)
    assert client.status == 101
    client.close()
    client = await dial(bench.url, "/onebot/v11/ws?access_token=wrong", token=None)
    assert client.status == 403
    client.close()


@pytest.mark.parametrize("path", ["/onebot/v11/", "/onebot/v11/http", "/onebot/v11/ws"])
async def test_events_by_post_find_no_door(bench: Bench, path: str) -> None:
    bench.open()
    headers = {"X-Self-ID": str(BOT), "Authorization": f"Bearer {TOKEN}"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(bench.url + path, data=line("签到"), headers=headers) as response,
    ):
        assert response.status in (404, 405)
    assert bench.router.taken == []


def test_no_start_without_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = nonebot.get_driver()
    monkeypatch.setattr(driver.config, "onebot_access_token", "")
    with pytest.raises(OpenEndpoint, match="ONEBOT_ACCESS_TOKEN"):
        Adapter(driver)


async def test_half_open_socket_gives_way(bench: Bench) -> None:
    """The old program's machine lost power: its socket never closes by itself."""
    bench.open()
    old = await dial(bench.url)
    await bench.router.heard(ChatEventKind.CONNECTED)
    new = await dial(bench.url)
    await bench.router.heard(ChatEventKind.DISCONNECTED)
    await bench.router.heard(ChatEventKind.CONNECTED)
    new.send(frame(line("签到")))
    await bench.router.took(1)
    assert bench.platform.connections() == (str(BOT),)
    old.send(frame(line("帮助", 2)))
    new.send(frame(line("请假", 3)))
    taken = await bench.router.took(2)
    assert [incoming.text for incoming in taken] == ["签到", "请假"]
    old.close()
    new.close()
    await bench.router.heard(ChatEventKind.DISCONNECTED)
    assert bench.platform.connections() == ()
