"""`题库`: what it holds, found, seen, mended, retired; always answered in private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arclet.alconna import Args, MultiVar

from bot.branch.audit import Actor
from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.discretion import quoted
from bot.commands.reply import Reply
from bot.commands.words import one_of, plain
from bot.errors import Refusal
from plugins.quiz.bank.question import Field
from plugins.quiz.commands import commands
from plugins.quiz.handlers import bank_files as files
from plugins.quiz.messages import bank as messages
from plugins.quiz.rules.retirement import SHORTEST_RULE, version_of
from plugins.quiz.services.bank import finding, overview, retiring
from plugins.quiz.services.bank.mending import mend

CHANGED_RULE = "quiz.rule_changed"
_FOUND = 8
_MOST_NUMBERS = 100
_MOST_DIGITS = 9
_PARTS = {
    "answer": Field.ANSWER,
    "text": Field.TEXT,
    "option": Field.OPTIONS,
    "explanation": Field.EXPLANATION,
    "topic": Field.TOPIC,
    "difficulty": Field.DIFFICULTY,
    "source": Field.SOURCE,
    "version": Field.RULE_VERSION,
    "until": Field.HOLDS_UNTIL,
}


@commands.add("bank", "题库", "bank", args=Args["words", MultiVar(str, "*")], right=Right.BANK_VIEW)
async def bank(ctx: Context) -> Reply:
    """Counts by topic; or what the next word asks for."""
    words = ctx.words
    if not words:
        counted = await overview.overview(ctx.branch.id)
        return Reply(messages.overview(ctx.t, ctx.branch, counted), private=True)
    for name, (action, edits) in _ACTIONS.items():
        if one_of(ctx.host.texts, f"quiz-bank-word-{name}", words[0]):
            if edits:
                files.check_may(ctx)
            return await action(ctx, words[1:])
    if _number(words[0]) is not None:
        return await _see(ctx, words)
    raise Refusal("quiz-bank-unknown-word", written=quoted(ctx, words[0]))


async def _search(ctx: Context, words: Sequence[str]) -> Reply:
    query = " ".join(words).strip()
    if not query:
        raise Refusal("quiz-bank-search-how")
    found = await finding.search(ctx.host.store, ctx.branch.id, query, _FOUND)
    return Reply(messages.found(ctx.t, quoted(ctx, query), found), private=True)


async def _see(ctx: Context, words: Sequence[str]) -> Reply:
    numbers = _numbers(words)
    if len(numbers) != 1:
        raise Refusal("quiz-bank-see-how")
    kept = await retiring.get(ctx.branch.id, numbers[0])
    return Reply(messages.question(ctx.t, kept, ctx.zone), private=True)


async def _mend(ctx: Context, words: Sequence[str]) -> Reply:
    number = _number(words[0]) if words else None
    if number is None or len(words) < 3:
        raise Refusal("quiz-bank-mend-how")
    part = next(
        (
            field
            for name, field in _PARTS.items()
            if one_of(ctx.host.texts, f"quiz-bank-part-{name}", words[1])
        ),
        None,
    )
    if part is None:
        raise Refusal("quiz-bank-mend-part", written=quoted(ctx, words[1]))
    done = await mend(ctx.host, ctx.branch.id, number, _actor(ctx), part, " ".join(words[2:]))
    return Reply(messages.mended(ctx.t, done), private=True)


async def _retire(ctx: Context, words: Sequence[str]) -> Reply:
    numbers = _numbers(words)
    done = await retiring.retire(ctx.host, ctx.branch.id, numbers, _actor(ctx))
    return Reply(messages.turned(ctx.t, "retired", done), private=True)


async def _restore(ctx: Context, words: Sequence[str]) -> Reply:
    numbers = _numbers(words)
    done = await retiring.restore(ctx.host, ctx.branch.id, numbers, _actor(ctx))
    return Reply(messages.turned(ctx.t, "restored", done), private=True)


async def _change_rule(ctx: Context, words: Sequence[str]) -> Reply:
    """Show what rests on an older version, and ask before it is retired."""
    rule, version = " ".join(words[:-1]).strip(), words[-1] if words else ""
    if len(rule) < SHORTEST_RULE or version_of(version) is None:
        raise Refusal("quiz-bank-rule-how")
    found = await retiring.resting_on(ctx.branch.id, rule, version)
    if not found.old:
        raise Refusal(
            "quiz-bank-rule-none", rule=rule[:60], version=version, unclear=len(found.unclear)
        )
    text = messages.rule_question(ctx.t, rule[:60], version[:30], found)
    reply = await ctx.host.router.confirm.ask(
        ctx, action=CHANGED_RULE, payload={"rule": rule[:200], "version": version[:80]}, text=text
    )
    reply.private = True
    return reply


async def rule_changed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Retire what rests on an older version, and tell the other commissioners."""
    files.check_may(ctx)
    view = ctx.branch
    async with ctx.host.store.transaction():
        rule, version = payload["rule"], payload["version"]
        found = await retiring.retire_for_rule(ctx.host, view.id, rule, version, _actor(ctx))
        told = [one for one in messages.told(view) if one != ctx.member.member_id]
        await ctx.host.outbox.put_all(
            messages.rule_notices(ctx.host.texts, view, told, rule, version, found, ctx.key)
        )
    finding.refresh(ctx.host, view.id)
    return Reply(messages.rule_done(ctx.t, rule[:60], version, found), private=True)


def _actor(ctx: Context) -> Actor:
    return Actor(ctx.member.member_id)


def _number(word: str) -> int | None:
    digits = plain(word).lstrip("#").strip()
    fits = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return int(digits) if fits else None


def _numbers(words: Sequence[str]) -> list[int]:
    """Numbers, divided by blanks or commas. Raises Refusal quiz-bank-numbers-how."""
    parts = plain(" ".join(words)).replace(",", " ").replace("、", " ").split()
    numbers = [_number(part) for part in parts]
    known = [number for number in numbers if number is not None]
    if not parts or len(known) < len(numbers) or len(known) > _MOST_NUMBERS:
        raise Refusal("quiz-bank-numbers-how", limit=_MOST_NUMBERS)
    return list(dict.fromkeys(known))


# The word's name in the texts -> what it does, and whether it needs the right to edit.
_ACTIONS = {
    "search": (_search, False),
    "see": (_see, False),
    "import": (files.import_file, True),
    "export": (files.export_file, True),
    "template": (files.template, False),
    "sample": (files.sample, True),
    "retire": (_retire, True),
    "restore": (_restore, True),
    "mend": (_mend, True),
    "rule": (_change_rule, True),
}
