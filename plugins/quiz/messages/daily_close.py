"""What is said when the daily quiz closes: to the groups, and to each who answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import failures
from bot.delivery.messages import OutboxMessage, ToChats, ToMember, Voice
from bot.delivery.rules import Kind as MessageKind
from bot.pictures.errors import PictureError
from bot.platforms.types import Outgoing
from plugins.quiz.bank.question import LETTERS, Kind
from plugins.quiz.messages.daily import explained, right_answer, verdict
from plugins.quiz.services.daily.closing import FULL

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.quiz.services.daily.closing import Standing, Tally

SHARES = Path(__file__).with_name("shares.typ")
_TEXT = 60
"""Characters of a question or an option that stand in the picture."""


def to_groups(
    t: Voice, view: BranchView, standing: Standing, picture: bytes | None, *, late: bool
) -> OutboxMessage:
    """The right answers with their explanations and how many answered; names nobody."""
    sheet = standing.sheet
    known = {"day": f"{sheet.day:%m-%d}", "count": len(standing.members)}
    parts = [t("quiz-daily-closed-late" if late else "quiz-daily-closed-head", **known)]
    for tally in standing.tallies:
        head = t(
            "quiz-daily-closed-question",
            number=tally.line.number,
            text=tally.line.question.text,
            right=right_answer(t, tally.line),
            answered=tally.answered,
            correct=tally.right,
        )
        parts.append(f"{head}\n{explained(t, tally.line)}".rstrip())
    return OutboxMessage(
        view.id,
        ToChats(view.id),
        Outgoing("\n\n".join(parts), picture=picture),
        f"quiz:daily:{sheet.id}:closed",
        kind=MessageKind.REMINDER,
    )


def to_members(t: Voice, view: BranchView, standing: Standing) -> list[OutboxMessage]:
    """To each who answered, alone: how it went."""
    sheet = standing.sheet
    messages = []
    for member, answers in standing.members.items():
        if view.member(member) is None:
            continue
        right = sum(given.right == FULL for given in answers.values())
        parts = [
            t("quiz-daily-result", day=f"{sheet.day:%m-%d}", right=right, count=len(sheet.lines))
        ]
        for line in sheet.lines:
            given = answers.get(line.number)
            shown = given.shown if given is not None else None
            found = verdict(t, line, shown, given.right if given is not None else 0)
            parts.append(t("quiz-daily-result-line", number=line.number, verdict=found))
        if any(given.right < FULL for given in answers.values()):
            parts.append(t("quiz-daily-in-book"))
        messages.append(
            OutboxMessage(
                view.id,
                ToMember(member),
                Outgoing("\n".join(parts)),
                f"quiz:daily:{sheet.id}:result:{member}",
                kind=MessageKind.REMINDER,
            )
        )
    return messages


async def drawn(host: Host, view: BranchView, t: Voice, standing: Standing) -> bytes | None:
    """The share of each option as a picture, or None where it can't be made."""
    if not standing.members or not view.setting("quiz.daily_picture"):
        return None
    try:
        return await host.pictures.render(SHARES, picture_data(t, view, standing))
    except PictureError as fault:
        failures.report("a picture", fault)
        return None


def picture_data(t: Voice, view: BranchView, standing: Standing) -> dict[str, Any]:
    """What the picture shows: shares without names."""
    sheet = standing.sheet
    return {
        "lang": t("quiz-daily-language"),
        "branch": view.name,
        "title": t("quiz-daily-picture-title", day=f"{sheet.day:%m-%d}"),
        "subtitle": t("quiz-daily-picture-subtitle", count=len(standing.members)),
        "questions": [_picture_question(t, tally) for tally in standing.tallies],
        "footer": t("quiz-daily-picture-footer"),
    }


def _picture_question(t: Voice, tally: Tally) -> dict[str, Any]:
    question, right = tally.line.question, tally.right_bars
    labels: list[tuple[str, str]]
    if question.kind is Kind.TRUEFALSE:
        labels = [(t("quiz-daily-true"), ""), (t("quiz-daily-false"), "")]
    elif question.kind is Kind.BLANK:
        form = right_answer(t, tally.line)
        labels = [(t("quiz-daily-bar-right"), form), (t("quiz-daily-bar-other"), "")]
    else:
        labels = [
            (LETTERS[at], question.options[own])
            for at, own in enumerate(tally.line.order)
            if own < len(question.options)
        ]
    return {
        "head": t("quiz-daily-picture-question", number=tally.line.number,
                  text=_short(question.text)),
        "note": t("quiz-daily-picture-note", answered=tally.answered, correct=tally.right),
        "bars": [
            {
                "label": label,
                "text": _short(text),
                "count": tally.bars[at],
                "share": tally.bars[at] / tally.answered if tally.answered else 0,
                "right": at in right,
            }
            for at, (label, text) in enumerate(labels)
        ],
    }  # fmt: skip


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _TEXT else f"{flat[: _TEXT - 1]}…"
