"""Plugins that others wrote for NoneBot get every event as NoneBot would give it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import nonebot
import pytest
from nonebot import on_message, on_notice, on_type
from nonebot.adapters import Bot as AnyBot
from nonebot.adapters import Event as AnyEvent
from nonebot.adapters.telegram import Bot, MessageSegment
from nonebot.adapters.telegram.event import (
    CallbackQueryEvent,
    EditedMessageEvent,
    Event,
    GroupMessageEvent,
    MessageEvent,
    PollAnswerEvent,
    PrivateMessageEvent,
)
from nonebot.adapters.telegram.exception import ActionFailed, NetworkError
from nonebot.adapters.telegram.model import InputMediaPhoto, Message
from nonebot.matcher import matchers

from bot.platforms.guests import guests_present
from bot.platforms.telegram.events import event_of
from bot.platforms.telegram.guests import ChatMigrated, RetryAfter
from bot.platforms.types import Outgoing

from .rig import SEALED, Rig, eventually

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def heard() -> Iterator[list[tuple[AnyBot, AnyEvent]]]:
    """What a third-party plugin with a matcher for everything hears."""
    found: list[tuple[AnyBot, AnyEvent]] = []
    matcher = nonebot.on(priority=50)

    @matcher.handle()
    async def _(bot: AnyBot, event: AnyEvent) -> None:
        found.append((bot, event))

    yield found
    matcher.destroy()
    assert not guests_present()


async def test_without_guests_no_event_is_ever_built(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Any] = []
    monkeypatch.setattr(Event, "parse_event", classmethod(lambda _, obj: built.append(obj)))
    await rig.polling()
    rig.sim.say(rig.group, rig.ann, ["chatter"])
    rig.sim.say(rig.group, rig.ann, ["/cmd"])
    await eventually(lambda: rig.ear.texts() == ["/cmd"])
    assert built == []


async def test_guests_hear_chatter_and_commands_alike(
    rig: Rig, heard: list[tuple[Bot, Event]]
) -> None:
    await rig.polling()
    rig.sim.say(rig.group, rig.ann, ["chatter"])
    rig.sim.say(rig.group, rig.ann, ["/cmd"])
    rig.sim.say(rig.sim.state.private(rig.ann), rig.ann, ["hello"])
    await eventually(lambda: len(heard) == 3)
    assert sorted(rig.ear.texts()) == ["/cmd", "hello"]
    by_text = {event.get_plaintext(): (bot, event) for bot, event in heard}
    bot, event = by_text["chatter"]
    assert isinstance(bot, Bot)
    assert isinstance(event, GroupMessageEvent)
    assert event.get_user_id() == str(rig.ann.id)
    assert isinstance(by_text["hello"][1], PrivateMessageEvent)
    assert by_text["hello"][1].is_tome()
    assert "poll_answer" in rig.calls("getUpdates")[-1]["allowed_updates"]


async def test_a_guest_answers_through_its_own_bot(rig: Rig) -> None:
    matcher = on_message(priority=50)

    @matcher.handle()
    async def _(bot: Bot, event: GroupMessageEvent) -> None:
        await bot.send(event, "heard")
        await bot.send(event, MessageSegment.text("twice"))  # type: ignore[attr-defined]

    try:
        await rig.polling()
        rig.sim.say(rig.group, rig.ann, ["chatter"])
        await eventually(lambda: "heard" in rig.texts())
    finally:
        matcher.destroy()


async def test_a_press_has_a_user_a_session_and_a_chat_for_guests(
    rig: Rig, heard: list[tuple[Bot, Event]]
) -> None:
    platform = await rig.polling()
    await platform.send(rig.to_group, Outgoing("one"))
    message = next(m for m in rig.sim.state.messages.values() if m.sender is rig.sim.bot)
    rig.sim.press(message, rig.ann, "data")
    bot, event = (await eventually(lambda: heard))[0]
    assert isinstance(event, CallbackQueryEvent)
    assert event.get_user_id() == str(rig.ann.id)
    assert event.get_session_id() == f"group_{rig.group.id}_{rig.ann.id}"
    await bot.send(event, "answered")
    assert rig.texts() == ["one", "answered"]


def test_a_vote_has_a_user() -> None:
    vote = {"poll_id": "1", "user": {"id": 7, "is_bot": False, "first_name": "B"}, "option_ids": []}
    event = event_of({"update_id": 1, "poll_answer": vote})
    assert isinstance(event, PollAnswerEvent)
    assert event.get_user_id() == "7"
    vote = {"poll_id": "1", "voter_chat": {"id": -1, "type": "channel"}, "option_ids": []}
    with pytest.raises(ValueError, match="no user"):
        event_of({"update_id": 1, "poll_answer": vote}).get_user_id()


async def test_a_guest_that_fails_or_waits_disturbs_nobody(rig: Rig, logs) -> None:
    matcher = on_message(priority=50)

    @matcher.handle()
    async def _(event: MessageEvent) -> None:
        if "fail" in event.get_plaintext():
            raise RuntimeError("a plugin of others")
        await asyncio.sleep(1)

    try:
        adapter = rig.adapter()
        await rig.start(adapter)
        for text in ("/fail", "/wait", "/after"):
            rig.sim.say(rig.group, rig.ann, [text])
        await eventually(lambda: rig.ear.texts() == ["/fail", "/wait", "/after"])
        await eventually(lambda: rig.sim.updates.pending == 0)
        await rig.stop(adapter)
    finally:
        matcher.destroy()


async def test_an_update_that_the_stock_models_do_not_know_reaches_ours_all_the_same(
    rig: Rig, heard: list[Any], logs
) -> None:
    await rig.polling()
    reply = {"message_id": 1, "chat": {"id": 1, "type": "of the future"}, "date": 1, "text": "q"}
    rig.sim.post(rig.group, rig.ann, {"text": "/cmd canary", "reply_to_message": reply})
    await eventually(lambda: rig.ear.texts() == ["/cmd canary"])
    await eventually(lambda: "third-party plugins don't get it" in logs.text())
    assert "canary" not in logs.text()
    assert heard == []


async def test_matchers_by_event_class_and_notice_still_match(rig: Rig) -> None:
    seen: list[str] = []
    edits, notices = on_type(EditedMessageEvent, priority=50), on_notice(priority=50)

    @edits.handle()
    async def _(event: EditedMessageEvent) -> None:
        seen.append(event.get_plaintext())

    @notices.handle()
    async def _(event: Event) -> None:
        seen.append(event.get_event_name())

    try:
        await rig.polling()
        await eventually(lambda: rig.calls("getUpdates"))
        rig.group.members[rig.sim.bot.id] = "administrator"
        message = rig.sim.say(rig.group, rig.ann, ["one"])
        rig.sim.edit(message, ["two"])
        rig.sim.set_member(rig.group, rig.ann, "left")
        await eventually(lambda: len(seen) == 3)
        assert sorted(seen) == ["notice.chat_member.left", "notice.chat_member.updated", "two"]
    finally:
        edits.destroy()
        notices.destroy()


async def test_guests_see_the_bot_connect(rig: Rig) -> None:
    adapter = rig.adapter()
    await rig.start(adapter)
    assert adapter.driver.bots == adapter.bots
    assert adapter.bots[str(rig.sim.bot.id)].adapter is adapter


async def guest_bot(rig: Rig) -> Any:
    adapter = rig.adapter()
    await rig.start(adapter)
    return adapter.bots[str(rig.sim.bot.id)]


async def test_the_faults_of_a_guests_calls_tell_what_the_stock_ones_lost(rig: Rig) -> None:
    bot = await guest_bot(rig)
    rig.sim.faults.too_many(9)
    with pytest.raises(RetryAfter) as late:
        await bot.send_message(chat_id=rig.group.id, text="x")
    assert late.value.retry_after == 9
    with pytest.raises(ActionFailed, match="chat not found"):
        await bot.send_message(chat_id=-1, text="x")
    rig.sim.faults.server_error()
    with pytest.raises(NetworkError):
        await bot.send_message(chat_id=rig.group.id, text="x")
    new = rig.sim.migrate(rig.group, rig.ann)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(chat_id=rig.group.id, text="x")
    assert moved.value.migrate_to_chat_id == new.id


async def test_a_delivered_message_with_an_odd_answer_does_not_raise(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = await guest_bot(rig)
    rig.sim.messages._send = lambda *_: {"message_id": 5, "date": "odd", "chat": None}  # type: ignore
    sent = await bot.send_message(chat_id=rig.group.id, text="x")
    assert isinstance(sent, Message)
    assert sent.message_id == 5


async def test_a_guest_uploads_bytes(rig: Rig) -> None:
    bot = await guest_bot(rig)
    await bot.send_photo(chat_id=rig.group.id, photo=PNG, caption="look")
    await bot.send_document(chat_id=rig.group.id, document=("a.txt", b"abc"))
    names = {(name, content) for name, _, content in rig.sim.state.files.values()}
    assert names == {("upload0", PNG), ("a.txt", b"abc")}


async def test_an_album_of_a_guest_is_attached(rig: Rig) -> None:
    bot = await guest_bot(rig)
    media = [InputMediaPhoto(media=PNG), InputMediaPhoto(media="file-id", caption="two")]
    with pytest.raises(Exception, match=r"404|Api|not found"):
        await bot.send_media_group(chat_id=rig.group.id, media=media)
    assert '"attach://upload0"' in str(rig.calls("sendMediaGroup")[0]["media"]).replace("'", '"')


def test_our_own_side_registers_no_matcher() -> None:
    assert not any(matchers.values())


async def test_what_is_said_under_a_seal_is_for_no_guest(
    rig: Rig, heard: list[tuple[Bot, Event]]
) -> None:
    await rig.polling()
    private = rig.sim.state.private(rig.ann)
    rig.sim.say(private, rig.ann, [f"{SEALED} nobody else"])
    rig.sim.say(private, rig.ann, ["hello"])
    await eventually(lambda: len(heard) == 1 and len(rig.ear.taken) == 2)
    assert [event.get_plaintext() for _, event in heard] == ["hello"]
