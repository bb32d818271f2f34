"""Actions that need a second word: asked, stored as a row, carried out once."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.commands.models import Confirmation
from bot.commands.reply import Reply
from bot.errors import Refusal
from bot.platforms.types import Button

if TYPE_CHECKING:
    from bot.commands.context import Context

Action = Callable[["Context", dict[str, Any]], Awaitable[Reply]]

DIGITS = 4
LIFETIME = timedelta(minutes=5)


class Confirmations:
    """Asks for a yes and carries the action out when it comes, from any process."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}

    def register(self, name: str, action: Action) -> None:
        """Name an action that may be asked for; raises ValueError on a second of a name."""
        if name in self._actions:
            raise ValueError(f"two confirmable actions are named {name}")
        self._actions[name] = action

    async def ask(self, ctx: Context, *, action: str, payload: dict[str, Any], text: str) -> Reply:
        """Store the action and return the question, with the code to type and a button."""
        if action not in self._actions:
            raise ValueError(f"unknown action {action}")
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        now = ctx.host.clock.now()
        await Confirmation.create(
            **_asker(ctx),
            code=code,
            action=action,
            payload=payload,
            expires_at=now + LIFETIME,
        )
        how = ctx.t("host-confirm-how", code=code, minutes=LIFETIME // timedelta(minutes=1))
        button = Button(ctx.t("host-confirm-button"), ctx.t("host-confirm-command", code=code))
        return Reply(f"{text}\n{how}", buttons=((button,),))

    async def carry_out(self, ctx: Context, code: str) -> Reply:
        """Do what a code confirms, once; raises Refusal for a wrong, old or used one."""
        if len(code) != DIGITS:
            raise Refusal("host-confirm-unknown")  # longer than the column, it is no question
        now = ctx.host.clock.now()
        row = (
            await Confirmation.filter(
                **_asker(ctx),
                code=code,
                used_at=None,
                expires_at__gt=now,
            )
            .order_by("-id")
            .first()
        )
        if row is None:
            raise Refusal("host-confirm-unknown")
        claimed = await Confirmation.filter(id=row.id, used_at=None).update(used_at=now)
        if not claimed:
            raise Refusal("host-confirm-unknown")
        return await self._actions[row.action](ctx, row.payload)


def _asker(ctx: Context) -> dict[str, Any]:
    """Who may confirm: the same account, speaking for the same branch."""
    return {
        "platform": ctx.incoming.platform,
        "account": ctx.incoming.account,
        "branch_id": ctx.view.id if ctx.view else None,
    }
