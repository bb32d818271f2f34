"""What a plugin hands to the host when NoneBot loads it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.platforms.types import ChatEvent

if TYPE_CHECKING:
    from bot.branch.settings import Setting
    from bot.commands.command import Commands
    from bot.commands.context import Context
    from bot.commands.reply import Reply
    from bot.host import Host
    from bot.schedule.job import Job
    from bot.web.pages import Page


@dataclass(frozen=True)
class Feature:
    """One feature: its name, its texts, and what it adds to each part of the host.

    `models` and `migrations` are dotted module names; empty where the feature has no tables.
    `confirmable` maps the name of an action that needs a second word to what carries it out.
    `starts` maps the prefix of a deep link's payload (before `_`) to the command that gets the
    rest as its argument. `on_file` is the command that a file stands for when it is sent in
    private without a word, as QQ always sends files; one feature may have it. `on_text` is asked
    about what is said in private and calls no command, before the nearest commands are named:
    it answers where the words belong to something of its own, such as a question.
    """

    name: str
    texts: Path
    commands: Commands | None = None
    models: str = ""
    migrations: str = ""
    jobs: Sequence[Job] = ()
    pages: Sequence[Page] = ()
    settings: Sequence[Setting] = ()
    listeners: Sequence[Callable[[Host, ChatEvent], Awaitable[None]]] = ()
    confirmable: dict[str, Callable[..., Any]] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    on_file: str = ""
    on_text: Callable[[Context, str], Awaitable[Reply | None]] | None = None
    on_start: Callable[[Host], Awaitable[None]] | None = None
    on_stop: Callable[[Host], Awaitable[None]] | None = None


_installed: dict[str, Feature] = {}


def install(feature: Feature) -> None:
    """Add a feature; called by a plugin's `__init__`. Raises ValueError on a second of a name."""
    known = _installed.get(feature.name)
    if known is not None and known is not feature:
        raise ValueError(f"two features are named {feature.name}")
    _installed[feature.name] = feature


def installed() -> tuple[Feature, ...]:
    """The installed features in the order in which they came."""
    return tuple(_installed.values())
