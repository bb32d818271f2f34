"""A bare NoneBot with its stock adapters that echoes; run as a process by test_stock.py."""

from __future__ import annotations

import sys

import nonebot
from nonebot.adapters.onebot.v11 import Adapter as OneBotAdapter
from nonebot.adapters.telegram import Adapter as TelegramAdapter


def main(port: int, api_server: str, token: str) -> None:
    nonebot.init(
        driver="~fastapi+~aiohttp",
        host="127.0.0.1",
        port=port,
        onebot_access_token="secret",
        telegram_bots=[{"token": token, "api_server": api_server}],
        log_level="ERROR",
    )
    nonebot.get_driver().register_adapter(OneBotAdapter)
    nonebot.get_driver().register_adapter(TelegramAdapter)
    nonebot.load_builtin_plugin("echo")
    nonebot.run()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
