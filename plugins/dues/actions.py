"""What may stand after `党费`, each with its right; every noun adds its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply

Act = Callable[[Context, Sequence[str]], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Action:
    """One word after the command; `right` is None for what every member may do.

    What people type for it is the text `dues-word-NAME.words`.
    """

    name: str
    run: Act
    right: Right | None


ACTIONS: dict[str, Action] = {}


def action(name: str, right: Right | None = None) -> Callable[[Act], Act]:
    """Declare a handler for a word. It gets the words after it. Raises ValueError on a second."""

    def add(run: Act) -> Act:
        if name in ACTIONS:
            raise ValueError(f"two actions are named {name}")
        ACTIONS[name] = Action(name, run, right)
        return run

    return add
