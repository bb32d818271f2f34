"""What every table must keep to."""

from __future__ import annotations

from importlib import import_module

import pytest
from tortoise.models import Model

from bot.store import config


def models() -> list[type[Model]]:
    modules = [*config.HOST_MODELS, *(f"plugins.{name}.models" for name in config.PLUGINS)]
    found = [
        thing
        for module in config.present(modules)
        for thing in vars(import_module(module)).values()
        if isinstance(thing, type) and issubclass(thing, Model) and thing.__module__ == module
    ]
    assert len(found) > 10
    return found


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_the_description_holds_no_semicolon(model: type[Model]) -> None:
    # Tortoise puts the docstring's first line into the statement, and divides those at it.
    first = (model.__doc__ or "").strip().splitlines()[0]
    assert first
    assert ";" not in first
