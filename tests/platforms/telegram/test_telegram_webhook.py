"""The webhook, over real sockets and NoneBot's own FastAPI driver."""

from __future__ import annotations

import asyncio
import dataclasses
import io

import aiohttp
import orjson
import pytest
from nonebot.config import Config, Env

from bot.platforms.telegram.adapter import Adapter
from bot.platforms.telegram.settings import SettingsError
from bot.platforms.types import Incoming
from bot.sandbox.running import free_port

from .rig import QUICK, SECRET, TOKEN, Driver, Rig, eventually, served

UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 5,
        "date": 1_790_000_000,
        "chat": {"id": -4001, "type": "group", "title": "Branch"},
        "from": {"id": 7, "is_bot": False, "first_name": "Bo"},
        "text": "/signin",
    },
}


async def post(port: int, body: object, secret: str | None = SECRET, path: str = "") -> int:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    url = f"http://127.0.0.1:{port}{path or '/telegram/10002'}"
    async with aiohttp.ClientSession() as session:
        data = io.BytesIO(body if isinstance(body, bytes) else orjson.dumps(body))
        async with session.post(url, headers=headers, data=data) as answer:
            return answer.status


async def test_updates_come_through_the_server_that_was_announced(rig: Rig) -> None:
    port = free_port()
    adapter = rig.adapter(webhook_url=f"http://127.0.0.1:{port}/")
    async with served(adapter, port):
        await eventually(lambda: rig.sim.updates.webhook["url"])
        assert rig.sim.updates.webhook["url"] == f"http://127.0.0.1:{port}/telegram/10002"
        rig.sim.say(rig.group, rig.ann, ["/one"])
        rig.sim.say(rig.group, rig.ann, ["chatter"])
        rig.sim.say(rig.group, rig.ann, ["/two"])
        await eventually(lambda: rig.ear.texts() == ["/one", "/two"])
        await eventually(lambda: rig.sim.updates.deliveries == [200, 200, 200])
        assert rig.calls("setWebhook")[0]["allowed_updates"][0] == "message"
        assert rig.ear.kinds() == ["connected"]


async def test_200_is_said_only_after_handling(rig: Rig) -> None:
    port = free_port()
    go = asyncio.Event()

    async def wait(_: Incoming) -> None:
        await go.wait()

    rig.ear.on_take = wait
    async with served(rig.adapter(webhook_url=f"http://127.0.0.1:{port}"), port):
        task = asyncio.create_task(post(port, UPDATE))
        await eventually(lambda: rig.ear.asked)
        await asyncio.sleep(0.05)
        assert not task.done()
        go.set()
        assert await task == 200
    assert rig.ear.texts() == ["/signin"]


async def test_one_secret_opens_every_replica_and_no_other_any(rig: Rig) -> None:
    ports = free_port(), free_port()
    adapters = [rig.adapter(webhook_url=f"http://127.0.0.1:{ports[0]}") for _ in ports]
    async with served(adapters[0], ports[0]), served(adapters[1], ports[1]):
        for port in ports:
            assert await post(port, UPDATE) == 200
            assert await post(port, UPDATE, SECRET[:-1]) == 401
            assert await post(port, UPDATE, SECRET + "x") == 401
            assert await post(port, UPDATE, "") == 401
            assert await post(port, UPDATE, None) == 401
    assert rig.ear.texts() == ["/signin", "/signin"]


async def test_bad_bodies_are_refused_and_odd_updates_passed_over(rig: Rig, logs) -> None:
    port = free_port()
    async with served(rig.adapter(webhook_url=f"http://127.0.0.1:{port}"), port):
        assert await post(port, b"{") == 400
        assert await post(port, [1]) == 400
        assert await post(port, b"x" * 1_100_000) == 413
        assert await post(port, {"update_id": 1, "message": {"text": "canary"}}) == 200
        assert await post(port, {"update_id": 1}) == 200
        assert await post(port, UPDATE, path="/telegram/99") == 404
        assert await post(port, UPDATE, path="/elsewhere") == 404
    assert "canary" not in logs.text()


async def test_without_a_router_telegram_is_asked_to_come_again(rig: Rig) -> None:
    port = free_port()
    adapter = rig.adapter(webhook_url=f"http://127.0.0.1:{port}")
    adapter.intake = None
    async with served(adapter, port):
        assert await post(port, UPDATE) == 503


async def test_a_handler_that_hangs_is_given_up(rig: Rig, logs) -> None:
    port = free_port()

    async def hang(_: Incoming) -> None:
        await asyncio.sleep(30)

    rig.ear.on_take = hang
    timing = dataclasses.replace(QUICK, handler=0.05)
    async with served(rig.adapter(webhook_url=f"http://127.0.0.1:{port}", timing=timing), port):
        assert await post(port, UPDATE) == 200
    assert "was given up" in logs.text()


async def test_setting_the_webhook_is_tried_until_it_works(rig: Rig) -> None:
    port = free_port()
    rig.sim.faults.server_error(methods=["getMe", "setWebhook"], times=3)
    async with served(rig.adapter(webhook_url=f"http://127.0.0.1:{port}"), port):
        await eventually(lambda: rig.sim.updates.webhook["url"])


def settings(**keys: object) -> Adapter:
    bot = {"token": TOKEN, "api_server": "http://127.0.0.1:9", "is_webhook": True}
    config = {"telegram_bots": [bot], "telegram_webhook_url": "http://127.0.0.1"} | keys
    driver = Driver(Env(environment="test"), Config(_env_file=(), **config))  # type: ignore
    return Adapter(driver)


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ({}, "TELEGRAM_WEBHOOK_SECRET"),
        ({"telegram_webhook_secret": "short"}, "TELEGRAM_WEBHOOK_SECRET"),
        ({"telegram_webhook_secret": "no blanks are allowed"}, "TELEGRAM_WEBHOOK_SECRET"),
        (
            {"telegram_webhook_secret": SECRET, "telegram_webhook_url": None},
            "TELEGRAM_WEBHOOK_URL",
        ),
        ({"telegram_bots": [{"token": TOKEN}, {"token": TOKEN}]}, "TELEGRAM_BOTS"),
        ({"telegram_bots": [{"token": "canary"}]}, "TELEGRAM_BOTS"),
        ({"telegram_bots": [{"tokens": "canary"}]}, "TELEGRAM_BOTS"),
        ({"telegram_bots": [{"token": TOKEN, "api_server": "canary"}]}, "TELEGRAM_BOTS"),
    ],
)
def test_a_wrong_key_stops_the_start_with_its_name_and_no_value(keys, names: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(**keys)
    assert names in str(caught.value)
    assert "canary" not in str(caught.value)
    assert TOKEN not in str(caught.value)


def test_an_api_server_may_end_with_or_without_a_slash() -> None:
    adapter = settings(telegram_webhook_secret=SECRET)
    assert adapter.settings.telegram_bots[0].api_server == "http://127.0.0.1:9/"
