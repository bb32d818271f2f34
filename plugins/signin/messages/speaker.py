"""A voice in one locale, and the small phrases that every message uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host

T = Callable[..., str]


def speaker(host: Host, view: BranchView) -> T:
    """The branch's own voice, for what goes out unasked."""
    return partial(host.texts.get, view.locale)


def listed(t: T, names: Iterable[str]) -> str:
    """Names in a row."""
    return t("signin-comma").join(names)


def language(t: T) -> str:
    """The language tag for pictures."""
    return t("signin-language")
