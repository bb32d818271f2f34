"""NoneBot's driver as Zhibu is served: FastAPI behind our WebSocket, whoever calls `run`."""

from __future__ import annotations

import sys
from typing import Any

from nonebot.drivers.fastapi import Driver as FastAPIDriver

SWITCH_SECONDS = 0.02


class Driver(FastAPIDriver):
    """`DRIVER=bot.driver+~aiohttp`; `start_nonebot` sets it, whatever `.env` says."""

    def run(
        self,
        host: str | None = None,
        port: int | None = None,
        *args: Any,
        app: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Serve NoneBot's application until stopped."""
        from bot.platforms.onebot.wire import ZhibuWebSocketProtocol

        sys.setswitchinterval(SWITCH_SECONDS)
        serving: dict[str, Any] = {
            "ws": ZhibuWebSocketProtocol,
            "access_log": False,
            "server_header": False,
            "date_header": False,
            "log_level": "warning",
            "timeout_graceful_shutdown": 5,
        }
        super().run(host, port, *args, app=app, **(serving | kwargs))
