"""What an author reads who shows a receipt, and who adds something."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.commands.reply import Reply
from bot.platforms.types import Button
from plugins.opinions.messages.writing import Voice, when
from plugins.opinions.models import Opinion, Round
from plugins.opinions.rules.opinions import LONGEST
from plugins.opinions.services.showing import Shown


def again(t: Voice, words: str) -> str:
    """The receipt, for the second and last time."""
    return t("opinions-receipts-again", receipt=words)


def shown(t: Voice, found: Shown, zone: ZoneInfo, now: datetime) -> Reply:
    """What a receipt opens."""
    if found.opinion is None:
        key = "waiting" if now < found.round.closes_at else "unreleased"
        text = t(
            f"opinions-receipts-{key}",
            title=found.round.title,
            text=found.text,
            when=when(found.round.closes_at, zone),
        )
        return Reply(text)
    parts = [t("opinions-receipts-opened", title=found.round.title, text=found.text)]
    parts.append(_state(t, found.opinion))
    if found.opinion.hidden_why:
        parts.append(t("opinions-receipts-hidden", why=found.opinion.hidden_why))
    parts += [t("opinions-receipts-added", text=text) for text in found.added]
    parts += [
        t("opinions-receipts-answer", day=at.astimezone(zone).strftime("%Y-%m-%d"), text=text)
        for text, at in found.answers
    ]
    if not found.answers:
        parts.append(t("opinions-receipts-no-answer"))
    parts += [t("opinions-receipts-on-its-way", text=text) for text in found.waiting]
    parts.append(t("opinions-receipts-may-add"))
    button = Button(t("opinions-receipts-button-add"), t("opinions-help-append.short"))
    return Reply("\n\n".join(parts), buttons=((button,),))


def adding(t: Voice, round_: Round, at: time) -> Reply:
    """An addition has begun: how to go on, and when it arrives."""
    text = t("opinions-adding-begun", title=round_.title, at=f"{at:%H:%M}", most=LONGEST)
    button = Button(t("opinions-writing-button-discard"), t("opinions-help-discard.example"))
    return Reply(text, buttons=((button,),))


def about_addition(t: Voice, round_: Round) -> str:
    """For what a draft is that adds to an opinion."""
    return t("opinions-adding-draft-for", title=round_.title)


def added(t: Voice, at: time) -> str:
    """The addition is stored."""
    return t("opinions-adding-sent", at=f"{at:%H:%M}")


def _state(t: Voice, opinion: Opinion) -> str:
    state = t(f"opinions-receipts-state-{opinion.state}")
    if opinion.reason:
        return t("opinions-receipts-stands-because", state=state, reason=opinion.reason)
    return t("opinions-receipts-stands", state=state)
