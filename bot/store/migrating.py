"""Tortoise's migrations, run in the process on a database that is already open."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.migrations.executor import MigrationExecutor


class NewerDatabase(Exception):
    """A newer version of the bot has used the database; `names` are the updates unknown here."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


@dataclass(frozen=True, slots=True)
class MigrationState:
    """Names as `app.name`: applied, not applied yet, and applied by a version that is not this."""

    applied: tuple[str, ...]
    pending: tuple[str, ...]
    unknown: tuple[str, ...]


async def state(connection: BaseDBAsyncClient, config: dict[str, Any]) -> MigrationState:
    """How the database stands to this version's migrations. Raises whatever is wrong with them."""
    executor = MigrationExecutor(connection, _apps(config))
    steps = await executor.plan(None)
    applied = await executor.recorder.applied_migrations()
    return MigrationState(
        tuple(f"{key.app_label}.{key.name}" for key in applied),
        tuple(f"{step.migration.app_label}.{step.migration.name}" for step in steps),
        tuple(
            f"{key.app_label}.{key.name}"
            for key in applied
            if key not in executor.loader.graph.nodes
        ),
    )


async def pending(connection: BaseDBAsyncClient, config: dict[str, Any]) -> list[str]:
    """The migrations that are not applied yet, as `app.name`, in the order of application."""
    return list((await state(connection, config)).pending)


async def apply(connection: BaseDBAsyncClient, config: dict[str, Any]) -> list[str]:
    """Apply what is pending and return it. Never goes backwards; raises NewerDatabase."""
    found = await state(connection, config)
    if found.unknown:
        raise NewerDatabase(found.unknown)
    if found.pending:
        executor = MigrationExecutor(connection, _apps(config))
        await executor.migrate(None, direction="forward")
    return list(found.pending)


def _apps(config: dict[str, Any]) -> dict[str, dict[str, Any]]:
    # A plugin under development may have tables and no migration yet.
    return {
        label: app
        for label, app in config["apps"].items()
        if app.get("migrations") and find_spec(app["migrations"]) is not None
    }
