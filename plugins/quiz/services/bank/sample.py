"""The sample bank that ships with the bot, brought into a branch's own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.branch.audit import Actor
from bot.shipped import shipped
from plugins.quiz.bank.formats.reading import read_bank
from plugins.quiz.bank.report import BankFile, Entry
from plugins.quiz.services.bank.importing import BankReport, import_bank

if TYPE_CHECKING:
    from bot.host import Host


async def import_sample(host: Host, branch_id: int, actor: Actor) -> BankReport:
    """Import every file of `data/questions`; safe to repeat, since its ids never change."""
    return await import_bank(host, branch_id, await asyncio.to_thread(_read), actor)


def _read() -> BankFile:
    entries: list[Entry] = []
    for path in sorted(shipped("questions").glob("*.yaml")):
        file = read_bank(path.read_bytes(), path.name)
        if file.faults:
            raise ValueError(f"{path.name} is no sound bank")
        entries += file.entries
    return BankFile(tuple(entries))
