"""What Telegram's answers mean for a delivery."""

from __future__ import annotations

from typing import Any

from bot.platforms.errors import DeliveryError, NotSent, Refused, Uncertain

LONGEST_REASON = 200
BROKEN_TOKEN_PAUSE = 30.0
_BAD_PICTURE = ("PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED", "PHOTO_SAVE_FILE_INVALID")


class Unauthorised(NotSent):
    """The token is not valid (401, 404): the connection's fault and not the message's."""


class Conflict(NotSent):
    """Another program fetches the updates of this bot, or a webhook is set (409)."""


class Forbidden(Refused):
    """The person blocked the bot or never pressed Start, or the group expelled it (403)."""


class ChatNotFound(Refused):
    """The chat is unknown to this bot: gone, or a person who never pressed Start."""


class BadPicture(Refused):
    """Telegram can't show the picture as a photo: its sides, its size or its format."""


class Migrated(Refused):
    """The group became a supergroup; the message was not delivered to its old id."""

    def __init__(self, reason: str, new_id: str) -> None:
        super().__init__(reason)
        self.new_id = new_id


def fault_of(status: int, answer: Any) -> DeliveryError:
    """The fault that an answer without `ok: true` stands for. `answer` is the decoded JSON."""
    known = isinstance(answer, dict) and answer.get("ok") is False
    code = answer.get("error_code", status) if known else status
    code = code if isinstance(code, int) else status
    description = str(answer.get("description", ""))[:LONGEST_REASON] if known else ""
    parameters = (answer.get("parameters") if known else None) or {}
    reason = f"Telegram answered {code} {description}".rstrip()
    if isinstance(parameters, dict) and "migrate_to_chat_id" in parameters:
        return Migrated(reason, str(parameters["migrate_to_chat_id"]))
    if code == 429:
        return NotSent(reason, _seconds(parameters))
    if code in (401, 404):
        return Unauthorised(reason, BROKEN_TOKEN_PAUSE)
    if code == 409:
        return Conflict(reason)
    if code == 403:
        return Forbidden(reason)
    if code == 400 and "chat not found" in description.lower():
        return ChatNotFound(reason)
    if code == 400 and any(mark in description for mark in _BAD_PICTURE):
        return BadPicture(reason)
    if 400 <= code < 500:
        return Refused(reason)
    if 300 <= code < 400:
        return NotSent(f"{reason}: a redirect, is api_server right?")
    return Uncertain(reason)


def _seconds(parameters: Any) -> float:
    wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return float(wait) if isinstance(wait, int | float) and wait >= 0 else 1.0
