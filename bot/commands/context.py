"""What a handler knows: what was said, by whom, where, and the host's parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.errors import Refusal
from bot.platforms.types import Incoming, Mention

if TYPE_CHECKING:
    from bot.branch.roles import Right, Role
    from bot.branch.views import BranchView, ChatRef, Person
    from bot.commands.command import Command
    from bot.host import Host


@dataclass(slots=True)
class Context:
    """One command in the hand of its handler.

    `at` is when it was said (UTC), which after an absence is not now. `chat`, `view` and
    `person` are None where the group is not linked or the account not bound; commands for
    members never see None, because the router answers before.
    """

    host: Host
    incoming: Incoming
    command: Command
    locale: str
    at: datetime
    args: dict[str, Any] = field(default_factory=dict)
    chat: ChatRef | None = None
    view: BranchView | None = None
    person: Person | None = None
    several: bool = False
    superuser: bool = False

    @property
    def branch(self) -> BranchView:
        """The branch; raises Refusal where there is none."""
        if self.view is None:
            raise Refusal("host-no-branch-here")
        return self.view

    @property
    def member(self) -> Person:
        """The bound member; raises Refusal where there is none."""
        if self.person is None:
            raise Refusal("host-not-bound")
        return self.person

    @property
    def key(self) -> str:
        """A stable name of this message or press: equal when a platform delivers it again.

        What must not happen twice, and has no natural key of its own, stores it as unique.
        """
        where = self.incoming.address
        press = self.incoming.button
        what = f"b{press.id}" if press else self.incoming.message_id
        return f"{where.platform}:{where.bot_id}:{where.kind}:{where.id}:{what}"

    @property
    def words(self) -> list[str]:
        """The words after the command, where its arguments are `words`."""
        return list(self.args.get("words") or ())

    @property
    def roles(self) -> frozenset[Role]:
        """The member's roles; empty where not bound."""
        return self.person.roles if self.person is not None else frozenset()

    @property
    def zone(self) -> ZoneInfo:
        """The branch's time zone."""
        return self.branch.zone

    def may(self, right: Right) -> bool:
        """Whether this person has a right in this branch."""
        return self.host.router.gate.may(self, right)

    def t(self, text_id: str, **variables: Any) -> str:
        """A sentence in the reader's locale."""
        return self.host.texts.get(self.locale, text_id, **variables)

    def mention(self, word: str) -> Mention | None:
        """The mention that an argument's word stands for, or None for a plain word."""
        for mention in self.incoming.mentions:
            if mention.token == word:
                return mention
        return None
