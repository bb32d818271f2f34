"""What officers enter about a member: category, first and last month, waivers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.branch.roles import Right
from bot.branch.views import MemberView
from bot.commands import people
from bot.commands.context import Context
from bot.commands.discretion import take_back
from bot.commands.reply import Reply
from bot.commands.words import number_of, one_of, plain
from bot.errors import Refusal
from plugins.dues.actions import action
from plugins.dues.handlers.beginning import category_of
from plugins.dues.messages import standing as messages
from plugins.dues.rules import months
from plugins.dues.rules.charging import MOST_BACK
from plugins.dues.rules.money import read_yuan
from plugins.dues.services import standing as services
from plugins.dues.services.book import require_book

_LONGEST = 200
_SHARE = re.compile(r"(\d{1,3})\s*[%％]")
_SPAN = re.compile(r"\s*(?:至|到|~|～|—+|to)\s*")


@action("category", Right.DUES_RUN)
async def category(ctx: Context, words: Sequence[str]) -> Reply:
    """`党费 类别 @某人 在职 5000 从 2026-10`: by what somebody pays, from a month on."""
    if len(words) < 2:
        raise Refusal("dues-category-how")
    named = category_of(ctx, words[1])
    if named is None:
        raise Refusal("dues-category-how")
    if named.has_base:
        await _for_the_base(ctx)
    who = await people.find(ctx, words[0])
    rest = list(words[2:])
    base = None
    if named.has_base:
        if not rest:
            raise Refusal("dues-category-base-missing")
        base = read_yuan(rest.pop(0))
    rest = [word for word in rest if not one_of(ctx.host.texts, "dues-word-from", word)]
    month = _month(ctx, rest[0] if rest else "")
    await require_book(ctx.branch.id)
    memo = ctx.t("dues-memo-category")
    changed = await services.set_category(ctx.host, _order(ctx, who), month, named, base, memo)
    name = messages.category_name(ctx.t, named)
    month_name = messages.month_name(ctx.t, month)
    said = ctx.t("dues-category-done", who=who.name, category=name, month=month_name)
    return _told(ctx, said, changed)


async def _for_the_base(ctx: Context) -> None:
    """What somebody earns is said in private, and by the organisation commissioner."""
    if not ctx.incoming.private:
        await take_back(ctx)
        raise Refusal("dues-base-in-group")
    if not ctx.may(Right.DUES_BASE):
        raise Refusal("dues-base-not-yours")


@action("first", Right.DUES_RUN)
async def first(ctx: Context, words: Sequence[str]) -> Reply:
    """`党费 起缴 @某人 2026-09`: the first month in this branch."""
    who, month = await _who_and_month(ctx, words, "dues-first-how")
    memo = ctx.t("dues-memo-term")
    changed = await services.set_term(ctx.host, _order(ctx, who), memo, first=month)
    said = ctx.t("dues-first-done", who=who.name, month=messages.month_name(ctx.t, month))
    return _told(ctx, said, changed)


@action("last", Right.DUES_RUN)
async def last(ctx: Context, words: Sequence[str]) -> Reply:
    """`党费 止缴 @某人 2026-12`: the last month in this branch, such as before a transfer."""
    who, month = await _who_and_month(ctx, words, "dues-last-how")
    memo = ctx.t("dues-memo-term")
    changed = await services.set_term(ctx.host, _order(ctx, who), memo, last=month)
    said = ctx.t("dues-last-done", who=who.name, month=messages.month_name(ctx.t, month))
    return _told(ctx, said, changed)


@action("waive", Right.DUES_RUN)
async def waive(ctx: Context, words: Sequence[str]) -> Reply:
    """`党费 减免 @某人 2026-09至2026-12 免缴 原因 … 批准 …`; without words the list."""
    await require_book(ctx.branch.id)
    if not words:
        return await _waivers(ctx)
    who = await people.find(ctx, words[0])
    grant = _grant(ctx, list(words[1:]))
    memo = ctx.t("dues-memo-waiver")
    number, changed = await services.waive(ctx.host, _order(ctx, who), grant, memo)
    said = ctx.t(
        "dues-waiver-done",
        number=number,
        who=who.name,
        first=messages.month_name(ctx.t, grant.first),
        last=messages.month_name(ctx.t, grant.last),
        share=grant.share,
    )
    return _told(ctx, said, changed)


@action("unwaive", Right.DUES_RUN)
async def unwaive(ctx: Context, words: Sequence[str]) -> Reply:
    """`党费 撤销减免 3`: charged months go back to the whole amount."""
    number = number_of(words[0]) if words else None
    if number is None:
        raise Refusal("dues-unwaive-how")
    by, now = ctx.member.member_id, ctx.host.clock.now()
    memo = ctx.t("dues-memo-unwaive")
    _, changed = await services.revoke(ctx.host, ctx.branch, number, by, now, memo)
    return _told(ctx, ctx.t("dues-unwaive-done", number=number), changed)


async def _waivers(ctx: Context) -> Reply:
    found = await services.waivers(ctx.branch.id)
    if not found:
        return Reply(ctx.t("dues-waivers-none"))
    lines = [ctx.t("dues-waivers-title", count=len(found))]
    for one in found:
        member = ctx.branch.members.get(one.member_id)
        lines.append(messages.waiver_line(ctx.t, one, member.name if member else ""))
    return Reply("\n".join(lines))


def _grant(ctx: Context, words: list[str]) -> services.Grant:
    """Months, what remains, reason and approval. Raises Refusal dues-waive-how and others."""
    texts = ctx.host.texts
    reason_at = _at(ctx, words, "dues-word-reason")
    approval_at = _at(ctx, words, "dues-word-approval")
    if reason_at is None or approval_at is None or approval_at < reason_at:
        raise Refusal("dues-waive-how")
    reason = " ".join(words[reason_at + 1 : approval_at]).strip()
    approval = " ".join(words[approval_at + 1 :]).strip()
    head = words[:reason_at]
    if not reason or not approval or len(head) < 2:
        raise Refusal("dues-waive-how")
    share_word = plain(head[-1])
    found = _SHARE.fullmatch(share_word)
    if one_of(texts, "dues-word-waived", share_word):
        share = 0
    elif one_of(texts, "dues-word-halved", share_word):
        share = 50
    elif found and int(found[1]) < 100:
        share = int(found[1])
    else:
        raise Refusal("dues-waive-share")
    parts = [part for part in _SPAN.split("".join(head[:-1])) if part]
    if len(parts) not in {1, 2}:
        raise Refusal("dues-waive-how")
    span = [_month(ctx, part) for part in parts]
    if span[-1] < span[0]:
        raise Refusal("dues-waive-turned")
    return services.Grant(span[0], span[-1], share, reason[:_LONGEST], approval[:_LONGEST])


def _at(ctx: Context, words: Sequence[str], text_id: str) -> int | None:
    for index, word in enumerate(words):
        if one_of(ctx.host.texts, text_id, word.rstrip("：:")):
            return index
    return None


async def _who_and_month(ctx: Context, words: Sequence[str], how: str) -> tuple[MemberView, date]:
    await require_book(ctx.branch.id)
    if len(words) != 2:
        raise Refusal(how)
    return await people.find(ctx, words[0]), _month(ctx, words[1])


def _month(ctx: Context, word: str) -> date:
    """The month that a word means, this one for none; not further back than is charged."""
    today = ctx.host.clock.now().astimezone(ctx.zone).date()
    month = months.read_month(word, today) if word else months.first_of(today)
    if month < months.next_month(months.first_of(today), 1 - MOST_BACK):
        raise Refusal("dues-month-long-ago", count=MOST_BACK)
    return month


def _order(ctx: Context, who: MemberView) -> services.Order:
    now = ctx.host.clock.now()
    return services.Order(ctx.branch, who.member_id, ctx.member.member_id, now)


def _told(ctx: Context, said: str, changed: services.Changed) -> Reply:
    more = messages.changed(ctx.t, changed)
    return Reply(f"{said}\n{more}" if more else said)
