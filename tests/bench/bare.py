"""Bare NoneBot with its stock adapters, as a plugin's author would write the same commands.

`python -m tests.bench.bare '{"port": …, "commands": 40, …}'` runs until it is stopped. Each
command is an `on_command`; one answers from memory, one stores a sign-in and answers.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from pathlib import Path

import nonebot
from nonebot import on_command
from nonebot.adapters import Event
from nonebot.matcher import Matcher

from tests.bench.ours import SECRET, TELEGRAM_TOKEN, TOKEN, Order


def main() -> None:
    """Serve until stopped."""
    order = Order(**json.loads(sys.argv[1]))
    os.sched_setaffinity(0, {order.core})
    bots = []
    if order.api_port:
        bots = [
            {
                "token": TELEGRAM_TOKEN,
                "api_server": f"http://127.0.0.1:{order.api_port}/",
                "is_webhook": order.webhook,
            }
        ]
    nonebot.init(
        _env_file=None,
        driver="~fastapi+~aiohttp",
        host="127.0.0.1",
        port=order.port,
        log_level="WARNING",
        onebot_access_token=TOKEN,
        telegram_bots=bots,
        telegram_webhook_url=f"http://127.0.0.1:{order.port}",
        command_start={"/", ""},
    )
    from nonebot.adapters.onebot.v11 import Adapter as QQ
    from nonebot.adapters.telegram import Adapter as Telegram
    from nonebot.adapters.telegram import Bot as TelegramBot

    # The stock adapter draws a secret for each process; the load has to know it.
    made = TelegramBot.__init__

    def with_secret(self: TelegramBot, *args: object, **kwargs: object) -> None:
        made(self, *args, **kwargs)  # type: ignore[arg-type]
        self.secret_token = SECRET

    TelegramBot.__init__ = with_secret  # type: ignore[method-assign]
    driver = nonebot.get_driver()
    driver.register_adapter(QQ)
    if bots:
        driver.register_adapter(Telegram)
    database = sqlite3.connect(Path(order.folder) / "bare.db")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE signin (member TEXT, day TEXT, UNIQUE (member, day))")
    register(order.commands, database)
    nonebot.run(access_log=False)


def register(count: int, database: sqlite3.Connection) -> None:
    """`count` commands, the last two of which are said by the load."""
    for number in range(count - 2):
        on_command(f"命令{number}x")
    answer = on_command("测量0x")
    signin = on_command("签到")

    @answer.handle()
    async def _(matcher: Matcher) -> None:
        await matcher.finish("收到")

    @signin.handle()
    async def _(matcher: Matcher, event: Event) -> None:
        database.execute(
            "INSERT OR IGNORE INTO signin VALUES (?, date('now'))", (event.get_user_id(),)
        )
        database.commit()
        await matcher.finish("签到成功")


if __name__ == "__main__":
    main()
