"""The menu of commands that Telegram shows when one types a slash."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nonebot.log import logger

from bot.platforms.errors import DeliveryError, NotSent, Uncertain
from bot.platforms.telegram.pauses import Pauses

if TYPE_CHECKING:
    from bot.platforms.telegram.api import TelegramApi
    from bot.platforms.telegram.settings import Timing

NAME = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
SCOPES = ("all_private_chats", "all_group_chats")
TRIES = 6

Menu = Mapping[str, Sequence[tuple[str, str]]]


def calls(menu: Menu) -> list[dict[str, Any]]:
    """The arguments of setMyCommands. The first locale is also what every other language sees."""
    payloads: list[dict[str, Any]] = []
    languages: set[str] = set()
    for locale, commands in menu.items():
        language = locale.replace("_", "-").split("-", 1)[0].lower()
        if language in languages:
            continue
        fitting = [
            {"command": name, "description": description[:LONGEST_DESCRIPTION]}
            for name, description in commands
            if NAME.fullmatch(name) and description.strip()
        ][:MOST_COMMANDS]
        for scope in SCOPES:
            base = {"commands": fitting, "scope": {"type": scope}}
            if not languages:
                payloads.append(base)
            payloads.append(base | {"language_code": language})
        languages.add(language)
    return payloads


async def publish(api: TelegramApi, menu: Menu, timing: Timing) -> None:
    """Publish the menu; a fault is logged after a few tries, and the next connection tries again.

    Setting a menu twice does no harm, so an uncertain answer is simply asked for again.
    """
    for payload in calls(menu):
        pauses = Pauses(timing.pause, timing.longest)
        while True:
            try:
                await api.call("setMyCommands", payload)
            except (NotSent, Uncertain) as fault:
                if pauses.faults >= TRIES:
                    logger.warning(f"Telegram: the menu was not published. {fault}")
                    return
                await pauses.wait(fault)
            except DeliveryError as fault:
                logger.warning(f"Telegram: the menu was not published. {fault}")
                return
            else:
                break
