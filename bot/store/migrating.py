"""Tortoise's migrations, run in the process on a database that is already open."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import ConnectionHandler
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.loader import MigrationLoader
from tortoise.migrations.migration import Migration
from tortoise.migrations.operations import CreateModel, RunPython, RunSQL
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State
from tortoise.models import Model
from tortoise.transactions import in_transaction


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
    executor = _Executor(connection, _apps(config))
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
        await _Forward(connection, _apps(config)).run()
    return list(found.pending)


class _Recorder(MigrationRecorder):
    """The stock one without making its model anew each time, from parsing its own source."""

    def _make_model(self, table_name: str) -> type[Model]:
        known = _records.get(table_name)
        if known is None:
            known = _records[table_name] = super()._make_model(table_name)
        return known


_records: dict[str, type[Model]] = {}


class _Executor(MigrationExecutor):
    def __init__(self, connection: BaseDBAsyncClient, apps: dict[str, dict[str, Any]]) -> None:
        self.connection = connection
        self.recorder = _Recorder(connection)
        self.loader = MigrationLoader(apps, self.recorder, load=False)
        self._full_plan_cache = None
        self._logger = logging.getLogger(__name__)


class _Forward(_Executor):
    """Forwards only, each migration in one transaction with the note that it was applied.

    The stock executor notes it afterwards, so that a process killed in between fails at every
    later start; and it copies the state of all models before each operation, which takes most of
    the time and is needed by few.
    """

    async def run(self) -> None:
        """Apply everything that is pending."""
        steps = await self.plan(None)
        await self.recorder.ensure_schema(self._schema_editor(atomic=False))
        applied = set(await self.recorder.applied_migrations())
        models = await self._project_state(applied)
        # Without a database of their own the models of the state are not made ready for queries
        # anew, all of them, at each operation.
        models.apps._connections = ConnectionHandler()
        for step in steps:
            async with in_transaction(self.connection.connection_name) as client:
                editor = self._schema_editor()
                editor.client = client
                await _run(step.migration, models, editor)
                recorder = _Recorder(client)
                await recorder.record_applied(step.migration.app_label, step.migration.name)


async def _run(migration: Migration, models: State, editor: BaseSchemaEditor) -> None:
    for operation in migration.operations:
        # What only adds looks at nothing that was before.
        before = models if isinstance(operation, _ADDS) else models.clone()
        operation.state_forward(migration.app_label, models)
        await operation.database_forward(migration.app_label, before, models, editor)
    models.validate_relations_initialized()


_ADDS = (CreateModel, RunPython, RunSQL)


def _apps(config: dict[str, Any]) -> dict[str, dict[str, Any]]:
    # A plugin under development may have tables and no migration yet.
    return {
        label: app
        for label, app in config["apps"].items()
        if app.get("migrations") and find_spec(app["migrations"]) is not None
    }
