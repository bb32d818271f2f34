"""What a handler answers with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.platforms.types import Button, File, Outgoing


@dataclass(frozen=True, slots=True)
class Merge:
    """Lets answers to many people in one chat become few messages.

    Items of equal `key` in one chat that arrive within the window are given to `render`, which
    returns the one message for them all. `render` must be the same function for equal keys.
    """

    key: str
    item: Any
    render: Callable[[Sequence[Any], str], Outgoing]


@dataclass(slots=True)
class Reply:
    """An answer; never changed once it is given, though not frozen, for its speed.

    `private` sends it to the person alone, also when it was asked for in a group; `pointed` has
    the group hear that it went there, many people in one message.
    `toast` is shown as the short notice of a button press; where there was no press, or it was
    pressed in a private chat without a message, `text` says it. `reaction` may stand in for the
    message where the platform can react. `quote` replies to the message that asked.
    """

    text: str = ""
    picture: bytes | None = None
    file: File | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    private: bool = False
    pointed: bool = False
    toast: str = ""
    alert: bool = False
    reaction: str = ""
    quote: bool = False
    merge: Merge | None = None
    edit: bool = False

    def outgoing(self, reply_to: str = "") -> Outgoing:
        """The message without the parts that only the way of delivery needs."""
        return Outgoing(
            text=self.text,
            picture=self.picture,
            file=self.file,
            buttons=self.buttons,
            reply_to=reply_to if self.quote else "",
        )
