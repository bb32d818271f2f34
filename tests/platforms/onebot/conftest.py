"""Fixtures of the QQ platform's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.platforms.onebot.raw import hang_up_all
from tests.platforms.onebot.rig import Bench, serving


@pytest.fixture(autouse=True)
async def _hang_up() -> AsyncIterator[None]:
    yield
    hang_up_all()


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    """A running bot; nothing is connected and no router attached yet."""
    bench = Bench()
    async with serving() as bench.url:
        yield bench
        hang_up_all()
        await bench.qq.stop()
        await bench.platform.close()


@pytest.fixture
async def connected(bench: Bench) -> Bench:
    """A running bot with a simulated QQ on the line, reverse, without catching up."""
    bench.open()
    await bench.connect()
    return bench
