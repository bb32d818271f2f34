"""All platforms of this process, by name."""

from __future__ import annotations

from collections.abc import Callable

from bot.platforms.base import Platform
from bot.platforms.errors import DeliveryError, NotSent
from bot.platforms.types import Address, Outgoing, PlatformName, Receipt


class Platforms:
    """Finds the platform that an address belongs to."""

    def __init__(self) -> None:
        self._by_name: dict[PlatformName, Platform] = {}

    def add(self, platform: Platform) -> None:
        """Register a platform; a second of the same name replaces the first."""
        self._by_name[platform.name] = platform

    def get(self, name: PlatformName) -> Platform | None:
        """The platform, or None where this process does not run it."""
        return self._by_name.get(name)

    def all(self) -> tuple[Platform, ...]:
        """Every platform of this process."""
        return tuple(self._by_name.values())

    def holds(self, address: Address) -> bool:
        """Whether this process can send there at this moment."""
        platform = self._by_name.get(address.platform)
        return platform is not None and platform.holds(address)

    def post(self, to: Address, message: Outgoing, failed: Callable[[DeliveryError], None]) -> bool:
        """Hand a message over without waiting, where its platform can do that just now."""
        platform = self._by_name.get(to.platform)
        return platform is not None and platform.post(to, message, failed)

    def posts(self, name: PlatformName) -> bool:
        """Whether a message may be handed over there without waiting."""
        platform = self._by_name.get(name)
        return platform is not None and platform.posts

    async def send(self, to: Address, message: Outgoing) -> Receipt:
        """Send by the address's platform; raises NotSent where there is none."""
        platform = self._by_name.get(to.platform)
        if platform is None:
            raise NotSent(f"no {to.platform} platform in this process")
        return await platform.send(to, message)
