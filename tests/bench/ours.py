"""The bot as the benchmark runs it: the whole composition on one core, padded with commands.

`python -m tests.bench.ours '{"port": …, "commands": 60, …}'` runs until it is stopped.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from arclet.alconna import Args

from bot.branch.roles import Right, Role
from bot.commands.command import Commands, Who
from bot.commands.context import Context
from bot.feature import Feature
from bot.settings import Settings

TOKEN = "token-of-the-benchmark"
TELEGRAM_TOKEN = "10002:token-of-the-benchmark"
SECRET = "secret-of-the-benchmark"
SELF_ID = 10001
GROUP = 700_000_001
TELEGRAM_GROUP = -1_001_234_567_890
FIRST_USER = 100_000_000
OFFICER = FIRST_USER - 1
PER_BRANCH = 50
TEXTS = {
    "zh-CN": "bench-title = 测量\nbench-pong = { $name }，收到：{ $what }\n",
    "en": "bench-title = Bench\nbench-pong = { $name }, got { $what }\n",
}


@dataclass(frozen=True)
class Order:
    """What to run: a port, a folder, how many commands in all, and how many members."""

    port: int
    folder: str
    commands: int = 60
    members: int = 0
    core: int = 0
    webhook: bool = False
    api_port: int = 0
    console: bool = True
    quiz: bool = False
    dues: bool = False


def padding(count: int, folder: Path) -> Feature:
    """A feature of that many commands that need a right, an argument and a sentence."""
    texts = folder / "texts"
    texts.mkdir(exist_ok=True)
    for locale, source in TEXTS.items():
        helps = "".join(f"bench-help-c{n} = {n}\n    .example = 测量{n}x 1\n" for n in range(count))
        (texts / f"{locale}.ftl").write_text(source + helps, "utf-8")
    commands = Commands("bench")
    for number in range(count):
        commands.add(
            f"c{number}",
            f"测量{number}x",
            f"bench{number}x",
            args=Args["what", str],
            who=Who.MEMBER,
            right=Right.OUTBOX_VIEW,
        )(pong)
    return Feature("bench", texts, commands=commands)


def pong(ctx: Context) -> str:
    """Answer from memory alone: rights, arguments and a sentence, no storage."""
    return ctx.t("bench-pong", name=ctx.member.name, what=ctx.args["what"])


async def seed(store: Any, order: Order) -> None:
    """Branches of fifty members, each bound on both platforms under the same number."""
    from datetime import UTC, datetime

    from bot.branch.models import Account, Branch, Chat, Member, RoleGrant

    now = datetime.now(UTC)
    async with store.transaction():
        for start in range(0, order.members + 1, PER_BRANCH):
            branch = await Branch.create(name=f"第{start}支部", created_at=now)
            if start == 0:
                await Chat.create(branch=branch, platform="qq", chat_id=str(GROUP), linked_at=now)
                await Chat.create(
                    branch=branch,
                    platform="telegram",
                    chat_id=str(TELEGRAM_GROUP),
                    linked_at=now,
                )
            numbers = [OFFICER] if start == 0 else []
            numbers += [
                FIRST_USER + n for n in range(start, min(start + PER_BRANCH, order.members))
            ]
            for number in numbers:
                member = await Member.create(
                    branch=branch,
                    name=f"党员{number}",
                    student_no=str(number),
                    category="full",
                    created_at=now,
                )
                for platform in ("qq", "telegram"):
                    await Account.create(
                        branch=branch,
                        member=member,
                        platform=platform,
                        account_id=str(number),
                        name=f"{number}",
                        via_group=str(GROUP) if platform == "qq" else "",
                        reachable=True,
                        bound_at=now,
                    )
                if number == OFFICER:
                    await RoleGrant.create(member=member, role=Role.SECRETARY, granted_at=now)


def settings_of(order: Order) -> Settings:
    """A bot on this machine with both platforms, and no pauses between answers."""
    folder = Path(order.folder)
    telegram: dict[str, Any] = {}
    if order.api_port:
        telegram = {
            "telegram_token": TELEGRAM_TOKEN,
            "telegram_api_server": f"http://127.0.0.1:{order.api_port}/",
        }
    if order.webhook:
        telegram |= {
            "telegram_webhook_url": f"http://127.0.0.1:{order.port}",
            "telegram_webhook_secret": SECRET,
        }
    return Settings(
        port=order.port,
        log_level="WARNING",
        database_url=f"sqlite://{folder / 'bench.db'}",
        var=folder,
        onebot_access_token=TOKEN,
        qq_reply_pause=0.0,
        **telegram,
    )


def main() -> None:
    """Seed a fresh database and serve until stopped."""
    order = Order(**json.loads(sys.argv[1]))
    os.sched_setaffinity(0, {order.core})
    import nonebot

    from bot import frame as frames
    from bot.app import compose, run_in
    from bot.delivery.pacing import UNPACED
    from bot.store.store import Store
    from tests.bench import books
    from tests.bench.quiz import open_quizzes

    settings = settings_of(order)
    folder = Path(order.folder)
    frames.start_nonebot(settings)
    frame = frames.attach(settings)
    ours = frames.load_features()

    async def prepare() -> None:
        store = Store(settings.database_url)
        await store.open(ours)
        await store.migrate()
        await seed(store, order)
        if order.quiz:
            await open_quizzes(store)
        if order.dues:
            # A hundred thousand members and a million postings, most of people who never ask.
            await books.branches(2_000 - order.members // PER_BRANCH, PER_BRANCH)
            await books.begin()
            await asyncio.to_thread(books.fill, folder / "bench.db", 5)
        await store.close()

    if order.members or not (folder / "bench.db").exists():
        asyncio.run(prepare())
    from bot.commands import builtin

    there = len(builtin.commands()) + sum(len(one.commands or ()) for one in ours)
    extra = padding(max(1, order.commands - there), folder)
    host = compose(settings, [*ours, extra], frame, paces=UNPACED)
    run_in(frame, host, console=order.console)
    nonebot.run()


def fresh_folder() -> str:
    """An empty folder for one run."""
    return mkdtemp(prefix="zhibu-bench-")


if __name__ == "__main__":
    main()
