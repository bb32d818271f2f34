"""`创建考试`, step by step in private: any plain answer belongs to the step that waits for it."""

from __future__ import annotations

import re
from typing import Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.errors import Refusal
from plugins.quiz.commands import commands
from plugins.quiz.messages import exams as messages
from plugins.quiz.messages.exams_words import moment, points
from plugins.quiz.rules.drafting import BACK, GIVE_UP, LISTENS, STEPS, Step
from plugins.quiz.services.exams import drafting, making, papers
from plugins.quiz.services.exams.drafting import Answer, Drafting

CREATE = "quiz.exam.create"
_STEP = re.compile(r"(?:第(\d{1,2})步|step(\d{1,2}))")


@commands.add(
    "newexam",
    "创建考试",
    "newexam",
    args=Args["words", MultiVar(str, "*")],
    right=Right.EXAM_RUN,
)
async def create(ctx: Context) -> Reply:
    """Begin a draft or go on with it; words are its title, a button's an answer to its step."""
    words = ctx.words
    known = await drafting.find(ctx.branch.id, ctx.member.member_id)
    said = plain(" ".join(words)).lower()
    if said in BACK or said in GIVE_UP:
        if known is None:
            raise Refusal("quiz-exams-no-draft")
        return await _hear(ctx, known, said)
    step = _STEP.fullmatch(plain(words[0]).lower()) if words else None
    if step is not None:
        return await _pressed(ctx, known, int(step[1] or step[2]), " ".join(words[1:]))
    stands = await drafting.begin(ctx.branch.id, ctx.member.member_id, ctx.host.clock.now())
    if words and stands.step is Step.TITLE:
        return await _hear(ctx, stands, " ".join(words))
    before = ctx.t("quiz-exams-unfinished-draft") if known is not None else ""
    return await _ask(ctx, stands, before)


async def _pressed(ctx: Context, known: Drafting | None, number: int, said: str) -> Reply:
    """A button's answer, which is for one step and no other."""
    if known is None:
        raise Refusal("quiz-exams-no-draft")
    if STEPS.index(known.step) + 1 != number:
        return await _ask(ctx, known, ctx.t("quiz-exams-past-step"))
    return await _hear(ctx, known, said)


async def on_text(ctx: Context, text: str) -> Reply | None:
    """A plain answer in private to the draft that waits for one; None where none does."""
    if ctx.person is None or ctx.view is None or not ctx.may(Right.EXAM_RUN):
        return None
    stands = await drafting.find(ctx.view.id, ctx.person.member_id)
    if stands is None or ctx.host.clock.now() - stands.changed_at > LISTENS:
        return None
    return await _hear(ctx, stands, text)


async def _hear(ctx: Context, stands: Drafting, text: str) -> Reply:
    """Take an answer, a step back, or the end of it."""
    word = plain(text).lower()
    if word in GIVE_UP:
        await drafting.drop(stands)
        return Reply(ctx.t("quiz-exams-dropped"), private=True)
    if word in BACK:
        return await _ask(ctx, await drafting.back(ctx.host, stands, ctx.key))
    if stands.step is Step.CONFIRM:
        return await _ask(ctx, stands, ctx.t("quiz-exams-bad-confirm"))
    said = text.strip() if stands.step is Step.TITLE else plain(text)
    answer = Answer(said, ctx.at, ctx.key, ctx.zone)
    return await _ask(ctx, await drafting.take(ctx.host, stands, answer))


async def _ask(ctx: Context, stands: Drafting, before: str = "") -> Reply:
    """The question of the step at which it stands."""
    if stands.step is Step.CONFIRM:
        reply = await _summary(ctx, stands)
    else:
        there: papers.Stock | None = None
        if stands.step is Step.PAPER:
            there = await drafting.stock_for(stands, ctx.zone)
        now = ctx.host.clock.now()
        text, buttons = messages.prompt(ctx.t, ctx.branch, stands, now, there)
        reply = Reply(text, buttons=buttons)
    text = f"{before}\n{reply.text}" if before else reply.text
    return Reply(text, buttons=reply.buttons, private=True)


async def _summary(ctx: Context, stands: Drafting) -> Reply:
    now = ctx.host.clock.now()
    others = await making.overlapping(ctx.branch.id, stands.draft)
    payload = {
        "draft": stands.id,
        "changed": stands.changed_at.isoformat(),
        "overlapping": [one.id for one in others],
    }
    text = messages.summary(ctx.t, ctx.branch, stands.draft, now, others)
    asked = await ctx.host.router.confirm.ask(ctx, action=CREATE, payload=payload, text=text)
    hint = f"{asked.text}\n{ctx.t('quiz-exams-hint')}"
    return Reply(hint, buttons=(*asked.buttons, messages.going_on(ctx.t)))


async def create_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Create the exam, after the second word, if it is still what was shown."""
    if not ctx.may(Right.EXAM_RUN):
        raise Refusal("host-no-right", command=ctx.command.name)
    by = ctx.member.member_id
    stands = await drafting.find(ctx.branch.id, by)
    same = stands is not None and (stands.id, stands.changed_at.isoformat()) == (
        payload["draft"],
        payload["changed"],
    )
    if stands is None or not same:
        raise Refusal("quiz-exams-draft-changed")
    wish = making.Wish(by, ctx.key, payload["overlapping"])
    exam = await making.create(ctx.host, ctx.branch, stands, wish)
    now = ctx.host.clock.now()
    text = ctx.t(
        "quiz-exams-created",
        number=exam.number,
        title=exam.title,
        count=stands.draft.questions,
        total=points(stands.draft.total),
        opens=moment(ctx.t, ctx.branch, exam.opens_at, now),
        closes=moment(ctx.t, ctx.branch, exam.closes_at, now),
    )
    return Reply(text, private=True)
