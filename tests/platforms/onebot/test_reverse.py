"""The reverse WebSocket: the OneBot program connects to the bot."""

from __future__ import annotations

from bot.platforms.types import Address, ChatKind, Outgoing, PlatformName
from tests.platforms.onebot.rig import BOT, GROUP, LI, Bench


async def test_command_is_taken_and_answered(connected: Bench) -> None:
    message_id = connected.say("签到")
    [incoming] = await connected.router.took(1)
    assert incoming.text == "签到"
    assert incoming.account == str(LI)
    assert incoming.name == "Li"
    assert incoming.message_id == str(message_id)
    assert incoming.address == Address(PlatformName.QQ, ChatKind.GROUP, str(GROUP), str(BOT))
    receipt = await connected.platform.send(incoming.address, Outgoing("ok"))
    assert receipt.message_id
    sent = connected.qq.state.messages[int(receipt.message_id)]
    assert sent.group_id == GROUP


async def test_chatter_is_dropped(connected: Bench) -> None:
    connected.say("hello there")
    connected.say("签到")
    await connected.router.took(1)
    assert connected.router.asked == ["hello there", "签到"]
    assert [incoming.text for incoming in connected.router.taken] == ["签到"]
