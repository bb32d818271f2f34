"""Whether plugins that others wrote for NoneBot are loaded beside ours."""

from __future__ import annotations

from nonebot import message as _pipeline
from nonebot.matcher import matchers


def guests_present() -> bool:
    """Whether anything but our own router waits for NoneBot's events at this moment.

    Zhibu itself registers no matcher and no event processor, so whatever is found is a guest's.
    Asked for every event: no loop over single matchers, and no cache that could grow stale.
    """
    return (
        any(matchers.provider.values())
        or bool(_pipeline._event_preprocessors)
        or bool(_pipeline._event_postprocessors)
    )
