"""What opens a round: the words that ask for it, its bounds, when it is reminded of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.commands import moments
from bot.errors import Refusal

SHORTEST = timedelta(hours=1)
LONGEST = timedelta(days=60)
SHORTEST_TITLE, LONGEST_TITLE = 2, 40
MOST_EACH = 10

REMINDED = timedelta(hours=3)
"""A shorter round is not reminded of: who heard of it has hardly forgotten."""
REMIND_BEFORE = timedelta(hours=24)

FORGOTTEN = timedelta(days=7)
"""So long a round in which too few wrote waits to be extended."""

CONFIRMING = timedelta(minutes=10)
"""So much later than it was shown a deadline may be confirmed."""

_MARK = re.compile(
    r"(?:截止(?:时间|日期)?[到至为在]?|(?<!\S)(?:by|until|deadline|closes)(?!\S))[\s:：]*", re.I
)
_EACH = re.compile(
    r"[\s,，;；]*(?:每人(?:最多)?|(?<!\S)(?:each|per member))\s*(?P<count>\d{1,9})\s*条?\s*$", re.I
)
_UNTIL = re.compile(
    r"^(?:截止(?:时间|日期)?[到至为在]?|[到至]|(?:to|by|until)(?!\S))[\s:：]*", re.I
)
_AROUND_TITLE = " \t,，:：;；"


@dataclass(frozen=True, slots=True)
class Asked:
    """A round as somebody asked for it. `until` is the deadline in words; `each` may be unsaid."""

    title: str
    until: str
    each: int | None


def has_deadline(said: str) -> bool:
    """Whether the words name a deadline, as only those do that open a round."""
    return _MARK.search(said) is not None


def read(said: str) -> Asked:
    """The parts of `标题 截止 周五18:00 每人 2`; the last mark of a deadline counts.

    Raises Refusal opinions-rounds-no-deadline where there is no mark or nothing after it.
    """
    marks = list(_MARK.finditer(said))
    if not marks:
        raise Refusal("opinions-rounds-no-deadline")
    title, until = said[: marks[-1].start()], said[marks[-1].end() :]
    each: int | None = None
    for part in (until, title):
        found = _EACH.search(part)
        if found is not None and each is None:
            each = int(found["count"])
    title, until = (_EACH.sub("", part).strip(_AROUND_TITLE) for part in (title, until))
    if not until:
        raise Refusal("opinions-rounds-no-deadline")
    return Asked(" ".join(title.split()), until, each)


def check_title(title: str) -> None:
    """Raise Refusal opinions-rounds-bad-title for one that is too short or too long."""
    if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE:
        raise Refusal(
            "opinions-rounds-bad-title",
            least=SHORTEST_TITLE,
            most=LONGEST_TITLE,
            length=len(title),
        )


def deadline(said: str, at: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) that was meant at `at`; a word such as `到` may stand before it.

    Raises Refusal opinions-rounds-moment-… where it can't be read.
    """
    try:
        found = moments.read(_UNTIL.sub("", said.strip()), at, zone)
    except moments.MomentError as fault:
        raise Refusal(f"opinions-rounds-moment-{fault.fault}", word=said[:20]) from None
    return found.replace(microsecond=0)


def check_deadline(closes_at: datetime, now: datetime, slack: timedelta = timedelta()) -> None:
    """Raise Refusal for a deadline that is less than an hour or more than 60 days away.

    opinions-rounds-too-soon, opinions-rounds-too-far. `slack` is the time that a person took to
    say yes to one that was shown.
    """
    if closes_at < now + SHORTEST - slack:
        raise Refusal("opinions-rounds-too-soon", hours=SHORTEST // timedelta(hours=1))
    if closes_at > now + LONGEST:
        raise Refusal("opinions-rounds-too-far", days=LONGEST.days)


def check_later(opened_at: datetime, closes_at: datetime, until: datetime) -> None:
    """Raise Refusal where an open round would end earlier, or over 60 days after its opening.

    opinions-rounds-not-later, opinions-rounds-too-long. Whoever could end a round early could do
    it when few had written; whoever could put it off for ever would keep it from everyone.
    """
    if until <= closes_at:
        raise Refusal("opinions-rounds-not-later")
    if until > opened_at + LONGEST:
        raise Refusal("opinions-rounds-too-long", days=LONGEST.days)


def check_each(each: int, threshold: int) -> None:
    """Raise Refusal opinions-rounds-each-range, or -each-fills where one person could do it alone.

    A round that one person can fill to its threshold may be released with that person's words
    alone.
    """
    if not 1 <= each <= MOST_EACH:
        raise Refusal("opinions-rounds-each-range", most=MOST_EACH)
    if each >= threshold:
        most = min(threshold - 1, MOST_EACH)
        raise Refusal("opinions-rounds-each-fills", each=each, threshold=threshold, most=most)


def remind_at(opened_at: datetime, closes_at: datetime) -> datetime | None:
    """When everyone alike is reminded: a day before the end, but not before half of the time.

    None for a round of less than three hours.
    """
    whole = closes_at - opened_at
    if whole < REMINDED:
        return None
    return max(opened_at + whole / 2, closes_at - REMIND_BEFORE).astimezone(UTC)
