"""Daily quizzes in the chat: `今日答题`, `答`, and what the buttons say."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.branch.views import BranchView, Person
from bot.commands.command import Who
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal
from plugins.quiz.commands import commands
from plugins.quiz.messages import daily as messages
from plugins.quiz.messages import daily_lines as lines
from plugins.quiz.services.daily import answering, sheets
from plugins.quiz.services.daily.answering import Said, Taken
from plugins.quiz.settings import daily as settings

_LONG = 40
"""From so many characters on a notice is shown in a box, which stays until it is read."""


@commands.add("answer", "答", "answer", args=Args["words", MultiVar(str, "*")])
async def answer(ctx: Context) -> Reply:
    """Answer questions of the quiz that is open."""
    view, person = ctx.branch, ctx.member
    text = " ".join(ctx.words)
    taken = await answering.answer(ctx.host.store, _said(ctx, view, person, text))
    if ctx.incoming.private:
        return Reply(lines.private_text(ctx.t, taken))
    line = lines.line_of(person.member_id, person.name, taken)
    return Reply(merge=lines.taken_in_group(ctx.host.texts, taken.sheet.id, line))


@commands.add("today", "今日答题", "quiz")
async def today(ctx: Context) -> Reply:
    """Today's questions for one person alone, with what they answered so far."""
    view, now = ctx.branch, ctx.host.clock.now()
    sheet = await sheets.newest(view.id, now.astimezone(view.zone).date())
    if sheet is None or not sheet.lines:
        return Reply(
            ctx.t("quiz-daily-none-today" if view.setting(settings.ON) else "quiz-daily-off")
        )
    own = await sheets.own(sheet, ctx.member.member_id)
    made = messages.own_sheet(ctx.t, view, sheet, own, now)
    return Reply(made.text, buttons=made.buttons, private=True)


@commands.add(
    "press", "日答", "dq", args=Args["words", MultiVar(str, "*")], who=Who.ANYONE, hidden=True
)
async def press(ctx: Context) -> Reply:
    """What a button says: which question, and which letter; a forwarded message's too."""
    words = ctx.words
    item = words[0] if words else ""
    if len(words) != 2 or not (item.isascii() and item.isdigit() and len(item) <= 18):
        raise Refusal("quiz-daily-not-open")
    view, person = await _whose(ctx, int(item))
    taken = await answering.answer(
        ctx.host.store, _said(ctx, view, person, words[1], item_id=int(item))
    )
    return await _pressed(ctx, view, person, taken)


async def _whose(ctx: Context, item: int) -> tuple[BranchView, Person]:
    """The member of the question's branch who pressed, wherever the message lies."""
    branch_id = await sheets.branch_of(item)
    people = await ctx.host.directory.people(ctx.incoming.platform, ctx.incoming.account)
    person = next((one for one in people if one.branch_id == branch_id), None)
    if person is None:
        raise Refusal("quiz-daily-not-a-member" if branch_id is not None else "quiz-daily-not-open")
    return await ctx.host.directory.branch(person.branch_id), person


def _said(ctx: Context, view: BranchView, person: Person, text: str, *, item_id: int = 0) -> Said:
    return Said(
        view.id,
        person.member_id,
        text,
        ctx.at,
        str(ctx.incoming.platform),
        bool(view.setting(settings.CHANGE)),
        item_id,
    )


async def _pressed(ctx: Context, view: BranchView, person: Person, taken: Taken) -> Reply:
    """In a group a notice for the presser alone; in private the sheet itself is changed."""
    text = lines.private_text(ctx.t, taken)
    if not ctx.incoming.private:
        return Reply(text, toast=text, alert=len(text) > _LONG)
    if ctx.incoming.button is None:
        return Reply(text)
    own = await sheets.own(taken.sheet, person.member_id)
    made = messages.own_sheet(ctx.t, view, taken.sheet, own, ctx.host.clock.now())
    return Reply(made.text, buttons=made.buttons, toast=text, edit=True)
