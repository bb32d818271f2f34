"""What the search after the round takes for a fault."""

from __future__ import annotations

import pytest

from bot.demo.searching import blind, faults, places, told
from bot.feature import Traces

WHO, SENT, UNSENT = "qq:123456789", "sent", "thrown away"
BEFORE = {(WHO, "branch_account"): 1, (WHO, "demo.db"): 2}
AFTER = {**BEFORE, (SENT, "opinions_opinion"): 1, (SENT, "demo.db"): 1}
SIZES = {"demo.db": 4096, "demo.log": 100, "uploads/a": 10}


def found(more: dict[tuple[str, str], int]) -> list[str]:
    before, after = Traces(SIZES, 9, BEFORE), Traces(SIZES, 9, AFTER | more)
    return faults(before, after, log="demo.log", sent=[SENT], unsent=[UNSENT])


def test_what_stood_there_before_and_what_was_sent_is_no_fault() -> None:
    assert not found({})


@pytest.mark.parametrize(
    "more",
    [
        {(WHO, "demo.db"): 3},
        {(WHO, "demo.log"): 1},
        {(WHO, "opinions_pending"): 1},
        {(WHO, "host_outbox"): 1},
        {(SENT, "demo.log"): 1},
        {(SENT, "host_outbox"): 1},
        {(UNSENT, "demo.db"): 1},
        {(UNSENT, "opinions_opinion"): 1},
    ],
)
def test_everything_else_is(more: dict[tuple[str, str], int]) -> None:
    ((thing, where),) = more
    assert found(more) == [f"{thing} {more[thing, where]} times in {where}"]


def test_an_account_in_the_log_is_a_fault_even_if_it_stood_there_before() -> None:
    there = Traces(SIZES, 9, {(WHO, "demo.log"): 1})
    assert faults(there, there, log="demo.log", sent=[], unsent=[])


def test_a_search_that_sees_nothing_is_told() -> None:
    assert not blind(Traces(SIZES, 9, AFTER), [WHO, SENT])
    assert blind(Traces(SIZES, 9, {}), [WHO, SENT]) == [WHO, SENT]


def test_places_are_tables_and_files_have_sizes() -> None:
    assert places(Traces(SIZES, 9, AFTER), [WHO, SENT]) == "branch_account, opinions_opinion"
    assert told(SIZES) == "demo.db (4,096), demo.log (100), +1 (10)"
