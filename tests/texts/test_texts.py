"""Looking up and formatting sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.texts.locales import normalise
from bot.texts.texts import TextFault, Texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "zh-CN.ftl").write_text(
        "t-name = 你好，{ $name }\nt-plain = 平\n    .example = 签到\nt-only = 只有中文\n", "utf-8"
    )
    (tmp_path / "en.ftl").write_text(
        "t-name = Hello, { $name }\nt-plain = plain\n    .example = /signin\n"
        "t-count = { $n ->\n    [one] { $n } day\n   *[other] { $n } days\n }\n",
        "utf-8",
    )
    return tmp_path


def test_each_locale_has_its_own_sentence(folder: Path) -> None:
    texts = Texts([folder], strict=True)
    assert texts.get("zh-CN", "t-name", name="张三") == "你好，张三"
    assert texts.get("en", "t-name", name="张三") == "Hello, 张三"
    assert texts.get("en", "t-plain.example") == "/signin"


def test_numbers_are_not_grouped_and_still_choose_the_plural(folder: Path) -> None:
    texts = Texts([folder], strict=True)
    assert texts.get("en", "t-count", n=1) == "1 day"
    assert texts.get("en", "t-count", n=2026) == "2026 days"


def test_a_missing_sentence_shows_its_id_and_is_a_fault_in_tests(folder: Path) -> None:
    assert Texts([folder]).get("en", "t-only") == "t-only"
    with pytest.raises(TextFault, match="t-only"):
        Texts([folder], strict=True).get("en", "t-only")


def test_a_missing_variable_is_a_fault_in_tests(folder: Path) -> None:
    with pytest.raises(TextFault, match="t-name"):
        Texts([folder], strict=True).get("en", "t-name")


def test_a_large_feature_has_a_folder_for_each_noun(folder: Path) -> None:
    for locale, word in (("zh-CN", "考试"), ("en", "exam")):
        (folder / "exams").mkdir(exist_ok=True)
        (folder / "exams" / f"{locale}.ftl").write_text(f"t-exam = {word}\n", "utf-8")
    texts = Texts([folder, folder / "exams"], strict=True)
    assert texts.get("zh-CN", "t-exam") == "考试"
    assert texts.get("en", "t-name", name="x") == "Hello, x"
    with pytest.raises(FileNotFoundError):
        Texts([folder / "nowhere"]).get("en", "t-exam")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("zh-hans", "zh-CN"),
        ("zh_TW", "zh-CN"),
        ("en-GB", "en"),
        ("EN", "en"),
        ("de", "zh-CN"),
        ("", "zh-CN"),
        ("C.UTF-8", "zh-CN"),
    ],
)
def test_language_tags(tag: str, locale: str) -> None:
    assert normalise(tag) == locale
