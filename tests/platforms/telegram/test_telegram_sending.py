"""Sending: what is certain, what is uncertain, and what a message looks like on the other side."""

from __future__ import annotations

import asyncio
import dataclasses
import os
from pathlib import Path

import pytest

from bot.platforms.errors import NotSent, Refused, Uncertain
from bot.platforms.telegram.faults import Forbidden
from bot.platforms.types import (
    Address,
    Button,
    ButtonPress,
    ChatKind,
    File,
    Mention,
    Outgoing,
    PictureRef,
    PlatformName,
)
from bot.sandbox.telegram_state import TgUser

from .rig import QUICK, Rig, eventually

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


async def test_a_text_arrives_once_and_gives_its_id(rig: Rig) -> None:
    platform = await rig.polling()
    receipt = await platform.send(rig.to_group, Outgoing("hello *world* <b>"))
    assert rig.texts() == ["hello *world* <b>"]
    assert receipt.message_ids == ("1",)


@pytest.mark.parametrize("fault", ["lose_answer", "garble", "server_error", "hang"])
async def test_a_lost_answer_is_uncertain_and_not_sent_again(rig: Rig, fault: str) -> None:
    platform = await rig.polling(timing=dataclasses.replace(QUICK, read=0.2))
    getattr(rig.sim.faults, fault)()
    with pytest.raises(Uncertain):
        await platform.send(rig.to_group, Outgoing("hello"))
    delivered = fault in ("lose_answer", "garble")
    assert rig.texts() == (["hello"] if delivered else [])


async def test_429_is_not_sent_and_tells_how_long_to_wait(rig: Rig) -> None:
    platform = await rig.polling()
    rig.sim.faults.too_many(7)
    with pytest.raises(NotSent) as caught:
        await platform.send(rig.to_group, Outgoing("hello"))
    assert caught.value.retry_after == 7
    assert rig.texts() == []


async def test_an_unreachable_server_is_not_sent(rig: Rig) -> None:
    platform = await rig.polling()
    await rig.sim.break_link()
    with pytest.raises(NotSent):
        await platform.send(rig.to_group, Outgoing("hello"))


async def test_an_unknown_bot_is_not_sent(rig: Rig) -> None:
    platform = await rig.polling()
    with pytest.raises(NotSent):
        await platform.send(dataclasses.replace(rig.to_group, bot_id="77"), Outgoing("hello"))
    assert not platform.holds(dataclasses.replace(rig.to_group, bot_id="77"))


async def test_a_person_who_blocked_the_bot_is_refused_and_told(rig: Rig) -> None:
    platform = await rig.polling()
    rig.ann.blocked = True
    with pytest.raises(Forbidden):
        await platform.send(rig.to_ann, Outgoing("hello"))
    assert rig.ear.kinds() == ["connected", "unreachable"]
    assert rig.ear.events[-1].account == str(rig.ann.id)


@pytest.mark.parametrize("known", [True, False])
async def test_a_person_who_never_pressed_start_is_refused_and_told(rig: Rig, known: bool) -> None:
    platform = await rig.polling()
    stranger = TgUser(555, "Eve")
    if known:
        rig.sim.state.users[555] = stranger
    address = Address(PlatformName.TELEGRAM, ChatKind.PRIVATE, "555")
    with pytest.raises(Refused):
        await platform.send(address, Outgoing("hello"))
    assert rig.ear.kinds() == ["connected", "unreachable"]


async def test_a_group_that_expelled_the_bot_is_told(rig: Rig) -> None:
    platform = await rig.polling()
    rig.group.members[rig.sim.bot.id] = "kicked"
    with pytest.raises(Refused):
        await platform.send(rig.to_group, Outgoing("hello"))
    assert rig.ear.kinds() == ["connected", "bot_left"]


async def test_a_group_that_moved_gets_the_message_once_and_the_host_the_new_id(rig: Rig) -> None:
    platform = await rig.polling()
    await eventually(lambda: rig.calls("getUpdates"))
    rig.sim.updates.online = False
    new = rig.sim.migrate(rig.group, rig.ann)
    rig.sim.updates.drop()
    await platform.send(rig.to_group, Outgoing("hello"))
    said = [m for m in rig.sim.state.messages.values() if m.sender is rig.sim.bot]
    assert [(m.chat.id, m.body["text"]) for m in said] == [(new.id, "hello")]
    event = rig.ear.events[-1]
    assert (event.kind, event.address.id, event.new_id) == (
        "migrated",
        str(rig.group.id),
        str(new.id),
    )
    await platform.send(rig.to_group, Outgoing("again"))
    assert len(rig.calls("sendMessage")) == 3


async def test_a_long_text_arrives_whole_in_pieces(rig: Rig) -> None:
    platform = await rig.polling()
    lines = [f"{number:04d} 同志" + "😀" * 20 for number in range(300)]
    message = Outgoing("\n".join(lines), buttons=((Button("Yes", "是"),),), reply_to="99")
    receipt = await platform.send(rig.to_group, message)
    assert len(receipt.message_ids) == len(rig.texts()) > 2
    assert "\n".join(rig.texts()).split("\n") == lines
    assert ["reply_markup" in body for body in rig.sent()] == [False] * (len(rig.sent()) - 1) + [
        True
    ]
    replies = ["reply_parameters" in call for call in rig.calls("sendMessage")]
    assert replies == [True] + [False] * (len(replies) - 1)


async def test_a_fault_after_the_first_part_is_uncertain(rig: Rig) -> None:
    platform = await rig.polling()
    message = Outgoing(("x" * 4000 + "\n") * 3)
    rig.sim.faults.add("429", times=1, rate=None, retry_after=1000)
    first = rig.sim.faults.pick
    calls = 0

    def second_only(method: str):
        nonlocal calls
        if method != "sendMessage":
            return None
        calls += 1
        return first(method) if calls == 2 else None

    rig.sim.faults.pick = second_only  # type: ignore[method-assign]
    with pytest.raises(Uncertain):
        await platform.send(rig.to_group, message)
    assert len(rig.texts()) == 1


async def test_a_short_wait_between_parts_is_honoured(rig: Rig) -> None:
    platform = await rig.polling()
    rig.sim.faults.too_many(0, methods=["sendMessage"])
    message = Outgoing("text", picture=PNG)
    long = dataclasses.replace(message, text="x" * 2000)
    receipt = await platform.send(rig.to_group, long)
    assert len(receipt.message_ids) == 2
    assert "photo" in rig.sent()[0]
    assert rig.texts()[1] == "x" * 2000


async def test_a_picture_carries_a_short_text_as_its_caption(rig: Rig) -> None:
    platform = await rig.polling()
    await platform.send(
        rig.to_group, Outgoing("look", picture=PNG, buttons=((Button("Yes", "是"),),))
    )
    (body,) = rig.sent()
    assert body["caption"] == "look"
    assert body["reply_markup"]["inline_keyboard"] == [[{"text": "Yes", "callback_data": "是"}]]
    assert rig.sim.state.files[body["photo"][-1]["file_id"]][2] == PNG


async def test_a_picture_that_telegram_does_not_show_goes_as_a_file(rig: Rig) -> None:
    platform = await rig.polling()
    message = Outgoing("look", picture=b"no picture at all", buttons=((Button("A", "a"),),))
    receipt = await platform.send(rig.to_group, message)
    (body,) = rig.sent()
    assert len(receipt.message_ids) == 1
    assert body["caption"] == "look"
    assert "reply_markup" in body
    assert rig.sim.state.files[body["document"]["file_id"]][2] == b"no picture at all"


async def test_an_edit_can_replace_the_picture(rig: Rig) -> None:
    platform = await rig.polling()
    sent = await platform.send(rig.to_group, Outgoing("one", picture=PNG))
    edits = []
    rig.sim.messages.do_editmessagemedia = edits.append  # type: ignore[attr-defined]
    new = Outgoing("two", picture=PNG + b"2", buttons=((Button("A", "a"),),))
    assert await platform.edit(rig.to_group, sent.message_id, new)
    (params,) = edits
    media = params.json("media")
    assert (media["type"], media["caption"]) == ("photo", "two")
    assert params.files[media["media"].removeprefix("attach://")][1] == PNG + b"2"
    assert params.json("reply_markup")["inline_keyboard"][0][0]["callback_data"] == "a"


async def test_a_file_keeps_its_name_and_bytes(rig: Rig) -> None:
    platform = await rig.polling()
    await platform.send(rig.to_ann, Outgoing("", file=File("签到.xlsx", b"PK-bytes")))
    (body,) = rig.sent()
    name, _, content = rig.sim.state.files[body["document"]["file_id"]]
    assert (name, content) == ("签到.xlsx", b"PK-bytes")


async def test_mentions_stand_in_front_and_point_at_the_right_signs(rig: Rig) -> None:
    platform = await rig.polling()
    mentions = (
        Mention("@赵", account=str(rig.ann.id), name="赵😀一"),
        Mention("@bob", username="bob_chen"),
        Mention("@钱", account="42", name="钱二"),
    )
    await platform.send(rig.to_group, Outgoing("请签到", mentions=mentions))
    (body,) = rig.sent()
    assert body["text"] == "赵😀一 @bob_chen 钱二 请签到"
    named = [
        (e["offset"], e["length"], e["user"]["id"])
        for e in body["entities"]
        if e["type"] == "text_mention"
    ]
    assert named == [(0, 4, rig.ann.id), (15, 2, 42)]


async def test_a_url_button_and_an_empty_message(rig: Rig) -> None:
    platform = await rig.polling()
    await platform.send(
        rig.to_group, Outgoing("go", buttons=((Button("Page", url="http://127.0.0.1/x"),),))
    )
    key = rig.sent()[0]["reply_markup"]["inline_keyboard"][0][0]
    assert key == {"text": "Page", "url": "http://127.0.0.1/x"}
    for empty in (Outgoing(""), Outgoing(" \n ")):
        with pytest.raises(Refused):
            await platform.send(rig.to_group, empty)
    with pytest.raises(Refused):
        await platform.send(rig.to_group, Outgoing("x", buttons=((Button("A", "好" * 22),),)))


async def test_a_reply_to_a_deleted_message_is_still_sent(rig: Rig) -> None:
    platform = await rig.polling()
    await platform.send(rig.to_group, Outgoing("hello", reply_to="987"))
    assert rig.texts() == ["hello"]


async def test_a_topic_is_answered_in_the_topic(rig: Rig) -> None:
    platform = await rig.polling()
    await platform.send(dataclasses.replace(rig.to_group, thread="31"), Outgoing("hello"))
    assert str(rig.calls("sendMessage")[0]["message_thread_id"]) == "31"


async def test_an_edit_replaces_text_and_buttons(rig: Rig) -> None:
    platform = await rig.polling()
    sent = await platform.send(rig.to_group, Outgoing("one", buttons=((Button("A", "a"),),)))
    assert await platform.edit(rig.to_group, sent.message_id, Outgoing("two"))
    assert await platform.edit(rig.to_group, sent.message_id, Outgoing("two"))
    assert rig.sent() == [{"text": "two"}]
    assert not await platform.edit(rig.to_group, "9999", Outgoing("two"))
    assert not await platform.edit(rig.to_group, sent.message_id, Outgoing("x" * 5000))


async def test_an_edit_of_a_picture_replaces_its_caption(rig: Rig) -> None:
    platform = await rig.polling()
    sent = await platform.send(rig.to_group, Outgoing("one", picture=PNG))
    assert await platform.edit(rig.to_group, sent.message_id, Outgoing("two"))
    assert rig.texts() == ["two"]


async def test_an_edit_whose_answer_is_lost_is_asked_again(rig: Rig) -> None:
    platform = await rig.polling()
    sent = await platform.send(rig.to_group, Outgoing("one"))
    rig.sim.faults.lose_answer(methods=["editMessageText"])
    assert await platform.edit(rig.to_group, sent.message_id, Outgoing("two"))
    assert rig.texts() == ["two"]


async def test_recall_react_and_their_limits(rig: Rig) -> None:
    platform = await rig.polling()
    sent = await platform.send(rig.to_group, Outgoing("one"))
    assert await platform.recall(rig.to_group, sent.message_id)
    assert not await platform.recall(rig.to_group, sent.message_id)
    rig.sim.say(rig.group, rig.ann, ["/cmd"])
    incoming = await eventually(lambda: rig.ear.taken and rig.ear.taken[0])
    assert await platform.react(incoming, "👍")
    assert not await platform.react(incoming, "🐢")


async def test_a_press_is_answered_and_one_that_is_too_old_is_told(rig: Rig) -> None:
    platform = await rig.polling()
    await platform.send(rig.to_group, Outgoing("one", buttons=((Button("A", "签到 4821"),),)))
    message = next(m for m in rig.sim.state.messages.values() if m.sender is rig.sim.bot)
    _, callback = rig.sim.press(message, rig.ann, "签到 4821")
    press = await eventually(lambda: rig.ear.taken and rig.ear.taken[0])
    assert press.text == "签到 4821"
    await platform.answer_button(press, "好" * 300, alert=True)
    assert (callback.text, callback.alert) == ("好" * 200, True)
    old = dataclasses.replace(press, button=ButtonPress("1", "1"))
    await platform.answer_button(old, "")
    with pytest.raises(Refused):
        await platform.answer_button(old, "late")


async def test_a_file_is_fetched_up_to_its_limit(rig: Rig) -> None:
    platform = await rig.polling()
    rig.sim.say(rig.sim.state.private(rig.ann), rig.ann, ["look"], picture=PNG)
    rig.sim.say(rig.sim.state.private(rig.ann), rig.ann, [], document=("a.csv", b"1,2"))
    await eventually(lambda: len(rig.ear.taken) == 2)
    (picture,) = rig.ear.taken[0].pictures
    (file,) = rig.ear.taken[1].files
    assert rig.ear.taken[0].text == "look"
    assert await platform.fetch(picture, 1000) == PNG
    assert (file.name, await platform.fetch(file, 1000)) == ("a.csv", b"1,2")
    for ref in (picture, PictureRef(picture.file_id)):
        with pytest.raises(ValueError, match="more than 10 bytes"):
            await platform.fetch(ref, 10)
    with pytest.raises(Refused):
        await platform.fetch(PictureRef("nothing"), 10)


async def test_deep_links_hold_only_what_telegram_takes(rig: Rig) -> None:
    platform = await rig.polling()
    link = platform.deep_link("s-4821_x")
    assert link is not None
    assert link.endswith("/zhibu_sandbox_bot?start=s-4821_x")
    for wrong in ("", "签到", "a b", "x" * 65):
        with pytest.raises(ValueError, match="payload"):
            platform.deep_link(wrong)


async def test_the_menu_follows_the_locale_and_is_published_on_reconnect(rig: Rig) -> None:
    platform = await rig.polling()
    menu = {
        "zh-CN": [("signin", "签到"), ("签到", "no such name"), ("BAD", "no")],
        "en": [("signin", "Sign in")],
    }
    rig.sim.faults.too_many(0, methods=["setMyCommands"])
    await platform.set_menu(menu)
    chinese, english = ([{"command": "signin", "description": d}] for d in ("签到", "Sign in"))
    expected = {}
    for scope in ("all_private_chats", "all_group_chats"):
        expected |= {(scope, ""): chinese, (scope, "zh"): chinese, (scope, "en"): english}
    assert rig.sim.account.menus == expected
    rig.sim.account.menus.clear()
    await rig.sim.break_link()
    await eventually(lambda: "disconnected" in rig.ear.kinds())
    await rig.sim.heal()
    await eventually(lambda: rig.sim.account.menus == expected)


async def test_a_text_that_names_a_local_file_is_never_uploaded(rig: Rig, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    await asyncio.to_thread(secret.write_bytes, PNG + b"private")
    adapter = rig.adapter()
    platform = await rig.start(adapter)
    await platform.send(rig.to_group, Outgoing(str(secret)))
    bot = adapter.bots[str(rig.sim.bot.id)]
    with pytest.raises(Exception, match="wrong file identifier"):
        await bot.send_photo(chat_id=rig.group.id, photo=os.fspath(secret))
    assert rig.sim.state.files == {}


async def test_nothing_is_sent_after_the_stop(rig: Rig) -> None:
    adapter = rig.adapter()
    platform = await rig.start(adapter)
    await rig.stop(adapter)
    with pytest.raises(NotSent):
        await platform.send(rig.to_group, Outgoing("late"))
