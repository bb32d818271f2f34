"""What the bot asks of a platform, and what a platform asks of the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Any, Protocol

from bot.platforms.errors import DeliveryError
from bot.platforms.types import (
    Address,
    ChatEvent,
    Incoming,
    Outgoing,
    PictureRef,
    PlatformName,
    Receipt,
)


class Intake(Protocol):
    """The router, as a platform sees it; `wants` and `begin` are synchronous and quick."""

    def wants(self, text: str, *, private: bool) -> bool:
        """Whether a message with this text has to be built and taken at all."""
        ...

    def sealed(self, incoming: Incoming) -> bool:
        """Whether nobody else, such as plugins of others, may be given it."""
        ...

    def begin(self, incoming: Incoming) -> Coroutine[Any, Any, None] | None:
        """Handle it at once where nothing has to be waited for; else what is left to await."""
        ...

    def take(self, incoming: Incoming) -> Awaitable[None]:
        """Handle it; never raises. Awaiting it means handled and committed."""
        ...

    def happened(self, event: ChatEvent) -> Awaitable[None]:
        """Hear of a change that is no message; never raises."""
        ...


class Platform(Protocol):
    """One platform with all its connections. Sending raises the kinds of `errors.py`."""

    name: PlatformName
    posts: bool
    """Whether `post` may ever succeed."""

    def connections(self) -> tuple[str, ...]:
        """Bot ids that can send at this moment."""
        ...

    def holds(self, address: Address) -> bool:
        """Whether this process can send there at this moment."""
        ...

    async def send(self, to: Address, message: Outgoing) -> Receipt:
        """Send; raises NotSent, Refused or Uncertain."""
        ...

    def post(self, to: Address, message: Outgoing, failed: Callable[[DeliveryError], None]) -> bool:
        """Hand a message over without waiting; False, and nothing done, where `send` must.

        `failed` hears of what `send` would raise, now or later.
        """
        ...

    async def edit(self, to: Address, message_id: str, message: Outgoing) -> bool:
        """Replace a message's text and buttons; False where the platform can't."""
        ...

    async def recall(self, to: Address, message_id: str) -> bool:
        """Take a message back; False where it can't."""
        ...

    async def react(self, incoming: Incoming, emoji: str) -> bool:
        """Put a reaction on what was said; False where the platform can't."""
        ...

    async def answer_button(self, incoming: Incoming, text: str, *, alert: bool = False) -> None:
        """Answer a button press with a short notice; nothing where there are no buttons.

        Raises Refused where the notice can't be shown any more.
        """
        ...

    async def fetch(self, ref: PictureRef, limit: int) -> bytes:
        """The bytes of a picture or file of at most `limit` bytes; raises ValueError over it."""
        ...

    def deep_link(self, payload: str) -> str | None:
        """A link that opens the private chat with the bot, or None where there is none."""
        ...

    async def set_menu(self, menu: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Publish (command, description) pairs for each locale, where the platform has a menu."""
        ...
