"""The one place that decides whether somebody may say a command here."""

from __future__ import annotations

from bot.branch.roles import Right, may
from bot.commands.command import Command, Where, Who
from bot.commands.context import Context
from bot.errors import Refusal


class Gate:
    """Checks where and who. Every refusal names what to do next."""

    def check(self, ctx: Context) -> None:
        """Raise Refusal where this person may not say this command here."""
        command = ctx.command
        self._check_where(ctx, command)
        if command.who is Who.ANYONE:
            return
        if command.who is Who.HOST:
            if not ctx.superuser:
                raise Refusal("host-only-superuser")
            return
        if ctx.several:
            raise Refusal("host-choose-branch")
        if ctx.view is None:
            raise Refusal("host-no-branch-here" if not ctx.incoming.private else "host-not-bound")
        if ctx.person is None:
            raise Refusal("host-not-bound")
        if command.right is not None and not self.may(ctx, command.right):
            raise Refusal("host-no-right", command=command.name)

    def may(self, ctx: Context, right: Right) -> bool:
        """Whether the member behind a context has a right in its branch."""
        return ctx.person is not None and may(ctx.person.roles, right)

    def shows(self, ctx: Context, command: Command) -> bool:
        """Whether help lists a command to this person in this place."""
        if command.hidden or not command.offered(ctx.view):
            return False
        if command.where is Where.GROUP and ctx.incoming.private:
            return False
        if command.where is Where.PRIVATE and not ctx.incoming.private:
            return False
        if command.who is Who.HOST:
            return ctx.superuser
        if command.who is Who.MEMBER and ctx.person is None:
            return False
        return command.right is None or self.may(ctx, command.right)

    @staticmethod
    def _check_where(ctx: Context, command: Command) -> None:
        private = ctx.incoming.private
        if command.where is Where.GROUP and private:
            raise Refusal("host-only-in-group", command=command.name)
        if command.where is Where.PRIVATE and not private:
            raise Refusal("host-only-in-private", command=command.name)
