"""What was handled a moment ago, so that a platform's second delivery isn't answered twice."""

from __future__ import annotations

from collections import OrderedDict

from bot.platforms.types import Incoming

Key = tuple[str, str, str, bool]


class Recent:
    """The last few thousand handled messages. Only a comfort: handlers are idempotent anyway."""

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._keys: OrderedDict[Key, None] = OrderedDict()

    def add(self, incoming: Incoming) -> bool:
        """Note a message; False where it was noted before."""
        key = self._key(incoming)
        if key in self._keys:
            return False
        self._keys[key] = None
        if len(self._keys) > self._most:
            self._keys.popitem(last=False)
        return True

    def forget(self, incoming: Incoming) -> None:
        """Let a message come again, because handling it failed."""
        self._keys.pop(self._key(incoming), None)

    @staticmethod
    def _key(incoming: Incoming) -> Key:
        press = incoming.button
        return (
            f"{incoming.address.platform}:{incoming.address.bot_id}",
            f"{incoming.address.kind}:{incoming.address.id}",
            f"b{press.id}" if press else incoming.message_id,
            incoming.edited,
        )
