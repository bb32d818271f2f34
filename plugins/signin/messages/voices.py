"""Whose language a message has: the branch's in groups, each reader's own in private."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from plugins.signin.messages.speaker import T, speaker
from plugins.signin.services.readers import chosen_locales

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one branch. `chosen` holds the locales of members who chose one."""

    host: Host
    branch: BranchView
    chosen: Mapping[int, str]

    @property
    def group(self) -> T:
        """The voice for the branch's groups."""
        return speaker(self.host, self.branch)

    def locale(self, member_id: int) -> str:
        """The locale in which a member reads in private."""
        return self.chosen.get(member_id, self.branch.locale)

    def to(self, member_id: int) -> T:
        """The voice for one member in private."""
        return partial(self.host.texts.get, self.locale(member_id))


async def voices(host: Host, branch: BranchView, members: Iterable[int]) -> Voices:
    """The voices for telling these members, and the groups, in one query."""
    return Voices(host, branch, await chosen_locales(branch, members))
