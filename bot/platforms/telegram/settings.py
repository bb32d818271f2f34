"""What the Telegram adapter reads from NoneBot's configuration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from nonebot.adapters.telegram.config import AdapterConfig, BotConfig
from pydantic import ConfigDict, Field, ValidationError

SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


class SettingsError(ValueError):
    """A key is missing or wrong; the text names the key and the fix and holds no value."""


class TelegramSettings(AdapterConfig):
    """NoneBot's own keys, and `telegram_webhook_secret`, the one secret of every replica."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True, hide_input_in_errors=True)

    telegram_webhook_secret: str = Field(default="", repr=False)

    @classmethod
    def of(cls, config: dict[str, Any]) -> TelegramSettings:
        """Read and check the keys; raises SettingsError without any value in its text."""
        try:
            settings = cls.model_validate(config)
        except ValidationError as error:
            key = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        else:
            settings._check()
            return settings
        raise SettingsError(f"{key.upper()} is wrong: see .env.example for its form")

    def _check(self) -> None:
        seen: set[str] = set()
        for bot in self.telegram_bots:
            if not TOKEN.fullmatch(bot.token):
                raise SettingsError(
                    'TELEGRAM_BOTS: a "token" has the form that BotFather gives, NUMBER:LETTERS'
                )
            if not bot.api_server.startswith(("http://", "https://")):
                raise SettingsError('TELEGRAM_BOTS: "api_server" must begin with http(s)://')
            if bot.token in seen:
                raise SettingsError("TELEGRAM_BOTS: the same token stands twice, remove one")
            seen.add(bot.token)
            bot.api_server = bot.api_server.rstrip("/") + "/"
        if any(bot.is_webhook for bot in self.telegram_bots):
            self._check_webhook()

    def _check_webhook(self) -> None:
        if not SECRET.fullmatch(self.telegram_webhook_secret):
            raise SettingsError(
                "TELEGRAM_WEBHOOK_SECRET must be set for a webhook: "
                "16 to 256 of A-Z, a-z, 0-9, _ and -, the same in every process"
            )
        url = self.telegram_webhook_url or ""
        if not url.startswith(("http://", "https://")):
            raise SettingsError(
                "TELEGRAM_WEBHOOK_URL must be set for a webhook: "
                "the public https:// address without a path"
            )

    def webhook_url(self, bot_id: str) -> str:
        """Where Telegram posts the updates of this bot."""
        return f"{(self.telegram_webhook_url or '').rstrip('/')}{webhook_path(bot_id)}"


def webhook_path(bot_id: str) -> str:
    """The path of a bot's webhook on our own server."""
    return f"/telegram/{bot_id}"


def bot_id_of(config: BotConfig) -> str:
    """The bot's account id, which is the part of its token before the colon."""
    return config.token.split(":", 1)[0]


@dataclass(frozen=True, slots=True)
class Timing:
    """Every span in seconds, so that tests need not wait.

    The read timeout of a poll is `poll + margin`, because a poll that nobody answers for as long
    as it asked for is idle, not broken. Pauses after a fault double from `pause` to `longest`.
    """

    poll: float = 30.0
    margin: float = 15.0
    read: float = 20.0
    upload: float = 120.0
    connect: float = 10.0
    pause: float = 1.0
    longest: float = 60.0
    handler: float = 30.0
    standby: float = 5.0
    farewell: float = 2.0
