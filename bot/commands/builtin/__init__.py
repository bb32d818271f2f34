"""The host's own commands: help, confirmation, language, branch, settings, outbox."""

from __future__ import annotations

from bot.commands.builtin import files, operations, personal
from bot.commands.builtin import help as help_
from bot.commands.command import Command


def commands() -> list[Command]:
    """All of the host's commands, in the order of the help."""
    return [*help_.commands, *personal.commands, *operations.commands, *files.commands]
