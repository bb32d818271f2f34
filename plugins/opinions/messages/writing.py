"""What a writer reads: where one may write, the draft as it stands, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.commands.reply import Reply
from bot.platforms.types import Button
from plugins.opinions.rules.choosing import labels
from plugins.opinions.rules.identifying import Sign
from plugins.opinions.rules.opinions import LONGEST
from plugins.opinions.services.places import Place

_SIGNS = 8
_LABEL = 20


class Voice(Protocol):
    """Says a text in the reader's locale."""

    def __call__(self, text_id: str, /, **variables: Any) -> str: ...


def when(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as the branch's clock shows it."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def begun(t: Voice, place: Place, *, branch: bool) -> Reply:
    """A draft has begun: what is promised, and how to go on. `branch`: say which."""
    text = t(
        "opinions-writing-begun",
        about=_about(t, place, branch=branch),
        when=when(place.round.closes_at, place.view.zone),
        promise=t("opinions-writing-promise"),
        most=LONGEST,
        pictures="yes" if place.round.pictures else "no",
    )
    return Reply(text, buttons=((_button(t, "discard"),),))


def draft(t: Voice, told: dict[str, Any], about: str, signs: Sequence[Sign]) -> Reply:
    """The draft as it stands, with all that one should know before it is sent."""
    parts = [about, told["text"] or t("opinions-writing-no-text")]
    if told["pictured"]:
        parts.append(t("opinions-writing-with-picture"))
    if signs:
        parts.append(t("opinions-writing-signs", signs=_signs(t, signs)))
    left = LONGEST - len(told["text"])
    key = (
        "opinions-adding-promise-short" if told["opinion_id"] else "opinions-writing-promise-short"
    )
    parts.append(t(key, left=left))
    parts.append(t("opinions-writing-how-on"))
    buttons = tuple(_button(t, key) for key in ("submit", "rewrite", "discard"))
    return Reply("\n\n".join(parts), buttons=(buttons,))


def about_place(t: Voice, place: Place, *, branch: bool) -> str:
    """For what a draft is."""
    return t("opinions-writing-draft-for", about=_about(t, place, branch=branch))


def choose(t: Voice, places: Sequence[Place], *, kept: bool = False, wrong: bool = False) -> Reply:
    """The rounds among which one has to choose. `kept`: a text waits for the choice.

    `wrong`: what was chosen is none of them.
    """
    names = labels([(place.view.id, place.round.number) for place in places])
    branches = len({place.view.id for place in places}) > 1
    lines = [
        t(
            "opinions-writing-choice",
            command=t("opinions-writing-command", round=name),
            about=_about(t, place, branch=branches),
            when=when(place.round.closes_at, place.view.zone),
        )
        for name, place in zip(names, places, strict=True)
    ]
    buttons = [
        Button(place.round.title[:_LABEL], t("opinions-writing-command", round=name))
        for name, place in zip(names, places, strict=True)
    ]
    head = "opinions-writing-choose-kept" if kept else "opinions-writing-choose"
    text = t(head, rounds="\n".join(lines))
    if wrong:
        text = f"{t('opinions-writing-choose-wrong')}\n{text}"
    return Reply(text, buttons=tuple((one,) for one in buttons))


def sent(t: Voice, receipt: str, place: Place, minutes: int) -> Reply:
    """It is stored: the receipt, and what it is for."""
    text = t(
        "opinions-writing-sent",
        receipt=receipt,
        when=when(place.round.closes_at, place.view.zone),
        minutes=minutes,
    )
    again = Button(t("opinions-receipts-button-again"), t("opinions-receipts-command-again"))
    return Reply(text, buttons=((again,),))


def _about(t: Voice, place: Place, *, branch: bool) -> str:
    key = "opinions-writing-about-in" if branch else "opinions-writing-about"
    return t(key, title=place.round.title, branch=place.view.name)


def _signs(t: Voice, signs: Iterable[Sign]) -> str:
    once = dict.fromkeys((sign.kind, sign.words.strip()) for sign in signs)
    lines = [
        t(f"opinions-writing-sign-{kind.replace('_', '-')}", words=words)
        for kind, words in list(once)[:_SIGNS]
    ]
    return t("opinions-writing-sign-comma").join(lines)


def _button(t: Voice, key: str) -> Button:
    return Button(t(f"opinions-writing-button-{key}"), t(f"opinions-help-{key}.example"))
