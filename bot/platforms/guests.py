"""Whether plugins that others wrote for NoneBot are loaded beside ours."""

from __future__ import annotations

from nonebot import message as _pipeline
from nonebot.log import logger
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


def silence_matchers() -> None:
    """Keep NoneBot from logging events: at TRACE a running matcher writes event and state whole.

    What a command's state holds can't be masked from outside, so that module is silenced; which
    matcher takes an event is still logged, by another. Called by each adapter.
    """
    logger.disable("nonebot.internal.matcher.matcher")
    # Its one line tells at TRACE which argument did not fit, with the argument.
    logger.disable("nonebot.dependencies")
