"""The bank's files: brought in with a report, exported, the template, the sample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.branch.audit import Actor
from bot.branch.roles import Right
from bot.commands.builtin.files import fetched, ref_of
from bot.commands.confirm import FILE_MINUTES
from bot.commands.context import Context
from bot.commands.discretion import quoted, take_back
from bot.commands.reply import Reply
from bot.errors import Refusal
from bot.feature import FileUse
from bot.platforms.types import File, PictureRef
from plugins.quiz.bank.formats.reading import READABLE, Form
from plugins.quiz.bank.formats.sheet import write_template
from plugins.quiz.bank.formats.unpack import MAX_BYTES
from plugins.quiz.messages import bank_report as reports
from plugins.quiz.services.bank import overview
from plugins.quiz.services.bank.importing import BankReport
from plugins.quiz.services.bank.importing import import_file as bring_in
from plugins.quiz.services.bank.sample import import_sample

ACTION = "quiz.import"
FILES = (FileUse(ACTION, "quiz-bank-use", Right.BANK_EDIT, READABLE),)
_LIMIT = MAX_BYTES // 1024 // 1024


async def import_file(ctx: Context, _: Sequence[str] = ()) -> Reply:
    """Bring the attached file in, or say that the next one is awaited."""
    incoming = ctx.incoming
    if not incoming.private:
        if incoming.files:
            await take_back(ctx)
        raise Refusal("quiz-bank-not-in-group")
    file = next(iter(incoming.files), None)
    if file is None and incoming.pictures:
        raise Refusal("quiz-import-unknown-format")
    if file is None:
        await ctx.host.router.confirm.expect_file(ctx, ACTION)
        return Reply(ctx.t("quiz-bank-send-file", minutes=FILE_MINUTES))
    if len(incoming.files) > 1:
        raise Refusal("quiz-bank-one-file")
    return await _bring_in(ctx, file)


async def import_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Bring in the file that was asked about or awaited."""
    check_may(ctx)
    return await _bring_in(ctx, ref_of(payload))


def check_may(ctx: Context) -> None:
    """Raise Refusal for who may see the bank and not change it."""
    if not ctx.may(Right.BANK_EDIT):
        raise Refusal("quiz-bank-may-not")


async def _bring_in(ctx: Context, ref: PictureRef) -> Reply:
    if not ref.name.lower().strip().endswith(READABLE):
        raise Refusal("quiz-import-unknown-format")
    content = await fetched(
        ctx, ref, MAX_BYTES, too_big="quiz-import-too-big", lost="quiz-bank-lost-file"
    )
    actor = Actor(ctx.member.member_id)
    done = await bring_in(ctx.host, ctx.branch.id, content, ref.name, actor)
    return _told(ctx, done)


def _told(ctx: Context, done: BankReport) -> Reply:
    text, whole = reports.report(ctx.t, done)
    if not whole:
        return Reply(text, private=True)
    name = ctx.t("quiz-bank-report-file")
    content = "\r\n".join(whole).encode("utf-8-sig")
    return Reply(text, file=File(name, content), private=True)


async def export_file(ctx: Context, words: Sequence[str]) -> Reply:
    """The questions as xlsx, GIFT or csv."""
    wanted = words[0].lower().lstrip(".") if words else Form.XLSX
    form = next((one for one in overview.EXPORTED if one == wanted), None)
    if form is None:
        raise Refusal("quiz-bank-export-how", written=quoted(ctx, wanted))
    made = await overview.export(ctx.branch.id, form, ctx.locale)
    day = ctx.host.clock.now().astimezone(ctx.zone).date()
    name = ctx.t("quiz-bank-file", branch=ctx.branch.name, day=day.strftime("%Y%m%d"))
    text = ctx.t("quiz-bank-exported", count=made.count, left_out=made.left_out)
    return Reply(text, file=File(f"{name}.{form}", made.content), private=True)


async def template(ctx: Context, _: Sequence[str]) -> Reply:
    """The empty sheet with an example of each kind."""
    content = await write_template(ctx.locale)
    name = ctx.t("quiz-bank-template-file")
    return Reply(ctx.t("quiz-bank-template"), file=File(name, content), private=True)


async def sample(ctx: Context, _: Sequence[str]) -> Reply:
    """Bring the shipped bank in."""
    done = await import_sample(ctx.host, ctx.branch.id, Actor(ctx.member.member_id))
    reply = _told(ctx, done)
    reply.text = f"{reply.text}\n{ctx.t('quiz-bank-sample-review')}"
    return reply
