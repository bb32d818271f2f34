"""What people say and do on QQ, as it reaches the router."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.platforms.types import Address, ChatEventKind, ChatKind, Mention, Outgoing, PlatformName
from bot.sandbox.qq_state import Segment
from tests.platforms.onebot.raw import dial, frame, line
from tests.platforms.onebot.rig import BOT, GROUP, LI, STRANGER, WANG, Bench


def text(words: str) -> Segment:
    return {"type": "text", "data": {"text": words}}


def at(account: int | str) -> Segment:
    return {"type": "at", "data": {"qq": str(account)}}


def reply(message_id: int) -> Segment:
    return {"type": "reply", "data": {"id": str(message_id)}}


async def test_command_is_taken_and_answered(connected: Bench) -> None:
    before = datetime.now(UTC)
    message_id = connected.say("签到")
    [incoming] = await connected.router.took(1)
    assert incoming.text == "签到"
    assert incoming.account == str(LI)
    assert incoming.name == "Li"
    assert incoming.message_id == str(message_id)
    assert incoming.address == Address(PlatformName.QQ, ChatKind.GROUP, str(GROUP), str(BOT))
    assert abs((incoming.said_at - before).total_seconds()) < 2
    assert not incoming.recovered
    receipt = await connected.platform.send(incoming.address, Outgoing("ok"))
    sent = connected.qq.state.messages[int(receipt.message_id)]
    assert sent.group_id == GROUP


async def test_chatter_is_dropped(connected: Bench) -> None:
    connected.say("hello there")
    connected.say("签到")
    await connected.router.took(1)
    assert connected.router.asked == ["hello there", "签到"]
    assert [incoming.text for incoming in connected.router.taken] == ["签到"]


async def test_mentions_stand_as_words(connected: Bench) -> None:
    segments = [text("补签"), at(WANG), text("生病了")]
    connected.qq.say(LI, segments, group_id=GROUP)
    [incoming] = await connected.router.took(1)
    assert incoming.text == f"补签 @{WANG} 生病了"
    assert incoming.mentions == (Mention(f"@{WANG}", account=str(WANG)),)
    assert not incoming.to_bot


async def test_mention_of_the_bot_is_no_word(connected: Bench) -> None:
    connected.qq.say(LI, [at(BOT), text(" 签到")], group_id=GROUP)
    [incoming] = await connected.router.took(1)
    assert incoming.text == "签到"
    assert incoming.to_bot
    assert incoming.mentions == ()


async def test_mention_that_qq_puts_after_a_quotation(connected: Bench) -> None:
    quoted = connected.say("my mother is ill", WANG)
    segments = [reply(quoted), at(WANG), text(" 补签 生病了")]
    connected.qq.say(LI, segments, group_id=GROUP)
    [incoming] = await connected.router.took(1)
    assert incoming.text == "补签 生病了"
    assert incoming.reply_to == str(quoted)
    assert [mention.account for mention in incoming.mentions] == [str(WANG)]


async def test_picture_is_fetched(connected: Bench) -> None:
    picture = b"\x89PNG" + bytes(5000)
    segment = connected.qq.state.picture_segment(picture)
    connected.qq.say(LI, [text("请假"), segment], group_id=GROUP)
    [incoming] = await connected.router.took(1)
    [ref] = incoming.pictures
    assert ref.size == len(picture)
    assert await connected.platform.fetch(ref, len(picture)) == picture
    with pytest.raises(ValueError, match="larger"):
        await connected.platform.fetch(ref, len(picture) - 1)


async def test_private_words_all_reach_the_router(connected: Bench) -> None:
    connected.qq.say(LI, [text("anything at all")])
    [incoming] = await connected.router.took(1)
    assert incoming.private
    assert incoming.address == Address(PlatformName.QQ, ChatKind.PRIVATE, str(LI), str(BOT))


async def test_temporary_session_is_answered_through_its_group(connected: Bench) -> None:
    connected.qq.say(STRANGER, [text("绑定")], via_group=GROUP)
    [incoming] = await connected.router.took(1)
    assert incoming.address.via_group == str(GROUP)
    await connected.platform.send(incoming.address, Outgoing("ok"))
    action, params = connected.qq.calls[-1]
    assert action == "send_private_msg"
    assert params["user_id"] == STRANGER
    assert params["group_id"] == GROUP


async def test_private_answer_to_a_stranger_in_the_group(connected: Bench) -> None:
    connected.say("签到", STRANGER)
    [incoming] = await connected.router.took(1)
    await connected.platform.send(incoming.private_address(), Outgoing("ok"))
    assert connected.qq.calls[-1][1]["group_id"] == GROUP


async def test_own_and_anonymous_words_are_passed_over(bench: Bench) -> None:
    bench.open()
    client = await dial(bench.url)
    client.send(frame(line("签到", 1, user_id=BOT)))
    client.send(frame(line("签到", 2, post_type="message_sent")))
    client.send(frame(line("签到", 3, anonymous={"id": 1, "name": "x", "flag": "y"})))
    client.send(frame(line("签到", 4, sub_type="anonymous")))
    client.send(frame(line("签到", 5)))
    [incoming] = await bench.router.took(1)
    assert incoming.message_id == "5"


async def test_message_as_a_cq_string(bench: Bench) -> None:
    bench.open()
    client = await dial(bench.url)
    message = f"[CQ:at,qq={BOT}] 请假 A&amp;B &#91;x&#93; [CQ:image,file=a.png,url=http://h/a?b=1&amp;c=2]"
    client.send(frame(line("", message=message)))
    [incoming] = await bench.router.took(1)
    assert incoming.text == "请假 A&B [x]"
    assert incoming.to_bot
    assert incoming.pictures[0].url == "http://h/a?b=1&c=2"


async def test_order_within_a_chat(connected: Bench) -> None:
    ids = [connected.say("签到") for _ in range(100)]
    taken = await connected.router.took(100)
    assert [int(incoming.message_id) for incoming in taken] == ids


async def test_comings_and_goings(connected: Bench) -> None:
    qq, router = connected.qq, connected.router
    qq.join(GROUP, WANG)
    joined = await router.heard(ChatEventKind.PERSON_JOINED)
    assert (joined.account, joined.address.id) == (str(WANG), str(GROUP))
    qq.leave(GROUP, WANG, "kick")
    assert (await router.heard(ChatEventKind.PERSON_LEFT)).account == str(WANG)
    qq.join(GROUP, BOT)
    assert (await router.heard(ChatEventKind.BOT_JOINED)).account == ""
    qq.leave(GROUP, BOT, "kick_me")
    assert (await router.heard(ChatEventKind.BOT_LEFT)).address.id == str(GROUP)
    qq.notice("friend_add", user_id=STRANGER)
    friend = await router.heard(ChatEventKind.REACHABLE)
    assert friend.address == Address(PlatformName.QQ, ChatKind.PRIVATE, str(STRANGER), str(BOT))


async def test_account_that_is_offline_can_not_send(bench: Bench) -> None:
    bench.open()
    client = await dial(bench.url)
    await bench.router.heard(ChatEventKind.CONNECTED)
    beat = b'{"post_type":"meta_event","meta_event_type":"heartbeat","status":{"online":%s}}'
    address = Address(PlatformName.QQ, ChatKind.GROUP, str(GROUP))
    client.send(frame(beat % b"false"))
    await bench.until(lambda: not bench.platform.holds(address))
    client.send(frame(beat % b"true"))
    await bench.until(lambda: bench.platform.holds(address))
    assert not bench.platform.holds(Address(PlatformName.TELEGRAM, ChatKind.GROUP, "1"))
    assert not bench.platform.holds(Address(PlatformName.QQ, ChatKind.GROUP, "1", "99999"))


async def test_reconnects_by_itself(connected: Bench) -> None:
    for _ in range(3):
        await connected.leave()
        await connected.return_()
    connected.say("签到")
    await connected.router.took(1)
