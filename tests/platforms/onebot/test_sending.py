"""Sending on QQ: what goes out, and what is known of it afterwards."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.platforms.errors import DeliveryError, NotSent, Refused, Uncertain
from bot.platforms.onebot.segments import TEXT_LIMIT
from bot.platforms.onebot.socket import FastSocket
from bot.platforms.types import (
    Address,
    Button,
    ChatKind,
    File,
    Incoming,
    Mention,
    Outgoing,
    PictureRef,
    PlatformName,
)
from tests.platforms.onebot.rig import BOT, GROUP, LI, Bench

HERE = Address(PlatformName.QQ, ChatKind.GROUP, str(GROUP))
ALONE = Address(PlatformName.QQ, ChatKind.PRIVATE, str(LI))


async def test_everything_in_one_message(connected: Bench) -> None:
    quoted = connected.say("hello")
    message = Outgoing(
        "done",
        mentions=(Mention("@1", account=str(LI)), Mention("@wang", username="wang", name="Wang")),
        picture=b"\x89PNG",
        buttons=((Button("Sign in", "签到"),),),
        reply_to=str(quoted),
    )
    receipt = await connected.platform.send(HERE, message)
    assert len(receipt.message_ids) == 1
    segments = connected.qq.calls[-1][1]["message"]
    assert [segment["type"] for segment in segments] == ["reply", "at", "text", "text", "image"]
    assert segments[0]["data"] == {"id": str(quoted)}
    assert segments[1]["data"] == {"qq": str(LI)}
    assert segments[2]["data"]["text"] + segments[3]["data"]["text"] == "Wang done"
    assert base64.b64decode(segments[4]["data"]["file"].removeprefix("base64://")) == b"\x89PNG"


async def test_long_text_in_order(connected: Bench) -> None:
    paragraphs = [f"{number:03} " + "字" * 200 for number in range(40)]
    receipt = await connected.platform.send(HERE, Outgoing("\n".join(paragraphs)))
    assert len(receipt.message_ids) > 2
    said = [connected.qq.state.messages[int(found)] for found in receipt.message_ids]
    parts = [message.segments[0]["data"]["text"] for message in said]
    assert all(len(part) <= TEXT_LIMIT for part in parts)
    assert "\n".join(parts).split("\n") == paragraphs


async def test_files_go_their_own_way(connected: Bench) -> None:
    file = File("名单.xlsx", b"PK" + bytes(3000))
    await connected.platform.send(HERE, Outgoing("list", file=file))
    action, params = connected.qq.calls[-1]
    assert (action, params["name"], params["group_id"]) == ("upload_group_file", file.name, GROUP)
    await connected.platform.send(ALONE, Outgoing(file=file))
    assert connected.qq.calls[-1][0] == "upload_private_file"
    kept = connected.qq.state.files.values()
    assert (file.name, file.content) in kept


async def test_without_a_connection_nothing_is_sent(bench: Bench) -> None:
    bench.open()
    assert not bench.platform.holds(HERE)
    with pytest.raises(NotSent):
        await bench.platform.send(HERE, Outgoing("x"))


async def test_refusal(connected: Bench) -> None:
    connected.qq.faults.refuse(1400)
    with pytest.raises(Refused):
        await connected.platform.send(HERE, Outgoing("x"))


@pytest.mark.parametrize(("fault", "delivered"), [("ambiguous", True), ("undelivered", False)])
async def test_code_1200_may_mean_either(connected: Bench, fault: str, delivered: bool) -> None:
    await connected.platform.send(HERE, Outgoing("something else"))
    getattr(connected.qq.faults, fault)()
    began = connected.now()
    message = Outgoing("an important word", mentions=(Mention("@1", account=str(LI)),))
    with pytest.raises(Uncertain):
        await connected.platform.send(HERE, message)
    assert await connected.platform.was_sent(HERE, message, began) is delivered


@pytest.mark.parametrize(("fault", "delivered"), [("lose_answer", True), ("swallow", False)])
async def test_lost_answer_is_found_in_the_history(
    connected: Bench, fault: str, delivered: bool
) -> None:
    getattr(connected.qq.faults, fault)()
    began = connected.now()
    with pytest.raises(Uncertain):
        await connected.platform.send(ALONE, Outgoing("an important word"))
    assert (
        await connected.platform.was_sent(ALONE, Outgoing("an important word"), began) is delivered
    )
    later = began + timedelta(minutes=1)
    assert await connected.platform.was_sent(ALONE, Outgoing("an important word"), later) is False


async def test_history_can_not_tell_everything(connected: Bench) -> None:
    began = connected.now()
    assert await connected.platform.was_sent(HERE, Outgoing(picture=b"x"), began) is None
    connected.qq.faults.refuse(1404, methods=["get_group_msg_history"])
    assert await connected.platform.was_sent(HERE, Outgoing("x"), began) is None
    await connected.qq.break_link()
    await connected.until(lambda: not connected.platform.connections())
    assert await connected.platform.was_sent(HERE, Outgoing("x"), began) is None


async def test_link_that_breaks_under_a_call(connected: Bench) -> None:
    connected.qq.faults.swallow()
    sending = asyncio.create_task(connected.platform.send(HERE, Outgoing("x")))
    await connected.until(lambda: connected.qq.calls)
    await connected.qq.break_link()
    with pytest.raises(Uncertain, match="broke"):
        await sending


async def test_second_part_that_fails_leaves_no_doubt_about_the_first(connected: Bench) -> None:
    connected.qq.faults.slow(0)
    connected.qq.faults.refuse(1400)
    with pytest.raises(Uncertain, match="1 of"):
        await connected.platform.send(HERE, Outgoing("字" * (TEXT_LIMIT + 10)))


async def test_answers_find_their_own_calls(connected: Bench) -> None:
    connected.qq.faults.slow(0.05)
    receipts = await asyncio.gather(
        *(connected.platform.send(HERE, Outgoing(f"number {n}")) for n in range(20))
    )
    for number, receipt in enumerate(receipts):
        said = connected.qq.state.messages[int(receipt.message_id)]
        assert said.segments[0]["data"]["text"] == f"number {number}"


async def test_recall(connected: Bench) -> None:
    receipt = await connected.platform.send(HERE, Outgoing("x"))
    assert await connected.platform.recall(HERE, receipt.message_id)
    assert connected.qq.state.messages[int(receipt.message_id)].recalled
    assert not await connected.platform.recall(HERE, receipt.message_id)


async def test_reaction_in_a_group(connected: Bench) -> None:
    connected.say("签到")
    [incoming] = await connected.router.took(1)
    assert await connected.platform.react(incoming, "👍")
    assert connected.qq.calls[-1][1]["emoji_id"] == "128077"
    connected.qq.faults.refuse(1404, methods=["set_msg_emoji_like"])
    assert not await connected.platform.react(incoming, "👍")
    alone = Incoming(ALONE, str(LI), "", "1", "", connected.now())
    assert not await connected.platform.react(alone, "👍")


async def test_what_qq_has_not(connected: Bench) -> None:
    platform = connected.platform
    assert not await platform.edit(HERE, "1", Outgoing("x"))
    assert platform.deep_link("x") is None
    await platform.set_menu({"en": [("signin", "Sign in")]})
    assert connected.qq.calls == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x", "/etc/passwd"]
)
async def test_only_the_web_is_fetched(bench: Bench, url: str) -> None:
    with pytest.raises(ValueError, match="http"):
        await bench.platform.fetch(PictureRef("1", url), 100)


async def test_picture_without_an_address_is_asked_for(connected: Bench) -> None:
    file_id = connected.qq.state.keep_file("a.png", b"picture")
    assert await connected.platform.fetch(PictureRef(file_id), 100) == b"picture"
    with pytest.raises(ValueError, match="larger"):
        await connected.platform.fetch(PictureRef(file_id), 2)


async def test_send_by_the_bot_that_is_named(connected: Bench) -> None:
    here = Address(PlatformName.QQ, ChatKind.GROUP, str(GROUP), str(BOT))
    assert (await connected.platform.send(here, Outgoing("x"))).message_id
    elsewhere = Address(PlatformName.QQ, ChatKind.GROUP, str(GROUP), "99999")
    with pytest.raises(NotSent):
        await connected.platform.send(elsewhere, Outgoing("x"))


# -- without waiting ------------------------------------------------------------------------------


async def test_a_plain_message_is_handed_over_without_waiting(connected: Bench) -> None:
    failed: list[DeliveryError] = []
    tasks = asyncio.all_tasks()
    assert connected.platform.post(HERE, Outgoing("first", reply_to="1"), failed.append)
    assert connected.platform.post(ALONE, Outgoing("second"), failed.append)
    assert asyncio.all_tasks() == tasks
    await connected.until(lambda: len(connected.qq.calls) == 2)
    assert [action for action, _ in connected.qq.calls] == ["send_group_msg", "send_private_msg"]
    # The next call's answer comes after theirs.
    await connected.platform.send(HERE, Outgoing("third"))
    assert failed == []


@pytest.mark.parametrize(
    "message", [Outgoing(picture=b"x"), Outgoing("x", file=File("a", b"x")), Outgoing("字" * 4000)]
)
async def test_what_takes_longer_is_left_to_send(connected: Bench, message: Outgoing) -> None:
    failed: list[DeliveryError] = []
    assert not connected.platform.post(HERE, message, failed.append)
    await connected.platform.send(HERE, Outgoing("marker"))
    assert len(connected.qq.calls) == 1
    assert failed == []


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (lambda faults: faults.refuse(1400), Refused),
        (lambda faults: faults.ambiguous(), Uncertain),
        (lambda faults: faults.lose_answer(), Uncertain),
    ],
)
async def test_a_fault_is_heard_of_later(
    connected: Bench, fault: Callable[[Any], None], kind: type[DeliveryError]
) -> None:
    fault(connected.qq.faults)
    failed: list[DeliveryError] = []
    assert connected.platform.post(HERE, Outgoing("x"), failed.append)
    assert failed == []
    await connected.until(lambda: failed)
    assert [type(one) for one in failed] == [kind]


async def test_a_link_that_breaks_leaves_what_was_handed_over_uncertain(connected: Bench) -> None:
    connected.qq.faults.swallow()
    failed: list[DeliveryError] = []
    assert connected.platform.post(HERE, Outgoing("x"), failed.append)
    await connected.until(lambda: connected.qq.calls)
    await connected.qq.break_link()
    await connected.until(lambda: failed)
    assert isinstance(failed[0], Uncertain)
    assert connected.platform.post(HERE, Outgoing("y"), failed.append)
    assert isinstance(failed[1], NotSent)


async def test_a_peer_that_reads_too_slowly_is_waited_for(connected: Bench) -> None:
    failed: list[DeliveryError] = []
    [link] = connected.adapter.links.values()
    assert isinstance(link.socket, FastSocket)
    link.socket.pause_writing()
    assert not connected.platform.post(HERE, Outgoing("x"), failed.append)
    sending = asyncio.create_task(connected.platform.send(HERE, Outgoing("y")))
    await asyncio.sleep(0.02)
    assert not sending.done()
    link.socket.resume_writing()
    assert (await sending).message_id
    assert len(connected.qq.calls) == 1


async def test_each_call_is_given_up_in_its_own_time(connected: Bench) -> None:
    """One timer serves all calls."""
    [link] = connected.adapter.links.values()
    connected.qq.faults.swallow(3)
    over: list[str] = []

    async def call(name: str, within: float) -> None:
        with pytest.raises(Uncertain, match="no answer"):
            await link.calls.call("send_group_msg", {"group_id": GROUP, "message": name}, within)
        over.append(name)

    await asyncio.gather(call("slow", 0.4), call("quick", 0.05), call("middle", 0.2))
    assert over == ["quick", "middle", "slow"]
