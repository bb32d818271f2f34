"""The bank as people read it, and what goes out when questions retire."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.branch.roles import Right, Role
from bot.delivery.messages import OutboxMessage, ToMember, in_each_locale
from bot.platforms.types import Outgoing
from plugins.quiz.bank.question import LETTERS, Kind, Question, letters_of
from plugins.quiz.messages.bank_report import some

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.texts.texts import Texts
    from plugins.quiz.services.bank.correcting import Corrected
    from plugins.quiz.services.bank.finding import Found
    from plugins.quiz.services.bank.overview import Overview
    from plugins.quiz.services.bank.retiring import OldVersion, Turned
    from plugins.quiz.services.bank.rows import Kept

T = Callable[..., str]

LISTED = 15
_TOPICS = 30
_SHORT = 60


def overview(t: T, view: BranchView, counted: Overview) -> str:
    """Counts by topic, and what can be done next."""
    if not counted.asked and not counted.retired:
        return t("quiz-bank-none", branch=view.name)
    lines = [t("quiz-bank-title", branch=view.name, count=counted.asked, retired=counted.retired)]
    for topic, kinds in list(counted.topics.items())[:_TOPICS]:
        counts = t("quiz-bank-comma").join(
            t("quiz-bank-kind-count", kind=t(f"quiz-bank-kind-{kind}"), count=kinds[kind])
            for kind in Kind
            if kinds[kind]
        )
        total = sum(kinds.values())
        lines.append(t("quiz-bank-topic", topic=topic, count=total, kinds=counts))
    if len(counted.topics) > _TOPICS:
        lines.append(t("quiz-bank-topics-more", count=len(counted.topics) - _TOPICS))
    return "\n".join([*lines, t("quiz-bank-how")])


def found(t: T, query: str, result: Found) -> str:
    """What a search found, a line each."""
    lines = []
    if not result.ready:
        lines.append(t("quiz-bank-index-coming"))
    if not result.questions:
        return "\n".join([*lines, t("quiz-bank-not-found", query=query)])
    lines.append(t("quiz-bank-found", query=query, count=len(result.questions)))
    lines += [line(t, kept) for kept in result.questions]
    return "\n".join([*lines, t("quiz-bank-see", number=result.questions[0].number)])


def line(t: T, kept: Kept) -> str:
    """A question on one line, without its answer."""
    text = " ".join(kept.question.text.split())
    if len(text) > _SHORT:
        text = f"{text[:_SHORT]}…"
    kind = t(f"quiz-bank-kind-{kept.question.kind}")
    return t("quiz-bank-line", number=kept.number, kind=kind, text=text)


def question(t: T, kept: Kept, zone: ZoneInfo) -> str:
    """Everything about a question, its answer too: only for private chats."""
    one = kept.question
    lines = [
        t(
            "quiz-bank-question",
            number=kept.number,
            kind=t(f"quiz-bank-kind-{one.kind}"),
            topic=one.topic,
            difficulty=t(f"quiz-bank-difficulty-{one.difficulty}"),
        ),
        one.text,
        *(f"{LETTERS[i]}. {option}" for i, option in enumerate(one.options[: len(LETTERS)])),
        t("quiz-bank-answer", answer=answer(t, one)),
    ]
    if one.explanation:
        lines.append(t("quiz-bank-explanation", explanation=one.explanation))
    if one.source or one.rule_version:
        lines.append(
            t(
                "quiz-bank-source",
                source=one.source or t("quiz-bank-no-source"),
                version=one.rule_version or t("quiz-bank-no-version"),
            )
        )
    if one.holds_until is not None:
        lines.append(t("quiz-bank-until", day=one.holds_until.isoformat()))
    if kept.retired and kept.retired_at is not None:
        day = kept.retired_at.astimezone(zone).date().isoformat()
        lines.append(t("quiz-bank-retired", day=day, why=_why(t, kept.retired)))
    lines.append(t("quiz-bank-ref", ref=one.ref))
    return "\n".join(lines)


def answer(t: T, one: Question) -> str:
    """The right answer as people write it."""
    if one.kind is Kind.TRUEFALSE:
        return t("quiz-bank-true") if one.answer else t("quiz-bank-false")
    if one.kind is Kind.BLANK:
        return t("quiz-bank-or").join(one.forms())
    return letters_of(one.right())


def _why(t: T, why: str) -> str:
    known = why if why in ("hand", "expired", "rule") else "hand"
    return t(f"quiz-bank-why-{known}")


def mended(t: T, done: Corrected) -> str:
    """What a correction changed."""
    old, new = answer(t, done.old), answer(t, done.new)
    if old != new:
        return t("quiz-bank-mended-answer", number=done.number, old=old, new=new)
    return t("quiz-bank-mended", number=done.number)


def turned(t: T, what: str, done: Turned) -> str:
    """What was retired or restored, and what was not."""
    lines = []
    if done.done:
        text_id = f"quiz-bank-{what}-done"
        lines.append(t(text_id, numbers=some(t, done.done), count=len(done.done)))
    if done.same:
        lines.append(t(f"quiz-bank-{what}-same", numbers=some(t, done.same)))
    if done.over:
        lines.append(t("quiz-bank-restored-over", numbers=some(t, done.over), number=done.over[0]))
    if done.unknown:
        lines.append(t("quiz-bank-unknown-numbers", numbers=some(t, done.unknown)))
    return "\n".join(lines)


def rule_question(t: T, rule: str, version: str, old: OldVersion) -> str:
    """What would retire with a rule's older version."""
    head = t("quiz-bank-rule-ask", rule=rule, version=version, count=len(old.old))
    return "\n".join([head, *_list(t, old.old), *_unclear(t, old)])


def rule_done(t: T, rule: str, version: str, old: OldVersion) -> str:
    """What has retired."""
    numbers = some(t, [kept.number for kept in old.old])
    head = t("quiz-bank-rule-done", rule=rule, version=version, count=len(old.old), numbers=numbers)
    return "\n".join([head, *_unclear(t, old)])


def _unclear(t: T, old: OldVersion) -> list[str]:
    if not old.unclear:
        return []
    numbers = some(t, [kept.number for kept in old.unclear])
    return [t("quiz-bank-rule-unclear", count=len(old.unclear), numbers=numbers)]


def _list(t: T, among: Sequence[Kept]) -> list[str]:
    lines = [line(t, kept) for kept in among[:LISTED]]
    if len(among) > LISTED:
        lines.append(t("quiz-bank-more", count=len(among) - LISTED))
    return lines


def told(view: BranchView) -> list[int]:
    """Who hears of questions that retire: the publicity commissioners, else who may edit."""
    holders = view.holders(Role.PUBLICITY) or view.with_right(Right.BANK_EDIT)
    return [member.member_id for member in holders]


def rule_notices(
    texts: Texts,
    view: BranchView,
    members: Sequence[int],
    rule: str,
    version: str,
    old: OldVersion,
    key: str,
) -> list[OutboxMessage]:
    """To the commissioners: these have retired with the rule's older version."""

    def say(t: T) -> list[OutboxMessage]:
        head = t("quiz-bank-rule-notice", rule=rule[:60], version=version, count=len(old.old))
        text = "\n".join([head, *_list(t, old.old), *_unclear(t, old)])
        return _to_each(view, members, text, f"quiz:rule:{key}")

    return in_each_locale(texts, view.locale, say)


def expiry_notices(
    texts: Texts, view: BranchView, gone: Sequence[Kept], day: date
) -> list[OutboxMessage]:
    """To the commissioners: the last day of these is over, and they have retired."""

    def say(t: T) -> list[OutboxMessage]:
        head = t("quiz-bank-expired-notice", branch=view.name, count=len(gone))
        how = t("quiz-bank-expired-how", number=gone[0].number)
        text = "\n".join([head, *_list(t, gone), how])
        return _to_each(view, told(view), text, f"quiz:expired:{view.id}:{day.isoformat()}")

    return in_each_locale(texts, view.locale, say)


def _to_each(view: BranchView, members: Sequence[int], text: str, key: str) -> list[OutboxMessage]:
    return [
        OutboxMessage(view.id, ToMember(member), Outgoing(text), key=f"{key[:150]}:{member}")
        for member in members
    ]
