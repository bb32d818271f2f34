"""What a branch may set about dues."""

from __future__ import annotations

from plugins.dues.settings import reminding

SETTINGS = (*reminding.SETTINGS,)
