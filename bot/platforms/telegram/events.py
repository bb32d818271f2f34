"""NoneBot's Telegram events as third-party plugins get them, with a log line that tells nothing.

NoneBot logs `get_log_string()` of every event before any hook could stop it, and the stock
classes put text and account into it. Each event is therefore given a subclass of its own stock
class, so that `isinstance` and annotations of plugins hold.
"""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from nonebot.adapters.telegram.event import (
    CallbackQueryEvent,
    Event,
)


def log_line(event: Event) -> str:
    """What a log may say about an event: its type."""
    return f"[{event.get_event_name() or 'event'}]"


def _account_of(event: Event) -> str | None:
    user = getattr(event, "from_", None) or getattr(event, "user", None)
    return None if user is None else str(user.id)


def _get_user_id(stock: type[Event]) -> Any:
    def get_user_id(self: Event) -> str:
        try:
            return stock.get_user_id(self)
        except ValueError:
            account = _account_of(self)
        if account is None:
            raise ValueError("Event has no user!")
        return account

    return get_user_id


def _get_session_id(stock: type[Event]) -> Any:
    def get_session_id(self: Event) -> str:
        try:
            return stock.get_session_id(self)
        except ValueError:
            account = _account_of(self)
        if account is None:
            raise ValueError("Event has no session!")
        chat = getattr(self, "chat", None)
        if chat is None or chat.type == "private":
            return f"private_{account}"
        return f"group_{chat.id}_{account}"

    return get_session_id


@cache
def quiet(stock: type[Event]) -> type[Event]:
    """The quiet subclass of a stock event class, made once."""
    return type(
        stock.__name__,
        (stock,),
        {
            "__module__": __name__,
            "__qualname__": stock.__qualname__,
            "__doc__": stock.__doc__,
            "get_log_string": log_line,
            "get_user_id": _get_user_id(stock),
            "get_session_id": _get_session_id(stock),
        },
    )


def _quieten(event: Event) -> None:
    if event.__class__.__module__ != __name__:
        event.__class__ = quiet(event.__class__)
    for name in ("reply_to_message", "pinned_message"):
        inner = getattr(event, name, None)
        if isinstance(inner, Event):
            _quieten(inner)


def event_of(update: dict[str, Any]) -> Event:
    """The event that the stock adapter would make of an update; leaves the update as it is.

    Raises whatever the stock models raise: its text may hold parts of the message, so never log it.
    """
    # The stock parser takes the second key for the type, whatever it is.
    ordered = {"update_id": update["update_id"]} | copy.deepcopy(update)
    event = Event.parse_event(ordered)
    _quieten(event)
    if isinstance(event, CallbackQueryEvent) and event.chat is None and event.message is not None:
        event.chat = event.message.chat
    return event
