"""Actions that need a second word: asked, stored as a row, carried out once."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tortoise.queryset import QuerySet

from bot.commands.models import Confirmation
from bot.commands.reply import Reply
from bot.errors import Refusal
from bot.platforms.types import Button

if TYPE_CHECKING:
    from bot.commands.context import Context

Action = Callable[["Context", dict[str, Any]], Awaitable[Reply]]

DIGITS = 4
LIFETIME = timedelta(minutes=5)
FILE_LIFETIME = timedelta(minutes=10)
FILE_MINUTES = FILE_LIFETIME // timedelta(minutes=1)
_MINUTES = LIFETIME // timedelta(minutes=1)
_NO_CODE = ""
"""The code of an action that waits for a file: nobody can type it."""
_PICTURE = "pic"
"""The code of an action that waits for a picture: too short to be typed."""


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
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        await self._store(ctx, action, payload, code, LIFETIME)
        how = ctx.t("host-confirm-how", code=code, minutes=_MINUTES)
        button = Button(ctx.t("host-confirm-button"), ctx.t("host-confirm-command", code=code))
        return Reply(f"{text}\n{how}", buttons=((button,),))

    async def ask_which(
        self,
        ctx: Context,
        *,
        actions: Sequence[tuple[str, str]],
        payload: dict[str, Any],
        text: str,
    ) -> Reply:
        """Store several actions, each with its name, of which one may be chosen by its code."""
        first = secrets.randbelow(10**DIGITS)
        lines, buttons = [text], []
        for at, (action, name) in enumerate(actions):
            code = f"{(first + at) % 10**DIGITS:0{DIGITS}}"
            await self._store(ctx, action, payload, code, LIFETIME)
            lines.append(ctx.t("host-confirm-which", name=name, code=code))
            buttons.append((Button(name, ctx.t("host-confirm-command", code=code)),))
        lines.append(ctx.t("host-confirm-which-how", minutes=_MINUTES))
        return Reply("\n".join(lines), buttons=tuple(buttons))

    async def expect_file(self, ctx: Context, action: str) -> None:
        """The next file that this account sends in private for this branch is for that action."""
        await self._await(ctx, action, {}, _NO_CODE)

    async def expected_file(self, ctx: Context) -> str:
        """The action for which a file is awaited, once, or nothing."""
        row = await self._awaited(ctx, _NO_CODE)
        return row.action if row is not None else ""

    async def expect_picture(self, ctx: Context, action: str, payload: dict[str, Any]) -> None:
        """The next picture that this account sends in private without a word is for that action.

        It gets `payload` with the picture's reference as `picture` (see `builtin.files.ref_of`).
        """
        await self._await(ctx, action, payload, _PICTURE)

    async def take_picture(self, ctx: Context, picture: dict[str, Any]) -> Reply | None:
        """Give a picture to the action that awaits it, once; None where none does."""
        row = await self._awaited(ctx, _PICTURE)
        return await self.act(ctx, row.action, row.payload | {"picture": picture}) if row else None

    async def _await(self, ctx: Context, action: str, payload: dict[str, Any], code: str) -> None:
        await self._waiting(ctx, code).update(used_at=ctx.host.clock.now())
        await self._store(ctx, action, payload, code, FILE_LIFETIME)

    async def _awaited(self, ctx: Context, code: str) -> Confirmation | None:
        row = await self._waiting(ctx, code).order_by("-id").first()
        if row is None or not await self._claim(ctx, row):
            return None
        return row if row.action in self._actions else None

    async def act(self, ctx: Context, action: str, payload: dict[str, Any]) -> Reply:
        """Carry out an action that needs no second word any more."""
        return await self._actions[action](ctx, payload)

    async def _store(
        self, ctx: Context, action: str, payload: dict[str, Any], code: str, lifetime: timedelta
    ) -> None:
        if action not in self._actions:
            raise ValueError(f"unknown action {action}")
        await Confirmation.create(
            **_asker(ctx),
            code=code,
            action=action,
            payload=payload,
            expires_at=ctx.host.clock.now() + lifetime,
        )

    def _waiting(self, ctx: Context, code: str) -> QuerySet[Confirmation]:
        now = ctx.host.clock.now()
        return Confirmation.filter(**_asker(ctx), code=code, used_at=None, expires_at__gt=now)

    @staticmethod
    async def _claim(ctx: Context, row: Confirmation) -> bool:
        now = ctx.host.clock.now()
        return bool(await Confirmation.filter(id=row.id, used_at=None).update(used_at=now))

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
        if not await self._claim(ctx, row):
            raise Refusal("host-confirm-unknown")
        return await self._actions[row.action](ctx, row.payload)


def _asker(ctx: Context) -> dict[str, Any]:
    """Who may confirm: the same account, speaking for the same branch."""
    return {
        "platform": ctx.incoming.platform,
        "account": ctx.incoming.account,
        "branch_id": ctx.view.id if ctx.view else None,
    }
