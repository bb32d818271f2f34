"""What a plugin hands to the host when NoneBot loads it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.platforms.types import ChatEvent

if TYPE_CHECKING:
    from bot.branch.roles import Right
    from bot.branch.settings import Setting
    from bot.branch.views import BranchView
    from bot.commands.command import Commands
    from bot.commands.context import Context
    from bot.commands.reply import Reply
    from bot.demo.stage import Playhouse
    from bot.host import Host
    from bot.platforms.types import Incoming
    from bot.schedule.job import Job
    from bot.web.pages import Page


@dataclass(frozen=True, slots=True)
class FileUse:
    """Something that a file may be for. `text_id` names it to people.

    `action` is a confirmable action whose payload is the file's reference (`id`, `url`, `name`,
    `size`); it is offered to those who hold `right`, for names that end with one of `ends`.
    """

    action: str
    text_id: str
    right: Right
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What the terminal says of an import: finished lines, and whether anything was taken over."""

    lines: Sequence[str]
    done: bool


Importer = Callable[["Host", "BranchView", bytes, str, str], Awaitable[Imported]]
"""Brings a file (content, name) into a branch, told in a locale. May raise Refusal."""

Exporter = Callable[["Host", "BranchView", str, str], Awaitable[bytes]]
"""The content for a file of that name, in a locale. May raise Refusal."""


@dataclass(frozen=True, slots=True)
class Seal:
    """How a feature hears in private what must leave no trace.

    `may` is asked about everything that is said in private, before its first word is looked up:
    whether it could be for this feature; it has to be quick. `hear` then answers, or returns None
    where it was not. Nothing that was answered is noted anywhere, not even that somebody was
    there, and no plugin of others gets what `may` takes.
    """

    may: Callable[[Host, Incoming], bool]
    hear: Callable[[Context], Awaitable[Reply | None]]


@dataclass(frozen=True, slots=True)
class Traces:
    """What was searched for traces, and what was found there.

    `sizes` are of the files, in bytes; `forms` is in how many forms all that was looked for may be
    stored. `found` says of each thing how often it stands in which file or table.
    """

    sizes: Mapping[str, int]
    forms: int
    found: Mapping[tuple[str, str], int]


Search = Callable[["Host", Sequence[tuple[str, str]], Mapping[str, str], Path], Awaitable[Traces]]
"""Looks in a folder and in the host's tables for accounts (platform, id) and texts (by a name).

In what is found accounts are called `platform:id`.
"""


Say = Callable[..., None]
"""Prints a sentence, by its id and variables, in the language of whoever runs the bot."""

Proof = Callable[["Playhouse", Say], Awaitable[bool]]
"""Puts what a feature promises to the test on a scratch copy, and says whether it holds."""


@dataclass(frozen=True)
class Feature:
    """One feature: its name, its texts, and what it adds to each part of the host.

    `models` and `migrations` are dotted module names; empty where the feature has no tables.
    `confirmable` maps the name of an action that needs a second word to what carries it out.
    `starts` maps the prefix of a deep link's payload (before `_`) to the command that gets the
    rest as its argument. `files` says what a file may be for that is sent in private without a
    word, as QQ always sends files. `imports` and `exports` are what the terminal's commands of
    these names know beside the roster. `on_text` is asked
    about what is said in private and calls no command, before the nearest commands are named:
    it answers where the words belong to something of its own, such as a question. `seal` is for
    what may not be noted at all, and `search` looks whether it was; `proof` is what the terminal's
    `prove-anonymity` runs.
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
    files: Sequence[FileUse] = ()
    imports: Mapping[str, Importer] = field(default_factory=dict)
    exports: Mapping[str, Exporter] = field(default_factory=dict)
    on_text: Callable[[Context, str], Awaitable[Reply | None]] | None = None
    seal: Seal | None = None
    search: Search | None = None
    proof: Proof | None = None
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
