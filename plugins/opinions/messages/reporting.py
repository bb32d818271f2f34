"""The digest as the groups read it, and what an officer is shown before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from plugins.opinions.rules.naming import name
from plugins.opinions.rules.opinions import State

if TYPE_CHECKING:
    from bot.delivery.messages import Voice
    from plugins.opinions.rules.reporting import Quoted, Report
    from plugins.opinions.services.grouping import Words
    from plugins.opinions.services.reporting import Preview

_WORDS = 12
"""Words that stand under the picture."""
SHORT, SHORT_TEXT = 15, 300
"""Answers, and characters of each, that a group is told; in private there is all of it."""


def digest(t: Voice, report: Report, *, group: bool = False) -> str:
    """What a round's opinions led to; for a group of many answers the first."""
    lines = [
        t("opinions-report-title", title=report.title, round=report.round),
        t("opinions-report-figures", count=report.opinions, answered=report.answered),
    ]
    states = report.states or {}
    counted = [
        t("opinions-report-state", state=state, count=states[state])
        for state in (State.HANDLING, State.DONE, State.DECLINED, State.READ, State.NEW)
        if states.get(state)
    ]
    if counted:
        lines.append(t("opinions-report-states", states=t("opinions-report-comma").join(counted)))
    for at, said in enumerate(report.answers[: SHORT if group else None], 1):
        text = _cut(said.text) if group else said.text
        lines.append(t("opinions-report-answer", at=at, count=said.opinions, text=text))
        lines += [_quoted(t, quote, group=group) for quote in said.quotes]
    if report.quotes:
        lines.append(t("opinions-report-quotes"))
        lines += [_quote(t, quote, group=group) for quote in report.quotes]
    if group and _longer(report):
        command = t("opinions-command-report", round=report.round)
        lines.append(t("opinions-report-whole", command=command))
    lines.append(t("opinions-report-receipt"))
    return "\n".join(lines)


def _cut(text: str) -> str:
    return text if len(text) <= SHORT_TEXT else f"{text[:SHORT_TEXT]}…"


def _longer(report: Report) -> bool:
    """Whether a group isn't told all of it."""
    quotes = (*report.quotes, *(quote for said in report.answers for quote in said.quotes))
    texts = (*(said.text for said in report.answers), *(quote.text for quote in quotes))
    return len(report.answers) > SHORT or any(len(text) > SHORT_TEXT for text in texts)


def _quoted(t: Voice, quote: Quoted, *, group: bool) -> str:
    return t("opinions-report-quote", text=_cut(quote.text) if group else quote.text)


def _quote(t: Voice, quote: Quoted, *, group: bool) -> str:
    known = {"text": _cut(quote.text) if group else quote.text, "state": quote.state}
    if quote.reason:
        return t("opinions-report-quote-reason", reason=quote.reason, **known)
    return t("opinions-report-quote-state", **known)


def warnings(t: Voice, found: Preview) -> list[str]:
    """What to be careful of before it goes out."""
    said = [t("opinions-reporting-quoting", at=at + 1) for at in found.quoting]
    if found.reasons:
        said.append(t("opinions-reporting-reasons"))
    return said


def preview(t: Voice, found: Preview) -> str:
    """The digest before it is published, with what stands in the way and how to go on."""
    number = found.report.round
    lines = [t("opinions-reporting-preview"), digest(t, found.report), ""]
    if found.ticked:
        names = " ".join(name(number, one) for one in found.ticked)
        lines.append(t("opinions-reporting-ticked", names=names))
    else:
        lines.append(t("opinions-reporting-no-tick", round=number))
    lines += warnings(t, found)
    if found.report.empty:
        lines.append(t("opinions-reporting-empty", round=number))
    else:
        lines.append(t("opinions-reporting-publish-how", round=number))
    return "\n".join(lines)


def listed(t: Voice, words: Words) -> str:
    """The heaviest words in a line."""
    return t("opinions-report-comma").join(_first(one.word for one in words.keywords))


def _first(words: Iterable[str]) -> list[str]:
    return list(words)[:_WORDS]
