"""What is said of a round while it opens, runs and ends: to the groups, and to the officers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.branch.roles import Right
from bot.delivery.messages import OutboxMessage, ToChats, ToMember, Voice, in_each_locale
from bot.delivery.rules import Kind
from bot.platforms.types import Button, Outgoing, PlatformName
from plugins.opinions.rules.asking import FORGOTTEN
from plugins.opinions.rules.rounds import State

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.opinions.models import Round
    from plugins.opinions.services.ending import Closed, Listed
    from plugins.opinions.services.opening import Wish

START = "opinion"
"""What a deep link into the private chat carries."""

_MOST_NAMED = 30


def voice(host: Host, view: BranchView) -> Voice:
    """The branch's own voice, for what its groups hear."""
    return partial(host.texts.get, view.locale)


def when(t: Voice, view: BranchView, at: datetime, now: datetime) -> str:
    """An instant by the branch's clock; the year only where it is another one than now."""
    there = at.astimezone(view.zone)
    known = {
        "month": there.month,
        "day": there.day,
        "weekday": t("opinions-rounds-weekday", weekday=there.isoweekday()),
        "clock": f"{there:%H:%M}",
    }
    if there.year == now.astimezone(view.zone).year:
        return t("opinions-rounds-when", **known)
    return t("opinions-rounds-when-year", year=str(there.year), **known)


def preview(t: Voice, view: BranchView, wish: Wish, now: datetime) -> str:
    """A round before it is opened, with what can never change for it."""
    terms = wish.terms
    lines = [
        t("opinions-rounds-preview", title=wish.title, until=when(t, view, wish.closes_at, now)),
        t("opinions-rounds-preview-terms", each=terms.per_member, threshold=terms.threshold),
        t("opinions-rounds-pictures" if terms.pictures else "opinions-rounds-no-pictures"),
        t("opinions-rounds-preview-fixed"),
    ]
    return "\n".join([*lines, *few(t, view, terms.threshold)])


def few(t: Voice, view: BranchView, threshold: int) -> list[str]:
    """A warning where fewer can write than opinions are needed; only who is bound can."""
    able = sum(bool(one.accounts) for one in view.members.values())
    return [t("opinions-rounds-few", able=able, threshold=threshold)] if able < threshold else []


def announced(host: Host, view: BranchView, round_: Round, now: datetime) -> OutboxMessage:
    """To the groups: a round is open, what is promised, and the way into the private chat."""
    t = voice(host, view)
    known = {"number": round_.number, "title": round_.title}
    until = when(t, view, round_.closes_at, now)
    kind = "box" if round_.standing else "round"
    lines = [
        t(f"opinions-rounds-announced-{kind}", until=until, each=round_.per_member, **known),
        t("opinions-rounds-promise", threshold=round_.threshold),
    ]
    return _to_groups(host, view, round_, "open", lines, expires_at=round_.closes_at, way_in=True)


def reminded(host: Host, view: BranchView, round_: Round, now: datetime) -> OutboxMessage:
    """To the groups: it ends soon. To all alike, since nobody knows who wrote."""
    t = voice(host, view)
    until = when(t, view, round_.closes_at, now)
    lines = [
        t("opinions-rounds-reminded", number=round_.number, title=round_.title, until=until),
        t("opinions-rounds-reminded-all"),
    ]
    return _to_groups(
        host,
        view,
        round_,
        f"remind:{round_.closes_at.isoformat()}",
        lines,
        expires_at=round_.closes_at,
        kind=Kind.REMINDER,
        way_in=True,
    )


def extended(host: Host, view: BranchView, round_: Round, now: datetime) -> OutboxMessage:
    """To the groups: it goes on; what was written stays."""
    t = voice(host, view)
    until = when(t, view, round_.closes_at, now)
    lines = [t("opinions-rounds-extended", number=round_.number, title=round_.title, until=until)]
    what = f"until:{round_.closes_at.isoformat()}"
    return _to_groups(host, view, round_, what, lines, expires_at=round_.closes_at, way_in=True)


def cancelled(host: Host, view: BranchView, round_: Round) -> OutboxMessage:
    """To the groups: taken back, and what was written is destroyed."""
    t = voice(host, view)
    text = t("opinions-rounds-cancelled", number=round_.number, title=round_.title)
    return _to_groups(host, view, round_, "cancelled", [text])


def forgotten(host: Host, view: BranchView, round_: Round) -> OutboxMessage:
    """To the groups: nobody extended it, and what was written is destroyed."""
    t = voice(host, view)
    text = t("opinions-rounds-forgotten", number=round_.number, title=round_.title)
    return _to_groups(host, view, round_, "forgotten", [text])


def closed(host: Host, view: BranchView, made: Closed, now: datetime) -> list[OutboxMessage]:
    """What is told at a deadline: to the groups, and to the officers in private."""
    round_ = made.round
    said = in_each_locale(host.texts, view.locale, lambda t: _to_officers(t, view, made, now))
    if round_.state == State.OPEN:
        return said  # the box goes on, and its groups need not hear of it
    t = voice(host, view)
    known = {"number": round_.number, "title": round_.title}
    count = {"count": made.count} if round_.state == State.RELEASED else {}
    lines = [t(f"opinions-rounds-closed-{round_.state}", **known, **count)]
    if made.following is not None:
        until = when(t, view, made.following.closes_at, now)
        lines.append(t("opinions-rounds-box-again", until=until))
    return [_to_groups(host, view, round_, _end_of(made), lines), *said]


def _end_of(made: Closed) -> str:
    """What tells the ends of a round apart: it may have two."""
    return f"closed:{made.round.closes_at.isoformat()}:{made.round.state}"


def _to_officers(t: Voice, view: BranchView, made: Closed, now: datetime) -> list[OutboxMessage]:
    round_ = made.round
    known = {"number": round_.number, "title": round_.title}
    buttons: list[Button] = []
    if round_.state == State.RELEASED:
        command = t("opinions-rounds-command-read", number=round_.number)
        text = t("opinions-rounds-officers-released", count=made.count, command=command, **known)
        buttons = [Button(t("opinions-rounds-button-read"), command)]
    elif round_.state == State.SHORT:
        command = t("opinions-rounds-command-extend", number=round_.number)
        text = t("opinions-rounds-officers-short", command=command, days=FORGOTTEN.days, **known)
        buttons = [Button(t("opinions-rounds-button-extend"), command)]
    elif round_.state == State.OPEN:
        until = when(t, view, round_.closes_at, now)
        text = t("opinions-rounds-officers-box", until=until, **known)
    else:
        text = t("opinions-rounds-officers-destroyed", **known)
    message = Outgoing(text, buttons=(tuple(buttons),) if buttons else ())
    key = f"opinions:round:{round_.id}:{_end_of(made)}"
    return to_officers(view, message, key)


def to_officers(view: BranchView, message: Outgoing, key: str) -> list[OutboxMessage]:
    """One private message for each who runs rounds and can be reached."""
    return [
        OutboxMessage(view.id, ToMember(one.member_id), message, f"{key}:{one.member_id}")
        for one in view.with_right(Right.OPINIONS_RUN)
        if one.accounts
    ]


def added(t: Voice, view: BranchView, names: Sequence[str], at: datetime) -> list[OutboxMessage]:
    """To the officers: to which opinions (3-12) something was added. `at` names the delivery."""
    shown = list(names[:_MOST_NAMED])
    said = t("opinions-rounds-comma").join(shown)
    more = len(names) - len(shown)
    text = t("opinions-rounds-added", names=said, more=more)
    button = Button(
        t("opinions-rounds-button-one", name=names[0]),
        t("opinions-rounds-command-one", name=names[0]),
    )
    message = Outgoing(text, buttons=((button,),))
    return to_officers(view, message, f"opinions:added:{view.id}:{at.isoformat()}")


def listed(t: Voice, view: BranchView, found: Sequence[Listed], now: datetime) -> str:
    """The rounds, newest first; counts of released ones alone."""
    if not found:
        return t("opinions-rounds-list-none")
    lines = [t("opinions-rounds-list")]
    for one in found:
        round_ = one.round
        known = {"until": when(t, view, round_.closes_at, now), "count": one.count}
        state = t(f"opinions-rounds-state-{round_.state}", **known)
        title = round_.title
        lines.append(t("opinions-rounds-list-line", number=round_.number, title=title, state=state))
    return "\n".join(lines)


def _to_groups(
    host: Host,
    view: BranchView,
    round_: Round,
    what: str,
    lines: Sequence[str],
    *,
    expires_at: datetime | None = None,
    kind: Kind = Kind.NOTICE,
    way_in: bool = False,
) -> OutboxMessage:
    text, buttons = "\n".join(lines), ()
    if way_in:
        more, buttons = _way_in(host, view)
        text = f"{text}\n{more}"
    return OutboxMessage(
        view.id,
        ToChats(view.id),
        Outgoing(text, buttons=buttons),
        f"opinions:round:{round_.id}:{what}",
        expires_at=expires_at,
        kind=kind,
    )


def _way_in(host: Host, view: BranchView) -> tuple[str, tuple[tuple[Button, ...], ...]]:
    """How one gets from the branch's groups into the private chat: one text for all of them."""
    t = voice(host, view)
    lines = [t("opinions-rounds-way")]
    if any(chat.platform is PlatformName.QQ for chat in view.chats):
        lines.append(t("opinions-rounds-way-qq"))
    buttons: tuple[tuple[Button, ...], ...] = ()
    if any(chat.platform is PlatformName.TELEGRAM for chat in view.chats):
        telegram = host.platforms.get(PlatformName.TELEGRAM)
        link = telegram.deep_link(START) if telegram is not None else None
        if link is not None:
            lines.append(t("opinions-rounds-way-telegram", link=link))
            buttons = ((Button(t("opinions-rounds-button-write"), url=link),),)
    return "\n".join(lines), buttons
