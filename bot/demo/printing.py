"""The conversation as it happens: who speaks, where, on which platform."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.platforms.types import PlatformName
from bot.sandbox.transcript import SimMessage
from bot.terminal import words
from bot.texts.texts import Texts

_NAMES = {PlatformName.QQ: "QQ", PlatformName.TELEGRAM: "Telegram"}


class Printer:
    """Prints each message once, marked with its platform, its chat and its speaker."""

    def __init__(self, texts: Texts, locale: str, bot_name: str) -> None:
        self._texts = texts
        self._locale = locale
        self._bot = bot_name
        self._zone = ZoneInfo("Asia/Shanghai")
        self.lines = 0

    def scene(self, text_id: str) -> None:
        """Print a scene's heading."""
        words.say_plain(f"\n== {self._texts.get(self._locale, text_id)}")

    def heard(self, message: SimMessage) -> None:
        """Print one message; the transcript calls this."""
        self.lines += 1
        words.say_plain(self.line(message))

    def line(self, message: SimMessage) -> str:
        """One message as text, with what hangs on it."""
        kind = "private" if message.private else "group"
        head = self._texts.get(
            self._locale,
            "demo-line",
            time=message.at.astimezone(self._zone).strftime("%m-%d %H:%M"),
            platform=_NAMES[message.platform],
            kind=kind,
            chat=message.chat_title,
            who=message.speaker.name if message.speaker else self._bot,
        )
        parts = message.text.split("\n") if message.text else []
        if message.picture is not None:
            parts.append(self._texts.get(self._locale, "demo-picture"))
        if message.document is not None:
            parts.append(self._texts.get(self._locale, "demo-file", name=message.document[0]))
        parts += [f"<{button.label}>" for row in message.buttons for button in row]
        return f"{head} " + "\n      ".join(parts)
