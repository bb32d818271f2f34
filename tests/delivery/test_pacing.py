"""How long messages wait."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacing import DEFAULT_PACES, UNPACED, Pace, Pacer, Quota
from bot.platforms.types import Address, ChatKind, PlatformName

GROUP = Address(PlatformName.TELEGRAM, ChatKind.GROUP, "-1")
PERSON = Address(PlatformName.TELEGRAM, ChatKind.PRIVATE, "7")
QQ_GROUP = Address(PlatformName.QQ, ChatKind.GROUP, "1", bot_id="10")
QQ_PERSON = Address(PlatformName.QQ, ChatKind.PRIVATE, "2", bot_id="10")


def send_all(pacer: Pacer, to: Address, number: int, *, unsolicited: bool = False) -> list[float]:
    """Send as soon as it may be, over and over; the times at which they went."""
    now, times = 100.0, []
    for _ in range(number):
        now += pacer.wait(to, now, unsolicited=unsolicited)
        pacer.take(to, now, unsolicited=unsolicited)
        times.append(now)
    return times


def most_within(times: list[float], span: float) -> int:
    """The most messages in any window of that length."""
    return max(sum(start <= at < start + span for at in times) for start in times)


def test_a_quiet_chat_is_answered_at_once() -> None:
    assert Pacer().wait(GROUP, 5.0) == 0
    assert Pacer().wait(QQ_GROUP, 5.0, unsolicited=True) == 0


def test_a_telegram_group_gets_one_a_second_and_twenty_a_minute() -> None:
    times = send_all(Pacer(), GROUP, 65)
    assert most_within(times, 1.0) == 1
    assert most_within(times, 60.0) == 20
    assert times[19] - times[0] == pytest.approx(19.0)
    assert times[64] - times[0] == pytest.approx(184.0)


def test_a_private_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    times = send_all(Pacer(), PERSON, 12)
    assert times[2] == times[0]
    assert most_within(times, 3.0) == 3


def test_telegram_gets_thirty_a_second_over_all_chats() -> None:
    pacer, now, times = Pacer(), 0.0, []
    for number in range(90):
        to = Address(PlatformName.TELEGRAM, ChatKind.PRIVATE, str(number))
        now += pacer.wait(to, now)
        pacer.take(to, now)
        times.append(now)
    assert most_within(times, 1.0) == 30


def test_one_chats_limit_is_not_anothers() -> None:
    pacer = Pacer()
    pacer.take(GROUP, 0.0)
    assert pacer.wait(GROUP, 0.0) == pytest.approx(1.0)
    assert pacer.wait(PERSON, 0.0) == 0


def test_unsolicited_messages_of_one_qq_account_keep_a_jittered_distance() -> None:
    drawn = iter([0.3, 1.5, 0.3, 2.5, 0.3, 1.0])
    bounds: list[tuple[float, float]] = []

    def between(low: float, high: float) -> float:
        bounds.append((low, high))
        return next(drawn)

    pacer = Pacer(between=between)
    pacer.take(QQ_GROUP, 0.0, unsolicited=True)
    assert pacer.wait(QQ_PERSON, 0.0, unsolicited=True) == pytest.approx(1.5)
    assert pacer.wait(QQ_PERSON, 0.0) == 0
    pacer.take(QQ_PERSON, 1.5, unsolicited=True)
    assert pacer.wait(QQ_GROUP, 1.5, unsolicited=True) == pytest.approx(2.5)
    assert set(bounds) == {(0.2, 0.6), (1.0, 3.0)}


def test_answers_in_one_qq_group_keep_their_small_distance() -> None:
    pacer = Pacer(between=lambda low, high: high)
    pacer.take(QQ_GROUP, 0.0)
    assert pacer.wait(QQ_GROUP, 0.0) == pytest.approx(0.6)
    assert pacer.wait(QQ_GROUP, 0.7) == 0


def test_without_a_pace_nothing_waits_and_nothing_is_remembered() -> None:
    assert UNPACED[PlatformName.QQ].free
    assert not DEFAULT_PACES[PlatformName.QQ].free
    assert send_all(Pacer(UNPACED), GROUP, 50) == [100.0] * 50


def test_an_unpaced_platform_still_obeys_retry_after() -> None:
    pacer = Pacer(UNPACED)
    pacer.block(QQ_GROUP, 10.0, 4.0)
    assert pacer.wait(QQ_GROUP, 11.0) == pytest.approx(3.0)
    assert pacer.wait(QQ_GROUP, 14.0) == 0
    assert pacer.wait(QQ_PERSON, 11.0) == 0


def test_a_shorter_block_does_not_lift_a_longer_one() -> None:
    pacer = Pacer(UNPACED)
    pacer.block(GROUP, 0.0, 30.0)
    pacer.block(GROUP, 0.0, 1.0)
    assert pacer.wait(GROUP, 0.0) == pytest.approx(30.0)


def test_forgetting_quiet_chats_keeps_the_busy_ones() -> None:
    pacer = Pacer({PlatformName.QQ: Pace(group=(Quota(1, 100.0),))})
    busy = Address(PlatformName.QQ, ChatKind.GROUP, "busy")
    for number in range(5000):
        pacer.take(Address(PlatformName.QQ, ChatKind.GROUP, str(number)), number / 10)
        if number == 4000:
            pacer.take(busy, number / 10)
    assert pacer.wait(busy, 410.0) == pytest.approx(90.0)


@given(st.lists(st.floats(0, 5), min_size=1, max_size=60))
def test_no_pattern_of_asking_breaks_the_quota(gaps: list[float]) -> None:
    pacer = Pacer({PlatformName.TELEGRAM: Pace(group=(Quota(3, 2.0),))})
    now, times = 0.0, []
    for gap in gaps:
        now += gap
        now += max(0.0, pacer.wait(GROUP, now))
        pacer.take(GROUP, now)
        times.append(now)
    for first, fourth in zip(times, times[3:], strict=False):
        assert fourth - first >= 2.0 - 1e-9
