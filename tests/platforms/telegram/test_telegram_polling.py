"""Polling: what the stock adapter got wrong, each over real sockets."""

from __future__ import annotations

import asyncio
import dataclasses

from bot.platforms.types import Incoming, Outgoing

from .rig import QUICK, Rig, eventually


async def test_a_poison_update_is_passed_over_and_named_by_type_only(rig: Rig, logs) -> None:
    await rig.polling()
    canary = "text-of-a-poison-update"
    rig.sim.updates.add_raw({"message": {"message_id": "x", "from": 7, "chat": [], "text": canary}})
    rig.sim.updates.add_raw({"message": {"chat": {"id": 1, "type": "private"}, "text": canary}})
    rig.sim.unknown_update()
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: rig.ear.texts() == ["/after"])
    await eventually(lambda: rig.sim.updates.pending == 0)
    assert "(message) can't be handled" in logs.text()
    assert canary not in logs.text()


async def test_an_idle_poll_is_no_fault(rig: Rig, logs) -> None:
    # The shortest that getUpdates can be asked for; its answer takes longer than `read`.
    await rig.polling(timing=dataclasses.replace(QUICK, poll=1, margin=0.5, read=0.2))
    await eventually(lambda: len(rig.calls("getUpdates")) >= 3)
    assert not [line for line in logs if line.startswith(("ERROR", "WARNING"))]
    asked = rig.calls("getUpdates")[0]
    assert asked["allowed_updates"] == [
        *("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
    ]


async def test_a_silent_server_is_noticed(rig: Rig, logs) -> None:
    rig.sim.faults.hang(5, methods=["getUpdates"])
    await rig.polling(timing=dataclasses.replace(QUICK, margin=0.1))
    await eventually(lambda: "can't fetch updates" in logs.text())
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: rig.ear.texts() == ["/after"])


async def test_a_failed_start_is_tried_again_until_it_works(rig: Rig, logs) -> None:
    await rig.sim.break_link()
    adapter = rig.adapter()
    await rig.begin(adapter)
    await eventually(lambda: "can't reach Telegram yet" in logs.text())
    assert adapter.bots == {}
    rig.sim.faults.server_error(methods=["getMe", "deleteWebhook"], times=2)
    await rig.sim.heal()
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: rig.ear.texts() == ["/after"])
    assert list(adapter.bots) == [str(rig.sim.bot.id)]
    assert rig.ear.kinds() == ["connected"]
    assert "starts again" not in logs.text()


async def test_a_connection_that_breaks_by_a_fault_of_ours_starts_again(rig: Rig, logs) -> None:
    told = rig.ear.happened
    rig.ear.happened = None  # type: ignore[method-assign,assignment]
    await rig.begin(rig.adapter())
    await eventually(lambda: "a connection broke (TypeError), starts again" in logs.text())
    rig.ear.happened = told  # type: ignore[method-assign]
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: rig.ear.texts() == ["/after"])


async def test_a_webhook_that_was_left_behind_is_removed(rig: Rig) -> None:
    rig.sim.updates.webhook = {"url": "http://127.0.0.1:9/", "secret": ""}
    await rig.polling()
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: rig.ear.texts() == ["/after"])


async def test_updates_stay_on_the_server_until_they_were_handled(rig: Rig) -> None:
    go = asyncio.Event()
    reached = asyncio.Event()

    async def wait(_: Incoming) -> None:
        reached.set()
        await go.wait()

    rig.ear.on_take = wait
    platform = await rig.polling()
    rig.sim.say(rig.group, rig.ann, ["/first"])
    await reached.wait()
    await asyncio.sleep(0.05)
    assert rig.sim.updates.pending == 1
    assert len(rig.calls("getUpdates")) == 1
    go.set()
    await eventually(lambda: rig.sim.updates.pending == 0)
    assert platform.connections() == (str(rig.sim.bot.id),)


async def test_what_a_crash_interrupted_is_told_again(rig: Rig) -> None:
    never = asyncio.Event()

    async def die(_: Incoming) -> None:
        await never.wait()

    rig.ear.on_take = die
    adapter = rig.adapter()
    await rig.start(adapter)
    rig.sim.say(rig.group, rig.ann, ["/first"])
    await eventually(lambda: rig.ear.asked)
    await rig.stop(adapter)
    assert rig.ear.taken == []
    rig.ear.on_take = None
    await rig.polling()
    await eventually(lambda: rig.ear.texts() == ["/first"])


async def test_an_orderly_stop_acknowledges_what_was_handled(rig: Rig) -> None:
    adapter = rig.adapter()
    handled = asyncio.Event()

    async def stop_then(_: Incoming) -> None:
        # Break the acknowledgement that the next poll would be.
        rig.sim.faults.server_error(methods=["getUpdates"], times=1)
        handled.set()

    rig.ear.on_take = stop_then
    await rig.start(adapter)
    rig.sim.say(rig.group, rig.ann, ["/first"])
    await handled.wait()
    await eventually(lambda: rig.sim.faults.hits["5xx"] == 1)
    await rig.stop(adapter)
    assert rig.sim.updates.pending == 0


async def test_chats_go_beside_each_other_and_each_in_order(rig: Rig) -> None:
    private = rig.sim.state.private(rig.ann)
    gate = asyncio.Event()

    async def slow_group(incoming: Incoming) -> None:
        if incoming.text == "/g1":
            await gate.wait()

    rig.ear.on_take = slow_group
    for text in ("/g1", "/g2"):
        rig.sim.say(rig.group, rig.ann, [text])
    rig.sim.say(private, rig.ann, ["p1"])
    await rig.polling()
    await eventually(lambda: rig.ear.texts() == ["p1"])
    gate.set()
    await eventually(lambda: rig.ear.texts() == ["p1", "/g1", "/g2"])


async def test_a_handler_that_hangs_does_not_stall_the_bot(rig: Rig, logs) -> None:
    async def hang(incoming: Incoming) -> None:
        while incoming.text == "/hang":
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                return

    rig.ear.on_take = hang
    await rig.polling(timing=dataclasses.replace(QUICK, handler=0.1))
    rig.sim.say(rig.group, rig.ann, ["/hang"])
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: "/after" in rig.ear.texts())
    assert "was given up" in logs.text()
    assert "/hang" not in logs.text()


async def test_a_handler_that_raises_does_not_stop_the_bot(rig: Rig, logs) -> None:
    async def fail(incoming: Incoming) -> None:
        if incoming.text == "/fail":
            raise RuntimeError("secret words /fail")

    rig.ear.on_take = fail
    await rig.polling()
    rig.sim.say(rig.group, rig.ann, ["/fail"])
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: rig.ear.texts() == ["/after"])
    assert "secret words" not in logs.text()


async def test_429_on_a_poll_is_waited_out(rig: Rig) -> None:
    rig.sim.faults.too_many(1, methods=["getUpdates"])
    loop = asyncio.get_running_loop()
    began = loop.time()
    await rig.polling()
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: rig.ear.texts() == ["/after"])
    assert loop.time() - began >= 1.0


async def test_a_second_program_is_explained_and_the_bot_goes_on(rig: Rig, logs) -> None:
    await rig.polling()
    await eventually(lambda: len(rig.calls("getUpdates")) == 1)
    other = rig.adapter()
    await rig.start(other)
    await eventually(lambda: "another program fetches this bot's updates" in logs.text())
    await rig.stop(other)
    rig.sim.say(rig.group, rig.ann, ["/after"])
    await eventually(lambda: "/after" in rig.ear.texts())


async def test_a_broken_link_is_told_and_taken_up_again(rig: Rig) -> None:
    platform = await rig.polling()
    await rig.sim.break_link()
    await eventually(lambda: rig.ear.kinds() == ["connected", "disconnected"])
    assert platform.connections() == ()
    assert not platform.holds(rig.to_group)
    await rig.sim.heal()
    await eventually(lambda: rig.ear.kinds() == ["connected", "disconnected", "connected"])
    assert platform.holds(rig.to_group)
    await platform.send(rig.to_group, Outgoing("back"))
    assert rig.texts() == ["back"]


async def test_polling_waits_for_the_lock_while_sending_works(rig: Rig) -> None:
    mine = False

    async def may_poll() -> bool:
        return mine

    adapter = rig.adapter()
    adapter.may_poll = may_poll
    platform = await rig.start(adapter)
    rig.sim.say(rig.group, rig.ann, ["/first"])
    await platform.send(rig.to_group, Outgoing("from a process without the lock"))
    await asyncio.sleep(0.05)
    assert not rig.calls("getUpdates")
    assert not rig.calls("deleteWebhook")
    mine = True
    await eventually(lambda: rig.ear.texts() == ["/first"])


async def test_group_chatter_is_dropped_before_anything_is_built(rig: Rig) -> None:
    await rig.polling()
    rig.sim.say(rig.group, rig.ann, ["what a day"])
    rig.sim.say(rig.group, rig.ann, ["/cmd"])
    await eventually(lambda: rig.ear.texts() == ["/cmd"])
    assert rig.ear.asked[0] == "what a day"
