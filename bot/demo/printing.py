"""Every line of the conversation on the terminal: when, where, who, what."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.platforms.types import PlatformName
from bot.sandbox.transcript import SimMessage
from bot.texts.texts import Texts

FOLDER = Path(__file__).parent / "texts"
_PLATFORMS = {PlatformName.QQ: "QQ", PlatformName.TELEGRAM: "Telegram"}
_INDENT = " " * 4


class Printer:
    """Prints the transcript as it grows. Times are those of `timezone`."""

    def __init__(self, locale: str, timezone: str, bot_name: str) -> None:
        self._texts = Texts([FOLDER])
        self._locale = locale
        self._zone = ZoneInfo(timezone)
        self._bot_name = bot_name
        self._shown: dict[int, tuple[str, bool]] = {}

    def get(self, text_id: str, **variables: Any) -> str:
        """A sentence of the demo."""
        return self._texts.get(self._locale, text_id, **variables)

    def say(self, text_id: str, **variables: Any) -> None:
        """Print a sentence of the demo."""
        self._write(self.get(text_id, **variables))

    def scene(self, title_id: str) -> None:
        """Print the heading of a scene."""
        self._write("\n" + self.get("demo-scene", title=self.get(title_id)))

    def message(self, message: SimMessage) -> None:
        """Print a message, and again when its text was changed or it was recalled."""
        state = (message.text, message.recalled)
        before = self._shown.get(message.born)
        if before == state:
            return
        self._shown[message.born] = state
        mark = ""
        if before is not None:
            mark = self.get("demo-recalled" if message.recalled else "demo-edited")
        parts = [message.text, mark]
        if message.picture is not None:
            parts.append(self.get("demo-picture"))
        if message.document is not None:
            parts.append(self.get("demo-file", name=message.document[0]))
        parts += [f"<{button.label}>" for row in message.buttons for button in row]
        who = message.speaker.name if message.speaker else self._bot_name
        self._line(message, message.at, who, " ".join(part for part in parts if part))

    def press(self, message: SimMessage, at: datetime, who: str, label: str, toast: str) -> None:
        """Print that a button was pressed, and what the platform showed in answer."""
        self._line(message, at, who, self.get("demo-presses", label=label))
        if toast:
            self._line(message, at, self._bot_name, self.get("demo-toast", text=toast))

    def _line(self, message: SimMessage, at: datetime, who: str, text: str) -> None:
        there = at.astimezone(self._zone)
        when = f"{self.get('demo-weekday', day=there.weekday())} {there:%m-%d %H:%M}"
        head = self.get(
            "demo-private" if message.private else "demo-group",
            when=when,
            platform=_PLATFORMS[message.platform],
            title=message.chat_title,
            who=who,
        )
        lines = text.splitlines()
        if len(lines) > 1:
            self._write("\n".join([head, *(_INDENT + line for line in lines)]))
        else:
            self._write(f"{head} {text}")

    def _write(self, text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
