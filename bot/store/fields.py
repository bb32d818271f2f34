"""Field types of which every table is made: instants in UTC, and money in fen."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tortoise.fields import BigIntField, DatetimeField


def as_utc(value: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError for a naive time."""
    if value.tzinfo is None or value.utcoffset() is None:
        raise ValueError("a naive datetime has no place in the store")
    return value.astimezone(UTC)


class UTCDateTimeField(DatetimeField[datetime]):
    """An instant, written and read in UTC.

    SQLite compares instants as text, so the offset has to be the same in every row and in every
    filter. Naive values raise ValueError; "now" comes from the clock, so there is no `auto_now`.
    """

    def __init__(self, **kwargs: Any) -> None:
        if kwargs.pop("auto_now", False) or kwargs.pop("auto_now_add", False):
            raise ValueError("the time comes from bot.clock, not from the field")
        super().__init__(**kwargs)

    def to_python_value(self, value: Any) -> Any:
        """Any aware time or ISO text with an offset, as an aware time in UTC."""
        if value is None:
            return None
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        if not isinstance(value, datetime):
            raise ValueError(f"{self.model_field_name} takes a datetime")
        return as_utc(value)

    def to_db_value(self, value: Any, instance: Any) -> Any:
        """The time in UTC; SQLite's adapter then writes ISO text that sorts as time does."""
        value = self.to_python_value(value)
        self.validate(value)
        return value


class FenField(BigIntField):
    """Money as a whole number of fen (1 yuan is 100 fen). Fractions raise ValueError."""

    def to_python_value(self, value: Any) -> Any:
        """The number of fen."""
        if value is None:
            return None
        # PostgreSQL sums whole numbers to a decimal.
        if isinstance(value, Decimal) and value == value.to_integral_value():
            return int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"{self.model_field_name} takes whole fen")
        return value

    def to_db_value(self, value: Any, instance: Any) -> Any:
        """The number of fen, checked."""
        value = self.to_python_value(value)
        self.validate(value)
        return value
