"""On which databases a test runs: services on both, and of a command's chats the broad stories."""

from __future__ import annotations

import pytest

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For chats about wording, refusals or a platform's buttons, which bring no SQL of their own."""
