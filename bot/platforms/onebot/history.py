"""Reading a chat's history backwards, page by page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from bot.platforms.onebot.calls import Calls
from bot.platforms.onebot.parse import Event, said_at, word

Enough = Callable[[list[Event]], bool]

_NEVER = datetime.fromtimestamp(0, UTC)


@lru_cache(maxsize=4096)
def number(identity: str) -> int | str:
    """An id in the form that all OneBot programs accept."""
    digits = identity.removeprefix("-")
    return int(identity) if digits.isascii() and digits.isdecimal() else identity


def time_of(event: Event) -> datetime:
    """When a line of the history was said, in UTC; the epoch where it doesn't say."""
    return said_at(event, _NEVER)


async def read_back(
    calls: Calls,
    action: str,
    place: dict[str, Any],
    *,
    enough: Enough,
    page: int,
    most: int,
    within: float,
) -> list[Event]:
    """The latest messages, oldest first, until `enough` of a page or `most` of all.

    `within` is the time for one call, in seconds. Raises as `Calls.call`.
    """
    lines = _page(await calls.call(action, {**place, "count": page}, within))
    fresh = lines
    # Programs differ in which way a page goes from its start: what brings older lines is kept.
    directions = [True, False]
    while fresh and len(lines) < most and not enough(fresh):
        for backwards in tuple(directions):
            params = {**place, **_from(lines[0], backwards), "count": page}
            fresh = _older(_page(await calls.call(action, params, within)), lines)
            if fresh:
                directions = [backwards]
                break
        lines = fresh + lines
    return lines


def _from(oldest: Event, backwards: bool) -> dict[str, Any]:
    """Where a page starts: by sequence number or by id, whatever the program goes by."""
    return {
        "message_seq": oldest.get("message_seq", oldest["message_id"]),
        "message_id": oldest["message_id"],
        "reverseOrder": backwards,
    }


def _older(page: list[Event], lines: list[Event]) -> list[Event]:
    known = {word(line["message_id"]) for line in lines}
    oldest = time_of(lines[0])
    return [
        line for line in page if word(line["message_id"]) not in known and time_of(line) <= oldest
    ]


def _page(data: Any) -> list[Event]:
    """The usable lines of an answer, oldest first."""
    messages = data.get("messages") if isinstance(data, dict) else None
    if not isinstance(messages, list):
        return []
    page = [line for line in messages if isinstance(line, dict) and line.get("message_id")]
    order = [word(line.get("real_seq")) for line in page]
    if all(seq.isascii() and seq.isdecimal() for seq in order):
        page.sort(key=lambda line: int(word(line["real_seq"])))
    elif time_of(page[0]) > time_of(page[-1]):
        page.reverse()
    return page
