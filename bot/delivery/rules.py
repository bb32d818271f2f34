"""The decisions of delivery. Pure: time, settings and chance are passed in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.platforms.types import PlatformName


class State(StrEnum):
    """Where a message of the outbox stands. See `models.OutboxRow` for the table of moves."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    """What an unsolicited message is for; decides whether quiet hours hold it back."""

    NOTICE = "notice"
    REMINDER = "reminder"


QUIET_KINDS = frozenset({Kind.REMINDER})
MAX_ATTEMPTS = 12


# --- merging -----------------------------------------------------------------------------------

WINDOWS = (0.8, 2.0, 4.0, 8.0, 10.0)
MERGE_LIMIT = 200


def merge_window(level: int) -> float:
    """Seconds for which the window at a level gathers items before its message goes out.

    The first is short, so that one person's answer comes within a second; they grow while
    people keep coming. 200 items within 30 s in one chat make at most 8 messages.
    """
    return WINDOWS[min(level, len(WINDOWS) - 1)]


def merge_level(level: int, quiet: float) -> int:
    """The level of the next window, when it would be `level` but for `quiet` seconds of silence.

    One step down for each silence of three such windows, so that people who come in waves
    don't start it all over; after a minute and a quarter at the most it begins anew.
    """
    level = min(level, len(WINDOWS) - 1)
    while level > 0 and quiet >= 3 * merge_window(level):
        quiet -= 3 * merge_window(level)
        level -= 1
    return level


# --- trying again ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Again:
    """Try again after `delay` seconds; `counted` tells whether it used up an attempt."""

    delay: float
    counted: bool


def after_not_sent(attempts: int, retry_after: float | None, chance: float) -> Again | None:
    """What to do after a definite non-delivery; None to give up.

    `attempts` counts those before this one. A platform's own retry_after is obeyed and costs no
    attempt. Otherwise the pause doubles from 2 s to 10 minutes, shortened by up to a quarter by
    `chance` in [0, 1) so that many messages don't come back in one beat.
    """
    if retry_after is not None:
        return Again(max(0.0, retry_after), counted=False)
    if attempts + 1 >= MAX_ATTEMPTS:
        return None
    return Again(min(2.0 * 2**attempts, 600.0) * (1 - chance / 4), counted=True)


class Recovered(StrEnum):
    """What becomes of a row whose sender died or stalled."""

    ASK = "ask"
    WAIT = "wait"
    UNCERTAIN = "uncertain"


def after_lease(lease_until: datetime, now: datetime, grace: timedelta, *, held: bool) -> Recovered:
    """Judge a row in `sending` whose lease ran out.

    A process that holds its connection may be able to prove what happened; if none comes within
    `grace`, it is uncertain.
    """
    if held:
        return Recovered.ASK
    return Recovered.UNCERTAIN if now >= lease_until + grace else Recovered.WAIT


# --- which account -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account at which a member might be reached."""

    platform: PlatformName
    account_id: str
    via_group: str
    reachable: bool
    last_seen: datetime | None


def choose_account(
    candidates: Iterable[Candidate], tried: Collection[str] = ()
) -> Candidate | None:
    """The account where the member most likely reads: reachable first, then last seen.

    `tried` holds accounts that refused, as `platform:account_id`. An unreachable one is still
    tried last, because the flag may be old. None when none is left.
    """
    left = [one for one in candidates if f"{one.platform}:{one.account_id}" not in tried]
    if not left:
        return None
    return max(
        left,
        key=lambda one: (
            one.reachable,
            one.last_seen or datetime.min.replace(tzinfo=UTC),
            one.platform,
            one.account_id,
        ),
    )


# --- quiet hours -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end` of the branch's wall clock nothing pushes; equal times mean none."""

    start: time
    end: time
    zone: ZoneInfo


def quiet_until(quiet: QuietHours, now: datetime) -> datetime | None:
    """When the quiet hours that hold `now` end, in UTC; None outside of them.

    Days are those of the wall clock: on the night of a clock change the hours stay what the
    clock on the wall shows.
    """
    if quiet.start == quiet.end:
        return None
    today = now.astimezone(quiet.zone).date()
    for day in (today - timedelta(days=1), today):
        begin, end = _night(quiet, day)
        if begin <= now < end:
            return end
    return None


def _night(quiet: QuietHours, day: date) -> tuple[datetime, datetime]:
    last = day if quiet.start < quiet.end else day + timedelta(days=1)
    begin = min(_instants(day, quiet.start, quiet.zone))
    return begin, max(_instants(last, quiet.end, quiet.zone))


def _instants(day: date, at: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    # A wall time may come twice or never on the night of a clock change: both readings of it.
    first, second = (datetime.combine(day, at.replace(fold=fold), zone) for fold in (0, 1))
    return first.astimezone(UTC), second.astimezone(UTC)


# --- whether a row goes out now ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """`GO`, or wait `until`, or let it expire for `reason`."""

    go: bool = False
    until: datetime | None = None
    reason: str = ""


GO = Verdict(go=True)


def judge(
    kind: str, expires_at: datetime | None, quiet: QuietHours | None, now: datetime
) -> Verdict:
    """Whether a due message goes out, waits for the end of quiet hours, or has expired."""
    if expires_at is not None and now >= expires_at:
        return Verdict(reason="expired")
    if quiet is None or kind not in QUIET_KINDS:
        return GO
    until = quiet_until(quiet, now)
    if until is None:
        return GO
    if expires_at is not None and until >= expires_at:
        return Verdict(reason="quiet-hours")
    return Verdict(until=until)
