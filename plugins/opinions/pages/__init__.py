"""The feature's pages on the console."""

from __future__ import annotations

from bot.web.pages import Page

PAGES: tuple[Page, ...] = ()
