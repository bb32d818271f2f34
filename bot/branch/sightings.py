"""When accounts were last seen, as far as that isn't stored yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

Key = tuple[str, str]


class Sightings:
    """Times by (platform, account id), kept here until what is being written is committed.

    They are written seldom, so whoever chooses among a member's accounts has to ask here, too.
    """

    def __init__(self) -> None:
        self._fresh: dict[Key, datetime] = {}
        self._taken: Mapping[Key, datetime] = {}

    def __bool__(self) -> bool:
        return bool(self._fresh)

    def note(self, platform: str, account_id: str, at: datetime) -> None:
        """An account was seen at `at` (UTC). Synchronous and cheap."""
        key = (platform, account_id)
        known = self._fresh.get(key)
        if known is None or at > known:
            self._fresh[key] = at

    def latest(self, platform: str, account_id: str) -> datetime | None:
        """The latest time that the store may not have yet."""
        key = (platform, account_id)
        return self._fresh.get(key) or self._taken.get(key)

    def take(self) -> Mapping[Key, datetime]:
        """Everything, to be written; it stays known until `settle`."""
        self._taken, self._fresh = self._fresh, {}
        return self._taken

    def settle(self, *, written: bool) -> None:
        """What was taken is in the store now, or has to be written another time."""
        taken, self._taken = self._taken, {}
        if not written:
            self._fresh = {**taken, **self._fresh}
