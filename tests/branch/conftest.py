"""These tests need no plugin."""

from __future__ import annotations

import pytest

from bot.feature import Feature


@pytest.fixture
def features() -> tuple[Feature, ...]:
    """The host's tables only."""
    return ()
