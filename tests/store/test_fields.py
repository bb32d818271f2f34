"""Instants and money in the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.branch.models import Branch
from bot.store.fields import FenField, UTCDateTimeField
from bot.store.store import Store

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")


async def _branch(at: datetime, name: str = "b") -> Branch:
    return await Branch.create(name=name, created_at=at)


async def test_reads_back_aware_utc(store: Store) -> None:
    at = datetime(2026, 11, 24, 0, 0, 0, 5, tzinfo=SHANGHAI)
    await _branch(at)
    row = await Branch.get(name="b")
    assert row.created_at == at
    assert row.created_at.utcoffset() == timedelta(0)
    assert row.created_at.day == 23


async def test_equal_instants_of_other_zones_compare_equal(store: Store) -> None:
    at = datetime(2026, 11, 24, 0, 0, tzinfo=SHANGHAI)
    await _branch(at)
    for zone in (UTC, BERLIN, timezone(timedelta(hours=-11))):
        same = at.astimezone(zone)
        assert await Branch.filter(created_at=same).count() == 1
        assert await Branch.filter(created_at__lte=same).count() == 1
        assert await Branch.filter(created_at__lt=same).count() == 0
        assert await Branch.filter(created_at__in=[same]).count() == 1
        assert await Branch.filter(created_at__range=(same, same)).count() == 1


async def test_orders_as_time_does(store: Store) -> None:
    base = datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC)  # Berlin's clocks go back at 01:00 UTC
    steps = [0, 0.000001, 0.5, 1, 1.5, 3600, 86400]
    for i, step in enumerate(reversed(steps)):
        at = (base + timedelta(seconds=step)).astimezone([BERLIN, SHANGHAI, UTC][i % 3])
        await _branch(at, name=str(step))
    names = await Branch.all().order_by("created_at").values_list("name", flat=True)
    assert names == [str(step) for step in steps]


async def test_both_sides_of_a_clock_change_stay_apart(store: Store) -> None:
    first = datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=BERLIN)
    second = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN)
    await _branch(first, "first")
    await _branch(second, "second")
    one, two = await Branch.all().order_by("created_at")
    assert two.created_at - one.created_at == timedelta(hours=1)


async def test_refuses_naive(store: Store) -> None:
    naive = datetime(2026, 11, 24)  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        await _branch(naive)
    with pytest.raises(ValueError, match="naive"):
        await Branch.filter(created_at=naive).count()
    with pytest.raises(ValueError, match="naive"):
        await Branch.all().update(created_at=naive)
    assert await Branch.all().count() == 0


async def test_update_writes_utc(store: Store) -> None:
    row = await _branch(datetime(2026, 1, 1, tzinfo=UTC))
    at = datetime(2026, 11, 24, 0, 0, tzinfo=SHANGHAI)
    await Branch.filter(id=row.id).update(created_at=at)
    assert await Branch.filter(created_at=at.astimezone(UTC)).count() == 1


def test_the_field_has_no_clock() -> None:
    with pytest.raises(ValueError, match=r"bot\.clock"):
        UTCDateTimeField(auto_now=True)


@pytest.mark.parametrize("value", [1.5, "12", True])
def test_fen_refuses_what_is_no_whole_number(value: object) -> None:
    with pytest.raises(ValueError, match="whole fen"):
        FenField().to_python_value(value)


@pytest.mark.parametrize("value", [0, -20, 10**12, None])
def test_fen_takes_whole_numbers(value: int | None) -> None:
    assert FenField().to_python_value(value) == value
