"""Settings for a terminal command, or the one sentence that says what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.settings import SettingFault, Settings, read
from bot.terminal import words

if TYPE_CHECKING:
    from bot.host import Host


def settings() -> Settings | None:
    """The settings, or None after the sentence that names the key and the fix."""
    try:
        return read(os.environ)
    except SettingFault as fault:
        words.complain(fault.text_id, **fault.variables)
        return None


@asynccontextmanager
async def opened(settings: Settings, *, migrate: bool = True) -> AsyncIterator[Host]:
    """The host with its store open and no platform: for commands that only need the data."""
    from bot import frame as frames
    from bot.app import compose

    frames.start_nonebot(settings)
    host = compose(settings, frames.load_features())
    await host.store.open(host.features)
    try:
        if migrate:
            await host.store.migrate()
        yield host
    finally:
        await host.store.close()
