"""Raw updates -> Incoming and ChatEvent; no network."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.telegram.entities import Me
from bot.platforms.telegram.parse import chat_of, kind_of, parse
from bot.platforms.types import Address, ButtonPress, ChatEvent, ChatKind, Incoming, PlatformName

ME = Me("10002", "Zhibu_bot")
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
DATE = 1_790_000_000
PRIVATE = {"id": 7, "type": "private", "first_name": "Bo"}
GROUP = {"id": -100200, "type": "supergroup", "title": "Branch"}
BO = {
    "id": 7,
    "is_bot": False,
    "first_name": "Bo",
    "last_name": "Li",
    "username": "bo_li",
    "language_code": "zh-hans",
}
BOT = {"id": 10002, "is_bot": True, "first_name": "Zhibu", "username": "zhibu_bot"}


def message(text: str | None = None, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:
    body: dict[str, Any] = {"message_id": 5, "date": DATE, "chat": chat, "from": BO}
    if text is not None:
        body["text"] = text
    return {"update_id": 1, "message": body | more}


def parsed(update: dict[str, Any], wants: bool = True) -> tuple[Incoming | ChatEvent, ...]:
    return parse(update, ME, lambda _: wants, lambda: NOW)


def said(update: dict[str, Any]) -> Incoming:
    (incoming,) = parsed(update)
    assert isinstance(incoming, Incoming)
    return incoming


def happened(update: dict[str, Any]) -> ChatEvent:
    (event,) = parsed(update)
    assert isinstance(event, ChatEvent)
    return event


def entity(kind: str, text: str, part: str, **more: Any) -> dict[str, Any]:
    """An entity that covers `part` of `text`, in UTF-16 units."""
    before = text[: text.index(part)]
    return {
        "type": kind,
        "offset": len(before.encode("utf-16-le")) // 2,
        "length": len(part.encode("utf-16-le")) // 2,
    } | more


def test_a_private_message_becomes_an_incoming() -> None:
    assert said(message("签到")) == Incoming(
        address=Address(PlatformName.TELEGRAM, ChatKind.PRIVATE, "7", "10002"),
        account="7",
        name="Bo Li",
        message_id="5",
        text="签到",
        said_at=datetime.fromtimestamp(DATE, UTC),
        username="bo_li",
        to_bot=True,
        language="zh-hans",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/signin@zhibu_bot now", "/signin now"),
        ("/signin@ZHIBU_BOT", "/signin"),
        ("／签到@zhibu_bot 4821", "／签到 4821"),
        ("/signin now", "/signin now"),
        ("/bind a@zhibu_bot", "/bind a@zhibu_bot"),
    ],
)
def test_the_bots_own_suffix_is_removed(text: str, expected: str) -> None:
    entities = [entity("bot_command", text, text.split()[0])] if text.isascii() else []
    assert said(message(text, GROUP, entities=entities)).text == expected


@pytest.mark.parametrize("text", ["/signin@other_bot", "／签到@otherbot 1", "/start@other_bot x"])
def test_a_command_for_another_bot_is_ignored(text: str) -> None:
    assert parsed(message(text, GROUP)) == ()
    assert parsed(message(text, GROUP, entities=[entity("bot_command", text, text)])) == ()


@pytest.mark.parametrize(
    ("text", "text_out", "start"),
    [
        ("/start s-4821_x", "/start", "s-4821_x"),
        ("/start", "/start", None),
        ("/start@zhibu_bot abc", "/start", "abc"),
        ("/starting now", "/starting now", None),
        ("/start two words", "/start two words", None),
    ],
)
def test_deep_links(text: str, text_out: str, start: str | None) -> None:
    incoming = said(message(text))
    assert (incoming.text, incoming.start) == (text_out, start)


def test_the_bots_own_mention_is_removed_and_addresses_it() -> None:
    text = "@Zhibu_Bot 签到"
    incoming = said(message(text, GROUP, entities=[entity("mention", text, "@Zhibu_Bot")]))
    assert (incoming.text, incoming.to_bot, incoming.mentions) == ("签到", True, ())
    assert not said(message("签到", GROUP)).to_bot


def test_mentions_become_tokens_in_the_text() -> None:
    text = "😀角色 赵 一任@bob_chen委员 赵 二"
    entities = [
        entity(
            "text_mention", text, "赵 一", user={"id": 1, "first_name": "赵", "last_name": "一"}
        ),
        entity("mention", text, "@bob_chen"),
        entity("text_mention", text, "赵 二", user={"id": 2, "first_name": "赵二"}),
    ]
    incoming = said(message(text, GROUP, entities=entities))
    assert incoming.text == "😀角色 @赵一 任 @bob_chen 委员 @赵二"
    found = [(m.token, m.account, m.username, m.name) for m in incoming.mentions]
    assert found == [
        ("@赵一", "1", "", "赵 一"),
        ("@bob_chen", "", "bob_chen", ""),
        ("@赵二", "2", "", "赵二"),
    ]


def test_two_people_of_one_name_have_two_tokens_and_one_person_one() -> None:
    text = "Wei 和 Wei 和 WEI"
    entities = [
        {"type": "text_mention", "offset": 0, "length": 3, "user": {"id": 1, "first_name": "Wei"}},
        {"type": "text_mention", "offset": 6, "length": 3, "user": {"id": 2, "first_name": "Wei"}},
        {"type": "text_mention", "offset": 12, "length": 3, "user": {"id": 1, "first_name": "Wei"}},
    ]
    incoming = said(message(text, GROUP, entities=entities))
    assert incoming.text == "@Wei 和 @Wei2 和 @Wei"
    assert [m.account for m in incoming.mentions] == ["1", "2"]


def test_a_reply_to_the_bot_addresses_it_but_a_topics_first_message_is_no_reply() -> None:
    reply = {"message_id": 3, "from": BOT, "chat": GROUP, "date": DATE, "text": "hello"}
    incoming = said(message("签到", GROUP, reply_to_message=reply))
    assert (incoming.to_bot, incoming.reply_to) == (True, "3")
    topic = {"message_id": 3, "from": BOT, "chat": GROUP, "forum_topic_created": {"name": "x"}}
    incoming = said(
        message("签到", GROUP, reply_to_message=topic, is_topic_message=True, message_thread_id=3)
    )
    assert (incoming.to_bot, incoming.reply_to, incoming.address.thread) == (False, "", "3")


@pytest.mark.parametrize(
    "more",
    [
        {"forward_origin": {"type": "user", "date": 1, "sender_user": BO}},
        {"forward_date": 1},
        {"sender_chat": GROUP},
        {"via_bot": BOT},
        {"from": BO | {"is_bot": True}},
        {"from": None},
    ],
)
def test_what_no_person_said_here_is_ignored(more: dict[str, Any]) -> None:
    assert parsed(message("签到", GROUP, **more)) == ()


def test_channels_are_ignored() -> None:
    assert parsed(message("签到", GROUP | {"type": "channel"})) == ()
    assert parsed({"update_id": 1, "channel_post": message("签到")["message"]}) == ()


def test_unwanted_group_text_is_dropped_but_private_text_never() -> None:
    assert parsed(message("chatter", GROUP), wants=False) == ()
    assert parsed(message("chatter"), wants=False) != ()


def test_wants_is_asked_about_the_text_without_the_mention() -> None:
    asked: list[str] = []
    text = "@zhibu_bot 签到"
    update = message(text, GROUP, entities=[entity("mention", text, "@zhibu_bot")])
    parse(update, ME, lambda given: asked.append(given) or True, lambda: NOW)
    assert asked == ["签到"]


def test_pictures_files_and_captions() -> None:
    sizes = [
        {"file_id": "big", "width": 800, "height": 600, "file_size": 9},
        {"file_id": "small", "width": 80, "height": 60},
    ]
    incoming = said(message(None, photo=sizes, caption="/bind x"))
    assert [(p.file_id, p.size) for p in incoming.pictures] == [("big", 9)]
    assert incoming.text == "/bind x"
    document = {"file_id": "d", "file_name": "名册.xlsx", "mime_type": "application/x"}
    assert said(message(None, document=document)).files[0].name == "名册.xlsx"
    image = said(message(None, document=document | {"mime_type": "image/png"}))
    assert (len(image.pictures), len(image.files)) == (1, 0)


def test_a_sticker_is_said_without_words_but_a_notice_is_not_said_at_all() -> None:
    assert said(message(None, sticker={"file_id": "s"})).text == ""
    notices: list[dict[str, Any]] = [
        {"pinned_message": {"message_id": 1}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 1}},
        {"new_chat_title": "签到"},
    ]
    for notice in notices:
        assert parsed(message(None, **notice)) == ()


def test_an_edit_is_marked_and_said_when_it_was_edited() -> None:
    update = message("签到", edit_date=DATE + 60)
    incoming = said({"update_id": 1, "edited_message": update["message"]})
    assert incoming.edited
    assert incoming.said_at == datetime.fromtimestamp(DATE + 60, UTC)


def test_a_press_is_an_incoming_with_the_buttons_command() -> None:
    query = {
        "id": "99",
        "from": BO,
        "chat_instance": "1",
        "data": "签到 4821",
        "message": {"message_id": 8, "chat": GROUP, "date": 0},
    }
    incoming = said({"update_id": 1, "callback_query": query})
    assert incoming.button == ButtonPress("99", "8")
    assert (incoming.text, incoming.account, incoming.said_at) == ("签到 4821", "7", NOW)
    assert incoming.address == Address(PlatformName.TELEGRAM, ChatKind.GROUP, "-100200", "10002")
    for missing in ("data", "message"):
        less = {key: value for key, value in query.items() if key != missing}
        assert parsed({"update_id": 1, "callback_query": less}) == ()


def membership(old: str, new: str, user: dict[str, Any], chat: dict[str, Any]) -> dict[str, Any]:
    return {
        "chat": chat,
        "from": BO,
        "date": DATE,
        "old_chat_member": {"user": user, "status": old},
        "new_chat_member": {"user": user, "status": new},
    }


@pytest.mark.parametrize(
    ("old", "new", "chat", "expected"),
    [
        ("left", "member", GROUP, ("bot_joined", "7", "Branch")),
        ("kicked", "administrator", GROUP, ("bot_joined", "7", "Branch")),
        ("member", "kicked", GROUP, ("bot_left", "7", "Branch")),
        ("member", "kicked", PRIVATE, ("unreachable", "7", "Bo Li")),
        ("kicked", "member", PRIVATE, ("reachable", "7", "Bo Li")),
    ],
)
def test_the_bots_own_membership(
    old: str, new: str, chat: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    event = happened({"update_id": 1, "my_chat_member": membership(old, new, BOT, chat)})
    assert (str(event.kind), event.account, event.name) == expected
    assert event.address.bot_id == "10002"


def test_a_promotion_is_no_change() -> None:
    change = membership("member", "administrator", BOT, GROUP)
    assert parsed({"update_id": 1, "my_chat_member": change}) == ()
    change = membership("member", "administrator", BO, GROUP)
    assert parsed({"update_id": 1, "chat_member": change}) == ()


def test_people_come_and_go() -> None:
    event = happened({"update_id": 1, "chat_member": membership("left", "member", BO, GROUP)})
    assert (str(event.kind), event.account, event.name) == ("person_joined", "7", "Bo Li")
    event = happened(message(None, GROUP, left_chat_member=BO))
    assert (str(event.kind), event.account) == ("person_left", "7")
    both = parsed(message(None, GROUP, new_chat_members=[BO, BOT, BO | {"id": 8}]))
    assert [event.account for event in both] == ["7", "8"]


def test_both_service_messages_of_a_migration_tell_the_same() -> None:
    old = {"id": -4, "type": "group", "title": "Branch"}
    first = happened(message(None, old, migrate_to_chat_id=-100200))
    second = happened(message(None, GROUP, migrate_from_chat_id=-4))
    assert first == second
    assert (str(first.kind), first.address.id, first.new_id) == ("migrated", "-4", "-100200")


def test_a_log_may_name_a_type_but_nothing_that_could_be_text() -> None:
    assert kind_of(message("x")) == "message"
    assert kind_of({"update_id": 1, "two words": 1}) == "unknown"
    assert kind_of({"update_id": 1}) == "empty"


def test_updates_of_one_chat_share_a_key() -> None:
    query = {"id": "1", "from": BO, "message": {"chat": GROUP}}
    assert chat_of(message("x", GROUP)) == chat_of({"update_id": 2, "callback_query": query})
    assert chat_of({"update_id": 2, "inline_query": {"from": BO}}) == "7"


@given(
    text=st.text(max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), max_size=4),
    kinds=st.lists(
        st.sampled_from(["mention", "text_mention", "bot_command", "url"]), min_size=4, max_size=4
    ),
)
def test_any_entities_are_read_without_a_fault_and_every_token_stands_in_the_text(
    text: str, spans: list[tuple[int, int]], kinds: list[str]
) -> None:
    entities = [
        {"type": kind, "offset": offset, "length": length}
        | ({"user": {"id": offset, "first_name": "N"}} if kind == "text_mention" else {})
        for kind, (offset, length) in zip(kinds, spans, strict=False)
    ]
    for item in parsed(message(text, entities=entities)):
        assert isinstance(item, Incoming)
        for mention in item.mentions:
            assert mention.token in item.text
