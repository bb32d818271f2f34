"""Which questions a day gets."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.quiz.rules.daily import REST_DAYS, Candidate, choose, seed_of, topics_in

DAY = date(2026, 11, 24)
BANK = [Candidate(n, f"主题{n % 6}", 1 + n % 3) for n in range(120)]


def of_day(day: date, count: int, past: dict[int, date] | None = None) -> tuple[int, ...]:
    """The choice of branch 1."""
    return choose(BANK, count, seed_of(1, day), day, past)


def test_the_same_again_whatever_the_order_of_the_bank() -> None:
    assert of_day(DAY, 3) == choose(reversed(BANK), 3, seed_of(1, DAY), DAY)


def test_another_branch_and_another_day_get_others() -> None:
    chosen = {of_day(DAY + timedelta(days=n), 5) for n in range(5)}
    chosen |= {choose(BANK, 5, seed_of(branch, DAY), DAY) for branch in range(2, 7)}
    assert len(chosen) == 10


def test_spread_over_topics_and_a_mix_of_difficulties() -> None:
    by_id = {one.id: one for one in BANK}
    for n in range(20):
        chosen = [by_id[id] for id in of_day(DAY + timedelta(days=n), 5)]
        assert len({one.topic for one in chosen}) == 5
    firsts = Counter(by_id[of_day(DAY + timedelta(days=n), 3)[0]].difficulty for n in range(20))
    lasts = Counter(by_id[of_day(DAY + timedelta(days=n), 3)[2]].difficulty for n in range(20))
    # Each topic of this bank has every second or third difficulty: easy comes first, hard last.
    assert firsts[1] > firsts[3]
    assert lasts[3] > lasts[1]


def test_nothing_comes_again_while_others_are_rested() -> None:
    past: dict[int, date] = {}
    for n in range(24):
        day = DAY + timedelta(days=n)
        for id in of_day(day, 5, past):
            assert id not in past
            past[id] = day
    assert len(past) == 120


def test_a_small_bank_asks_again_what_rested_longest() -> None:
    small = [Candidate(n, "党章", 2) for n in range(4)]
    past = {n: DAY - timedelta(days=n + 1) for n in range(4)}
    assert choose(small, 2, "s", DAY, past) == (3, 2)
    rested = past | {0: DAY - timedelta(days=REST_DAYS)}
    assert choose(small, 1, "s", DAY, rested) == (0,)


@given(st.integers(0, 12), st.integers(1, 5), st.text(max_size=8))
def test_as_many_as_there_are_and_none_twice(there: int, count: int, seed: str) -> None:
    found = choose(BANK[:there], count, seed, DAY)
    assert len(found) == len(set(found)) == min(there, count)


def test_topics_of_a_setting() -> None:
    assert topics_in("党章， 党史;党章 、校园安全") == ("党章", "党史", "校园安全")
    assert topics_in(" ") == ()
