"""What a feature adds to the web: plain pages, console pages and cards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.branch.roles import Right
from bot.errors import Refusal

if TYPE_CHECKING:
    from bot.branch.views import BranchView, Person
    from bot.host import Host

_SMALL = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page at `path`, which may have Starlette's parameters (`/s/{code}`).

    Closed unless said otherwise: only a signed-in member of a branch who holds `right` (None:
    any member) reaches the handler. A `public` page is shown to everyone, and its context knows
    the person where one is signed in; `limited=False` spares it the limit on how often one
    address may ask. `max_body` is in bytes. `name` is the id of its title.
    """

    path: str
    handler: Callable[..., Awaitable[Any]]
    right: Right | None = None
    name: str = ""
    public: bool = False
    limited: bool = True
    methods: tuple[str, ...] = ("GET",)
    max_body: int = _SMALL


@dataclass(frozen=True, kw_only=True)
class ConsolePage(Page):
    """A page of the console, one segment below `/console/`; `name` stands in its menu.

    The handler gets a ConsoleContext and builds with NiceGUI. `order` sorts the menu.
    """

    order: int = 100


@dataclass(frozen=True, kw_only=True)
class ConsoleCard(Page):
    """A card on the console's first page. The handler gets a ConsoleContext.

    `path` only names it; a card whose handler builds nothing leaves no trace.
    """

    order: int = 100


@dataclass
class PageContext:
    """One request in the hand of a page's handler."""

    host: Host
    request: Request
    locale: str
    nonce: str
    view: BranchView | None = None
    person: Person | None = None
    session: str = ""
    page: Page | None = field(default=None, repr=False)

    @property
    def branch(self) -> BranchView:
        """The branch; raises Refusal where nobody is signed in."""
        if self.view is None:
            raise Refusal("web-sign-in-first")
        return self.view

    @property
    def member(self) -> Person:
        """The person; raises Refusal where nobody is signed in."""
        if self.person is None:
            raise Refusal("web-sign-in-first")
        return self.person

    def may(self, right: Right) -> bool:
        """Whether the person holds a right."""
        return self.person is not None and self.person.may(right)

    def t(self, text_id: str, /, **variables: Any) -> str:
        """A sentence in the reader's locale."""
        return self.host.texts.get(self.locale, text_id, **variables)

    def html(self, template: Path, *, status: int = 200, **values: Any) -> Response:
        """A page from a Jinja template, which may extend `bot/web/templates/base.html`.

        Values are escaped. The template finds `t`, `locale`, `nonce`, `branch` and `person`.
        """
        from bot.web.templates import render

        body = render(
            template,
            t=self.t,
            locale=self.locale,
            nonce=self.nonce,
            branch=self.view,
            person=self.person,
            **values,
        )
        return HTMLResponse(body, status)


def sorted_out(
    pages: Iterable[Page],
) -> tuple[list[Page], list[ConsolePage], list[ConsoleCard]]:
    """Plain pages, console pages and cards. Raises ValueError for two of one path."""
    plain: list[Page] = []
    console: list[ConsolePage] = []
    cards: list[ConsoleCard] = []
    seen: set[str] = set()
    for page in pages:
        if page.path in seen:
            raise ValueError(f"two pages are at {page.path}")
        seen.add(page.path)
        if isinstance(page, ConsolePage):
            console.append(page)
        elif isinstance(page, ConsoleCard):
            cards.append(page)
        else:
            plain.append(page)
    console.sort(key=lambda page: page.order)
    cards.sort(key=lambda card: card.order)
    return plain, console, cards
