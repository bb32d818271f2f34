"""What somebody is told who answered: that it counts, and never whether it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from bot.commands.reply import Merge
from bot.delivery.messages import Voice
from bot.platforms.types import Outgoing
from bot.texts.texts import Texts
from plugins.quiz.messages.daily import said
from plugins.quiz.rules.answering import Shown
from plugins.quiz.services.daily.answering import Taken


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One person's message, by the questions' numbers: what is new, changed, or was there."""

    member_id: int
    name: str
    new: tuple[int, ...]
    changed: tuple[int, ...]
    before: tuple[int, ...]


def line_of(member_id: int, name: str, taken: Taken) -> AnswerLine:
    """The line for a group, which shows no answer."""
    before = (*taken.same, *taken.kept)
    return AnswerLine(
        member_id, name, tuple(taken.new), tuple(taken.changed), tuple(sorted(before))
    )


def taken_in_group(texts: Texts, quiz_id: int, line: AnswerLine) -> Merge:
    """The confirmation of one, to be merged with the others' of the same quiz."""
    return Merge(f"quiz.daily.{quiz_id}", line, _renderer(texts))


@lru_cache(maxsize=4)
def _renderer(texts: Texts) -> Callable[[Sequence[object], str], Outgoing]:
    """One function for equal keys: merging asks for that."""

    def render(lines: Sequence[object], locale: str) -> Outgoing:
        t = partial(texts.get, locale)
        return Outgoing(group_text(t, [one for one in lines if isinstance(one, AnswerLine)]))

    return render


def group_text(t: Voice, lines: Sequence[AnswerLine]) -> str:
    """The message for these people: everyone once in each line that concerns them."""
    parts = []
    for what in ("new", "changed", "before"):
        by_member: dict[int, str] = {}
        numbers: dict[int, set[int]] = {}
        for line in lines:
            found = getattr(line, what)
            if found:
                by_member[line.member_id] = line.name
                numbers.setdefault(line.member_id, set()).update(found)
        if what == "before":
            # Who sent new answers too reads that they count; only the others hear of a repeat.
            fresh = {line.member_id for line in lines if line.new or line.changed}
            by_member = {one: name for one, name in by_member.items() if one not in fresh}
        if not by_member:
            continue
        if len(by_member) == 1:
            ((member, name),) = by_member.items()
            known = {"name": name, "numbers": listed(t, sorted(numbers[member]))}
            parts.append(t(f"quiz-daily-group-{what}-one", **known))
        else:
            names = t("quiz-daily-comma").join(by_member.values())
            parts.append(t(f"quiz-daily-group-{what}", count=len(by_member), names=names))
    return "\n".join(parts)


def listed(t: Voice, numbers: Iterable[int]) -> str:
    """Numbers in a row."""
    return t("quiz-daily-comma").join(str(number) for number in numbers)


def private_text(t: Voice, taken: Taken) -> str:
    """What one is told alone: what counts now, and what is still to be answered."""
    parts = []
    for what in ("new", "changed", "same", "kept"):
        found: list[int] = getattr(taken, what)
        if found:
            parts.append(t(f"quiz-daily-told-{what}", answers=_answers(t, found, taken.stand)))
    if taken.ticked is not None:
        key = "quiz-daily-told-ticked" if taken.ticked else "quiz-daily-told-none-ticked"
        parts.append(t(key, answer=said(t, taken.ticked)))
    elif taken.new or taken.changed:
        left = [line.number for line in taken.sheet.lines if line.number not in taken.stand]
        if left:
            parts.append(t("quiz-daily-told-left", numbers=listed(t, left)))
    return "\n".join(parts)


def _answers(t: Voice, numbers: Sequence[int], stand: dict[int, Shown]) -> str:
    return t("quiz-daily-comma").join(
        t("quiz-daily-told-answer", number=number, answer=said(t, stand[number])[:30])
        for number in sorted(numbers)
        if number in stand
    )
