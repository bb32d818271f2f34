"""What a branch may set about dues."""

from __future__ import annotations

from plugins.dues.settings import publishing, reminding

SETTINGS = (*reminding.SETTINGS, *publishing.SETTINGS)
