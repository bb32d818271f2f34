"""Sign-ins in private chats: parse, commit with synchronous FULL, reply, 32 in flight.

In a group the answers are merged on purpose, which would measure the window and not the bot.
Everyone has spoken before: who somebody is, is read once and then known.
`python -m tests.bench.signin '{"port": …, "count": …}'` prints the figures as JSON.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from typing import Any

import orjson

from bot.sandbox.load import LoadResult, OneBotLoad, frame
from tests.bench.ours import FIRST_USER, GROUP, SELF_ID, TOKEN

_WHO = re.compile(rb'"user_id":\s*"?(\d+)')


def private_line(text: str, user_id: int, message_id: int) -> bytes:
    """A private message of a group member as an encoded frame."""
    event = {
        "self_id": SELF_ID,
        "user_id": user_id,
        "time": int(time.time()),
        "message_id": message_id,
        "message_type": "private",
        "sub_type": "friend",
        "sender": {"user_id": user_id, "nickname": str(user_id), "group_id": GROUP},
        "raw_message": text,
        "font": 14,
        "message": [{"type": "text", "data": {"text": text}}],
        "message_format": "array",
        "post_type": "message",
    }
    return frame(orjson.dumps(event))


async def run(order: dict[str, Any]) -> dict[str, float]:
    """Let everyone say `warm`, which is not measured, and then sign everyone in once."""
    load = await OneBotLoad.connect("127.0.0.1", order["port"], TOKEN, SELF_ID)
    first = order.get("first", 0)
    users = [FIRST_USER + first + n for n in range(order["count"])]
    keys = [str(user) for user in users]

    def who(payload: bytes) -> list[str]:
        return [match.decode() for match in _WHO.findall(payload)[:1]]

    async def everyone(text: str, first_message: int) -> LoadResult:
        ids = range(first_message + 2 * first, first_message + 2 * first + len(users))
        lines = [private_line(text, user, n) for n, user in zip(ids, users, strict=True)]
        return await load.commands(lines, in_flight=32, keys=keys, answers=who)

    await everyone(order["warm"], 1)
    result = await everyone(order["text"], 1 + len(users))
    load.close()
    return result.json()


def main() -> None:
    """One order as the argument, one result on standard output."""
    sys.stdout.write(json.dumps(asyncio.run(run(json.loads(sys.argv[1])))))


if __name__ == "__main__":
    main()
