"""A world, and bots of plain aiohttp on both of its platforms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.sandbox.people import SimGroup, SimPerson
from bot.sandbox.world import TOKEN, World
from tests.sandbox.clients import QQBot, TelegramBot


@dataclass
class Scene:
    world: World
    qq: QQBot
    telegram: TelegramBot
    li: SimPerson
    wang: SimPerson
    qq_group: SimGroup
    telegram_group: SimGroup


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    world = World(seed=7, reconnect_s=0.02)
    li = world.person("李明", friend=True, started=True, username="liming")
    wang = world.person("王芳")
    people = [li, wang]
    qq = QQBot()
    await qq.serve()
    await world.start(qq.url, "secret")
    await world.qq.wait_connected()
    telegram = TelegramBot(world.telegram.api_server, TOKEN)
    yield Scene(
        world,
        qq,
        telegram,
        li,
        wang,
        world.qq_group("一支部", people),
        world.telegram_group("一支部 TG", people),
    )
    await telegram.close()
    await world.stop()
    await qq.close()
