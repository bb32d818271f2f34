"""Whose turn it is: one process of several fetches from Telegram by polling."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.locks import Lead
    from bot.store.store import Store


class Turn:
    """Asked before every poll, so it remembers the leadership for as long as that lasts."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = name
        self._lead: Lead | None = None

    async def mine(self) -> bool:
        """Whether this process leads; takes the leadership where nobody has it."""
        if self._lead is None or not self._lead.held:
            self._lead = await self._store.try_lead(self._name)
        return self._lead is not None

    async def over(self) -> None:
        """Let another process have it."""
        lead, self._lead = self._lead, None
        if lead is not None:
            await lead.release()
