"""NiceGUI itself. Importing this module loads the library: only the console's loader does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import nicegui
from fastapi import FastAPI
from nicegui import ui
from starlette.requests import Request

from bot.texts.locales import LOCALES
from bot.web.console.context import ConsoleContext

_configured = False
_LANGUAGES: dict[str, Any] = {"zh-CN": "zh-CN", "en": "en-US"}


@asynccontextmanager
async def running(root: str) -> AsyncIterator[Any]:
    """The library's app, started and in the end stopped, in the current event loop."""
    _configure(root)
    app = nicegui.app
    async with app.router.lifespan_context(app):
        yield app


def _configure(root: str) -> None:
    """Once a process: what `ui.run` would set, and one page for each locale."""
    global _configured
    if _configured:
        return
    _configured = True
    # The library insists on an app of its own to be mounted into; the console's door stands in
    # its place and hands requests on.
    ui.run_with(
        FastAPI(openapi_url=None),
        mount_path=root,
        title="",
        favicon=None,
        dark=None,
        tailwind=False,
        show_welcome_message=False,
        gzip_middleware_factory=None,
        reconnect_timeout=10.0,
    )
    nicegui.app.config.socket_io_js_transports = ["websocket"]
    for locale in LOCALES:
        _declare(locale)


def _declare(locale: str) -> None:
    @ui.page(f"/{locale}/{{name}}", language=_LANGUAGES[locale], response_timeout=15.0)
    async def page(request: Request, name: str) -> None:
        from bot.web.console.shell import build

        context: ConsoleContext = request.scope["zhibu"]
        await build(context)
