"""The outbox and the missed timers in words. Pure but for the sentences that it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.delivery.outbox import OutboxLine, Overview
from bot.delivery.rules import State
from bot.schedule.job import text_id

Sentence = Callable[..., str]

REASONS = frozenset(
    {
        "answer-lost",
        "expired",
        "no-account",
        "not-in-history",
        "not-sent",
        "quiet-hours",
        "refused",
        "sender-died",
        "stalled",
        "too-many-tries",
    }
)


def render(t: Sentence, overview: Overview, missed: Sequence[Any], *, zone: ZoneInfo) -> str:
    """Counts per state, what waits, what is in doubt or failed, and the missed timers."""
    counts = {state.value: overview.counts.get(state, 0) for state in State}
    lines = [t("host-outbox-counts", **counts)]
    if overview.waiting:
        lines.append("\n" + t("host-outbox-waiting"))
        lines += [_line(t, line, zone) for line in overview.waiting]
    if overview.troubled:
        lines.append("\n" + t("host-outbox-troubled"))
        lines += [_line(t, line, zone) for line in overview.troubled]
        lines.append(t("host-outbox-how"))
    if missed:
        lines.append("\n" + t("host-outbox-missed"))
        lines += [
            t(
                "host-outbox-missed-line",
                job=t(text_id(one.job)),
                when=one.due_at.astimezone(zone).strftime("%m-%d %H:%M"),
                state=one.state.value,
            )
            for one in missed
        ]
    if len(lines) == 1:
        lines.append(t("host-outbox-all-well"))
    return "\n".join(lines)


def _line(t: Sentence, line: OutboxLine, zone: ZoneInfo) -> str:
    return t(
        "host-outbox-line",
        number=str(line.id),
        state=line.state.value,
        platform=line.platform or "none",
        place="group" if line.chat_id else "private",
        when=line.at.astimezone(zone).strftime("%m-%d %H:%M"),
        why=t(f"host-outbox-why-{line.reason}") if line.reason in REASONS else "none",
    )
