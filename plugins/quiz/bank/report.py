"""What came out of a file of questions: questions, or what is wrong row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plugins.quiz.bank.question import Field, Question


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one row (or line) of a file, as a sentence's id and its variables.

    `part` is None where it is about the row as a whole.
    """

    row: int
    part: Field | None
    text_id: str
    variables: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with the number of the row or line at which it stands."""

    row: int
    question: Question


@dataclass(frozen=True, slots=True)
class BankFile:
    """What was read. With faults nothing may be imported.

    `skipped` lists what has no counterpart in our bank (essays, matching, …), `notes` what was
    taken over with a loss or passed over (weights, pictures, unknown columns).
    """

    entries: tuple[Entry, ...]
    faults: tuple[Remark, ...] = ()
    skipped: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that may be imported: all of them, or with any fault none."""
        return () if self.faults else tuple(entry.question for entry in self.entries)
