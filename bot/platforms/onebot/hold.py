"""What is said while an absence is being made up for waits here, so that order holds."""

from __future__ import annotations

from bot.platforms.onebot.parse import Event


class Hold:
    """Commands kept back, per group. Until `narrow` is called it keeps every group's."""

    def __init__(self) -> None:
        self._groups: set[str] | None = None
        self._kept: dict[str, list[Event]] = {}

    def keeps(self, group: str) -> bool:
        """Whether a command of this group has to wait."""
        return self._groups is None or group in self._groups

    def keep(self, group: str, event: Event) -> None:
        """Put a command aside."""
        self._kept.setdefault(group, []).append(event)

    def narrow(self, groups: set[str]) -> list[Event]:
        """Hold only these groups; returns what waited for any other."""
        self._groups = set(groups)
        others = [group for group in self._kept if group not in groups]
        return [event for group in others for event in self._kept.pop(group)]

    def release(self, group: str) -> list[Event]:
        """Hold this group no longer; returns what waited, in order."""
        if self._groups is not None:
            self._groups.discard(group)
        return self._kept.pop(group, [])
