"""In the middle of an exam, in private: answers, from one question to the next, the end."""

from __future__ import annotations

from datetime import timedelta

from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal
from plugins.quiz.bank.grading import Given
from plugins.quiz.bank.question import LETTERS, Kind
from plugins.quiz.messages import taking, taking_results
from plugins.quiz.rules import answering
from plugins.quiz.rules import taking as words
from plugins.quiz.rules.exam import Tried, time_up
from plugins.quiz.services.exams import answers, attempts, finishing
from plugins.quiz.services.exams.answers import Saying, Ticked, Verdict
from plugins.quiz.services.exams.papers import OwnItem
from plugins.quiz.services.exams.sittings import Sitting, sit

LATE = timedelta(minutes=10)
"""For so long after an attempt a plain answer is told that it came too late."""


async def on_text(ctx: Context, text: str) -> Reply | None:
    """What a member says who is in the middle of an exam; None where nobody is."""
    found = await attempts.current(ctx.branch.id, ctx.member.member_id)
    if found is None:
        return None
    exam, attempt = found
    if time_up(Tried(attempt.ends_at, attempt.finished_at), ctx.at):
        return await over(ctx, attempt.id)
    sitting = await sit(exam, attempt)
    said = words.read(text)
    if isinstance(said, words.Step):
        return await go(ctx, sitting, attempt.current + said.by)
    if isinstance(said, words.Go):
        return await go(ctx, sitting, said.place, exactly=True)
    return await reply_to(ctx, sitting, said)


async def too_late(ctx: Context, text: str) -> Reply | None:
    """Somebody answers on after the end of their attempt: nothing is saved, and they are told."""
    if not words.looks_like_an_answer(text):
        return None
    now = ctx.host.clock.now()
    exam = await attempts.just_finished(ctx.branch.id, ctx.member.member_id, now - LATE)
    if exam is None:
        return None
    return Reply(ctx.t("quiz-taking-too-late", title=exam.title, number=exam.number))


async def show(ctx: Context, sitting: Sitting, *, before: str = "") -> Reply:
    """The question at which the member is; on a press it takes the place of the one before."""
    own = sitting.here()
    if own is None:
        raise Refusal("quiz-taking-empty", title=sitting.exam.title)
    text, buttons = taking.question(ctx.t, sitting, own, ctx.host.clock.now())
    return _said(ctx, before, text, buttons)


async def go(ctx: Context, sitting: Sitting, place: int, *, exactly: bool = False) -> Reply:
    """To a place, or past the last question to the end. Raises Refusal quiz-taking-no-place."""
    if exactly and sitting.at(place) is None:
        raise Refusal("quiz-taking-no-place", place=place, count=sitting.count)
    if place > sitting.count:
        return _end(ctx, sitting)
    place = max(place, 1)
    await answers.move(sitting.attempt.id, place)
    sitting.attempt.current = place
    return await show(ctx, sitting)


async def reply_to(ctx: Context, sitting: Sitting, said: words.Reply) -> Reply:
    """Save an answer; the next question comes at once. Raises Refusal for what is none."""
    here = sitting.here()
    own = here if said.place is None else sitting.at(said.place)
    if own is None or here is None:
        raise Refusal(
            "quiz-taking-no-place",
            place=1 if said.place is None else said.place,
            count=sitting.count,
        )
    given = _read(own, said.words)
    # Who mends an earlier answer, or taps an old message, comes back to where they were.
    stays = isinstance(given, Ticked) or own.place != here.place
    then = own.place if isinstance(given, Ticked) else here.place if stays else own.place + 1
    done = await answers.save(
        ctx.host.store,
        Saying(
            sitting.attempt.id,
            own.item,
            given,
            finishing.partial_of(sitting.exam),
            ctx.at,
            str(ctx.incoming.platform),
            min(then, sitting.count),
        ),
    )
    await _check(sitting, done.verdict)
    if done.verdict is Verdict.TIME_UP:
        return await over(ctx, sitting.attempt.id)
    sitting.given[own.item.id] = done.given
    sitting.attempt.current = min(then, sitting.count)
    told = taking.saved(ctx.t, own, done.given)
    return (
        _end(ctx, sitting, told) if then > sitting.count else await show(ctx, sitting, before=told)
    )


async def over(ctx: Context, attempt_id: int) -> Reply:
    """The time was over when it was said: nothing of it is saved, what was saved is marked."""
    now = ctx.host.clock.now()
    done = await finishing.finish(ctx.host, attempt_id, now)
    if done is None:
        raise Refusal("quiz-taking-finished-before")
    text = taking_results.finished(ctx.t, done, ctx.zone, now, by_time=True)
    return Reply(f"{ctx.t('quiz-taking-not-saved')}\n{text}", edit=True)


async def _check(sitting: Sitting, verdict: Verdict) -> None:
    if verdict is Verdict.FINISHED:
        raise Refusal("quiz-taking-finished-before")
    if verdict is Verdict.CANCELLED:
        raise Refusal("quiz-taking-cancelled", title=sitting.exam.title)


def _read(own: OwnItem, said: str) -> Given | Ticked:
    """What was said in terms of the bank. Raises Refusal for what is no answer here."""
    kind, order = own.item.question.kind, own.placed.order
    tick = words.tick(said) if kind is Kind.MULTIPLE else None
    if tick is not None:
        if tick.shown >= len(order):
            letter, last = LETTERS[tick.shown], LETTERS[len(order) - 1]
            raise Refusal("quiz-taking-bad-outside", number=own.place, letter=letter, last=last)
        return Ticked(order[tick.shown], tick.on)
    place = answering.Place(own.place, kind, len(order))
    return answering.given(said, place, order, "quiz-taking-bad")


def _end(ctx: Context, sitting: Sitting, before: str = "") -> Reply:
    text, buttons = taking.at_the_end(ctx.t, sitting, ctx.host.clock.now())
    return _said(ctx, before, text, buttons)


def _said(ctx: Context, before: str, text: str, buttons: taking.Buttons) -> Reply:
    """A press says what was saved in its notice; what was typed, above the next question."""
    if ctx.incoming.button is not None and ctx.incoming.button.message_id:
        return Reply(text, buttons=buttons, toast=before, edit=True)
    return Reply(f"{before}\n\n{text}" if before else text, buttons=buttons)
