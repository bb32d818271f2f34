"""The decisions of delivery."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import rules
from bot.delivery.rules import GO, Candidate, Kind, QuietHours, Recovered
from bot.platforms.types import PlatformName

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NIGHT = QuietHours(time(22, 30), time(7, 0), SHANGHAI)


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """An instant by the wall clock of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def messages(arrivals: list[float]) -> list[float]:
    """The times at which the merge windows over these arrivals close."""
    closed: list[float] = []
    level = -1
    for now in sorted(arrivals):
        if closed and now < closed[-1]:
            continue
        level = 0 if level < 0 else rules.merge_level(level + 1, now - closed[-1])
        closed.append(now + rules.merge_window(level))
    return closed


@pytest.mark.parametrize(
    "arrivals",
    [
        [0.0] * 200,
        [30 * n / 200 for n in range(200)],
        [29.99 * (n / 200) ** 3 for n in range(200)],
        [10.0 * (n % 4) + n / 1000 for n in range(200)],
    ],
    ids=["burst", "even", "ever faster", "waves"],
)
def test_two_hundred_within_thirty_seconds_make_at_most_eight_messages(
    arrivals: list[float],
) -> None:
    assert len(messages(arrivals)) <= 8


@given(st.lists(st.floats(0, 30), min_size=1, max_size=200))
def test_no_pattern_of_arrivals_makes_more_than_eight(arrivals: list[float]) -> None:
    assert len(messages(arrivals)) <= 8


@given(st.integers(1, 1000))
def test_no_rhythm_makes_more_than_eight(step: int) -> None:
    """Also not people who come just when the windows have shrunk again."""
    assert len(messages([n * step / 100 for n in range(3000 // step + 1)])) <= 8


def test_the_first_answer_comes_within_a_second_after_a_quiet_time() -> None:
    assert messages([0.0])[0] <= 1.0
    busy = messages([n / 10 for n in range(600)])
    later = busy[-1] + 120
    assert messages([*(n / 10 for n in range(600)), later])[-1] - later <= 1.0


def test_windows_only_grow_with_the_level() -> None:
    windows = [rules.merge_window(level) for level in range(12)]
    assert windows == sorted(windows)
    assert windows[-1] == 10.0


def test_the_pause_doubles_up_to_ten_minutes_and_then_it_is_over() -> None:
    pauses = []
    for attempts in range(rules.MAX_ATTEMPTS - 1):
        again = rules.after_not_sent(attempts, None, 0.0)
        assert again is not None
        assert again.counted
        pauses.append(again.delay)
    assert pauses[:4] == [2, 4, 8, 16]
    assert pauses[-1] == 600
    assert rules.after_not_sent(rules.MAX_ATTEMPTS - 1, None, 0.0) is None


def test_chance_shortens_the_pause_by_at_most_a_quarter() -> None:
    again = rules.after_not_sent(2, None, 0.999)
    assert again is not None
    assert 6.0 <= again.delay < 8.0


def test_retry_after_is_obeyed_and_costs_no_attempt() -> None:
    for attempts in (0, 500):
        assert rules.after_not_sent(attempts, 17.0, 0.5) == rules.Again(17.0, counted=False)


def test_a_dead_senders_row_waits_for_one_who_can_ask() -> None:
    lease, grace = at("2026-11-24T10:00"), timedelta(minutes=10)
    assert rules.after_lease(lease, lease, grace, held=True) is Recovered.ASK
    assert rules.after_lease(lease, lease + timedelta(minutes=9), grace, held=False) is (
        Recovered.WAIT
    )
    assert rules.after_lease(lease, lease + grace, grace, held=False) is Recovered.UNCERTAIN


def account(
    platform: PlatformName, number: str, *, reachable: bool = True, seen: str | None = None
) -> Candidate:
    return Candidate(platform, number, "", reachable, at(seen) if seen else None)


def test_the_account_that_was_seen_last_is_chosen() -> None:
    old = account(PlatformName.QQ, "1", seen="2026-11-01T10:00")
    new = account(PlatformName.TELEGRAM, "2", seen="2026-11-20T10:00")
    never = account(PlatformName.QQ, "3")
    assert rules.choose_account([old, new, never]) is new
    assert rules.choose_account([never, old]) is old


def test_an_unreachable_account_is_the_last_resort() -> None:
    seen = account(PlatformName.TELEGRAM, "2", reachable=False, seen="2026-11-20T10:00")
    other = account(PlatformName.QQ, "1")
    assert rules.choose_account([seen, other]) is other
    assert rules.choose_account([seen, other], {"qq:1"}) is seen
    assert rules.choose_account([seen, other], {"qq:1", "telegram:2"}) is None
    assert rules.choose_account([]) is None


def test_the_choice_does_not_depend_on_the_order() -> None:
    both = [account(PlatformName.QQ, "1"), account(PlatformName.TELEGRAM, "2")]
    assert rules.choose_account(both) == rules.choose_account(both[::-1])


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-24T22:29:59", None),
        ("2026-11-24T22:30:00", "2026-11-25T07:00"),
        ("2026-11-24T23:59:59", "2026-11-25T07:00"),
        ("2026-11-25T00:00:00", "2026-11-25T07:00"),
        ("2026-11-25T06:59:59", "2026-11-25T07:00"),
        ("2026-11-25T07:00:00", None),
        ("2026-11-30T23:00:00", "2026-12-01T07:00"),
        ("2026-12-31T23:00:00", "2027-01-01T07:00"),
        ("2028-02-28T23:00:00", "2028-02-29T07:00"),
        ("2028-02-29T23:00:00", "2028-03-01T07:00"),
    ],
)
def test_quiet_hours_across_midnight(now: str, until: str | None) -> None:
    assert rules.quiet_until(NIGHT, at(now)) == (at(until) if until else None)


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = QuietHours(time(12, 0), time(14, 0), SHANGHAI)
    assert rules.quiet_until(noon, at("2026-11-24T13:00")) == at("2026-11-24T14:00")
    assert rules.quiet_until(noon, at("2026-11-24T14:00")) is None
    never = QuietHours(time(7, 0), time(7, 0), SHANGHAI)
    assert rules.quiet_until(never, at("2026-11-24T07:00")) is None


def test_quiet_hours_are_those_of_the_wall_when_the_clock_changes() -> None:
    night = QuietHours(time(22, 0), time(7, 0), BERLIN)
    spring = rules.quiet_until(night, at("2026-03-28T23:00", BERLIN))
    autumn = rules.quiet_until(night, at("2026-10-24T23:00", BERLIN))
    assert spring == datetime(2026, 3, 29, 5, 0, tzinfo=UTC)
    assert autumn == datetime(2026, 10, 25, 6, 0, tzinfo=UTC)


def test_an_end_that_the_clock_shows_twice_is_the_later_one() -> None:
    night = QuietHours(time(22, 0), time(2, 30), BERLIN)
    between = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)  # 02:00 for the second time
    assert rules.quiet_until(night, between) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_an_end_that_the_clock_leaves_out_comes_an_hour_later() -> None:
    night = QuietHours(time(22, 0), time(2, 30), BERLIN)
    before = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert rules.quiet_until(night, before) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)),  # noqa: DTZ001
    st.times(), st.times(),
)  # fmt: skip
def test_quiet_hours_always_end_and_are_over_at_their_end(
    moment: datetime, start: time, end: time
) -> None:
    quiet = QuietHours(start.replace(fold=0), end.replace(fold=0), BERLIN)
    now = moment.replace(tzinfo=UTC)
    until = rules.quiet_until(quiet, now)
    if until is not None:
        assert now < until <= now + timedelta(hours=26)
        assert rules.quiet_until(quiet, until) is None


def test_a_reminder_waits_for_the_morning_and_a_notice_does_not() -> None:
    night, morning = at("2026-11-24T23:00"), at("2026-11-25T07:00")
    assert rules.judge(Kind.REMINDER, None, NIGHT, night).until == morning
    assert rules.judge(Kind.NOTICE, None, NIGHT, night) is GO
    assert rules.judge(Kind.REMINDER, None, None, night) is GO
    assert rules.judge(Kind.REMINDER, None, NIGHT, morning) is GO


def test_what_would_be_too_late_in_the_morning_expires_at_night() -> None:
    night = at("2026-11-24T23:00")
    soon, later = at("2026-11-24T23:30"), at("2026-11-25T08:00")
    assert rules.judge(Kind.REMINDER, soon, NIGHT, night).reason == "quiet-hours"
    assert rules.judge(Kind.REMINDER, later, NIGHT, night).until == at("2026-11-25T07:00")
    assert rules.judge(Kind.NOTICE, night, None, night).reason == "expired"
    assert rules.judge(Kind.NOTICE, soon, None, night) is GO
