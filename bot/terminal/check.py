"""`check`: what works, what does not, and what to do about each fault."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.failures import outline
from bot.settings import Settings
from bot.terminal import loading, words
from bot.terminal.sandbox import foreign, stored

if TYPE_CHECKING:
    from bot.store.store import Store


@dataclass(frozen=True)
class Finding:
    """One line of the report: `text_id` says what was found and, for a fault, what to do."""

    good: bool
    text_id: str
    variables: dict[str, Any] = field(default_factory=dict)


def good(text_id: str, **variables: Any) -> Finding:
    """Something that works."""
    return Finding(True, text_id, variables)


def bad(text_id: str, **variables: Any) -> Finding:
    """Something that does not."""
    return Finding(False, text_id, variables)


def arguments(parser: argparse.ArgumentParser) -> None:
    """`check` takes none."""


def main(_: argparse.Namespace) -> int:
    """Print every finding; the exit status is 1 where something has to be mended."""
    settings = loading.settings()
    findings = asyncio.run(_all(settings))
    for finding in findings:
        mark = words.get("host-check-good" if finding.good else "host-check-bad")
        words.say_plain(f"{mark} {words.get(finding.text_id, **finding.variables)}")
    return 0 if all(finding.good for finding in findings) else 1


async def _all(settings: Settings) -> list[Finding]:
    findings = [good("host-check-settings")]
    async for finding in _each(settings):
        findings.append(finding)
    return findings


async def _each(settings: Settings) -> AsyncIterator[Finding]:
    if settings.sandboxed:
        settings = stored(settings)
    yield _folder(settings.var)
    yield await _guarded(lambda: _database(settings), "host-check-database-bad")
    yield await _guarded(_pictures, "host-check-pictures-bad")
    yield _zone(settings)
    if settings.sandboxed:
        yield good("host-check-sandbox")
        return
    if settings.qq:
        yield good("host-check-qq-waits", url=_onebot_url(settings))
        for url in settings.onebot_ws_urls:
            yield await _reachable(url)
    if settings.telegram:
        yield await _telegram(settings)


async def _guarded(check: Callable[[], Awaitable[Finding]], text_id: str) -> Finding:
    """A check that failed in a way nobody foresaw is a finding too."""
    try:
        return await check()
    except Exception as fault:
        return bad(text_id, why=_outlined(fault))


def _outlined(fault: Exception) -> str:
    """The type alone: messages of libraries may quote addresses with passwords."""
    return outline(fault).strip().splitlines()[0].strip()


def _folder(var: Path) -> Finding:
    try:
        var.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=var):
            pass
    except OSError as fault:
        return bad("host-check-folder-bad", folder=str(var), why=fault.strerror or "")
    return good("host-check-folder", folder=str(var))


async def _database(settings: Settings) -> Finding:
    async with loading.opened(settings, migrate=False) as host:
        if settings.sandboxed and (fault := await foreign(host.store)):
            return bad(fault.text_id, **fault.variables)
        return await database(host.store)


async def database(store: Store) -> Finding:
    """Whether an open database can be written to, and how it stands to this version."""
    try:
        await store.check_writable()
    except Exception as fault:
        return bad("host-check-database-readonly", why=_outlined(fault))
    try:
        state = await store.migration_state()
    except Exception as fault:
        return bad("host-check-migrations-broken", why=_outlined(fault))
    if state.unknown:
        return bad("host-check-migrations-unknown", names=", ".join(state.unknown))
    if state.pending and state.applied:
        return bad("host-check-migrations", count=len(state.pending))
    engine = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[store.dialect]
    text_id = "host-check-database-new" if state.pending else "host-check-database"
    return good(text_id, engine=engine)


async def _pictures() -> Finding:
    from bot.pictures.renderer import Pictures

    await Pictures().check()
    return good("host-check-pictures")


def _zone(settings: Settings) -> Finding:
    now = datetime.now(UTC).astimezone(ZoneInfo(settings.timezone))
    return good("host-check-zone", zone=settings.timezone, now=now.strftime("%Y-%m-%d %H:%M"))


def _onebot_url(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"ws://{host}:{settings.port}/onebot/v11/ws"


async def _reachable(url: str) -> Finding:
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "wss" else 80)
    place = f"{parts.hostname}:{port}"
    try:
        async with asyncio.timeout(5):
            _, writer = await asyncio.open_connection(parts.hostname, port)
    except (OSError, TimeoutError):
        return bad("host-check-qq-bad", place=place)
    writer.close()
    return good("host-check-qq", place=place)


async def _telegram(settings: Settings) -> Finding:
    from bot.platforms.errors import DeliveryError, Refused
    from bot.platforms.telegram.api import TelegramApi, Transport
    from bot.platforms.telegram.faults import Unauthorised
    from bot.platforms.telegram.settings import Timing

    transport = Transport(Timing(), settings.telegram_proxy or None)
    api = TelegramApi(transport, settings.telegram_token, settings.telegram_api_server)
    try:
        me = await api.call("getMe")
    except (Unauthorised, Refused):
        return bad("host-check-telegram-token")
    except DeliveryError:
        return bad("host-check-telegram-bad", server=urlsplit(settings.telegram_api_server).netloc)
    finally:
        await transport.close()
    return good("host-check-telegram", name=str(me.get("username", "")))
