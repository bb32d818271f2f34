"""What needs a second word, by name; each noun adds its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.commands.context import Context
from bot.commands.reply import Reply
from plugins.quiz.handlers import bank, bank_files, drafting, exams, taking

CONFIRMABLE: dict[str, Callable[[Context, dict[str, Any]], Awaitable[Reply]]] = {
    bank.CHANGED_RULE: bank.rule_changed,
    bank_files.ACTION: bank_files.import_confirmed,
    drafting.CREATE: drafting.create_confirmed,
    exams.CANCEL: exams.cancel_confirmed,
    taking.BEGIN: taking.begin_confirmed,
    taking.SUBMIT: taking.submit_confirmed,
}
