"""A branch's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.branch.audit import Actor, audit
from bot.branch.models import Branch
from bot.branch.services.house import House
from bot.branch.settings import LOCALE, TIMEZONE, Setting


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting with its value before and after."""

    setting: Setting
    before: Any
    after: Any

    @property
    def different(self) -> bool:
        """Whether anything changed."""
        return self.before != self.after


async def set_setting(
    house: House, branch_id: int, name: str, written: str, actor: Actor
) -> Changed:
    """Set what a person typed.

    Raises Refusal: host-unknown-setting, and those of `Setting.parse`.
    """
    setting = house.directory.registry.find(name)
    after = setting.parse(written)
    now = house.clock.now()
    async with house.store.transaction():
        row = await Branch.filter(id=branch_id).select_for_update().get()
        before = _current(row, setting)
        if before != after:
            _put(row, setting, after)
            await row.save(update_fields=["settings", "locale", "timezone"])
            await audit(
                branch_id, actor, "setting.changed", setting.key, at=now,
                before=setting.dump(before), after=setting.dump(after),
            )  # fmt: skip
            await house.directory.changed(branch_id)
    return Changed(setting, before, after)


def _current(row: Branch, setting: Setting) -> Any:
    if setting.key == LOCALE:
        return row.locale
    if setting.key == TIMEZONE:
        return row.timezone
    stored = row.settings or {}
    return setting.load(stored[setting.key]) if setting.key in stored else setting.default


def _put(row: Branch, setting: Setting, value: Any) -> None:
    if setting.key == LOCALE:
        row.locale = value
    elif setting.key == TIMEZONE:
        row.timezone = value
    else:
        stored = dict(row.settings or {})
        if value == setting.default:
            stored.pop(setting.key, None)
        else:
            stored[setting.key] = setting.dump(value)
        row.settings = stored
