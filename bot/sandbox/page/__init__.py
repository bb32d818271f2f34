"""The sandbox's page: both groups in a browser, on the machine itself only."""

from __future__ import annotations

from bot.sandbox.page.routes import routes

__all__ = ["routes"]
