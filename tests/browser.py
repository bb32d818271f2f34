"""A real Chromium for every test of a page, and windows that write down what happens in them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, async_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
SHOTS = os.environ.get("ZHIBU_SHOTS", "")
_ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
]


@contextlib.asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A running Chromium. Missing: the test is skipped, loudly; in CI it fails."""
    if not CHROMIUM.exists():
        message = f"NO BROWSER: {CHROMIUM} is missing, the pages are NOT tested in a browser"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    async with async_playwright() as player:
        launched = await player.chromium.launch(executable_path=str(CHROMIUM), args=_ARGUMENTS)
        yield launched
        await launched.close()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A Chromium of the test's own."""
    async with chromium() as launched:
        yield launched


@dataclass
class Watched:
    """A browser window whose requests and complaints are written down."""

    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


async def window(
    browser: Browser, *, phone: bool = False, dark: bool = False, locale: str = "zh-CN"
) -> Watched:
    """A window of a phone (390 px) or a desk."""
    context = await browser.new_context(
        viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 800},
        device_scale_factor=2 if phone else 1,
        color_scheme="dark" if dark else "light",
        locale=locale,
    )
    watched = Watched(context)
    context.on("request", lambda request: watched.requests.append(request.url))
    context.on(
        "console",
        lambda message: (
            watched.complaints.append(message.text)
            if message.type in ("error", "warning")
            else None
        ),
    )
    context.on("weberror", lambda fault: watched.complaints.append(str(fault.error)))
    context.set_default_timeout(15_000)
    return watched


async def shot(page: Any, name: str) -> None:
    """Keep a picture for a person to look at, where ZHIBU_SHOTS names a folder."""
    if SHOTS:
        await page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
