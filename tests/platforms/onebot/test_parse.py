"""Events of every shape become what the bot knows, or nothing; they never raise."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.onebot.parse import parse_message, parse_notice, read, said_at, text_of
from bot.platforms.onebot.segments import parse_cq, unescape

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
ME = "10001"

patient = settings(deadline=None)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "data", "text", "qq", "id", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
accounts = st.sampled_from([10001, "10001", 20001, "20001", "all", "", None, "a b"])
segments = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("text"), "data": st.fixed_dictionaries({"text": st.text(max_size=20)})}
    ),
    st.fixed_dictionaries({"type": st.just("at"), "data": st.fixed_dictionaries({"qq": accounts})}),
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["reply", "image", "file", "face", "json"]),
            "data": st.dictionaries(st.sampled_from(["id", "file", "url", "file_size"]), anything),
        }
    ),
    anything,
)
messages = st.lists(segments, max_size=6) | st.text(max_size=60) | anything
events = st.fixed_dictionaries(
    {},
    optional={
        "post_type": st.just("message"),
        "message_type": st.sampled_from(["group", "private"]) | anything,
        "sub_type": st.sampled_from(["friend", "group", "normal", "anonymous"]) | anything,
        "user_id": accounts | anything,
        "group_id": st.integers() | anything,
        "temp_source": anything,
        "message_id": st.integers() | anything,
        "time": st.integers() | st.floats() | anything,
        "sender": st.dictionaries(st.sampled_from(["card", "nickname", "group_id"]), anything)
        | anything,
        "message": messages,
        "anonymous": anything,
        "notice_type": st.sampled_from(["group_increase", "group_decrease", "friend_add"])
        | anything,
    },
)


@patient
@given(events)
def test_no_event_raises(event: dict[str, Any]) -> None:
    incoming = parse_message(event, ME, NOW)
    if incoming is not None:
        assert incoming.account not in ("", ME)
        assert incoming.said_at.tzinfo is UTC
        assert incoming.text == incoming.text.strip()
        for mention in incoming.mentions:
            assert mention.token.startswith("@")
            assert not any(character.isspace() for character in mention.token)
    change = parse_notice(event, ME)
    assert change is None or change.account != ME


@patient
@given(messages)
def test_the_quick_reading_is_the_whole_ones(message: Any) -> None:
    assert text_of(message, ME) == read(message, ME).text


@patient
@given(st.text(max_size=80))
def test_cq_text_without_codes_is_itself(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("[", "&#91;").replace("]", "&#93;")
    assert "".join(segment["data"]["text"] for segment in parse_cq(escaped)) == text


@patient
@given(st.text(alphabet="[]CQ:at,qq=1&;#9", max_size=40))
def test_any_brackets_are_read(text: str) -> None:
    assert all(isinstance(segment["type"], str) for segment in parse_cq(text))


def test_escapes_are_undone_once() -> None:
    assert unescape("&amp;#91;&#44;") == "&#91;,"


@pytest.mark.parametrize(
    ("seconds", "year"),
    [
        (1_790_000_000, 2026),
        (1_790_000_000_123, 2026),
        ("1790000000", 2026),
        (None, 2026),
        (-5, 2026),
        (10**30, 2026),
        (float("nan"), 2026),
        (86_400, 1970),
    ],
)
def test_times_are_believed_only_when_credible(seconds: Any, year: int) -> None:
    assert said_at({"time": seconds}, NOW).year == year


@pytest.mark.parametrize(
    ("fields", "via"),
    [
        ({"sender": {"group_id": 700001}}, "700001"),
        ({"group_id": 700001}, "700001"),
        ({"temp_source": 700001}, "700001"),
        ({"temp_source": 0}, ""),
        ({}, ""),
    ],
)
def test_group_of_a_temporary_session(fields: dict[str, Any], via: str) -> None:
    event = {"message_type": "private", "sub_type": "group", "user_id": 1, "message": "x", **fields}
    incoming = parse_message(event, ME, NOW)
    assert incoming is not None
    assert incoming.address.via_group == via


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (
            [{"type": "at", "data": {"qq": "all"}}, {"type": "text", "data": {"text": "签到"}}],
            "@all 签到",
        ),
        (
            [{"type": "text", "data": {"text": "签到"}}, {"type": "face", "data": {"id": "1"}}],
            "签到",
        ),
        ({"type": "text", "data": {"text": " 签到\n"}}, "签到"),
        ("签到 [CQ:face,id=1]", "签到"),
        ("[CQ:at,qq=10001,name=Bot] 签到", "签到"),
        ("", ""),
    ],
)
def test_what_stands_as_text(message: Any, text: str) -> None:
    assert text_of(message, ME) == text


def test_the_bot_is_no_friend_of_its_own() -> None:
    assert parse_notice({"notice_type": "friend_add", "user_id": 20001}, ME) is not None
    assert parse_notice({"notice_type": "friend_add", "user_id": int(ME)}, ME) is None
