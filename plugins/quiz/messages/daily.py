"""The daily quiz as people read it: in groups, and as one's own sheet in private."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToMember, Voice
from bot.platforms.types import Button, Outgoing, PlatformName
from plugins.quiz.bank.question import LETTERS, Kind, letters_of
from plugins.quiz.rules.daily import State
from plugins.quiz.services.daily.answering import SEND, TICK

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.rules.answering import Shown
    from plugins.quiz.services.daily.opening import Opened
    from plugins.quiz.services.daily.sheets import Line, Own, Sheet

_LABEL = 8
"""Buttons in a row: their labels are a letter or two."""
_IN_TWO = 4

Rows = tuple[tuple[Button, ...], ...]


def clock(sheet: Sheet, view: BranchView) -> str:
    """When a quiz closes, with the date where that is another day."""
    local = sheet.closes_at.astimezone(view.zone)
    return f"{local:%H:%M}" if local.date() == sheet.day else f"{local:%m-%d %H:%M}"


def said(t: Voice, shown: Shown) -> str:
    """An answer as it is read: letters, true or false, or the text."""
    if isinstance(shown, tuple):
        return letters_of(shown)
    if isinstance(shown, bool):
        return t("quiz-daily-true" if shown else "quiz-daily-false")
    return shown


def right_answer(t: Voice, line: Line) -> str:
    """The right answer as it is shown that day."""
    question = line.question
    if question.kind is Kind.BLANK:
        return t("quiz-daily-or").join(question.forms()[:3])
    if question.kind is Kind.TRUEFALSE:
        return said(t, bool(question.answer))
    return said(t, line.shown(list(question.right())))


def question_text(t: Voice, line: Line) -> str:
    """A question with its number, kind and options."""
    question = line.question
    head = t(
        "quiz-daily-question",
        number=line.number,
        kind=t(f"quiz-daily-kind-{question.kind}"),
        text=question.text,
    )
    options = [
        t("quiz-daily-option", letter=LETTERS[at], text=question.options[own])
        for at, own in enumerate(line.order)
        if own < len(question.options)
    ]
    return "\n".join([head, *options])


def example(t: Voice, lines: Sequence[Line]) -> str:
    """What one might type for these questions, such as `1B 2AC 3对`; no hint at what is right."""
    words = {
        Kind.SINGLE: "B",
        Kind.MULTIPLE: "AC",
        Kind.TRUEFALSE: t("quiz-daily-true"),
        Kind.BLANK: t("quiz-daily-some-text"),
    }
    if len(lines) == 1:
        return words[lines[0].question.kind]
    return " ".join(f"{line.number}{words[line.question.kind]}" for line in lines)


# --- in groups ----------------------------------------------------------------------------------


def opening(t: Voice, view: BranchView, opened: Opened, *, late: bool) -> list[OutboxMessage]:
    """The questions for each of the branch's groups, in the way of its platform."""
    sheet = opened.sheet
    if sheet is None:
        return []
    messages = []
    for chat in view.chats:
        telegram = chat.platform is PlatformName.TELEGRAM
        parts = _each_alone(t, view, sheet, late) if telegram else _all_in_one(t, view, sheet, late)
        for at, message in enumerate(parts, 1):
            key = f"quiz:daily:{sheet.id}:{at}:{chat.platform}:{chat.chat_id}"
            messages.append(
                OutboxMessage(view.id, chat.address, message, key, expires_at=sheet.closes_at)
            )
    return messages


def _head(t: Voice, view: BranchView, sheet: Sheet, late: bool) -> str:
    return t(
        "quiz-daily-head-late" if late else "quiz-daily-head",
        day=f"{sheet.day:%m-%d}",
        count=len(sheet.lines),
        until=clock(sheet, view),
    )


def _all_in_one(t: Voice, view: BranchView, sheet: Sheet, late: bool) -> Iterator[Outgoing]:
    parts = [_head(t, view, sheet, late)]
    parts += [question_text(t, line) for line in sheet.lines]
    parts.append(t("quiz-daily-how", example=example(t, sheet.lines)))
    yield Outgoing("\n\n".join(parts))


def _each_alone(t: Voice, view: BranchView, sheet: Sheet, late: bool) -> Iterator[Outgoing]:
    for line in sheet.lines:
        parts = [_head(t, view, sheet, late)] if line.number == 1 else []
        parts.append(question_text(t, line))
        kind = "several" if line.question.kind is Kind.MULTIPLE else line.question.kind
        typed = example(t, sheet.lines[line.number - 1 : line.number])
        word = typed if len(sheet.lines) == 1 else f"{line.number}{typed}"
        parts.append(t(f"quiz-daily-press-{kind}", example=word))
        yield Outgoing("\n\n".join(parts), buttons=buttons(t, line))


def buttons(t: Voice, line: Line, ticked: Sequence[int] = (), *, numbered: bool = False) -> Rows:
    """The letters of a question as buttons; with several choices they tick, and one sends."""
    kind = line.question.kind
    several = kind is Kind.MULTIPLE
    front = f"{line.number} " if numbered else ""
    keys: list[tuple[str, str]] = []
    if kind is Kind.TRUEFALSE:
        keys = [(t("quiz-daily-true"), "T"), (t("quiz-daily-false"), "F")]
    for at in range(len(line.order)):
        tick = t("quiz-daily-ticked") if several and at in ticked else ""
        keys.append((f"{tick}{LETTERS[at]}", f"{TICK if several else ''}{LETTERS[at]}"))
    if several:
        keys.append((t("quiz-daily-send"), SEND))
    made = [
        Button(f"{front}{label}", t("quiz-daily-command", item=line.item_id, what=what))
        for label, what in keys
    ]
    wide = _IN_TWO if numbered else _LABEL
    return tuple(tuple(made[at : at + wide]) for at in range(0, len(made), wide))


def nothing_to_ask(t: Voice, view: BranchView, opened: Opened, topics: str) -> list[OutboxMessage]:
    """To those who keep the bank: there was no question for today, or too few."""
    from bot.branch.roles import Right

    there = len(opened.sheet.lines) if opened.sheet is not None else 0
    known = {
        "day": f"{opened.day:%m-%d}",
        "wanted": opened.wanted,
        "there": there,
        "topics": topics,
        "named": "yes" if topics else "no",
    }
    message = Outgoing(t("quiz-daily-few" if there else "quiz-daily-no-questions", **known))
    return [
        OutboxMessage(
            view.id,
            ToMember(keeper.member_id),
            message,
            f"quiz:daily:{view.id}:{opened.day}:few:{keeper.member_id}",
        )
        for keeper in view.with_right(Right.BANK_EDIT)
    ]


# --- one's own, in private ----------------------------------------------------------------------


def own_sheet(t: Voice, view: BranchView, sheet: Sheet, own: Own, now: datetime) -> Outgoing:
    """The questions with what one answered so far; closed, with what is right."""
    is_open = sheet.state is State.OPEN and now < sheet.closes_at
    known = {"day": f"{sheet.day:%m-%d}", "count": len(sheet.lines)}
    if not is_open:
        text_id = "quiz-daily-sheet-closed" if sheet.state is State.CLOSED else "quiz-daily-ending"
        parts = [t(text_id, **known)]
    else:
        done = len(own.answers)
        parts = [t("quiz-daily-sheet", until=clock(sheet, view), done=done, **known)]
    rows: list[tuple[Button, ...]] = []
    change = view.setting("quiz.daily_change")
    left = [line for line in sheet.lines if change or line.number not in own.answers]
    for line in sheet.lines:
        parts.append(f"{question_text(t, line)}\n{_own_line(t, sheet, line, own)}".rstrip())
        if is_open and line in left:
            ticked = own.ticks.get(line.number, ())
            rows += buttons(t, line, ticked, numbered=len(sheet.lines) > 1)
    if is_open and left:
        parts.append(t("quiz-daily-how", example=example(t, sheet.lines)))
    return Outgoing("\n\n".join(parts), buttons=tuple(rows))


def _own_line(t: Voice, sheet: Sheet, line: Line, own: Own) -> str:
    shown = own.answers.get(line.number)
    if sheet.state is State.CLOSED:
        return verdict(t, line, shown, own.rights.get(line.number, 0))
    if shown is not None:
        return t("quiz-daily-own", answer=said(t, shown))
    ticked = own.ticks.get(line.number)
    if ticked:
        return t("quiz-daily-own-ticked", answer=said(t, ticked))
    return t("quiz-daily-own-none")


def verdict(t: Voice, line: Line, shown: Shown | None, right: int) -> str:
    """One's own answer beside the right one, and the explanation."""
    known = {"right": right_answer(t, line), "answer": said(t, shown) if shown is not None else ""}
    how = "none" if shown is None else "right" if right >= 1000 else "part" if right else "wrong"
    text = t(f"quiz-daily-verdict-{how}", **known)
    return f"{text}\n{explained(t, line)}".rstrip()


def explained(t: Voice, line: Line) -> str:
    """The explanation and the clause that it rests on, where the bank has them."""
    question = line.question
    parts = []
    if question.explanation:
        parts.append(t("quiz-daily-explanation", text=question.explanation))
    if question.source:
        parts.append(t("quiz-daily-source", text=question.source))
    return "\n".join(parts)
