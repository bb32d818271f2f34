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


def digest(t: Voice, report: Report) -> str:
    """What a round's opinions led to."""
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
    for at, said in enumerate(report.answers, 1):
        lines.append(t("opinions-report-answer", at=at, count=said.opinions, text=said.text))
        lines += [t("opinions-report-quote", text=quote.text) for quote in said.quotes]
    if report.quotes:
        lines.append(t("opinions-report-quotes"))
        lines += [_quote(t, quote) for quote in report.quotes]
    lines.append(t("opinions-report-receipt"))
    return "\n".join(lines)


def _quote(t: Voice, quote: Quoted) -> str:
    known = {"text": quote.text, "state": quote.state}
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
