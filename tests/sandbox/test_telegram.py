"""The simulated Telegram against an independent bot."""

from __future__ import annotations

import asyncio
from typing import Self

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.world import until
from tests.sandbox.clients import TelegramBot
from tests.sandbox.conftest import Scene

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def keyboard(*rows: list[dict[str, str]]) -> dict[str, object]:
    return {"inline_keyboard": list(rows)}


async def test_get_me_and_wrong_tokens(scene: Scene):
    me = await scene.telegram.ok("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (10002, True, "zhibu_sandbox_bot")
    for token, status in (("10002:wrong", 401), ("nonsense", 404)):
        stranger = TelegramBot(scene.world.telegram.api_server, token)
        code, body = await stranger.call("getMe")
        assert (code, body["ok"], body["error_code"]) == (status, False, status)
        await stranger.close()
    assert (await scene.telegram.call("noSuchThing"))[0] == 404


# -- updates


async def test_a_group_message_and_its_entities(scene: Scene):
    await scene.wang.say(scene.telegram_group, "🎉 /signin@{bot} @{李明} @{王芳}")
    (update,) = await scene.telegram.updates()
    message = update["message"]
    assert message["text"] == "🎉 /signin@zhibu_sandbox_bot @liming 王芳"
    assert message["chat"] == {
        "id": int(scene.telegram_group.chat_id),
        "type": "supergroup",
        "title": "一支部 TG",
    }
    assert message["from"]["first_name"] == "王芳"
    assert message["from"]["language_code"] == "zh-hans"
    kinds = [(e["type"], e["offset"], e["length"]) for e in message["entities"]]
    assert kinds == [("bot_command", 3, 25), ("mention", 29, 7), ("text_mention", 37, 2)]


async def test_updates_stay_until_a_higher_offset_confirms_them(scene: Scene):
    for said in "一二三":
        await scene.wang.say(scene.telegram_group, said)
    first = await scene.telegram.ok("getUpdates", timeout=0)
    again = await scene.telegram.ok("getUpdates", timeout=0, limit=2)
    assert [u["message"]["text"] for u in first] == ["一", "二", "三"]
    assert again == first[:2]
    rest = await scene.telegram.ok("getUpdates", offset=first[1]["update_id"])
    assert rest == first[1:]
    assert await scene.telegram.ok("getUpdates", offset=first[2]["update_id"] + 1) == []
    assert await scene.telegram.ok("getUpdates", offset=1) == []
    for said in "四五":
        await scene.wang.say(scene.telegram_group, said)
    last = await scene.telegram.ok("getUpdates", offset=-1)
    assert [u["message"]["text"] for u in last] == ["五"]


async def test_long_polling_waits_and_wakes(scene: Scene):
    loop = asyncio.get_running_loop()
    began = loop.time()
    poll = asyncio.create_task(scene.telegram.updates(timeout=30))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await scene.wang.say(scene.telegram_group, "来了")
    assert (await poll)[0]["message"]["text"] == "来了"
    assert loop.time() - began < 2
    began = loop.time()
    assert await scene.telegram.updates(timeout=1) == []
    assert 0.9 < loop.time() - began < 3


async def test_a_second_poll_ends_the_first(scene: Scene):
    poll = asyncio.create_task(scene.telegram.call("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(scene.telegram.call("getUpdates", timeout=1))
    status, body = await poll
    assert (status, "terminated by other" in body["description"]) == (409, True)
    assert (await second)[0] == 200


async def test_allowed_updates(scene: Scene):
    await scene.telegram.ok("getUpdates", allowed_updates=["message"])
    scene.world.telegram.block(scene.li.telegram)  # type: ignore[arg-type]
    await scene.wang.say(scene.telegram_group, "一")
    assert [list(u)[1] for u in await scene.telegram.updates()] == ["message"]
    await scene.telegram.ok("getUpdates", allowed_updates=[])
    await scene.li.start("abc")
    kinds = [list(u)[1] for u in await scene.telegram.updates()]
    assert kinds == ["my_chat_member", "message"]


async def test_membership(scene: Scene):
    telegram = scene.world.telegram
    chat = scene.telegram_group.telegram
    assert chat is not None
    chat.members[telegram.bot.id] = "administrator"
    await scene.telegram.updates(allowed_updates=["message", "chat_member", "my_chat_member"])
    new = scene.world.person("赵新")
    scene.world.join(new, scene.telegram_group)
    change, service = await scene.telegram.updates()
    assert change["chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["first_name"] == "赵新"
    assert scene.li.telegram is not None
    telegram.set_member(chat, telegram.bot, "kicked", by=scene.li.telegram)
    (kicked,) = await scene.telegram.updates()
    assert kicked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    status, body = await scene.telegram.call("sendMessage", chat_id=chat.id, text="x")
    assert (status, body["description"]) == (
        403,
        "Forbidden: bot was kicked from the supergroup chat",
    )


async def test_start_payload_and_edit(scene: Scene):
    await scene.wang.start("s4821")
    said = await scene.wang.say(scene.world.private("telegram"), "请价")
    await scene.wang.edit(said, "请假 🤒 发烧")
    start, first, edited = await scene.telegram.updates()
    assert start["message"]["text"] == "/start s4821"
    assert start["message"]["chat"]["type"] == "private"
    assert first["message"]["text"] == "请价"
    assert edited["edited_message"]["text"] == "请假 🤒 发烧"
    assert edited["edited_message"]["message_id"] == first["message"]["message_id"]
    assert said.text == "请假 🤒 发烧"


async def test_speaking_in_private_presses_start_first(scene: Scene):
    await scene.wang.say(scene.world.private("telegram"), "你好")
    updates = await scene.telegram.updates()
    assert [u["message"]["text"] for u in updates] == ["/start", "你好"]


async def test_poison_and_unknown_updates(scene: Scene):
    scene.world.telegram.poison_update()
    scene.world.telegram.unknown_update()
    await scene.wang.say(scene.telegram_group, "好")
    updates = await scene.telegram.updates()
    assert len(updates) == 3
    assert "telepathy" in updates[1]


# -- webhook


class Hook:
    """A webhook endpoint that answers as told."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int]] = []
        self.statuses: list[int] = []
        self.reply: dict[str, object] | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/telegram", self._take)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/telegram"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        update = await request.json()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.seen.append((secret, update["update_id"]))
        status = self.statuses.pop(0) if self.statuses else 200
        return (
            web.json_response(self.reply, status=status)
            if self.reply
            else web.Response(status=status)
        )

    async def wait(self, count: int) -> None:
        await until(lambda: len(self.seen) >= count)


async def test_webhook_retries_in_order_with_the_secret(scene: Scene):
    async with Hook() as hook:
        hook.statuses = [500, 401]
        await scene.telegram.ok("setWebhook", url=hook.url, secret_token="s-3")
        for said in "一二三":
            await scene.wang.say(scene.telegram_group, said)
        await hook.wait(5)
        first = hook.seen[0][1]
        assert [n - first for _, n in hook.seen] == [0, 0, 0, 1, 2]
        assert {s for s, _ in hook.seen} == {"s-3"}
        status, body = await scene.telegram.call("getUpdates")
        assert (status, "webhook is active" in body["description"]) == (409, True)
        info = await scene.telegram.ok("getWebhookInfo")
        assert info["url"] == hook.url
        assert "401" in info["last_error_message"]
        await scene.telegram.ok("deleteWebhook")
        await scene.wang.say(scene.telegram_group, "四")
        updates = await scene.telegram.updates()
        assert [u["message"]["text"] for u in updates][-1] == "四"


async def test_webhook_waits_out_a_broken_link_and_performs_replies(scene: Scene):
    async with Hook() as hook:
        await scene.telegram.ok("setWebhook", url=hook.url)
        await scene.world.break_link("telegram")
        await scene.wang.say(scene.telegram_group, "一")
        await asyncio.sleep(0.1)
        assert hook.seen == []
        hook.reply = {
            "method": "sendMessage",
            "chat_id": int(scene.telegram_group.chat_id),
            "text": "收到",
        }
        await scene.world.heal("telegram")
        await hook.wait(1)
        await scene.world.heard(scene.telegram_group, contains="收到")


async def test_a_bad_secret_is_refused(scene: Scene):
    status, _ = await scene.telegram.call("setWebhook", url="http://127.0.0.1:1/", secret_token="!")
    assert status == 400


# -- sending


async def test_send_reply_edit_delete(scene: Scene):
    said = await scene.wang.say(scene.telegram_group, "签到")
    sent = await scene.telegram.ok(
        "sendMessage",
        chat_id=scene.telegram_group.chat_id,
        text="收到 @liming",
        reply_parameters={"message_id": int(said.message_id)},
        reply_markup=keyboard([{"text": "签到", "callback_data": "签到 4821"}]),
    )
    assert sent["reply_to_message"]["text"] == "签到"
    (message,) = await scene.world.heard(scene.telegram_group, person=scene.wang, after=said)
    assert message.mentions == ("李明",)
    assert [[b.label for b in row] for row in message.buttons] == [["签到"]]
    target = {"chat_id": scene.telegram_group.chat_id, "message_id": sent["message_id"]}
    edited = await scene.telegram.ok("editMessageText", **target, text="完")
    assert "edit_date" in edited
    assert (message.text, message.buttons, message.edited) == ("完", [], True)
    status, body = await scene.telegram.call("editMessageText", **target, text="完")
    assert (status, "message is not modified" in body["description"]) == (400, True)
    await scene.telegram.ok("deleteMessage", **target)
    assert message.recalled
    status, body = await scene.telegram.call("deleteMessage", **target)
    assert "message to delete not found" in body["description"]


async def test_edited_messages_count_as_heard_again(scene: Scene):
    chat = scene.telegram_group.chat_id
    sent = await scene.telegram.ok("sendMessage", chat_id=chat, text="1 人")
    said = await scene.wang.say(scene.telegram_group, "签到")
    target = {"chat_id": chat, "message_id": sent["message_id"]}
    await scene.telegram.ok("editMessageText", **target, text="2 人")
    (heard,) = await scene.world.heard(scene.telegram_group, contains="2", after=said)
    assert heard.message_id == str(sent["message_id"])


async def test_pictures_and_documents(scene: Scene):
    chat = scene.telegram_group.chat_id
    status, body = await scene.telegram.upload(
        "sendPhoto", "photo", "qr.png", PNG, chat_id=chat, caption="扫码"
    )
    assert status == 200
    photo = body["result"]["photo"][-1]
    (message,) = await scene.world.heard(scene.telegram_group)
    assert (message.text, message.picture) == ("扫码", PNG)
    target = {"chat_id": chat, "message_id": body["result"]["message_id"]}
    await scene.telegram.ok("editMessageCaption", **target, caption="已结束")
    assert message.text == "已结束"
    path = (await scene.telegram.ok("getFile", file_id=photo["file_id"]))["file_path"]
    assert await scene.telegram.download(path) == PNG
    await scene.telegram.ok("sendPhoto", chat_id=chat, photo=photo["file_id"])
    status, body = await scene.telegram.upload(
        "sendDocument", "document", "表.xlsx", b"abc", chat_id=chat
    )
    assert body["result"]["document"]["file_name"] == "表.xlsx"
    assert scene.world.transcript[-1].document == ("表.xlsx", b"abc")
    status, body = await scene.telegram.upload("sendPhoto", "photo", "x.png", b"no", chat_id=chat)
    assert "IMAGE_PROCESS_FAILED" in body["description"]
    await scene.wang.say(scene.telegram_group, "看", picture=PNG)
    await scene.wang.say(scene.telegram_group, document=("名单.csv", b"a,b"))
    first, second = await scene.telegram.updates()
    assert first["message"]["caption"] == "看"
    assert second["message"]["document"]["file_name"] == "名单.csv"


async def test_who_may_be_written_to(scene: Scene):
    cases = [
        (scene.wang.telegram_id, 403, "Forbidden: bot can't initiate conversation with a user"),
        ("5", 400, "Bad Request: chat not found"),
        ("-5", 400, "Bad Request: chat not found"),
        ("x", 400, "Bad Request: chat not found"),
    ]
    for chat_id, code, description in cases:
        status, body = await scene.telegram.call("sendMessage", chat_id=chat_id, text="嗨")
        assert (status, body["description"]) == (code, description)
    await scene.telegram.ok("sendMessage", chat_id=scene.li.telegram_id, text="嗨")
    await scene.world.heard(scene.world.private("telegram"), person=scene.li, contains="嗨")
    await scene.li.block()
    status, body = await scene.telegram.call("sendMessage", chat_id=scene.li.telegram_id, text="嗨")
    assert (status, body["description"]) == (403, "Forbidden: bot was blocked by the user")


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": "字" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        (
            {"text": "x", "reply_markup": keyboard([{"text": "b", "callback_data": "签" * 22}])},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_parameters": {"message_id": 999}},
            "Bad Request: message to be replied not found",
        ),
        ({"text": "x", "reply_markup": "{broken"}, "Bad Request: can't parse reply_markup"),
    ],
)
async def test_bad_requests(scene: Scene, params: dict[str, object], description: str):
    status, body = await scene.telegram.call(
        "sendMessage", chat_id=scene.telegram_group.chat_id, **params
    )
    assert status == 400
    assert body["description"].startswith(description)
    assert scene.world.said() == []


async def test_the_limits_themselves_are_allowed(scene: Scene):
    await scene.telegram.ok(
        "sendMessage",
        chat_id=scene.telegram_group.chat_id,
        text="字" * 4096,
        reply_markup=keyboard([{"text": "b", "callback_data": "签" * 21}]),
    )


async def test_form_bodies_and_json_texts_inside(scene: Scene):
    form = {
        "chat_id": scene.telegram_group.chat_id,
        "text": "嗨",
        "reply_markup": '{"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}',
    }
    url = f"{scene.world.telegram.api_server}bot10002:sandbox-token/sendmessage"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as answer:
        assert answer.status == 200
    assert scene.world.transcript[-1].buttons[0][0].label == "好"


async def test_pressing_a_button(scene: Scene):
    chat = scene.telegram_group.chat_id
    rows = keyboard([{"text": "签到 ✅", "callback_data": "签到 1"}])
    sent = await scene.telegram.ok("sendMessage", chat_id=chat, text="到", reply_markup=rows)
    message = scene.world.transcript[-1]
    press = asyncio.create_task(scene.wang.press(message, "签到"))
    (update,) = await scene.telegram.updates(timeout=5)
    query = update["callback_query"]
    assert query["data"] == "签到 1"
    assert query["from"]["first_name"] == "王芳"
    assert query["message"]["message_id"] == sent["message_id"]
    answer = {"callback_query_id": query["id"], "text": "好了", "show_alert": True}
    await scene.telegram.ok("answerCallbackQuery", **answer)
    shown = await press
    assert (shown.text, shown.alert) == ("好了", True)
    assert (await scene.telegram.call("answerCallbackQuery", **answer))[0] == 400
    with pytest.raises(LookupError, match="签到"):
        await scene.wang.press(message, "没有")
    with pytest.raises(TimeoutError):
        await scene.wang.press(message, "签到", timeout=0.05)


async def test_reactions(scene: Scene):
    said = await scene.wang.say(scene.telegram_group, "签到")
    target = {"chat_id": scene.telegram_group.chat_id, "message_id": int(said.message_id)}
    await scene.telegram.ok(
        "setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "👍"}]
    )
    assert said.reactions == ["👍"]
    status, body = await scene.telegram.call(
        "setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "✅"}]
    )
    assert (status, body["description"]) == (400, "Bad Request: REACTION_INVALID")


async def test_menus_per_language_and_scope(scene: Scene):
    zh = [{"command": "signin", "description": "签到"}]
    en = [{"command": "signin", "description": "Sign in"}]
    groups = {"type": "all_group_chats"}
    await scene.telegram.ok("setMyCommands", commands=zh)
    await scene.telegram.ok("setMyCommands", commands=en, language_code="en", scope=groups)
    assert await scene.telegram.ok("getMyCommands") == zh
    assert await scene.telegram.ok("getMyCommands", language_code="en") == []
    assert await scene.telegram.ok("getMyCommands", language_code="en", scope=groups) == en
    await scene.telegram.ok("deleteMyCommands")
    assert await scene.telegram.ok("getMyCommands") == []
    bad = [{"command": "签到", "description": "x"}]
    assert (await scene.telegram.call("setMyCommands", commands=bad))[0] == 400


async def test_chats_and_members(scene: Scene):
    chat_id = scene.telegram_group.chat_id
    assert (await scene.telegram.ok("getChat", chat_id=chat_id))["title"] == "一支部 TG"
    member = {"chat_id": chat_id, "user_id": int(scene.li.telegram_id)}
    assert (await scene.telegram.ok("getChatMember", **member))["status"] == "member"
    assert await scene.telegram.ok("getChatMemberCount", chat_id=chat_id) == 3
    assert await scene.telegram.ok("sendChatAction", chat_id=chat_id, action="typing")


async def test_migration(scene: Scene):
    world = scene.world
    group = world.telegram_group("小组", [scene.li, scene.wang], supergroup=False)
    old = group.chat_id
    await scene.wang.say(group, "一")
    new = world.migrate(group)
    assert new.startswith("-100")
    _, away, into = await scene.telegram.updates()
    assert away["message"]["migrate_to_chat_id"] == int(new)
    assert into["message"]["migrate_from_chat_id"] == int(old)
    status, body = await scene.telegram.call("sendMessage", chat_id=old, text="嗨")
    assert status == 400
    assert body["parameters"] == {"migrate_to_chat_id": int(new)}
    await scene.telegram.ok("sendMessage", chat_id=new, text="嗨")
    await world.heard(group, contains="嗨")


# -- faults


async def test_429(scene: Scene):
    scene.world.telegram.faults.too_many(retry_after=7, times=2)
    params = {"chat_id": scene.telegram_group.chat_id, "text": "嗨"}
    for _ in range(2):
        status, body = await scene.telegram.call("sendMessage", **params)
        assert (status, body["parameters"]) == (429, {"retry_after": 7})
        assert body["description"] == "Too Many Requests: retry after 7"
    assert scene.world.said() == []
    await scene.telegram.ok("sendMessage", **params)


async def test_5xx(scene: Scene):
    scene.world.telegram.faults.server_error(502, methods=["getMe"])
    with pytest.raises(aiohttp.ContentTypeError):
        await scene.telegram.call("getMe")
    await scene.telegram.ok("getMe")


async def test_a_lost_answer_has_been_performed(scene: Scene):
    scene.world.telegram.faults.lose_answer()
    with pytest.raises(aiohttp.ClientError):
        await scene.telegram.call("sendMessage", chat_id=scene.telegram_group.chat_id, text="嗨")
    assert len(scene.world.said(contains="嗨")) == 1


async def test_a_garbled_answer_has_been_performed(scene: Scene):
    scene.world.telegram.faults.garble()
    with pytest.raises((aiohttp.ContentTypeError, ValueError)):
        await scene.telegram.call("sendMessage", chat_id=scene.telegram_group.chat_id, text="嗨")
    assert len(scene.world.said(contains="嗨")) == 1


async def test_a_hung_call_has_not(scene: Scene):
    scene.world.telegram.faults.hang(0.3)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await scene.telegram.call(
                "sendMessage", chat_id=scene.telegram_group.chat_id, text="嗨"
            )
    assert scene.world.said() == []


async def test_unreachable_and_back(scene: Scene):
    poll = asyncio.create_task(scene.telegram.call("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await scene.world.break_link("telegram")
    with pytest.raises(aiohttp.ClientError):
        await poll
    with pytest.raises(aiohttp.ClientError):
        await scene.telegram.call("getMe")
    await scene.wang.say(scene.telegram_group, "期间")
    await scene.world.heal("telegram")
    assert (await scene.telegram.updates())[0]["message"]["text"] == "期间"
