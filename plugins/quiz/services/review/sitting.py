"""Reviewing (复习): one question stands before the member, is answered, and the next one comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fsrs import Rating

from bot.branch.models import Member
from bot.errors import Refusal
from bot.store.store import Store
from plugins.quiz.bank.grading import Given, share
from plugins.quiz.models import ReviewAnswer, ReviewCard
from plugins.quiz.rules import review
from plugins.quiz.rules.answering import Place, given
from plugins.quiz.services.bank import asking
from plugins.quiz.services.review import queue, scores
from plugins.quiz.services.review.queue import Moment, Standing

_POINTS = 1
BAD = "quiz-review-bad"
"""What is said of words that are no answer to what stands."""


@dataclass(frozen=True, slots=True)
class Next:
    """What comes now: a question and how many are due with it, or when the next one is."""

    standing: Standing | None
    due: int
    then: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an answer. `answered` is None where its question may not be asked (any more).

    `right` is the share that was right in thousandths. `repeated` marks what had been answered
    before by the same message.
    """

    answered: Standing | None
    right: int
    due_at: datetime
    next: Next
    repeated: bool = False


async def begin(store: Store, moment: Moment) -> Next:
    """Put the most urgent question before the member, or leave the one that stands there."""
    async with store.transaction():
        await _lock(moment)
        standing = await _standing(moment)
        if standing is not None:
            return Next(standing[1], await queue.due_count(moment), None)
        return await _next(moment)


async def stands(moment: Moment) -> Standing | None:
    """What stands before the member and still takes plain words for its answer."""
    found = await _standing(moment, locked=False)
    if found is None or moment.now - (found[0].asked_at or moment.now) > review.STANDS:
        return None
    return found[1]


async def shown(moment: Moment, token: str) -> Next | None:
    """What stands before the member, if it is the showing that `token` names."""
    found = await _standing(moment, locked=False)
    if found is None or found[1].token != token:
        return None
    return Next(found[1], await queue.due_count(moment), None)


async def stop(store: Store, moment: Moment) -> bool:
    """Take away what stands; it stays due. False where nothing stood."""
    async with store.transaction():
        cards = ReviewCard.filter(member_id=moment.member_id, asked_at__not_isnull=True)
        return bool(await cards.update(asked_at=None))


async def answer(
    store: Store, moment: Moment, said: str, *, key: str, cap: int, token: str = ""
) -> Outcome:
    """Answer what stands before the member; `key` names the message, which counts once.

    Raises Refusal: quiz-review-nothing-stands, quiz-review-stale where `token` names another
    showing, and those of `rules.answering` as quiz-review-bad-….
    """
    source = key[:200]
    async with store.transaction():
        await _lock(moment)
        done = await ReviewAnswer.filter(card__member_id=moment.member_id, source=source).first()
        if done is not None:
            return await _again(moment, done)
        found = await _standing(moment)
        if found is None:
            raise Refusal("quiz-review-stale" if token else "quiz-review-nothing-stands")
        card, standing = found
        if token and token != standing.token:
            raise Refusal("quiz-review-stale")
        if not await _may_be_asked(card, moment):
            await ReviewCard.filter(id=card.id).update(asked_at=None)
            return Outcome(None, 0, card.due_at, await _next(moment))
        place = Place(0, standing.asked.question.kind, len(standing.order))
        right = _right(standing, given(said, place, standing.order, BAD))
        await _enter(card, right, moment, source)
        if right >= 1000:
            what = f"review:{card.question_id}"
            await scores.award([scores.Award(moment.member_id, moment.day, what, _POINTS)], cap)
        return Outcome(standing, right, card.due_at, await _next(moment))


async def too_easy(store: Store, moment: Moment) -> datetime:
    """Take the last right answer for an easy one; when it comes again.

    Raises Refusal quiz-review-nothing-easy where there was none just now.
    """
    async with store.transaction():
        await _lock(moment)
        last = (
            await ReviewAnswer.filter(card__member_id=moment.member_id)
            .order_by("-at", "-id")
            .select_related("card")
            .first()
        )
        if last is None or last.rating < Rating.Good or moment.now - last.at > review.AFTERTHOUGHT:
            raise Refusal("quiz-review-nothing-easy")
        card = last.card
        if last.rating == Rating.Good:
            memory = review.too_easy(review.load(card.card, card.added_at), last.at)
            card.card, card.due_at = memory.dump(), memory.due
            await card.save(update_fields=["card", "due_at"])
            last.rating = int(Rating.Easy)
            await last.save(update_fields=["rating"])
        return card.due_at


async def _lock(moment: Moment) -> None:
    """Let what one member says in two places at once take turns (PostgreSQL)."""
    # With `values_list` Tortoise would leave the lock out.
    await Member.filter(id=moment.member_id).only("id").select_for_update(no_key=True)


async def _standing(moment: Moment, *, locked: bool = True) -> tuple[ReviewCard, Standing] | None:
    cards = ReviewCard.filter(member_id=moment.member_id, asked_at__not_isnull=True)
    if locked:
        cards = cards.select_for_update(no_key=True)
    card = await cards.order_by("-asked_at", "id").first()
    if card is None:
        return None
    asked = await asking.questions([card.question_id])
    if card.question_id not in asked:
        return None
    return card, queue.standing_of(card, asked[card.question_id])


async def _may_be_asked(card: ReviewCard, moment: Moment) -> bool:
    if card.question_id in await queue.held(moment.branch_id, moment.now):
        return False
    return await ReviewCard.filter(queue.alive(moment.day), id=card.id).exists()


async def _next(moment: Moment) -> Next:
    without = await queue.held(moment.branch_id, moment.now)
    found = await queue.first(moment, without)
    if found is None:
        return Next(None, 0, await queue.next_due(moment))
    card, standing = found
    card.asked_at = moment.now
    await card.save(update_fields=["asked_at"])
    return Next(standing, int(await queue.due_cards(moment, without).count()), None)


async def _enter(card: ReviewCard, right: int, moment: Moment, source: str) -> None:
    rating = review.rating_of(right)
    memory = review.answered(review.load(card.card, card.added_at), rating, moment.now)
    card.card, card.due_at = memory.dump(), memory.due
    await ReviewCard.filter(id=card.id).update(card=card.card, due_at=card.due_at, asked_at=None)
    await ReviewAnswer.create(card=card, at=moment.now, rating=int(rating), source=source)


async def _again(moment: Moment, done: ReviewAnswer) -> Outcome:
    """The message was answered before: where that question is now, and what stands."""
    card = await ReviewCard.get(id=done.card_id)
    found = await _standing(moment)
    due = await queue.due_count(moment)
    now = Next(found[1] if found else None, due, await queue.next_due(moment))
    return Outcome(None, 0, card.due_at, now, repeated=True)


def _right(standing: Standing, given: Given) -> int:
    return round(share(standing.asked.question, given) * 1000)
