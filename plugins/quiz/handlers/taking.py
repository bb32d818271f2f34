"""`考试`, `考试 3`, `交卷`: a member's exams, begun, continued, and handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from arclet.alconna import Args, MultiVar

from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.errors import Refusal
from bot.platforms.types import Button
from plugins.quiz.commands import commands
from plugins.quiz.handlers import sitting as middle
from plugins.quiz.handlers.own_results import own as own_result
from plugins.quiz.messages import taking_results
from plugins.quiz.messages.taking import places, when
from plugins.quiz.rules import taking as words
from plugins.quiz.rules.exam import Door, State
from plugins.quiz.services.exams import attempts, finishing, sheets
from plugins.quiz.services.exams.attempts import Standing
from plugins.quiz.services.exams.sittings import sit

BEGIN = "quiz.begin"
SUBMIT = "quiz.submit"
SHOWN = timedelta(days=60)
"""So long after its end an exam stands in the list."""


@commands.add("exam", "考试", "exam", args=Args["words", MultiVar(str, "*")])
async def exam(ctx: Context) -> Reply:
    """One's exams; with a number, that one; a button names the question and the answer too."""
    said: Sequence[str] = ctx.words
    if not ctx.incoming.private:
        return _point_to_private(ctx, said)
    if not said:
        return await _list(ctx)
    named, met = await _named(ctx, said[0])
    if len(said) == 1 and named.attempt is None:
        return await _open(ctx, met)
    return await _in_the_middle(ctx, met, named, said[1:])


@commands.add("submit", "交卷", "submit", args=Args["words", MultiVar(str, "*")])
async def submit(ctx: Context) -> Reply:
    """Ask for the second word that hands an attempt in."""
    said: Sequence[str] = ctx.words
    if not ctx.incoming.private:
        return _point_to_private(ctx, said)
    found = await attempts.current(ctx.branch.id, ctx.member.member_id)
    if said:
        named, met = await _named(ctx, said[0])
        attempt = _attempt(met, named)
        found = (met.exam, attempt) if attempt.finished_at is None else None
        if found is None:
            raise Refusal("quiz-taking-finished-before")
    if found is None:
        raise Refusal("quiz-taking-nothing-open")
    now = await sit(*found)
    missing = now.open_places()
    text = ctx.t(
        "quiz-taking-submit-sure",
        title=found[0].title,
        open=len(missing),
        places=places(ctx.t, missing),
    )
    return await ctx.host.router.confirm.ask(
        ctx, action=SUBMIT, payload={"attempt": found[1].id}, text=text
    )


async def submit_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Finish the attempt and tell one's own marks."""
    now = ctx.host.clock.now()
    found = await attempts.current(ctx.branch.id, ctx.member.member_id)
    own = found is not None and found[1].id == payload["attempt"]
    done = await finishing.finish(ctx.host, payload["attempt"], now) if own else None
    if done is None:
        raise Refusal("quiz-taking-finished-before")
    text = taking_results.finished(ctx.t, done, ctx.zone, now, by_time=now > done.attempt.ends_at)
    return Reply(text, edit=True)


async def begin_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Begin an attempt; the time runs from now on."""
    member = ctx.member.member_id
    found = await attempts.exam_by_id(ctx.branch.id, payload["exam"])
    if found is None:
        raise Refusal("quiz-taking-no-exam", number=payload["number"])
    await _nothing_else(ctx, found.id)
    met, _ = await attempts.begin(ctx.host, found.id, member)
    if met.running is None:
        raise _shut(ctx, met)
    return await middle.show(ctx, await sit(met.exam, met.running))


async def _list(ctx: Context) -> Reply:
    now = ctx.host.clock.now()
    found = await attempts.standings(ctx.branch.id, ctx.member.member_id, now, SHOWN)
    sizes = await sheets.sizes(one.exam.id for one in found)
    totals = {key: size.points for key, size in sizes.items()}
    text, buttons = taking_results.listed(ctx.t, found, totals, ctx.zone, now)
    return Reply(text, buttons=buttons)


async def _named(ctx: Context, word: str) -> tuple[words.Sitting, Standing]:
    """The exam that a word names and how the member stands with it. Raises Refusal."""
    named = words.sitting(word)
    if named is None:
        raise Refusal("quiz-taking-unreadable")
    found = await attempts.exam_of(ctx.branch.id, named.exam)
    if found is None:
        raise Refusal("quiz-taking-no-exam", number=named.exam)
    now = ctx.host.clock.now()
    return named, await attempts.standing(found, ctx.member.member_id, now)


async def _open(ctx: Context, met: Standing) -> Reply:
    """Go on, ask whether to begin, or tell how it went."""
    if met.running is not None:
        return await middle.show(ctx, await sit(met.exam, met.running))
    unfinished = next((one for one in met.attempts if one.finished_at is None), None)
    if unfinished is not None and met.state is not State.CANCELLED:
        return await middle.over(ctx, unfinished.id)
    if met.door is Door.BEGIN:
        return await _ask_to_begin(ctx, met)
    if met.marks is None or met.state is State.CANCELLED:
        raise _shut(ctx, met)
    return await own_result(ctx, met.exam)


async def _ask_to_begin(ctx: Context, met: Standing) -> Reply:
    await _nothing_else(ctx, met.exam.id)
    size = (await sheets.sizes([met.exam.id])).get(met.exam.id)
    if size is None:
        raise Refusal("quiz-taking-empty", title=met.exam.title)
    text = taking_results.rules(ctx.t, met, size, ctx.zone, ctx.host.clock.now())
    payload = {"exam": met.exam.id, "number": met.exam.number}
    return await ctx.host.router.confirm.ask(ctx, action=BEGIN, payload=payload, text=text)


async def _nothing_else(ctx: Context, exam_id: int) -> None:
    """One exam at a time: a plain `B` must never be for another than one thinks."""
    other = await attempts.current(ctx.branch.id, ctx.member.member_id)
    if other is None or other[0].id == exam_id:
        return
    if other[1].ends_at < ctx.host.clock.now():
        await finishing.finish(ctx.host, other[1].id, other[1].ends_at)
        return
    raise Refusal("quiz-taking-another-runs", title=other[0].title, number=other[0].number)


async def _in_the_middle(
    ctx: Context, met: Standing, named: words.Sitting, said: Sequence[str]
) -> Reply:
    """`考试 3-1 5`, `考试 3-1 5 B`: what buttons say, and may be typed."""
    attempt = _attempt(met, named)
    if met.state is State.CANCELLED:
        raise _shut(ctx, met)
    if attempt.finished_at is not None:
        raise Refusal("quiz-taking-finished-before")
    if not attempts.runs(attempt, ctx.host.clock.now()):
        return await middle.over(ctx, attempt.id)
    now = await sit(met.exam, attempt)
    if not said:
        return await middle.show(ctx, now)
    place = plain(said[0])
    if not (place.isascii() and place.isdigit() and len(place) <= 3):
        raise Refusal("quiz-taking-unreadable")
    if len(said) == 1:
        return await middle.go(ctx, now, int(place))
    return await middle.reply_to(ctx, now, words.Reply(int(place), " ".join(said[1:])))


def _attempt(met: Standing, named: words.Sitting) -> Any:
    """The attempt that was named, or the one that runs. Raises Refusal."""
    if named.attempt is None:
        if met.running is None:
            raise Refusal("quiz-taking-nothing-open")
        return met.running
    for one in met.attempts:
        if one.number == named.attempt:
            return one
    raise Refusal("quiz-taking-nothing-open")


def _shut(ctx: Context, met: Standing) -> Refusal:
    found = met.exam
    moment = found.opens_at if met.door is Door.NOT_YET else found.closes_at
    return Refusal(
        f"quiz-taking-{met.door}",
        number=found.number,
        title=found.title,
        when=when(moment, ctx.zone),
        attempts=found.attempts,
    )


def _point_to_private(ctx: Context, said: Sequence[str]) -> Reply:
    """In a group: exams are taken in private, and nothing of anybody's is said here."""
    named = words.sitting(said[0]) if said else None
    number = str(named.exam) if named is not None else ""
    command = ctx.t("quiz-taking-command", what=number).strip()
    platform = ctx.host.platforms.get(ctx.incoming.platform)
    link = platform.deep_link(f"exam_{number}") if platform is not None else None
    if link is None:
        return Reply(ctx.t("quiz-taking-in-private", command=command))
    text = ctx.t("quiz-taking-in-private-link", command=command, link=link)
    return Reply(text, buttons=((Button(ctx.t("quiz-taking-button-private"), url=link),),))
