"""A thousand rounds: who has the disk guesses authors no better than by chance, on each database.

And the test can fail: a bot that keeps an order, or a person, is found out.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

import pytest

from bot.clock import ManualClock
from bot.store.store import Store
from plugins.opinions.models import Pending
from plugins.opinions.models.inbox import random_id
from plugins.opinions.proof import adversary
from plugins.opinions.proof.chance import at_least
from plugins.opinions.proof.rounds import Playing
from plugins.opinions.services import inbox

FEW = 30


@pytest.mark.timeout(300)
async def test_nobody_guesses_better_than_by_chance(store: Store, clock: ManualClock) -> None:
    playing = Playing(store, clock)
    await playing.settle()
    verdict = await adversary.attack(playing)
    for stage, one in verdict.stages.items():
        print(f"\n{store.dialect} {stage}: {one}")  # noqa: T201 - the figures, with pytest -s
    assert set(verdict.stages) == {"inbox", "released"}
    assert {one.tries for one in verdict.stages.values()} == {adversary.ROUNDS}
    assert verdict.holds, verdict
    assert verdict.control < adversary.CERTAIN


class _Unmixed(Playing):
    """The inbox as it comes."""

    async def _submit(self, round_id: int, text: str, who: int) -> None:
        await Pending.create(
            id=random_id(), round_id=round_id, text=text, receipt=secrets.token_hex(32)
        )


class _LastAtTheEnd(Playing):
    """The inbox in random order, but the newest after all others."""

    async def _submit(self, round_id: int, text: str, who: int) -> None:
        there = Pending.filter(round_id=round_id)
        async with self.store.transaction():
            rows = [(row.text, row.receipt) for row in await there]
            await there.delete()
            secrets.SystemRandom().shuffle(rows)
            for one, receipt in [*rows, (text, secrets.token_hex(32))]:
                await Pending.create(id=random_id(), round_id=round_id, text=one, receipt=receipt)


class _Hashed(Playing):
    """A hash of the member where the receipt's should be."""

    async def _submit(self, round_id: int, text: str, who: int) -> None:
        member = str(self.people[who].member_id).encode()
        written = inbox.Written(text, receipt=hashlib.sha256(member).hexdigest())
        await inbox.submit(self.host, self.view, round_id, written)


class _InOrder(Playing):
    """Released in the order of what was written, which a counter tells."""

    async def _submit(self, round_id: int, text: str, who: int) -> None:
        there = await Pending.filter(round_id=round_id).count()
        written = inbox.Written(text, receipt=f"{there:064x}")
        await inbox.submit(self.host, self.view, round_id, written)

    async def _close(self, round_id: int) -> None:
        await super()._close(round_id)


@pytest.mark.parametrize("broken", [_Unmixed, _LastAtTheEnd, _Hashed, _InOrder])
async def test_a_bot_that_keeps_an_order_or_a_person_is_found_out(
    store: Store, clock: ManualClock, broken: type[Playing]
) -> None:
    playing = broken(store, clock)
    await playing.settle()
    verdict = await adversary.attack(playing, FEW)
    assert not verdict.holds
    inbox_ = verdict.stages["inbox"]
    assert inbox_.corrected < adversary.CERTAIN
    assert inbox_.again is not None
    assert not inbox_.chance
    told = broken in (_Hashed, _InOrder)  # what stands in the row is released with it
    assert verdict.stages["released"].chance != told


@pytest.mark.parametrize(
    ("hits", "tries", "chance", "p"),
    [(0, 10, 0.2, 1.0), (10, 10, 0.5, 0.5**10), (3, 3, 0.2, 0.008), (1, 2, 0.5, 0.75)],
)
def test_the_binomial_test(hits: int, tries: int, chance: float, p: float) -> None:
    assert at_least(hits, tries, chance) == pytest.approx(p)


def test_the_binomial_test_of_many() -> None:
    # 225 of 1,000 where 200 are expected: 0.0278 by tables.
    assert at_least(225, 1000, 0.2) == pytest.approx(0.0278, abs=0.0003)
    assert at_least(1000, 1000, 0.2) < 1e-300


def test_no_fixed_seed_makes_it_pass() -> None:
    import inspect

    from plugins.opinions.proof import guessing, rounds

    sources: Any = (guessing, rounds, adversary)
    assert not any("seed(" in inspect.getsource(one) for one in sources)
