"""What the host wrote into `.env`, validated into one object before anything starts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.platforms.types import PlatformName
from bot.store.url import connection
from bot.texts.locales import DEFAULT, LOCALES

LEVELS = ("TRACE", "DEBUG", "INFO", "SUCCESS", "WARNING", "ERROR", "CRITICAL")
SANDBOX = ("auto", "on", "off")
LEAST_SECRET = 16


class SettingFault(Exception):
    """A wrong or missing value. `text_id` names the sentence that says how to mend `key`."""

    def __init__(self, key: str, text_id: str, **variables: Any) -> None:
        super().__init__(f"{key}: {text_id}")
        self.key = key
        self.text_id = text_id
        self.variables = {"key": key, **variables}


@dataclass(frozen=True)
class Settings:
    """The validated settings. Secrets are left out of its text form."""

    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str = ""
    log_level: str = "INFO"
    database_url: str = "sqlite://var/zhibu.db"
    var: Path = Path("var")
    locale: str = DEFAULT
    timezone: str = "Asia/Shanghai"
    superusers: frozenset[str] = frozenset()
    sandbox: str = "auto"
    plugins: tuple[str, ...] = ()
    onebot_access_token: str = field(default="", repr=False)
    onebot_ws_urls: tuple[str, ...] = ()
    telegram_token: str = field(default="", repr=False)
    telegram_api_server: str = "https://api.telegram.org/"
    telegram_webhook_url: str = ""
    telegram_webhook_secret: str = field(default="", repr=False)
    telegram_proxy: str = field(default="", repr=False)
    qq_reply_pause: float = 1.0

    @property
    def qq(self) -> bool:
        """Whether a QQ account is configured."""
        return bool(self.onebot_access_token)

    @property
    def telegram(self) -> bool:
        """Whether a Telegram account is configured."""
        return bool(self.telegram_token)

    @property
    def sandboxed(self) -> bool:
        """Whether the bot plays with the simulated platforms instead of real ones."""
        return self.sandbox == "on" or (self.sandbox == "auto" and not (self.qq or self.telegram))

    @property
    def url(self) -> str:
        """Where pages are reached from outside, without a slash at its end."""
        return (self.public_url or f"http://{_bracketed(self.host)}:{self.port}").rstrip("/")

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every configured secret, for keeping them out of the logs."""
        parts = urlsplit(self.database_url)
        proxy = urlsplit(self.telegram_proxy)
        return tuple(
            value
            for value in (
                self.onebot_access_token,
                self.telegram_token,
                self.telegram_token.partition(":")[2],
                self.telegram_webhook_secret,
                parts.password or "",
                proxy.password or "",
            )
            if value
        )

    def is_superuser(self, platform: PlatformName, account: str) -> bool:
        """Whether an account belongs to whoever runs the bot."""
        return f"{platform.value}:{account}" in self.superusers


def _parts(url: str) -> SplitResult | None:
    """A URL taken apart, or None where it can't be, such as for a port that is none."""
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None
    except ValueError:
        return None


def _has_zones() -> bool:
    try:
        ZoneInfo(Settings().timezone)
    except (ZoneInfoNotFoundError, OSError):
        return False
    return True


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def read(values: Mapping[str, str | None]) -> Settings:
    """Settings from the texts of `.env` and the environment; raises SettingFault."""
    reader = _Reader(values)
    defaults = Settings()
    settings = Settings(
        host=reader.text("HOST", defaults.host),
        port=reader.port("PORT", defaults.port),
        public_url=reader.bare_url("PUBLIC_URL"),
        log_level=reader.choice("LOG_LEVEL", defaults.log_level, LEVELS),
        database_url=reader.database("DATABASE_URL", defaults.database_url),
        var=Path(reader.text("VAR_DIR", str(defaults.var))),
        locale=reader.choice("LOCALE", defaults.locale, LOCALES),
        timezone=reader.zone("TIMEZONE", defaults.timezone),
        superusers=reader.superusers("SUPERUSERS"),
        sandbox=reader.choice("SANDBOX", defaults.sandbox, SANDBOX),
        plugins=reader.texts("PLUGINS"),
        onebot_access_token=reader.secret("ONEBOT_ACCESS_TOKEN"),
        onebot_ws_urls=tuple(
            reader.one_url("ONEBOT_WS_URLS", url, ("ws", "wss"))
            for url in reader.texts("ONEBOT_WS_URLS")
        ),
        telegram_token=reader.telegram_token("TELEGRAM_TOKEN"),
        telegram_api_server=reader.url(
            "TELEGRAM_API_SERVER", defaults.telegram_api_server, ("http", "https")
        ).rstrip("/")
        + "/",
        telegram_webhook_url=reader.url("TELEGRAM_WEBHOOK_URL", "", ("http", "https")).rstrip("/"),
        telegram_webhook_secret=reader.webhook_secret("TELEGRAM_WEBHOOK_SECRET"),
        telegram_proxy=reader.url("TELEGRAM_PROXY", "", ("http", "https")),
        qq_reply_pause=reader.seconds("QQ_REPLY_PAUSE", defaults.qq_reply_pause),
    )
    _check_together(settings)
    return settings


def _check_together(settings: Settings) -> None:
    if settings.onebot_ws_urls and not settings.onebot_access_token:
        raise SettingFault("ONEBOT_ACCESS_TOKEN", "host-setting-onebot-open", least=LEAST_SECRET)
    if settings.telegram_webhook_url and not settings.telegram_webhook_secret:
        raise SettingFault(
            "TELEGRAM_WEBHOOK_SECRET", "host-setting-webhook-secret", least=LEAST_SECRET
        )
    if settings.sandbox == "off" and not (settings.qq or settings.telegram):
        raise SettingFault("SANDBOX", "host-setting-no-account")


class _Reader:
    """Turns the text of one key into its value, or into a fault that names the key."""

    def __init__(self, values: Mapping[str, str | None]) -> None:
        self._values = values

    def text(self, key: str, default: str = "") -> str:
        value = self._values.get(key)
        return value.strip() if value and value.strip() else default

    def choice(self, key: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key, default)
        for one in allowed:
            if value.lower() == one.lower():
                return one
        raise SettingFault(key, "host-setting-choice", value=value, allowed=", ".join(allowed))

    def port(self, key: str, default: int) -> int:
        value = self.text(key, str(default))
        if not value.isdecimal() or not 1 <= int(value) <= 65_535:
            raise SettingFault(key, "host-setting-port", value=value)
        return int(value)

    def seconds(self, key: str, default: float) -> float:
        value = self.text(key, str(default))
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not 0 <= number <= 60:
            raise SettingFault(key, "host-setting-seconds", value=value)
        return number

    def zone(self, key: str, default: str) -> str:
        value = self.text(key, default)
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            # A name that is surely one: without it, it is not the value that is wrong.
            text_id = "host-setting-zone" if _has_zones() else "host-setting-zone-data"
            raise SettingFault(key, text_id, value=value) from None
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.text(key)
        if not value:
            return ()
        if not value.startswith("["):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        try:
            parts = json.loads(value)
        except ValueError:
            parts = None
        if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
            raise SettingFault(key, "host-setting-list", value=value)
        return tuple(parts)

    def url(self, key: str, default: str, schemes: tuple[str, ...]) -> str:
        value = self.text(key, default)
        return self.one_url(key, value, schemes) if value else ""

    def one_url(self, key: str, value: str, schemes: tuple[str, ...]) -> str:
        parts = _parts(value)
        if parts is None or parts.scheme not in schemes or not parts.hostname:
            shown = ", ".join(f"{scheme}://" for scheme in schemes)
            # Only as far as the host: before it there may be a password, behind it a key.
            safe = value if parts is None or "@" not in value else value.rpartition("@")[2]
            raise SettingFault(key, "host-setting-url", value=safe, schemes=shown)
        return value

    def bare_url(self, key: str) -> str:
        """An address of a whole site: pages have their paths from here."""
        value = self.url(key, "", ("http", "https"))
        parts = urlsplit(value)
        if value and (parts.path not in ("", "/") or "@" in parts.netloc or set(value) & set("?#")):
            shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
            raise SettingFault(key, "host-setting-bare-url", value=shown)
        return value.rstrip("/")

    def database(self, key: str, default: str) -> str:
        value = self.text(key, default)
        if not value.startswith(("sqlite://", "postgres://", "postgresql://")):
            scheme = value.partition(":")[0]
            raise SettingFault(key, "host-setting-database", scheme=scheme)
        try:
            connection(value)
        except ValueError:
            # Without the value: it may hold a password.
            raise SettingFault(key, "host-setting-database-url") from None
        return value

    def secret(self, key: str) -> str:
        value = self.text(key)
        if value and len(value) < LEAST_SECRET:
            raise SettingFault(
                key, "host-setting-short-secret", length=len(value), least=LEAST_SECRET
            )
        return value

    def webhook_secret(self, key: str) -> str:
        """What Telegram accepts (Bot API, setWebhook): 1 to 256 of A-Z a-z 0-9 _ and -."""
        value = self.secret(key)
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
            raise SettingFault(key, "host-setting-webhook-letters", least=LEAST_SECRET)
        return value

    def telegram_token(self, key: str) -> str:
        value = self.text(key)
        number, colon, rest = value.partition(":")
        if value and not (number.isdecimal() and colon and len(rest) >= LEAST_SECRET):
            raise SettingFault(key, "host-setting-telegram-token")
        return value

    def superusers(self, key: str) -> frozenset[str]:
        accounts = self.texts(key)
        for account in accounts:
            platform, colon, number = account.partition(":")
            if platform not in ("qq", "telegram") or not colon or not number.isdecimal():
                raise SettingFault(key, "host-setting-superuser", value=account)
        return frozenset(accounts)
