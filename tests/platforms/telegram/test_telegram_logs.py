"""No text, no account of a private message and no token in any log, at any level."""

from __future__ import annotations

import nonebot
import pytest
from nonebot.adapters import Bot, Event
from nonebot.matcher import Matcher

from bot.platforms.errors import DeliveryError
from bot.platforms.types import Incoming, Outgoing, PictureRef
from bot.sandbox.running import free_port

from .rig import SECRET, TOKEN, Rig, eventually, served

TEXT = "canary-text-of-an-opinion"
CAPTION = "canary-caption"
ANSWER = "canary-answer"


def assert_clean(rig: Rig, logs: list[str]) -> None:
    text = "\n".join(logs)
    for secret in (TEXT, CAPTION, ANSWER, TOKEN, TOKEN.split(":")[1], SECRET, str(rig.ann.id)):
        assert secret not in text, secret
    assert "Ann" not in text
    assert "ann_li" not in text


@pytest.fixture
def guest():
    matcher: type[Matcher] = nonebot.on(priority=50)

    @matcher.handle()
    async def _(bot: Bot, event: Event) -> None:
        await bot.send(event, ANSWER)

    yield matcher
    matcher.destroy()


async def exercise(rig: Rig) -> None:
    """Private messages of every kind, and every kind of fault."""
    private = rig.sim.state.private(rig.ann)
    message = rig.sim.say(private, rig.ann, [TEXT])
    rig.sim.edit(message, [TEXT, "!"])
    rig.sim.press_start(rig.ann, "payload")
    rig.sim.post(private, rig.ann, {"location": {"latitude": TEXT}})
    rig.sim.updates.add_raw({"message": {"from": rig.ann.json(), "text": TEXT}})
    rig.sim.updates.add_raw({"future": {"from": rig.ann.json(), "text": TEXT}})
    rig.sim.block(rig.ann)
    rig.sim.press_start(rig.ann)
    await eventually(lambda: rig.sim.updates.pending == 0)


async def send_badly(rig: Rig, platform) -> None:
    for fault in ("lose_answer", "garble", "too_many", "server_error", None):
        if fault:
            getattr(rig.sim.faults, fault)()
        else:
            rig.ann.blocked = True
        with pytest.raises(DeliveryError):
            await platform.send(rig.to_ann, Outgoing(ANSWER))
    rig.ann.blocked = False
    await platform.send(rig.to_ann, Outgoing(ANSWER))
    with pytest.raises(DeliveryError):
        await platform.fetch(PictureRef("no such file"), 10)
    await rig.sim.break_link()
    for call in (
        platform.send(rig.to_ann, Outgoing(ANSWER)),
        platform.fetch(PictureRef("x"), 10),
    ):
        with pytest.raises(DeliveryError):
            await call
    await eventually(lambda: "disconnected" in rig.ear.kinds())


async def test_polling_logs_nothing_private(rig: Rig, logs) -> None:
    async def fail(incoming: Incoming) -> None:
        raise RuntimeError(incoming.text)

    platform = await rig.polling()
    await exercise(rig)
    rig.ear.on_take = fail
    await exercise(rig)
    await send_badly(rig, platform)
    assert len(logs) > 5
    assert_clean(rig, logs)


async def test_polling_with_a_guest_logs_nothing_private(rig: Rig, logs, guest) -> None:
    platform = await rig.polling()
    await exercise(rig)
    await eventually(lambda: ANSWER in rig.texts())
    # A guest's late answer would meet the fault that is meant for ours.
    links = platform._adapter.links.values()
    await eventually(lambda: not any(link._guests for link in links))
    await send_badly(rig, platform)
    assert "[message.private]" in logs.text()
    assert_clean(rig, logs)


async def test_the_webhook_logs_nothing_private(rig: Rig, logs, guest) -> None:
    port = free_port()
    async with served(rig.adapter(webhook_url=f"http://127.0.0.1:{port}"), port):
        await eventually(lambda: rig.sim.updates.webhook["url"])
        await exercise(rig)
        await eventually(lambda: ANSWER in rig.texts())
    assert_clean(rig, logs)


async def test_a_fault_carries_no_address_and_no_cause_that_does(rig: Rig) -> None:
    platform = await rig.polling()
    await rig.sim.break_link()
    with pytest.raises(DeliveryError) as caught:
        await platform.send(rig.to_ann, Outgoing(ANSWER))
    assert TOKEN not in repr(caught.getrepr(chain=True, showlocals=False))
    error: BaseException | None = caught.value
    while error is not None:
        assert type(error).__module__.startswith("bot.platforms")
        error = error.__cause__ or error.__context__
