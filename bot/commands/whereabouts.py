"""Where something was said and by whom: the group's branch, the bound member, the locale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.branch.directory import UNKNOWN
from bot.texts.locales import normalise

if TYPE_CHECKING:
    from bot.branch.views import BranchView, ChatRef, Person
    from bot.host import Host
    from bot.platforms.types import Incoming


@dataclass(frozen=True, slots=True)
class Place:
    """The answer of Whereabouts. `several` means that a private chat must choose a branch."""

    locale: str
    chat: ChatRef | None = None
    view: BranchView | None = None
    person: Person | None = None
    several: bool = False


class Whereabouts:
    """Looks people and groups up in the directory, from memory wherever it holds them."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._directory = host.directory

    async def of(self, incoming: Incoming) -> Place:
        """Where this was said and by whom."""
        if incoming.private:
            return await self._private(incoming)
        return await self._group(incoming)

    async def _group(self, incoming: Incoming) -> Place:
        chat = self._directory.peek_chat(incoming.platform, incoming.address.id)
        if chat is UNKNOWN:
            chat = await self._directory.chat(incoming.platform, incoming.address.id)
        if chat is None:
            return Place(self._fallback(incoming))
        view = await self._view(chat.branch_id)
        person = view.by_account(incoming.platform, incoming.account)
        return Place(view.locale, chat, view, person)

    async def _private(self, incoming: Incoming) -> Place:
        platform, account = incoming.platform, incoming.account
        preference = self._directory.peek_preference(platform, account)
        if preference is UNKNOWN:
            preference = await self._directory.preference(platform, account)
        people = self._directory.peek_people(platform, account)
        if people is UNKNOWN:
            people = await self._directory.people(platform, account)
        person = people[0] if len(people) == 1 else None
        if person is None:
            person = next((p for p in people if p.branch_id == preference.branch_id), None)
        view = await self._view(person.branch_id) if person is not None else None
        locale = preference.locale
        if not locale:
            locale = view.locale if view is not None else self._fallback(incoming)
        return Place(locale, None, view, person, several=len(people) > 1 and person is None)

    async def _view(self, branch_id: int) -> BranchView:
        """The branch, from memory without a look at the store wherever it is there."""
        view = self._directory.peek_branch(branch_id)
        return await self._directory.branch(branch_id) if view is UNKNOWN else view

    def _fallback(self, incoming: Incoming) -> str:
        return normalise(incoming.language, self._host.settings.locale)
