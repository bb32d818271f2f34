"""Mentions and entities, with offsets in UTF-16."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.markup import Named, plain, qq_segments, take_apart, telegram_text, utf16

LI = Named("李明", 111, 222)
WANG = Named("王芳", 333, 444, "wangfang")


def find(name: str) -> Named | None:
    return {"李明": LI, "王芳": WANG}.get(name)


def cut(text: str, entity: dict[str, object]) -> str:
    raw = text.encode("utf-16-le")
    start = int(str(entity["offset"])) * 2
    return raw[start : start + int(str(entity["length"])) * 2].decode("utf-16-le")


def test_tokens_become_mentions():
    assert take_apart("补签 @{李明} 忘了", (), find) == ["补签 ", LI, " 忘了"]
    assert plain(take_apart("@{王芳}你好", (), find)) == "@王芳你好"


def test_mentions_come_first():
    assert take_apart("开会", [LI], find) == [LI, " ", "开会"]
    assert take_apart("", [LI], find) == [LI]


def test_an_unknown_name_is_an_error():
    with pytest.raises(LookupError, match="赵四"):
        take_apart("@{赵四}", (), find)


def test_qq_segments():
    assert qq_segments(["你好 ", LI, "!"]) == [
        {"type": "text", "data": {"text": "你好 "}},
        {"type": "at", "data": {"qq": "111"}},
        {"type": "text", "data": {"text": "!"}},
    ]


def test_someone_without_qq_is_plain_text_there():
    assert qq_segments(["嗨 ", Named("外人", None, 5)]) == [
        {"type": "text", "data": {"text": "嗨 @外人"}}
    ]


def test_telegram_mentions_by_username_and_by_id():
    text, entities = telegram_text(["😀😀 ", LI, " 和 ", WANG])
    assert text == "😀😀 李明 和 @wangfang"
    assert [(e["type"], cut(text, e)) for e in entities] == [
        ("text_mention", "李明"),
        ("mention", "@wangfang"),
    ]
    assert entities[0]["offset"] == 5
    assert entities[0]["user"]["id"] == 222


def test_commands_are_found_with_utf16_offsets():
    said = "🎉 /signin@zhibu_bot 4821 a/b https://example.org/help me@example.org"
    text, entities = telegram_text([said])
    assert [(e["type"], cut(text, e)) for e in entities] == [
        ("bot_command", "/signin@zhibu_bot"),
        ("url", "https://example.org/help"),
    ]


@given(st.text(max_size=60))
def test_length_is_that_of_utf16(text: str):
    assert utf16(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(st.one_of(st.text(max_size=10), st.sampled_from([LI, WANG])), max_size=6))
def test_every_entity_lies_within_the_text(parts: list[str | Named]):
    text, entities = telegram_text(parts)
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16(text)
