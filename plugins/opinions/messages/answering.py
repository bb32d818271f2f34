"""What officers are told of what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.opinions.messages.reading import state_name

if TYPE_CHECKING:
    from bot.delivery.messages import Voice
    from plugins.opinions.rules.opinions import State
    from plugins.opinions.services.answering import Done


def answered(t: Voice, done: Done, *, quotes: bool) -> str:
    """Whom the answer reached, and how it reaches everyone."""
    if not done.numbers:
        return t("opinions-answering-before", names=done.names)
    count, number = len(done.numbers), done.round.number
    lines = [t("opinions-answering-done", names=done.names, count=count, round=number)]
    if done.before:
        lines.append(t("opinions-answering-some-before", names=done.names_before))
    if quotes:
        lines.append(t("opinions-answering-quotes"))
    return "\n".join(lines)


def marked(t: Voice, done: Done, state: State) -> str:
    """Which opinions are how far now."""
    if not done.numbers:
        return t("opinions-state-before", names=done.names)
    known = {"names": done.names, "count": len(done.numbers)}
    return t("opinions-state-done", state=state_name(t, state), **known)


def hidden(t: Voice, done: Done) -> str:
    """Which opinions are hidden now."""
    if not done.numbers:
        return t("opinions-hide-before", names=done.names)
    return t("opinions-hide-done", names=done.names, count=len(done.numbers))


def restored(t: Voice, done: Done) -> str:
    """Which opinions are shown again."""
    if not done.numbers:
        return t("opinions-restore-before", names=done.names)
    return t("opinions-restore-done", names=done.names, count=len(done.numbers))
