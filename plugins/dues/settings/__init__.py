"""What a branch may set about dues."""

from __future__ import annotations

from bot.branch.settings import Setting

SETTINGS: tuple[Setting, ...] = ()
