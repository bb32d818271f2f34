"""Everything that a running bot is made of, in one object that handlers, jobs and pages get."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from bot.branch.directory import Directory
    from bot.clock import Clock
    from bot.commands.router import Router
    from bot.delivery.outbox import Outbox
    from bot.delivery.replies import Replies
    from bot.delivery.worker import Worker
    from bot.feature import Feature
    from bot.pictures.renderer import Pictures
    from bot.platforms.registry import Platforms
    from bot.schedule.schedule import Schedule
    from bot.settings import Settings
    from bot.store.store import Store
    from bot.texts.texts import Texts
    from bot.web.web import Web


@dataclass
class Host:
    """The composed bot. `app.py` fills it; nothing else creates one."""

    settings: Settings
    clock: Clock
    store: Store
    directory: Directory
    texts: Texts
    router: Router
    platforms: Platforms
    replies: Replies
    outbox: Outbox
    worker: Worker
    schedule: Schedule
    pictures: Pictures
    web: Web
    var: Path
    features: tuple[Feature, ...] = field(default=())
    memory: dict[str, Any] = field(default_factory=dict)
    """What features keep for as long as the process lives, each under its own name."""
