"""Confirmations: many people's in one message, everyone named once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Protocol, TypeVar

from bot.commands.reply import Merge
from bot.platforms.types import Outgoing
from bot.texts.texts import Texts
from plugins.signin.messages.speaker import T, listed
from plugins.signin.services.daily import OpenNow

COMPACT_FROM = 6
"""From so many people on, counts stand in brackets instead of lines of their own."""


class Spoken(Protocol):
    """What a confirmation has to say, beside that it is one."""

    @property
    def plain(self) -> bool:
        """Whether it says no more than that all is well, so that a sign can stand for it."""
        ...

    @property
    def long(self) -> bool:
        """Whether it takes longer to read than a notice is shown."""
        ...


@dataclass(frozen=True, slots=True)
class DailyLine:
    """One person's daily sign-in. `day` is said where it is not today (read late)."""

    member_id: int
    name: str
    new: bool
    streak: int
    month: int
    day: str = ""
    open_now: tuple[OpenNow, ...] = ()

    @property
    def plain(self) -> bool:
        """New, for today, and nothing to add."""
        return self.new and not self.day and not self.open_now

    @property
    def long(self) -> bool:
        """With a hint at the occasion that wants its code."""
        return bool(self.open_now)


@dataclass(frozen=True, slots=True)
class AttendLine:
    """One person's sign-in for an occasion. `at` is the clock's time."""

    member_id: int
    name: str
    title: str
    new: bool
    late: bool
    at: str

    @property
    def plain(self) -> bool:
        """New and in time."""
        return self.new and not self.late

    @property
    def long(self) -> bool:
        """Never."""
        return False


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One person's answer to a second check."""

    member_id: int
    name: str

    @property
    def plain(self) -> bool:
        """Always."""
        return True

    @property
    def long(self) -> bool:
        """Never."""
        return False


def daily(texts: Texts, line: DailyLine) -> Merge:
    """The daily confirmation of one, to be merged with others."""
    return Merge("signin.daily", line, _renderers(texts)[0])


def attended(texts: Texts, session_id: int, line: AttendLine) -> Merge:
    """The confirmation of an occasion, to be merged with others of the same."""
    return Merge(f"signin.attend.{session_id}", line, _renderers(texts)[1])


def answered(texts: Texts, line: AnswerLine) -> Merge:
    """The confirmation of an answer to a second check, to be merged with others."""
    return Merge("signin.recheck", line, _renderers(texts)[2])


L = TypeVar("L", DailyLine, AttendLine)
Renderer = Callable[[Sequence[object], str], Outgoing]


@lru_cache(maxsize=4)
def _renderers(texts: Texts) -> tuple[Renderer, Renderer, Renderer]:
    """One function for equal keys: merging asks for that."""

    def render_daily(lines: Sequence[object], locale: str) -> Outgoing:
        t = partial(texts.get, locale)
        return Outgoing(daily_text(t, _once(line for line in lines if isinstance(line, DailyLine))))

    def render_attended(lines: Sequence[object], locale: str) -> Outgoing:
        t = partial(texts.get, locale)
        return Outgoing(
            attended_text(t, _once(line for line in lines if isinstance(line, AttendLine)))
        )

    def render_answers(lines: Sequence[object], locale: str) -> Outgoing:
        t = partial(texts.get, locale)
        names = {line.member_id: line.name for line in lines if isinstance(line, AnswerLine)}
        return Outgoing(t("signin-recheck-answered", names=listed(t, names.values())))

    return render_daily, render_attended, render_answers


def _once(lines: Iterable[L]) -> list[L]:
    """Each person once: what was new before what was a repeat."""
    kept: dict[int, L] = {}
    for line in lines:
        known = kept.get(line.member_id)
        if known is None or (line.new and not known.new):
            kept[line.member_id] = line
    return list(kept.values())


def daily_text(t: T, lines: Sequence[DailyLine]) -> str:
    """The message for these people."""
    new = [line for line in lines if line.new]
    again = [line for line in lines if not line.new]
    said: list[str] = []
    if len(new) >= COMPACT_FROM:
        names = listed(
            t,
            (
                t("signin-daily-compact", name=line.name, streak=line.streak, month=line.month)
                for line in new
            ),
        )
        said.append(t("signin-daily-many", count=len(new), names=names))
    else:
        said += [_daily_line(t, line) for line in new]
    if len(again) == 1:
        line = again[0]
        said.append(t("signin-daily-again", name=line.name, streak=line.streak, month=line.month))
    elif again:
        said.append(t("signin-daily-again-many", names=listed(t, (one.name for one in again))))
    titles = list(dict.fromkeys(one.title for line in lines for one in line.open_now))
    if titles:
        said.append(t("signin-daily-session-open", titles=listed(t, titles)))
    return "\n".join(said)


def _daily_line(t: T, line: DailyLine) -> str:
    known = {"name": line.name, "streak": line.streak, "month": line.month}
    if line.day:
        return t("signin-daily-late", day=line.day, **known)
    return t("signin-daily-done", **known)


def attended_text(t: T, lines: Sequence[AttendLine]) -> str:
    """The message for these people, all of one occasion."""
    title = lines[0].title
    in_time = [line for line in lines if line.new and not line.late]
    late = [line for line in lines if line.new and line.late]
    again = [line for line in lines if not line.new]
    said: list[str] = []
    if len(in_time) == 1:
        said.append(t("signin-attend-done", name=in_time[0].name, title=title, at=in_time[0].at))
    elif in_time:
        names = listed(t, (line.name for line in in_time))
        said.append(t("signin-attend-many", title=title, count=len(in_time), names=names))
    if late:
        names = listed(t, (line.name for line in late))
        said.append(t("signin-attend-late", title=title, names=names))
    if again:
        names = listed(t, (line.name for line in again))
        said.append(t("signin-attend-again", title=title, names=names))
    return "\n".join(said)
