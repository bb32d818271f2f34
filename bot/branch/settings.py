"""Typed settings of a branch, declared by the host and by features."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import Refusal
from bot.texts.locales import CHINESE

if TYPE_CHECKING:
    from bot.feature import Feature

LOCALE = "locale"
TIMEZONE = "timezone"
QUIET_FROM = "quiet_from"
QUIET_UNTIL = "quiet_until"


class Kind(StrEnum):
    """What a setting's value is: bool, int, `datetime.time` (of the branch's day), or str."""

    BOOL = "bool"
    INT = "int"
    TIME = "time"
    STR = "str"
    CHOICE = "choice"


_YES = frozenset({"on", "yes", "true", "1", "y", "开", "是", "开启", "打开", "启用"})
_NO = frozenset({"off", "no", "false", "0", "n", "关", "否", "关闭", "停用", "不"})
_NONE = frozenset({"-", "无", "none", "空"})
_CLOCK = re.compile(r"(\d{1,2})[:.点时h](\d{0,2})分?")


@dataclass(frozen=True)
class Setting:
    """One setting: where its value lives, what it may be, and the sentence that explains it.

    `text_id` describes it. A `default` of None means that the value may be none. `minimum` and
    `maximum` bound an int (inclusive) and a str's length. `validate` may refuse more: it gets
    the parsed value and raises Refusal. `names` are words by which a person may call it.
    """

    key: str
    kind: Kind
    default: Any
    text_id: str
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    validate: Callable[[Any], None] | None = None
    names: tuple[str, ...] = ()

    def parse(self, written: str) -> Any:
        """The value of what a person typed, full-width or not.

        Raises Refusal: host-setting-wants-bool, -int, -time, -choice, -length, -range.
        """
        text = unicodedata.normalize("NFKC", written).strip()
        if self.default is None and text.casefold() in _NONE:
            return None
        value = _PARSERS[self.kind](self, text)
        if self.validate is not None:
            self.validate(value)
        return value

    def called(self, locale: str) -> str:
        """By what word a reader of a locale calls it: its Chinese name, or the key."""
        return self.names[0] if locale == CHINESE and self.names else self.key

    def dump(self, value: Any) -> Any:
        """The value as JSON keeps it."""
        return value.strftime("%H:%M") if isinstance(value, time) else value

    def load(self, stored: Any) -> Any:
        """The value of what JSON kept; the default where it no longer fits."""
        try:
            return self._load(stored)
        except (TypeError, ValueError):
            return self.default

    def _load(self, stored: Any) -> Any:
        if stored is None:
            return None if self.default is None else self.default
        if self.kind is Kind.TIME:
            return time.fromisoformat(stored)
        if self.kind is Kind.CHOICE and stored not in self.choices:
            return self.default
        wanted = {Kind.BOOL: bool, Kind.INT: int}.get(self.kind, str)
        return stored if type(stored) is wanted else self.default


def _parse_bool(setting: Setting, text: str) -> bool:
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Refusal("host-setting-wants-bool", key=setting.key, value=text[:32])


def _parse_int(setting: Setting, text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,9}", text):
        raise Refusal("host-setting-wants-int", key=setting.key, value=text[:32])
    value = int(text)
    low, high = setting.minimum, setting.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise Refusal(
            "host-setting-wants-range",
            key=setting.key,
            value=value,
            minimum="" if low is None else low,
            maximum="" if high is None else high,
        )
    return value


def _parse_time(setting: Setting, text: str) -> time:
    found = _CLOCK.fullmatch(text.replace(" ", ""))
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour == 24 and minute == 0:
        hour = 0
    if hour > 23 or minute > 59:
        raise Refusal("host-setting-wants-time", key=setting.key, value=text[:32])
    return time(hour, minute)


def _parse_str(setting: Setting, text: str) -> str:
    low, high = setting.minimum or 0, setting.maximum or 200
    if not low <= len(text) <= high:
        raise Refusal("host-setting-wants-length", key=setting.key, minimum=low, maximum=high)
    return text


def _parse_choice(setting: Setting, text: str) -> str:
    for choice in setting.choices:
        if choice.casefold() == text.casefold():
            return choice
    raise Refusal(
        "host-setting-wants-choice",
        key=setting.key,
        value=text[:32],
        choices=", ".join(setting.choices),
    )


_PARSERS: dict[Kind, Callable[[Setting, str], Any]] = {
    Kind.BOOL: _parse_bool,
    Kind.INT: _parse_int,
    Kind.TIME: _parse_time,
    Kind.STR: _parse_str,
    Kind.CHOICE: _parse_choice,
}


def check_zone(name: str) -> None:
    """Refuse a name that is no IANA time zone (host-unknown-timezone)."""
    if name not in available_timezones():
        raise Refusal("host-unknown-timezone", value=name[:64])


def zone_of(name: str) -> ZoneInfo:
    """The zone of a stored name; Asia/Shanghai where the machine doesn't know it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("Asia/Shanghai")


HOST_SETTINGS: tuple[Setting, ...] = (
    Setting(
        LOCALE,
        Kind.CHOICE,
        "zh-CN",
        "host-setting-locale",
        choices=("zh-CN", "en"),
        names=("语言",),
    ),
    Setting(
        TIMEZONE,
        Kind.STR,
        "Asia/Shanghai",
        "host-setting-timezone",
        validate=check_zone,
        names=("时区",),
    ),
    Setting(QUIET_FROM, Kind.TIME, time(22, 30), "host-setting-quiet-from", names=("免打扰开始",)),
    Setting(QUIET_UNTIL, Kind.TIME, time(7, 0), "host-setting-quiet-until", names=("免打扰结束",)),
)


class Registry(Mapping[str, Setting]):
    """Every known setting by key; `find` also takes a setting's other names."""

    def __init__(self, settings: Iterable[Setting] = HOST_SETTINGS) -> None:
        self._by_key: dict[str, Setting] = {}
        self._by_name: dict[str, Setting] = {}
        for setting in settings:
            self.add(setting)

    @classmethod
    def of(cls, features: Iterable[Feature]) -> Registry:
        """The host's settings and those of the features."""
        registry = cls()
        for feature in features:
            for setting in feature.settings:
                registry.add(setting)
        return registry

    def add(self, setting: Setting) -> None:
        """Add one. Raises ValueError where the key or a name is taken."""
        for name in (setting.key, *setting.names):
            if name.casefold() in self._by_name:
                raise ValueError(f"two settings are named {name}")
        self._by_key[setting.key] = setting
        for name in (setting.key, *setting.names):
            self._by_name[name.casefold()] = setting

    def find(self, name: str) -> Setting:
        """The setting of that key or name. Raises Refusal host-unknown-setting."""
        wanted = unicodedata.normalize("NFKC", name).strip().casefold()
        setting = self._by_name.get(wanted)
        if setting is None:
            raise Refusal("host-unknown-setting", key=name[:64])
        return setting

    def __getitem__(self, key: str) -> Setting:
        return self._by_key[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)
