"""What the builder of a console page knows, and asks again before it acts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.errors import Refusal
from bot.web.pages import ConsoleCard, ConsolePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.branch.roles import Right
    from bot.host import Host
    from bot.web.console.console import Console
    from bot.web.sessions import Visitor


@dataclass
class ConsoleContext:
    """One open console page. `visitor` is who opened it, as of the last `require`."""

    host: Host
    console: Console
    visitor: Visitor
    page: ConsolePage
    menu: Sequence[ConsolePage] = ()
    cards: Sequence[ConsoleCard] = ()
    nonce: str = field(default="", repr=False)

    @property
    def locale(self) -> str:
        """The reader's locale."""
        return self.visitor.locale

    @property
    def branch(self):
        """The branch's snapshot as of the last `require`."""
        return self.visitor.view

    @property
    def person(self):
        """The signed-in Person as of the last `require`."""
        return self.visitor.person

    def may(self, right: Right) -> bool:
        """Whether the person holds a right."""
        return self.visitor.person.may(right)

    def t(self, text_id: str, /, **variables: Any) -> str:
        """A sentence in the reader's locale."""
        return self.host.texts.get(self.locale, text_id, **variables)

    async def require(self, right: Right | None = None) -> Visitor:
        """Who is signed in now; call it first in whatever a button does.

        The page may have been open for hours. Raises Refusal where the session ended, or the
        person lost `right` (default: the page's own).
        """
        visitor = await self.console.gate.sessions.who(self.visitor.session)
        if visitor is None:
            raise Refusal("web-error-signed-out")
        needed = right if right is not None else self.page.right
        if needed is not None and not visitor.person.may(needed):
            raise Refusal("web-error-right")
        self.visitor = visitor
        return visitor
