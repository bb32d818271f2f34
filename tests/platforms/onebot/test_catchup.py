"""Commands that were missed while the bot was away: once, in order, with their own time."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.platforms.onebot.watermarks import Mark
from bot.platforms.types import ChatEventKind
from bot.sandbox.qq import SimQQ
from tests.platforms.onebot.rig import BOT, GROUP, OTHER_GROUP, WANG, Bench, fill


@pytest.fixture
async def away(bench: Bench) -> Bench:
    """A bot that was connected, saw one line of chatter, and lost its link."""
    bench.open(catchup=True)
    await bench.connect()
    bench.say("hello")
    await bench.until(lambda: bench.marked())
    await bench.leave()
    return bench


@pytest.fixture
def past(bench: Bench) -> Bench:
    """A QQ whose clock the test moves; nothing is connected."""
    bench.qq = fill(SimQQ(BOT, now=lambda: Clock.now, reconnect_s=0.02, heartbeat_s=30))
    Clock.now = time.time()
    return bench


class Clock:
    """QQ's own clock, in seconds since the epoch."""

    now = 0.0


async def test_missed_commands_once_and_in_order(away: Bench) -> None:
    missed = []
    for number in range(250):
        away.say(f"chatter {number}")
        if number % 10 == 0:
            missed.append(away.say("签到", WANG))
    await away.return_()
    now = away.say("签到")
    taken = await away.router.took(26)
    assert [int(incoming.message_id) for incoming in taken] == [*missed, now]
    assert [incoming.recovered for incoming in taken] == [True] * 25 + [False]
    await asyncio.sleep(0.1)
    assert len(away.router.taken) == 26


async def test_said_at_is_when_it_was_said(past: Bench) -> None:
    bench = past
    Clock.now -= 7200
    mark = Mark("", datetime.fromtimestamp(Clock.now - 60, UTC))
    bench.marks.kept[str(GROUP)] = mark
    bench.say("签到")
    Clock.now += 7200
    bench.open(catchup=True)
    await bench.connect()
    [incoming] = await bench.router.took(1)
    assert incoming.said_at == datetime.fromtimestamp(int(Clock.now - 7200), UTC)
    assert incoming.recovered


async def test_first_connection_ever_starts_now(bench: Bench) -> None:
    bench.say("签到")
    bench.open(catchup=True)
    await bench.connect()
    await bench.until(lambda: str(GROUP) in bench.marks.kept)
    assert [action for action, _ in bench.qq.calls] == []
    assert bench.router.taken == []


async def test_restart_goes_on_where_the_last_one_ended(bench: Bench) -> None:
    bench.open(catchup=True)
    await bench.connect()
    first = bench.say("签到")
    await bench.router.took(1)
    await bench.leave()
    second = bench.say("签到", WANG)
    await bench.platform.close()
    assert bench.marked() == str(first)
    bench.open(catchup=True)
    await bench.return_()
    taken = await bench.router.took(2)
    assert [int(incoming.message_id) for incoming in taken] == [first, second]


async def test_mark_waits_for_the_command_to_be_handled(bench: Bench) -> None:
    bench.open(catchup=True)
    await bench.connect()
    before = bench.say("hello")
    await bench.until(lambda: bench.marked() == str(before))
    bench.router.gate.clear()
    bench.say("签到")
    await bench.router.took(1)
    last = bench.say("goodbye")
    await asyncio.sleep(0.1)
    assert bench.marked() == str(before)
    bench.router.gate.set()
    await bench.until(lambda: bench.marked() == str(last))


async def test_command_under_way_is_not_taken_again(away: Bench) -> None:
    away.router.gate.clear()
    await away.return_()
    away.say("签到")
    await away.router.took(1)
    await away.leave()
    await away.return_()
    away.say("签到", WANG)
    taken = await away.router.took(2)
    away.router.gate.set()
    assert len({incoming.message_id for incoming in taken}) == 2


async def test_marks_are_written_in_batches(bench: Bench) -> None:
    bench.open(catchup=True)
    await bench.connect()
    for number in range(2000):
        bench.say(f"chatter {number}")
    last = bench.say("end")
    await bench.until(lambda: bench.marked() == str(last))
    assert bench.marks.writes < 100


async def test_live_commands_wait_for_the_missed_ones(away: Bench) -> None:
    missed = away.say("签到", WANG)
    away.qq.faults.slow(0.2, methods=["get_group_msg_history"])
    await away.return_()
    live = away.say("签到")
    elsewhere = away.say("签到", group=OTHER_GROUP)
    alone = away.qq.say(WANG, [{"type": "text", "data": {"text": "hi"}}]).message_id
    taken = await away.router.took(4)
    order = [int(incoming.message_id) for incoming in taken]
    assert set(order[:2]) == {elsewhere, alone}
    assert order[2:] == [missed, live]


async def test_unlinked_groups_are_left_alone(away: Bench) -> None:
    away.say("签到", group=OTHER_GROUP)
    await away.return_()
    live = away.say("签到", group=OTHER_GROUP)
    [incoming] = await away.router.took(1)
    assert incoming.message_id == str(live)
    assert str(OTHER_GROUP) not in away.marks.kept


async def test_too_old_is_too_late(past: Bench) -> None:
    bench = past
    Clock.now -= 25 * 3600
    bench.marks.kept[str(GROUP)] = Mark("", datetime.fromtimestamp(Clock.now - 60, UTC))
    bench.say("签到")
    Clock.now += 2 * 3600
    recent = bench.say("签到", WANG)
    Clock.now += 23 * 3600
    bench.open(catchup=True)
    await bench.connect()
    [incoming] = await bench.router.took(1)
    assert incoming.message_id == str(recent)


async def test_mark_whose_message_was_recalled(past: Bench) -> None:
    bench = past
    Clock.now -= 600
    bench.say("签到")
    Clock.now += 60
    gone = bench.qq.say(WANG, [{"type": "text", "data": {"text": "oops"}}], group_id=GROUP)
    bench.marks.kept[str(GROUP)] = Mark(
        str(gone.message_id), datetime.fromtimestamp(gone.time, UTC)
    )
    gone.recalled = True
    Clock.now += 60
    after = bench.say("签到")
    bench.open(catchup=True)
    await bench.connect()
    [incoming] = await bench.router.took(1)
    assert incoming.message_id == str(after)


async def test_program_without_history_is_noted_once(away: Bench, logs: list[str]) -> None:
    away.linked.add(str(OTHER_GROUP))
    away.marks.kept[str(OTHER_GROUP)] = Mark("", away.now())
    away.qq.faults.refuse(1404, times=10, methods=["get_group_msg_history"])
    away.say("签到")
    await away.return_()
    live = away.say("签到")
    [incoming] = await away.router.took(1)
    assert incoming.message_id == str(live)
    await away.until(lambda: len(away.qq.calls) >= 2)
    assert sum("get_group_msg_history" in line for line in logs) == 1


@pytest.mark.parametrize("style", ["napcat", "llbot"])
async def test_every_program_pages_in_its_own_way(away: Bench, style: str) -> None:
    away.qq.actions.history_style = style
    missed = []
    for number in range(350):
        away.say(f"chatter {number}")
        if number % 100 == 0:
            missed.append(away.say("签到"))
    await away.return_()
    taken = await away.router.took(4)
    assert [int(incoming.message_id) for incoming in taken] == missed


async def test_link_that_breaks_while_catching_up(away: Bench) -> None:
    missed = away.say("签到", WANG)
    away.qq.faults.lose_answer(methods=["get_group_msg_history"])
    await away.return_()
    second = away.say("签到")
    await away.until(lambda: away.qq.calls)
    await away.leave()
    third = away.say("签到", WANG)
    await away.return_()
    taken = await away.router.took(3)
    assert [int(incoming.message_id) for incoming in taken] == [missed, second, third]
    assert away.router.events == []


async def test_history_that_fails_once_is_asked_for_again(away: Bench) -> None:
    catchup = away.adapter.catchup
    assert catchup is not None
    catchup.pause = 0.01
    away.qq.faults.refuse(1200, methods=["get_group_msg_history"])
    missed = away.say("签到")
    await away.return_()
    [incoming] = await away.router.took(1)
    assert incoming.message_id == str(missed)


async def test_marks_that_can_not_be_read_stop_nothing(away: Bench) -> None:
    async def broken(chat: str) -> Mark | None:
        raise OSError("disk")

    away.platform.adapter.reception.marks._ready.clear()  # type: ignore[union-attr]
    away.marks.get = broken  # type: ignore[method-assign]
    await away.return_()
    live = away.say("签到")
    [incoming] = await away.router.took(1)
    assert incoming.message_id == str(live)


async def test_older_than_the_mark_stays_done(bench: Bench) -> None:
    bench.say("签到")
    bench.marks.kept[str(GROUP)] = Mark("", bench.now() + timedelta(seconds=2))
    bench.open(catchup=True)
    await bench.connect()
    live = bench.say("签到")
    [incoming] = await bench.router.took(1)
    assert incoming.message_id == str(live)
    assert not [event for event in bench.router.events if event.kind is ChatEventKind.CONNECTED]
