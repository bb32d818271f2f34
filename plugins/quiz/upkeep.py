"""What the feature does when the bot starts and stops; each noun adds its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from plugins.quiz import resuming
from plugins.quiz.services.bank import finding
from plugins.quiz.services.daily import answering
from plugins.quiz.services.exams import answers

if TYPE_CHECKING:
    from bot.host import Host

Step = Callable[["Host"], Awaitable[None]]


async def _settle_exams(host: Host) -> None:
    await answers.settle(host.store)


async def _stop_finding(host: Host) -> None:
    await finding.stop(host.store)


AT_START: tuple[Step, ...] = (resuming.resume,)
AT_STOP: tuple[Step, ...] = (answering.stop, _settle_exams, _stop_finding)


async def start(host: Host) -> None:
    """Do what each noun has to do before anything is heard."""
    for step in AT_START:
        await step(host)


async def stop(host: Host) -> None:
    """Write what is still being written."""
    for step in AT_STOP:
        await step(host)
