"""The simulated QQ against an independent bot."""

from __future__ import annotations

import asyncio
import base64

import aiohttp
import orjson
import pytest

from bot.sandbox.load import frame
from bot.sandbox.qq import SimQQ
from bot.sandbox.world import World, until
from tests.sandbox.clients import QQBot
from tests.sandbox.conftest import Scene

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def text(said: str) -> list[dict[str, object]]:
    return [{"type": "text", "data": {"text": said}}]


async def test_it_greets_with_its_identity(scene: Scene):
    headers = scene.qq.headers[0]
    assert headers["X-Self-ID"] == "10001"
    assert headers["X-Client-Role"] == "Universal"
    hello = await scene.qq.event("lifecycle")
    assert hello["sub_type"] == "connect"
    assert hello["self_id"] == 10001


async def test_a_wrong_token_is_refused_again_and_again():
    bot = QQBot(token="right")
    await bot.serve()
    qq = SimQQ(reconnect_s=0.01)
    await qq.start(bot.url, "wrong")
    await until(lambda: qq.rejected >= 2)
    assert not qq.connected
    await qq.stop()
    await bot.close()


async def test_group_message_event(scene: Scene):
    said = await scene.wang.say(scene.qq_group, "签到 @{李明} [1,2]&")
    event = await scene.qq.event("group")
    assert event["post_type"] == "message"
    assert event["sub_type"] == "normal"
    assert event["message_format"] == "array"
    assert event["group_id"] == int(scene.qq_group.chat_id)
    assert event["user_id"] == int(scene.wang.qq_id)
    assert event["message_id"] == int(said.message_id)
    assert event["sender"] == {
        "user_id": int(scene.wang.qq_id),
        "nickname": "王芳",
        "card": "王芳",
        "role": "member",
        "title": "",
    }
    assert [s["type"] for s in event["message"]] == ["text", "at", "text"]
    assert event["raw_message"] == f"签到 [CQ:at,qq={scene.li.qq_id}] &#91;1,2&#93;&amp;"
    assert abs(event["time"] - said.at.timestamp()) <= 1


async def test_private_messages_of_friends_and_strangers(scene: Scene):
    here = scene.world.private("qq")
    await scene.li.say(here, "你好")
    friend = await scene.qq.event("private")
    assert friend["sub_type"] == "friend"
    await scene.wang.say(here, "你好")
    stranger = await scene.qq.event("private", 2)
    assert stranger["sub_type"] == "group"
    assert stranger["sender"]["group_id"] == int(scene.qq_group.chat_id)


async def test_replies_pictures_and_files(scene: Scene):
    answer = await scene.qq.call(
        "send_group_msg", group_id=scene.qq_group.chat_id, message=text("请签到")
    )
    (posted,) = await scene.world.heard(scene.qq_group)
    assert posted.message_id == str(answer["data"]["message_id"])
    await scene.wang.say(scene.qq_group, "好", reply_to=posted, picture=PNG)
    event = await scene.qq.event("group")
    assert [s["type"] for s in event["message"]] == ["reply", "text", "image"]
    assert event["message"][0]["data"]["id"] == posted.message_id
    async with (
        aiohttp.ClientSession() as session,
        session.get(event["message"][2]["data"]["url"]) as got,
    ):
        assert await got.read() == PNG
    await scene.wang.say(scene.qq_group, document=("名单.csv", b"a,b"))
    event = await scene.qq.event("group", 2)
    file = event["message"][0]["data"]
    assert file["file"] == "名单.csv"
    url = await scene.qq.call("get_group_file_url", group_id=1, file_id=file["file_id"])
    assert url["data"]["url"] == file["url"]


async def test_the_bot_sends_everything_it_can(scene: Scene):
    picture = "base64://" + base64.b64encode(PNG).decode()
    await scene.qq.call(
        "send_msg",
        message_type="group",
        group_id=int(scene.qq_group.chat_id),
        message=[
            {"type": "at", "data": {"qq": scene.li.qq_id}},
            *text(" 看图"),
            {"type": "image", "data": {"file": picture}},
            {"type": "face", "data": {"id": "76"}},
        ],
    )
    (message,) = await scene.world.heard(scene.qq_group, person=scene.li)
    assert message.text == "@李明 看图👍"
    assert message.picture == PNG
    upload = {"group_id": scene.qq_group.chat_id, "name": "表.xlsx", "file": "base64://YWJj"}
    await scene.qq.call("upload_group_file", **upload)
    assert (await scene.world.heard(scene.qq_group, count=2))[1].document == ("表.xlsx", b"abc")
    await scene.qq.call(
        "upload_private_file", user_id=scene.li.qq_id, name="表.xlsx", file="base64://YWJj"
    )
    (private,) = await scene.world.heard(scene.world.private("qq"), person=scene.li)
    assert private.document == ("表.xlsx", b"abc")


async def test_a_stranger_is_reached_through_the_group_only(scene: Scene):
    refused = await scene.qq.call("send_private_msg", user_id=scene.wang.qq_id, message=text("嗨"))
    assert (refused["status"], refused["retcode"]) == ("failed", 1400)
    sent = await scene.qq.call(
        "send_private_msg",
        user_id=scene.wang.qq_id,
        group_id=scene.qq_group.chat_id,
        message=text("嗨"),
    )
    assert sent["retcode"] == 0
    await scene.world.heard(scene.world.private("qq"), person=scene.wang, contains="嗨")
    friend = await scene.qq.call("send_private_msg", user_id=scene.li.qq_id, message="嗨")
    assert friend["retcode"] == 0


async def test_recall_in_both_directions(scene: Scene):
    said = await scene.wang.say(scene.qq_group, "说错了")
    await scene.wang.recall(said)
    notice = await scene.qq.event("group_recall")
    assert notice["message_id"] == int(said.message_id)
    private = await scene.li.say(scene.world.private("qq"), "说错了")
    await scene.li.recall(private)
    assert (await scene.qq.event("friend_recall"))["user_id"] == int(scene.li.qq_id)
    sent = await scene.qq.call("send_msg", group_id=scene.qq_group.chat_id, message="码")
    message_id = sent["data"]["message_id"]
    assert (await scene.qq.call("delete_msg", message_id=message_id))["retcode"] == 0
    assert scene.world.transcript[-1].recalled
    assert (await scene.qq.call("get_msg", message_id=message_id))["retcode"] == 1200
    assert (await scene.qq.call("delete_msg", message_id=said.message_id))["retcode"] == 1200


async def test_reactions(scene: Scene):
    said = await scene.wang.say(scene.qq_group, "签到")
    like = {"message_id": said.message_id, "emoji_id": "128077"}
    assert (await scene.qq.call("set_msg_emoji_like", **like))["retcode"] == 0
    assert said.reactions == ["👍"]
    await scene.qq.call("set_msg_emoji_like", **like, set=False)
    assert said.reactions == []


async def test_joining_and_leaving(scene: Scene):
    new = scene.world.person("赵新")
    scene.world.join(new, scene.qq_group)
    assert (await scene.qq.event("group_increase"))["user_id"] == int(new.qq_id)
    members = await scene.qq.call("get_group_member_list", group_id=scene.qq_group.chat_id)
    assert len(members["data"]) == 4
    scene.world.leave(new, scene.qq_group)
    assert (await scene.qq.event("group_decrease"))["sub_type"] == "leave"


async def test_who_and_where(scene: Scene):
    group_id = scene.qq_group.chat_id
    login = await scene.qq.call("get_login_info")
    assert login["data"] == {"user_id": 10001, "nickname": "支部助手"}
    assert (await scene.qq.call("get_status"))["data"]["online"] is True
    assert (await scene.qq.call("get_version_info"))["data"]["protocol_version"] == "v11"
    group = await scene.qq.call("get_group_info", group_id=group_id)
    assert group["data"]["group_name"] == "一支部"
    assert len((await scene.qq.call("get_group_list"))["data"]) == 1
    member = {"group_id": group_id, "user_id": scene.li.qq_id}
    assert (await scene.qq.call("get_group_member_info", **member))["data"]["card"] == "李明"
    friends = (await scene.qq.call("get_friend_list"))["data"]
    assert [f["nickname"] for f in friends] == ["李明"]


@pytest.mark.parametrize(
    ("action", "params", "retcode"),
    [
        ("no_such_thing", {}, 1404),
        ("send_group_msg", {"group_id": 5, "message": "x"}, 1400),
        ("send_group_msg", {"message": "x"}, 1400),
        ("send_group_msg", {"group_id": "five", "message": "x"}, 1400),
        ("get_msg", {"message_id": 1}, 1200),
        ("send_private_msg", {"user_id": 1, "message": "x"}, 1400),
    ],
)
async def test_refusals(scene: Scene, action: str, params: dict[str, object], retcode: int):
    answer = await scene.qq.call(action, **params)
    assert (answer["status"], answer["retcode"]) == ("failed", retcode)


@pytest.mark.parametrize(
    "message",
    [[], [{"type": "hologram", "data": {}}], [{"type": "image", "data": {"file": "/etc/passwd"}}]],
)
async def test_broken_segments_are_refused(scene: Scene, message: list[object]):
    answer = await scene.qq.call("send_group_msg", group_id=scene.qq_group.chat_id, message=message)
    assert answer["status"] == "failed"
    assert scene.world.said() == []


# -- history and absence


async def history(scene: Scene, **params: object) -> list[str]:
    answer = await scene.qq.call("get_group_msg_history", group_id=scene.qq_group.chat_id, **params)
    return [m["message"][0]["data"]["text"] for m in answer["data"]["messages"]]


async def test_what_is_said_while_the_link_is_broken_stands_in_the_history_only(scene: Scene):
    before = await scene.wang.say(scene.qq_group, "之前")
    await scene.qq.event("group")
    await scene.world.break_link("qq")
    await scene.wang.say(scene.qq_group, "期间一")
    await scene.li.say(scene.qq_group, "期间二")
    await scene.world.heal("qq")
    await scene.qq.event("lifecycle", 2)
    await scene.wang.say(scene.qq_group, "之后")
    await scene.qq.event("group", 2)
    heard = [e["message"][0]["data"]["text"] for e in scene.qq.events if "message" in e]
    assert heard == ["之前", "之后"]
    assert await history(scene) == ["之前", "期间一", "期间二", "之后"]
    assert await history(scene, count=2) == ["期间二", "之后"]
    assert await history(scene, message_seq=before.message_id) == [
        "之前", "期间一", "期间二", "之后",
    ]  # fmt: skip


async def test_history_goes_both_ways(scene: Scene):
    said = [await scene.wang.say(scene.qq_group, str(n)) for n in range(6)]
    start = said[3].message_id
    assert await history(scene, message_seq=start, count=2) == ["3", "4"]
    assert await history(scene, message_seq=start, count=3, reverseOrder=True) == ["1", "2", "3"]
    scene.world.qq.actions.history_style = "llbot"
    assert await history(scene, message_seq=start, count=2) == ["2", "3"]
    await scene.wang.recall(said[5])
    assert await history(scene, count=2) == ["3", "4"]
    unknown = await scene.qq.call(
        "get_group_msg_history", group_id=scene.qq_group.chat_id, message_seq=2**31 - 1
    )
    assert unknown["status"] == "failed"


async def test_history_tells_who_when_and_whether_it_was_the_bot(scene: Scene):
    await scene.wang.say(scene.qq_group, "一")
    await scene.qq.call("send_group_msg", group_id=scene.qq_group.chat_id, message="二")
    answer = await scene.qq.call("get_group_msg_history", group_id=scene.qq_group.chat_id)
    first, second = answer["data"]["messages"]
    assert (first["post_type"], second["post_type"]) == ("message", "message_sent")
    assert (first["real_seq"], second["real_seq"]) == ("1", "2")
    assert first["time"] > 1_600_000_000
    await scene.li.say(scene.world.private("qq"), "私")
    private = await scene.qq.call("get_friend_msg_history", user_id=scene.li.qq_id)
    assert len(private["data"]["messages"]) == 1


# -- faults


async def send(scene: Scene, said: str) -> dict[str, object]:
    return await scene.qq.call("send_group_msg", group_id=scene.qq_group.chat_id, message=said)


async def test_an_ambiguous_answer_has_delivered(scene: Scene):
    scene.world.qq.faults.ambiguous()
    assert (await send(scene, "一"))["retcode"] == 1200
    await scene.world.heard(scene.qq_group, contains="一")
    assert (await send(scene, "二"))["retcode"] == 0


async def test_the_same_answer_may_not_have_delivered(scene: Scene):
    scene.world.qq.faults.undelivered()
    assert (await send(scene, "一"))["retcode"] == 1200
    assert scene.world.said() == []


async def test_a_lost_answer_has_delivered(scene: Scene):
    scene.world.qq.faults.lose_answer()
    scene.qq.patience = 0.1
    with pytest.raises(TimeoutError):
        await send(scene, "一")
    await scene.world.heard(scene.qq_group, contains="一")


async def test_a_swallowed_call_has_not(scene: Scene):
    scene.world.qq.faults.swallow()
    scene.qq.patience = 0.1
    with pytest.raises(TimeoutError):
        await send(scene, "一")
    assert scene.world.said() == []


async def test_a_refusal_has_its_retcode(scene: Scene):
    scene.world.qq.faults.refuse(120, times=2)
    assert [(await send(scene, "一"))["retcode"] for _ in range(3)] == [120, 120, 0]
    assert scene.world.qq.faults.hits == {"refused": 2}


async def test_slow_answers_do_not_hold_up_others(scene: Scene):
    scene.world.qq.faults.slow(0.15)
    slow = asyncio.create_task(send(scene, "一"))
    await asyncio.sleep(0)
    assert (await send(scene, "二"))["retcode"] == 0
    assert not slow.done()
    assert (await slow)["retcode"] == 0


async def test_latency_and_chance(scene: Scene):
    scene.world.qq.faults.latency = 0.05
    scene.qq.patience = 0.02
    with pytest.raises(TimeoutError):
        await send(scene, "一")
    scene.qq.patience = 2.0
    scene.world.qq.faults.clear()
    scene.world.qq.faults.refuse(rate=0.5)
    codes = [(await send(scene, "x"))["retcode"] for _ in range(40)]
    assert 5 < codes.count(0) < 35


# -- forward, and raw frames


async def test_forward_mode_with_break_and_heal():
    world = World(telegram=False)
    wang = world.person("王芳")
    group = world.qq_group("一支部", [wang])
    await world.start(None, "secret", onebot_forward=True)
    stranger = QQBot(token="wrong")
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await stranger.connect(world.qq.ws_url)
    await stranger.close()
    bot = QQBot()
    await bot.connect(world.qq.ws_url)
    await bot.event("lifecycle")
    await wang.say(group, "签到")
    await bot.event("group")
    url = world.qq.ws_url
    await world.break_link("qq")
    again = QQBot()
    with pytest.raises(aiohttp.ClientError):
        await again.connect(url)
    await again.close()
    await wang.say(group, "不在")
    await world.heal("qq")
    await bot.close()
    bot = QQBot()
    await bot.connect(url)
    await bot.event("lifecycle")
    assert (await bot.call("get_group_msg_history", group_id=group.chat_id))["data"]["messages"]
    await bot.close()
    await world.stop()


async def test_heartbeats():
    bot = QQBot()
    await bot.serve()
    qq = SimQQ(heartbeat_s=0.02)
    await qq.start(bot.url, "secret")
    assert (await bot.event("heartbeat", 2))["status"]["online"] is True
    await qq.stop()
    await bot.close()


async def test_raw_frames_and_counting_mode(scene: Scene):
    scene.world.transcript.keep = False
    scene.world.qq.keep_calls = False
    event = {"post_type": "message", "message_type": "group", "self_id": 10001}
    scene.world.qq.push_raw(frame(orjson.dumps(event)) * 500)
    await scene.qq.event("group", 500)
    await send(scene, "一")
    assert scene.world.transcript.said_by_bot == 1
    assert len(scene.world.transcript) == 0
