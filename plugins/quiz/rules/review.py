"""What is remembered: FSRS's state of one question for one member, and when it comes again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from fsrs import Card, Rating, Scheduler

SOON = timedelta(minutes=10)
STANDS = timedelta(hours=12)
"""For so long plain words are taken as the answer to what was asked."""
AFTERTHOUGHT = timedelta(minutes=15)
"""For so long an answer may still be called too easy."""

# FSRS-6 with the parameters that the package ships. One short step, so that what was wrong
# comes once more in the same sitting; no chance, so that the same history gives the same days.
_SCHEDULER = Scheduler(learning_steps=(SOON,), relearning_steps=(SOON,), enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """How well one question sits.

    `reps` counts the answers. `mistaken_at` is the last mistake made elsewhere, in a quiz or an
    exam. `before` is the card as it was before the last answer.
    """

    card: dict[str, Any]
    reps: int = 0
    mistaken_at: datetime | None = None
    before: dict[str, Any] | None = None

    @property
    def due(self) -> datetime:
        """When it comes next, UTC."""
        return Card.from_dict(self.card).due.astimezone(UTC)  # type: ignore[arg-type]

    def dump(self) -> dict[str, Any]:
        """As JSON keeps it."""
        at = self.mistaken_at
        return {
            "card": self.card,
            "reps": self.reps,
            "mistaken_at": at.isoformat() if at is not None else None,
            "before": self.before,
        }


def fresh(at: datetime) -> Memory:
    """The memory of what was got wrong for the first time; it is due at once."""
    card = Card(card_id=0, due=at.astimezone(UTC))
    return Memory(dict(card.to_dict()), mistaken_at=at)


def load(stored: Any, at: datetime) -> Memory:
    """The memory that JSON kept; a fresh one of `at` where it does not fit."""
    try:
        since = stored["mistaken_at"]
        Card.from_dict(stored["card"])
        mistaken_at = datetime.fromisoformat(since) if since is not None else None
        return Memory(stored["card"], int(stored["reps"]), mistaken_at, stored["before"])
    except (KeyError, TypeError, ValueError):
        return fresh(at)


def mistaken(memory: Memory, at: datetime) -> Memory:
    """After one more mistake elsewhere; the same mistake told again changes nothing."""
    if memory.mistaken_at is not None and at <= memory.mistaken_at:
        return memory
    return replace(memory, card=_rated(memory.card, Rating.Again, at), mistaken_at=at)


def answered(memory: Memory, rating: Rating, at: datetime) -> Memory:
    """After an answer in a review."""
    card = _rated(memory.card, rating, at)
    return replace(memory, card=card, reps=memory.reps + 1, before=memory.card)


def too_easy(memory: Memory, at: datetime) -> Memory:
    """After the last answer was called too easy, as if it had been so from the start."""
    if memory.before is None:
        return memory
    return replace(memory, card=_rated(memory.before, Rating.Easy, at), before=None)


def rating_of(right: int) -> Rating:
    """What an answer counts as, by the share of it that is right in thousandths."""
    if right >= 1000:
        return Rating.Good
    return Rating.Hard if right > 0 else Rating.Again


def _rated(stored: dict[str, Any], rating: Rating, at: datetime) -> dict[str, Any]:
    card = Card.from_dict(stored)  # type: ignore[arg-type]
    # A quiz that closes late tells of a mistake that lies before the last review.
    at = max(at.astimezone(UTC), card.last_review or at.astimezone(UTC))
    card, _ = _SCHEDULER.review_card(card, rating, at)
    return dict(card.to_dict())
