"""Tortoise's migrations, run in the process on a database that is already open."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.migrations.executor import MigrationExecutor


async def pending(connection: BaseDBAsyncClient, config: dict[str, Any]) -> list[str]:
    """The migrations that are not applied yet, as `app.name`, in the order of application."""
    executor = MigrationExecutor(connection, _apps(config))
    steps = await executor.plan(None)
    return [f"{step.migration.app_label}.{step.migration.name}" for step in steps]


async def apply(connection: BaseDBAsyncClient, config: dict[str, Any]) -> list[str]:
    """Apply what is pending and return it. Never goes backwards."""
    names = await pending(connection, config)
    if names:
        executor = MigrationExecutor(connection, _apps(config))
        await executor.migrate(None, direction="forward")
    return names


def _apps(config: dict[str, Any]) -> dict[str, dict[str, Any]]:
    # A plugin under development may have tables and no migration yet.
    return {
        label: app
        for label, app in config["apps"].items()
        if app.get("migrations") and find_spec(app["migrations"]) is not None
    }
