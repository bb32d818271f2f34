"""What these services need of the host."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from bot.branch.directory import Directory
from bot.clock import Clock
from bot.store.secret import Secret, server_secret
from bot.store.store import Store


class House(Protocol):
    """The part of `bot.host.Host` that the branch's services use."""

    @property
    def store(self) -> Store:
        """The open store."""
        ...

    @property
    def directory(self) -> Directory:
        """The directory in front of it."""
        ...

    @property
    def clock(self) -> Clock:
        """The source of now."""
        ...

    @property
    def var(self) -> Path:
        """Where the server's secret lies."""
        ...


def secret_of(house: House) -> Secret:
    """The server's secret."""
    return server_secret(house.var)
