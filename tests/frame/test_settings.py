"""Settings: every wrong value names its key and the fix, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.platforms.types import PlatformName
from bot.settings import SettingFault, Settings, read
from bot.texts.locales import LOCALES
from bot.texts.texts import Texts

SECRET = "0123456789abcdef"
TOKEN = "123456:" + "A" * 35
TEXTS = Path(__file__).parents[2] / "bot" / "texts"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts([TEXTS], strict=True)


def test_nothing_set_means_the_sandbox() -> None:
    settings = read({})
    assert settings == Settings()
    assert settings.sandboxed
    assert settings.url == "http://127.0.0.1:8080"


def test_accounts_end_the_sandbox() -> None:
    qq = read({"ONEBOT_ACCESS_TOKEN": SECRET})
    telegram = read({"TELEGRAM_TOKEN": TOKEN})
    assert (qq.qq, qq.telegram, qq.sandboxed) == (True, False, False)
    assert (telegram.qq, telegram.telegram, telegram.sandboxed) == (False, True, False)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("PORT", "0"),
        ("PORT", "eighty"),
        ("PORT", "65536"),
        ("LOG_LEVEL", "LOUD"),
        ("LOCALE", "fr"),
        ("TIMEZONE", "Beijing"),
        ("TIMEZONE", "../etc/passwd"),
        ("SANDBOX", "maybe"),
        ("SUPERUSERS", "12345"),
        ("SUPERUSERS", '["qq:abc"]'),
        ("SUPERUSERS", '["qq:1"'),
        ("ONEBOT_ACCESS_TOKEN", "short"),
        ("ONEBOT_WS_URLS", "http://127.0.0.1:3001"),
        ("TELEGRAM_TOKEN", "not-a-token"),
        ("TELEGRAM_TOKEN", "12:short"),
        ("TELEGRAM_API_SERVER", "api.example.org"),
        ("TELEGRAM_WEBHOOK_SECRET", "short"),
        ("TELEGRAM_PROXY", "socks"),
        ("PUBLIC_URL", "zhibu.example.org"),
        ("PUBLIC_URL", "https://zhibu.example.org/bot"),
        ("PUBLIC_URL", "https://zhibu.example.org/?a=1"),
        ("PUBLIC_URL", "https://zhibu.example.org?"),
        ("PUBLIC_URL", "https://zhibu.example.org/#top"),
        ("PUBLIC_URL", "https://me@zhibu.example.org"),
        ("PUBLIC_URL", "https://zhibu.example.org:port"),
        ("PUBLIC_URL", "http://[::1"),
        ("TELEGRAM_WEBHOOK_SECRET", "0123456789abcdef!"),
        ("TELEGRAM_WEBHOOK_SECRET", "a" * 257),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "postgres://zhibu:s3cr3t@127.0.0.1:port/zhibu"),
        ("QQ_REPLY_PAUSE", "-1"),
        ("QQ_REPLY_PAUSE", "nan"),
    ],
)
def test_a_wrong_value_names_its_key_and_the_fix(key: str, value: str, texts: Texts) -> None:
    with pytest.raises(SettingFault) as caught:
        read({key: value})
    assert caught.value.key == key
    for locale in LOCALES:
        sentence = texts.get(locale, caught.value.text_id, **caught.value.variables)
        assert key in sentence
        assert "\n" not in sentence


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"ONEBOT_WS_URLS": "ws://127.0.0.1:3001"}, "ONEBOT_ACCESS_TOKEN"),
        (
            {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_WEBHOOK_URL": "https://zhibu.example.org"},
            "TELEGRAM_WEBHOOK_SECRET",
        ),
        ({"SANDBOX": "off"}, "SANDBOX"),
    ],
)
def test_nothing_starts_open_or_without_a_platform(
    values: dict[str, str], key: str, texts: Texts
) -> None:
    with pytest.raises(SettingFault) as caught:
        read(values)
    assert caught.value.key == key
    for locale in LOCALES:
        assert key in texts.get(locale, caught.value.text_id, **caught.value.variables)


def test_an_address_ends_with_its_host() -> None:
    assert read({"PUBLIC_URL": "https://zhibu.example.org/"}).url == "https://zhibu.example.org"
    assert read({"PUBLIC_URL": "http://[::1]:8080"}).url == "http://[::1]:8080"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("DATABASE_URL", "postgres://zhibu:s3cr3t@127.0.0.1:port/zhibu"),
        ("TELEGRAM_PROXY", "socks5://me:s3cr3t@127.0.0.1:7890"),
        ("PUBLIC_URL", "https://me:s3cr3t@zhibu.example.org/path"),
    ],
)
def test_a_wrong_address_is_not_quoted_with_its_password(
    key: str, value: str, texts: Texts
) -> None:
    with pytest.raises(SettingFault) as caught:
        read({key: value})
    for locale in LOCALES:
        said = texts.get(locale, caught.value.text_id, **caught.value.variables)
        assert "s3cr3t" not in said


def test_a_fault_never_quotes_a_secret(texts: Texts) -> None:
    for key in ("TELEGRAM_TOKEN", "ONEBOT_ACCESS_TOKEN", "TELEGRAM_WEBHOOK_SECRET"):
        with pytest.raises(SettingFault) as caught:
            read({key: "s3cr3t"})
        said = texts.get("en", caught.value.text_id, **caught.value.variables)
        assert "s3cr3t" not in said + str(caught.value)


@pytest.mark.parametrize("form", ["qq:10001, telegram:20002", '["qq:10001", "telegram:20002"]'])
def test_superusers_in_either_form(form: str) -> None:
    settings = read({"SUPERUSERS": form})
    assert settings.is_superuser(PlatformName.QQ, "10001")
    assert settings.is_superuser(PlatformName.TELEGRAM, "20002")
    assert not settings.is_superuser(PlatformName.TELEGRAM, "10001")


def test_secrets_are_known_and_not_shown() -> None:
    settings = read(
        {
            "ONEBOT_ACCESS_TOKEN": SECRET,
            "TELEGRAM_TOKEN": TOKEN,
            "DATABASE_URL": "postgres://zhibu:pa55word@127.0.0.1/zhibu",
            "TELEGRAM_PROXY": "http://me:proxypass@127.0.0.1:7890",
        }
    )
    assert {SECRET, TOKEN, "A" * 35, "pa55word", "proxypass"} <= set(settings.secrets)
    assert SECRET not in repr(settings)
    assert TOKEN not in repr(settings)


def test_every_key_is_explained_in_the_example() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text("utf-8")
    from bot.frame import _OURS

    missing = [key for key in _OURS - {"VAR", "DRIVER"} if f"# {key}=" not in example]
    assert missing == []
