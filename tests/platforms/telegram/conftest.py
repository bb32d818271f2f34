"""A simulated Telegram for every test of this folder."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from .rig import Rig, make_rig


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    rig = await make_rig()
    yield rig
    await rig.close()
