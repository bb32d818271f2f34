"""The way of a row from pending to its end, on both databases."""

from __future__ import annotations

import asyncio
import contextvars
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.branch.models import Account, Member
from bot.delivery.messages import OutboxMessage, ToChats, ToMember
from bot.delivery.models import OutboxRow
from bot.delivery.pacing import Pace, Pacer, Quota
from bot.delivery.rules import MAX_ATTEMPTS, Kind, State
from bot.delivery.worker import Worker
from bot.platforms.errors import NotSent, Refused, Uncertain
from bot.platforms.registry import Platforms
from bot.platforms.types import File, Outgoing, PlatformName
from tests.conftest import LogLines
from tests.delivery.conftest import (
    QQ,
    TELEGRAM,
    MemoryPlatform,
    Post,
    ProvingPlatform,
    bind,
    eventually,
    group,
)


async def put(post: Post, key: str = "k", text: str = "secret", **more: object) -> None:
    await post.outbox.put(
        OutboxMessage(post.branch.id, group(), Outgoing(text), key, **more)  # type: ignore[arg-type]
    )


async def put_member(post: Post, member: Member | None = None) -> None:
    to = ToMember((member or post.li).id)
    await post.outbox.put(OutboxMessage(post.branch.id, to, Outgoing("secret"), "k"))


async def only() -> OutboxRow:
    return await OutboxRow.get()


async def claimed() -> OutboxRow:
    """The one row, as soon as it is in `sending`."""

    async def sending() -> bool:
        return (await only()).state == State.SENDING

    await eventually(sending)
    return await only()


async def all_sent() -> bool:
    return not await OutboxRow.exclude(state=State.SENT).exists()


# -- the good way -------------------------------------------------------------------------------


async def test_a_message_goes_out_once_with_all_its_parts(post: Post, qq: MemoryPlatform) -> None:
    message = Outgoing("x", picture=b"png", file=File("a.xlsx", b"\x00\xff"))
    await post.outbox.put(OutboxMessage(post.branch.id, group(), message, "k"))
    await post.worker.run_once()
    await post.worker.run_once()
    assert qq.sent == [(group(), message)]
    row = await only()
    assert (row.state, row.message_ids, row.reason) == (State.SENT, ["m1"], "")


async def test_the_row_is_committed_as_sending_before_the_message_leaves(
    post: Post, qq: MemoryPlatform
) -> None:
    qq.gate = asyncio.Event()
    await put(post)
    pass_ = asyncio.create_task(post.worker.run_once())
    row = await claimed()
    assert row.lease_until is not None
    assert not qq.sent
    qq.gate.set()
    await pass_
    assert (await only()).state == State.SENT


async def test_messages_to_one_chat_keep_their_order(post: Post, qq: MemoryPlatform) -> None:
    for number in range(5):
        await put(post, f"k{number}", str(number))
    for _ in range(5):
        await post.worker.run_once()
    assert qq.texts() == list("01234")


async def test_nothing_goes_out_before_its_time(post: Post, qq: MemoryPlatform) -> None:
    await put(post, not_before=post.clock.now() + timedelta(minutes=5))
    await post.worker.run_once()
    assert not qq.sent
    post.clock.advance(timedelta(minutes=5))
    await post.worker.run_once()
    assert qq.texts() == ["secret"]


async def test_a_running_worker_sends_what_is_committed(post: Post, qq: MemoryPlatform) -> None:
    worker = post.another_worker(poll=30.0)
    await worker.start()
    try:
        for number in range(3):
            async with post.store.transaction():
                await put(post, f"k{number}", str(number))
        await eventually(lambda: len(qq.sent) == 3)
        await eventually(all_sent)
    finally:
        await worker.stop()
    assert qq.texts() == ["0", "1", "2"]
    assert await OutboxRow.filter(state=State.SENT).count() == 3


async def test_stopping_lets_what_is_under_way_end(post: Post, qq: MemoryPlatform) -> None:
    qq.gate = asyncio.Event()
    await put(post)
    await post.worker.start()
    await claimed()
    asyncio.get_running_loop().call_later(0.02, qq.gate.set)
    await post.worker.stop(2.0)
    assert (await only()).state == State.SENT


async def test_a_stop_at_any_moment_leaves_nothing_in_doubt(post: Post, qq: MemoryPlatform) -> None:
    for number in range(60):
        to = group(chat_id=f"g{number}")
        await post.outbox.put(OutboxMessage(post.branch.id, to, Outgoing("x"), f"k{number}"))
    for moment in range(8):
        worker = post.another_worker(most=4)
        await worker.start()
        await asyncio.sleep(moment / 500)
        await worker.stop()
        assert not await OutboxRow.filter(state=State.SENDING).exists()
    assert len(qq.sent) == await OutboxRow.filter(state=State.SENT).count()


# -- whose and when -----------------------------------------------------------------------------


async def test_rows_of_a_connection_that_this_process_lacks_stay(
    post: Post, qq: MemoryPlatform, telegram: MemoryPlatform
) -> None:
    qq.up = False
    to_all = OutboxMessage(post.branch.id, ToChats(post.branch.id), Outgoing("x"), "k")
    await post.outbox.put(to_all)
    await post.worker.run_once()
    assert (len(qq.sent), len(telegram.sent)) == (0, 1)
    assert (await OutboxRow.get(platform=QQ)).state == State.PENDING
    qq.up = True
    await post.worker.run_once()
    assert len(qq.sent) == 1


async def test_many_unreachable_rows_do_not_starve_the_others(
    post: Post, qq: MemoryPlatform
) -> None:
    class OneGroup(MemoryPlatform):
        def holds(self, address: object) -> bool:
            return address == group(chat_id="mine")

    mine = OneGroup(QQ)
    platforms = Platforms()
    platforms.add(mine)
    others = [
        OutboxMessage(post.branch.id, group(chat_id=f"o{n}"), Outgoing("x"), f"o{n}")
        for n in range(450)
    ]
    await post.outbox.put_all(others)
    await post.outbox.put(OutboxMessage(post.branch.id, group(chat_id="mine"), Outgoing("me"), "k"))
    await post.another_worker(platforms).run_once()
    assert mine.texts() == ["me"]


async def test_two_workers_send_each_row_once(post: Post, qq: MemoryPlatform) -> None:
    for number in range(40):
        await post.outbox.put(
            OutboxMessage(
                post.branch.id, group(chat_id=f"g{number}"), Outgoing(str(number)), f"k{number}"
            )
        )
    workers = [post.another_worker() for _ in range(3)]
    for _ in range(4):
        await asyncio.gather(*(worker.run_once() for worker in workers))
    assert sorted(qq.texts(), key=int) == [str(number) for number in range(40)]


async def test_a_row_that_another_process_holds_is_left_to_it(
    post: Post, qq: MemoryPlatform
) -> None:
    if post.store.dialect == "sqlite":
        pytest.skip("SQLite has one process")
    await put(post, "k1")
    outside = contextvars.copy_context()
    loop = asyncio.get_running_loop()
    async with post.store.transaction():
        await OutboxRow.all().select_for_update()
        round_ = loop.create_task(post.worker.run_once(), context=outside)
        async with asyncio.timeout(10):
            await round_
        assert qq.sent == []
    await post.worker.run_once()
    assert len(qq.sent) == 1


async def test_the_pace_holds_rows_back_before_they_are_claimed(
    post: Post, qq: MemoryPlatform
) -> None:
    time = [0.0]
    pacer = Pacer({QQ: Pace(group=(Quota(1, 60.0),))})
    worker = Worker(
        post.store, post.outbox, post.directory, post.platforms, pacer, post.clock,
        poll=30.0, now=lambda: time[0],
    )  # fmt: skip
    for number in range(2):
        await put(post, f"k{number}")
    await worker.run_once()
    assert await worker.run_once() == 30.0
    states = await OutboxRow.all().order_by("id").values_list("state", flat=True)
    assert states == [State.SENT, State.PENDING]
    time[0] = 60.0
    await worker.run_once()
    assert len(qq.sent) == 2


NIGHT = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai


async def test_a_reminder_waits_until_quiet_hours_end_and_a_notice_does_not(
    post: Post, qq: MemoryPlatform
) -> None:
    post.clock.set(NIGHT)
    await put(post, "r", "reminder", kind=Kind.REMINDER)
    await put(post, "n", "notice")
    for _ in range(2):
        await post.worker.run_once()
    assert qq.texts() == ["notice"]
    waiting = await OutboxRow.get(key="r")
    assert waiting.not_before == datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
    post.clock.set(waiting.not_before)
    await post.worker.run_once()
    assert qq.texts() == ["notice", "reminder"]


async def test_a_reminder_that_ends_before_the_morning_expires(
    post: Post, qq: MemoryPlatform
) -> None:
    post.clock.set(NIGHT)
    await put(post, kind=Kind.REMINDER, expires_at=NIGHT + timedelta(hours=1))
    await post.worker.run_once()
    row = await only()
    assert (row.state, row.reason) == (State.EXPIRED, "quiet-hours")
    assert not qq.sent


async def test_what_is_too_old_expires(post: Post, qq: MemoryPlatform) -> None:
    await put(post, expires_at=post.clock.now() + timedelta(minutes=5))
    post.clock.advance(timedelta(minutes=5))
    await post.worker.run_once()
    assert (await only()).state == State.EXPIRED
    assert not qq.sent


# -- faults -------------------------------------------------------------------------------------


async def test_a_definite_non_delivery_is_tried_again_after_a_pause(
    post: Post, qq: MemoryPlatform
) -> None:
    qq.faults = [NotSent("refused connection")]
    await put(post)
    await post.worker.run_once()
    row = await only()
    assert (row.state, row.attempts, row.lease) == (State.PENDING, 1, "")
    assert row.not_before > post.clock.now()
    await post.worker.run_once()
    assert not qq.sent
    post.clock.advance(timedelta(seconds=3))
    await post.worker.run_once()
    assert qq.texts() == ["secret"]


async def test_429_waits_as_long_as_asked_and_uses_no_attempt(
    post: Post, qq: MemoryPlatform
) -> None:
    qq.faults = [NotSent("429", retry_after=0.02)]
    await put(post)
    await post.worker.run_once()
    row = await only()
    assert (row.state, row.attempts) == (State.PENDING, 0)
    assert row.not_before == post.clock.now() + timedelta(seconds=0.02)
    post.clock.advance(timedelta(seconds=1))
    await asyncio.sleep(0.03)
    await post.worker.run_once()
    assert (await only()).state == State.SENT


async def test_after_many_tries_it_has_failed(
    post: Post, qq: MemoryPlatform, logs: LogLines
) -> None:
    qq.faults = [NotSent("down") for _ in range(50)]
    await put(post)
    for _ in range(MAX_ATTEMPTS + 2):
        await post.worker.run_once()
        post.clock.advance(timedelta(minutes=11))
    row = await only()
    assert (row.state, row.reason) == (State.FAILED, "too-many-tries")
    assert len(qq.faults) == 50 - MAX_ATTEMPTS
    assert "secret" not in logs.text()


@pytest.mark.parametrize("fault", [Uncertain("lost"), RuntimeError("what?")])
async def test_whatever_may_have_been_delivered_is_never_sent_again(
    post: Post, qq: MemoryPlatform, fault: Exception, logs: LogLines
) -> None:
    qq.faults = [fault]
    await put(post)
    for _ in range(3):
        await post.worker.run_once()
        post.clock.advance(timedelta(days=1))
    assert (await only()).state == State.UNCERTAIN
    assert not qq.sent
    assert "secret" not in logs.text()


async def test_a_send_that_never_ends_is_uncertain_long_before_its_lease_ends(
    post: Post, qq: MemoryPlatform
) -> None:
    qq.gate = asyncio.Event()
    worker = Worker(
        post.store, post.outbox, post.directory, post.platforms, Pacer({}), post.clock,
        lease=timedelta(seconds=0.15),
    )  # fmt: skip
    await put(post)
    await worker.run_once()
    row = await only()
    assert (row.state, row.reason) == (State.UNCERTAIN, "answer-lost")


async def test_a_refusal_by_a_group_is_the_end(post: Post, qq: MemoryPlatform) -> None:
    qq.faults = [Refused("muted")]
    await put(post)
    await post.worker.run_once()
    row = await only()
    assert (row.state, row.reason) == (State.FAILED, "refused")


async def test_a_process_that_stood_still_after_its_claim_does_not_send(
    post: Post, qq: MemoryPlatform
) -> None:
    slow = count(0.0, 100.0)  # each look at the clock finds it 100 s later
    worker = Worker(
        post.store, post.outbox, post.directory, post.platforms, Pacer({}), post.clock,
        now=lambda: next(slow),
    )  # fmt: skip
    await put(post)
    await worker.run_once()
    row = await only()
    assert (row.state, row.reason, qq.sent) == (State.PENDING, "stalled", [])


# -- members ------------------------------------------------------------------------------------


async def test_a_member_is_written_to_where_they_were_last_seen(
    post: Post, qq: MemoryPlatform, telegram: MemoryPlatform
) -> None:
    now = post.clock.now()
    await bind(post.li, QQ, "1", last_seen=now - timedelta(days=2), via_group="g1")
    await bind(post.li, TELEGRAM, "2", last_seen=now)
    await put_member(post)
    await post.worker.run_once()
    assert not qq.sent
    [(to, _)] = telegram.sent
    assert (to.id, to.private) == ("2", True)


async def test_a_member_is_written_to_where_they_spoke_a_moment_ago(
    post: Post, qq: MemoryPlatform, telegram: MemoryPlatform
) -> None:
    """When somebody spoke is written every five minutes only."""
    now = post.clock.now()
    await bind(post.li, QQ, "1", last_seen=now - timedelta(minutes=4), via_group="g1")
    await bind(post.li, TELEGRAM, "2", last_seen=now - timedelta(minutes=3))
    post.directory.sightings.note("qq", "1", now)
    await put_member(post)
    await post.worker.run_once()
    assert not telegram.sent
    assert [to.id for to, _ in qq.sent] == ["1"]


async def test_a_refused_member_is_reached_on_the_other_platform(
    post: Post, qq: MemoryPlatform, telegram: MemoryPlatform
) -> None:
    await bind(post.li, QQ, "1", reachable=False, via_group="g1")
    await bind(post.li, TELEGRAM, "2")
    telegram.faults = [Refused("blocked")]
    await put_member(post)
    await post.worker.run_once()
    await post.worker.run_once()
    [(to, _)] = qq.sent
    assert (to.id, to.via_group) == ("1", "g1")
    row = await only()
    assert (row.state, row.tried, row.platform) == (State.SENT, ["telegram:2"], QQ)


async def test_a_member_whom_nobody_can_reach_is_listed(
    post: Post, telegram: MemoryPlatform
) -> None:
    await bind(post.li, TELEGRAM, "2")
    telegram.faults = [Refused("blocked")]
    await put_member(post)
    for _ in range(2):
        await post.worker.run_once()
    row = await only()
    assert (row.state, row.reason) == (State.FAILED, "refused")


async def test_a_member_without_an_account_is_listed(post: Post) -> None:
    await put_member(post)
    await post.worker.run_once()
    row = await only()
    assert (row.state, row.reason) == (State.FAILED, "no-account")


async def test_an_account_that_moved_meanwhile_gets_nothing(post: Post, qq: MemoryPlatform) -> None:
    await bind(post.li, QQ, "1")
    await put_member(post)
    await Account.all().update(member_id=post.wang.id)
    await post.directory.changed(post.branch.id)
    await bind(post.li, QQ, "9")
    await post.worker.run_once()
    assert [to.id for to, _ in qq.sent] == ["9"]


async def test_a_members_second_platform_is_used_when_the_first_is_away_for_long(
    post: Post, qq: MemoryPlatform, telegram: MemoryPlatform
) -> None:
    await bind(post.li, TELEGRAM, "2", last_seen=post.clock.now())
    await bind(post.li, QQ, "1")
    telegram.up = False
    await put_member(post)
    await post.worker.run_once()
    assert not qq.sent
    post.clock.advance(timedelta(minutes=3))
    await post.worker.run_once()
    assert [to.id for to, _ in qq.sent] == ["1"]


# -- rows of the dead ---------------------------------------------------------------------------


async def dying(post: Post, platform: PlatformName = QQ) -> None:
    """A row whose process died after the claim."""
    await post.outbox.put(OutboxMessage(post.branch.id, group(platform), Outgoing("secret"), "k"))
    now = post.clock.now()
    await OutboxRow.all().update(
        state=State.SENDING, lease="dead", claimed_at=now, lease_until=now + timedelta(minutes=1)
    )


async def test_a_dead_senders_row_is_uncertain_once_its_lease_is_over(
    post: Post, qq: MemoryPlatform
) -> None:
    await dying(post)
    await post.worker.run_once()
    assert (await only()).state == State.SENDING
    post.clock.advance(timedelta(minutes=2))
    await post.worker.run_once()
    row = await only()
    assert (row.state, row.reason) == (State.UNCERTAIN, "sender-died")
    assert not qq.sent


@pytest.mark.parametrize(
    ("proof", "state", "sent"),
    [(True, State.SENT, 0), (False, State.SENT, 1), (None, State.UNCERTAIN, 0)],
)
async def test_a_platform_with_a_history_proves_what_became_of_it(
    post: Post, proof: bool | None, state: State, sent: int
) -> None:
    proving = ProvingPlatform(QQ, proof=proof)
    post.platforms.add(proving)
    await dying(post)
    post.clock.advance(timedelta(minutes=2))
    await post.worker.run_once()
    post.clock.advance(timedelta(minutes=2))
    await post.worker.run_once()
    assert (await only()).state == state
    assert len(proving.sent) == sent


async def test_a_lost_answer_is_looked_up_in_the_history(post: Post) -> None:
    proving = ProvingPlatform(QQ, proof=True, faults=[Uncertain("1200")])
    post.platforms.add(proving)
    await put(post)
    await post.worker.run_once()
    row = await only()
    assert (row.state, row.reason) == (State.SENT, "found-in-history")


async def test_a_row_waits_for_a_process_that_can_ask_but_not_for_ever(post: Post) -> None:
    post.platforms.add(ProvingPlatform(QQ, proof=True, up=False))
    await dying(post)
    post.clock.advance(timedelta(minutes=2))
    await post.worker.run_once()
    assert (await only()).state == State.SENDING
    post.clock.advance(timedelta(minutes=10))
    await post.worker.run_once()
    assert (await only()).state == State.UNCERTAIN


async def test_a_slow_sender_that_knows_the_end_corrects_what_others_thought(
    post: Post, qq: MemoryPlatform
) -> None:
    qq.gate = asyncio.Event()
    await put(post)
    slow = asyncio.create_task(post.worker.run_once())
    await claimed()
    post.clock.advance(timedelta(minutes=5))
    await post.another_worker().run_once()
    assert (await only()).state == State.UNCERTAIN
    qq.gate.set()
    await slow
    assert (await only()).state == State.SENT
    assert len(qq.sent) == 1


async def test_a_slow_sender_does_not_undo_a_persons_decision(
    post: Post, qq: MemoryPlatform
) -> None:
    qq.gate = asyncio.Event()
    await put(post)
    slow = asyncio.create_task(post.worker.run_once())
    row = await claimed()
    await OutboxRow.all().update(state=State.UNCERTAIN)
    assert await post.outbox.resolve(row.id, False, None)
    qq.gate.set()
    await slow
    assert (await only()).state == State.CANCELLED
