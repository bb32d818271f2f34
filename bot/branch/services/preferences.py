"""What an account chooses for its own private chat."""

from __future__ import annotations

from typing import Any

from bot.branch.models import AccountPreference
from bot.branch.services.house import House
from bot.errors import Refusal
from bot.platforms.types import PlatformName


async def set_locale(house: House, platform: PlatformName, account_id: str, locale: str) -> None:
    """Choose the language of the private chat; empty: the branch's."""
    await _set(house, platform, account_id, locale=locale)


async def set_branch(house: House, platform: PlatformName, account_id: str, branch_id: int) -> None:
    """Choose for which branch the private chat speaks.

    Raises Refusal host-not-bound where the account is not bound in that branch.
    """
    people = await house.directory.people(platform, account_id)
    if all(person.branch_id != branch_id for person in people):
        raise Refusal("host-not-bound")
    await _set(house, platform, account_id, branch_id=branch_id)


async def _set(house: House, platform: PlatformName, account_id: str, **values: Any) -> None:
    async with house.store.transaction():
        await AccountPreference.update_or_create(
            defaults=values, platform=platform, account_id=account_id
        )
        await house.directory.preference_changed(platform, account_id)
