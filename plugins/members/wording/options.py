"""The settings of a branch as a person reads them."""

from __future__ import annotations

from datetime import time
from typing import Any

from bot.branch.settings import Kind, Setting
from bot.branch.views import BranchView
from plugins.members.wording.words import Say, joined


def settings_list(t: Say, locale: str, view: BranchView) -> str:
    """Every setting with its name, its value and what it does."""
    lines = [t("members-settings-title", branch=view.name)]
    lines += [line(t, locale, view, setting) for setting in view.registry.values()]
    lines.append(t("members-settings-how"))
    return "\n".join(lines)


def line(t: Say, locale: str, view: BranchView, setting: Setting) -> str:
    """One setting in one line."""
    return t(
        "members-settings-line",
        name=setting.called(locale),
        value=value(t, view.setting(setting.key)),
        what=t(setting.text_id),
    )


def detail(t: Say, locale: str, view: BranchView, setting: Setting) -> str:
    """One setting: its value, what it may be and how to change it."""
    return "\n".join(
        (
            line(t, locale, view, setting),
            t("members-settings-default", value=value(t, setting.default)),
            t("members-settings-accepts", what=accepted(t, setting)),
            t("members-settings-example", name=setting.called(locale), value=sample(t, setting)),
        )
    )


def value(t: Say, held: Any) -> str:
    """A value as one would type it."""
    if held is None:
        return t("members-settings-none")
    if held is True:
        return t("members-settings-on")
    if held is False:
        return t("members-settings-off")
    if isinstance(held, time):
        return held.strftime("%H:%M")
    return str(held) or t("members-settings-empty")


def accepted(t: Say, setting: Setting) -> str:
    """What may be typed for it."""
    if setting.kind is Kind.CHOICE:
        what = joined(t, setting.choices)
    elif setting.kind is Kind.INT and None not in (setting.minimum, setting.maximum):
        what = t("members-settings-range", low=setting.minimum, high=setting.maximum)
    else:
        what = t(f"members-settings-kind-{setting.kind}")
    return t("members-settings-or-none", what=what) if setting.default is None else what


def sample(t: Say, setting: Setting) -> str:
    """A value that would be accepted, for the example."""
    if setting.default is None:
        if setting.kind is Kind.TIME:
            return "08:00"
        if setting.kind is Kind.INT:
            return str(setting.minimum or 1)
        return t("members-settings-none")
    return value(t, setting.default)
