"""Settings of exams."""

from __future__ import annotations

from bot.branch.settings import Setting

SETTINGS: tuple[Setting, ...] = ()
