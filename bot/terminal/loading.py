"""What the commands have in common: `.env`, the settings, and the host with its store open."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bot.errors import Refusal
from bot.settings import SettingFault, Settings, read
from bot.terminal import words

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host

T = TypeVar("T")

FAULTY = 2
"""The exit status where a setting has to be mended."""


def load_env_file() -> None:
    """Put `.env` below the environment, which wins, so that every part sees the same."""
    from dotenv import dotenv_values

    for key, value in dotenv_values(os.environ.get("ENV_FILE", ".env")).items():
        if value is not None:
            os.environ.setdefault(key, value)


def settings() -> Settings:
    """The settings. Raises SettingFault, which `python -m bot` tells in one sentence."""
    return read(os.environ)


def complain(fault: SettingFault) -> None:
    """The one sentence that names the key and the fix."""
    words.complain(fault.text_id, **fault.variables)


def named(what: str, among: Mapping[str, T], *more: str) -> T:
    """What a word of the command names. Raises Refusal host-cli-unknown-thing, which lists them."""
    found = among.get(what)
    if found is None:
        known = ", ".join([*more, *among])
        raise Refusal("host-cli-unknown-thing", what=what, known=known)
    return found


async def branch_named(host: Host, name: str) -> BranchView:
    """The branch of that name. Raises Refusal host-no-such-branch (branch)."""
    views = await host.directory.branches()
    view = next((one for one in views.values() if one.name == name.strip()), None)
    if view is None:
        raise Refusal("host-no-such-branch", branch=name)
    return view


@asynccontextmanager
async def opened(settings: Settings, *, migrate: bool = True) -> AsyncIterator[Host]:
    """The host with its store open and no platform: for commands that only need the data."""
    from bot import frame as frames
    from bot.app import compose

    # What the command says stands alone on the standard output.
    settings = replace(settings, log_level="WARNING")
    frames.start_nonebot(settings, sys.stderr)
    host = compose(settings, frames.load_features())
    await host.store.open(host.features)
    try:
        if migrate:
            await host.store.migrate()
        yield host
    finally:
        await host.store.close()
