"""What a branch may set about publishing."""

from __future__ import annotations

from bot.branch.settings import Kind, Setting

NAMES = "dues.names_published"

SETTINGS = (Setting(NAMES, Kind.BOOL, False, "dues-setting-names-published", names=("公示名单",)),)
