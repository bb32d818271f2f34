"""What an import did, or the first of its faults, and every line of it where they are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.quiz.bank.report import Remark
    from plugins.quiz.services.bank.importing import BankReport

T = Callable[..., str]

SHOWN = 12
"""Lines of each sort that stand in the chat; the file has them all."""
_NUMBERS = 20


def report(t: T, done: BankReport) -> tuple[str, list[str]]:
    """The text for the chat, and the whole report line by line where that was shortened."""
    sorts = _sorts(t, done)
    first = _faulty(t, done) if not done.done else _imported(t, done)
    short, whole = [first], [first]
    cut = False
    for head, remarks in sorts:
        lines = [_line(t, remark) for remark in remarks]
        whole += ["", head, *lines]
        short += [head, *lines[:SHOWN]]
        if len(lines) > SHOWN:
            cut = True
            short.append(t("quiz-bank-report-more", count=len(lines) - SHOWN))
    tail = _tail(t, done)
    return "\n".join([*short, *tail]), [*whole, "", *tail] if cut else []


def lines(t: T, done: BankReport) -> list[str]:
    """Every line of the report, for the terminal."""
    first = _faulty(t, done) if not done.done else _imported(t, done)
    found = [first]
    for head, remarks in _sorts(t, done):
        found += [head, *(_line(t, remark) for remark in remarks)]
    return [*found, *_tail(t, done)]


def _imported(t: T, done: BankReport) -> str:
    return t("quiz-bank-imported", added=done.added, changed=done.changed, same=done.same)


def _faulty(t: T, done: BankReport) -> str:
    return t("quiz-bank-faults", count=len(done.faults))


def _sorts(t: T, done: BankReport) -> list[tuple[str, Sequence[Remark]]]:
    sorts = [
        ("faults", () if done.done else done.faults),
        ("near", done.near),
        ("skipped", done.skipped),
        ("notes", done.notes),
    ]
    return [
        (t(f"quiz-bank-report-{name}", count=len(remarks)), remarks)
        for name, remarks in sorts
        if remarks
    ]


def _line(t: T, remark: Remark) -> str:
    what = t(remark.text_id, **remark.variables)
    if remark.part is None:
        return t("quiz-import-line", row=remark.row, what=what)
    part = t(f"quiz-import-part-{str(remark.part).replace('_', '-')}")
    return t("quiz-import-line-part", row=remark.row, part=part, what=what)


def _tail(t: T, done: BankReport) -> list[str]:
    if not done.done:
        return [t("quiz-bank-faults-how")]
    found = []
    if done.asleep:
        found.append(t("quiz-bank-asleep", numbers=some(t, done.asleep), count=len(done.asleep)))
    if done.over:
        found.append(t("quiz-bank-over", numbers=some(t, done.over), count=len(done.over)))
    if done.lacking:
        found.append(t("quiz-bank-lacking", count=done.lacking))
    return found


def some(t: T, numbers: Sequence[int], most: int = _NUMBERS) -> str:
    """Numbers in a row; of many only the first."""
    shown = t("quiz-bank-comma").join(map(str, numbers[:most]))
    return shown if len(numbers) <= most else t("quiz-bank-and-more", numbers=shown)
