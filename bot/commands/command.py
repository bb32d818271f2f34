"""A chat command, and the small table in which a feature declares its own."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from arclet.alconna import Args

from bot.branch.roles import Right
from bot.commands.reply import Reply

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.commands.context import Context

Answer = Reply | str | None
Handler = Callable[["Context"], Answer | Awaitable[Answer]]


class Where(StrEnum):
    """Where a command may be said."""

    GROUP = "group"
    PRIVATE = "private"
    ANYWHERE = "anywhere"


class Who(StrEnum):
    """Who may say it: anyone, a bound member of the branch, or a superuser of the host."""

    ANYONE = "anyone"
    MEMBER = "member"
    HOST = "host"


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    """One command. `key` names its help texts: `<feature>-help-<key>` with `.example`.

    `right` is needed on top of membership. `args` is arclet-alconna's description of what
    follows the first word; its parser is built when the command is first said. `waits` tells a
    coroutine from a plain function, which answers from memory and costs no task. Where `enabled`
    says no of a branch, the word calls nothing there and nothing mentions it. Where it is
    `sealed`, saying it leaves no trace: not even that the speaker was there is written down, and
    what follows the first word is given unread and of any length as the one argument `rest`.
    """

    feature: str
    key: str
    name: str
    aliases: tuple[str, ...]
    handler: Handler
    args: Args
    where: Where
    who: Who
    right: Right | None
    hidden: bool
    enabled: Callable[[BranchView], bool] | None = None
    sealed: bool = False
    waits: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "waits", inspect.iscoroutinefunction(self.handler))

    def offered(self, view: BranchView | None) -> bool:
        """Whether there is such a command in a branch (None: outside of any)."""
        return self.enabled is None or (view is not None and self.enabled(view))

    @property
    def words(self) -> tuple[str, ...]:
        """Every first word by which it is called, without a slash."""
        return (self.name, *self.aliases)

    @property
    def help_id(self) -> str:
        """The text that says in one line what it does; its attribute `example` shows one."""
        return f"{self.feature}-help-{self.key}"


class Commands:
    """The commands of one feature, in the order of its help.

    Decorate handlers::

        commands = Commands("signin")

        @commands.add("daily", "签到", "signin", args=Args["code?", str])
        async def sign_in(ctx: Context) -> Reply: ...
    """

    def __init__(self, feature: str) -> None:
        self.feature = feature
        self._commands: list[Command] = []

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands)

    def __len__(self) -> int:
        return len(self._commands)

    def add(
        self,
        key: str,
        name: str,
        *aliases: str,
        args: Args | None = None,
        where: Where = Where.ANYWHERE,
        who: Who = Who.MEMBER,
        right: Right | None = None,
        hidden: bool = False,
        enabled: Callable[[BranchView], bool] | None = None,
        sealed: bool = False,
    ) -> Callable[[Handler], Handler]:
        """Declare a command; the decorated coroutine, or plain function, handles it."""

        accepted = args if args is not None else Args()

        def declare(handler: Handler) -> Handler:
            self._commands.append(
                Command(
                    self.feature,
                    key,
                    name,
                    aliases,
                    handler,
                    accepted,
                    where,
                    who,
                    right,
                    hidden,
                    enabled,
                    sealed,
                )
            )
            return handler

        return declare
