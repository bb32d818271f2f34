"""Where something was said and by whom: the group's branch, the bound member, the locale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.branch.directory import UNKNOWN, Preference
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

    def peek(self, incoming: Incoming) -> Place | None:
        """The same from memory alone; None where the store has to be asked."""
        platform, account = incoming.platform, incoming.account
        if not incoming.private:
            chat = self._directory.peek_chat(platform, incoming.address.id)
            if chat is UNKNOWN:
                return None
            if chat is None:
                return Place(self._fallback(incoming))
            view = self._directory.peek_branch(chat.branch_id)
            if view is UNKNOWN:
                return None
            person = view.by_account(platform, account)
            if person is None and self._directory.peek_people(platform, account) is UNKNOWN:
                # Another process may have bound the account a moment ago.
                return None
            return Place(view.locale, chat, view, person)
        preference = self._directory.peek_preference(platform, account)
        people = self._directory.peek_people(platform, account)
        if preference is UNKNOWN or people is UNKNOWN:
            return None
        person = _chosen(people, preference)
        view = self._directory.peek_branch(person.branch_id) if person is not None else None
        if view is UNKNOWN:
            return None
        return self._in_private(incoming, preference, people, person, view)

    async def of(self, incoming: Incoming) -> Place:
        """Where this was said and by whom."""
        if incoming.private:
            return await self._private(incoming)
        return await self._group(incoming)

    async def _group(self, incoming: Incoming) -> Place:
        chat = await self._directory.chat(incoming.platform, incoming.address.id)
        if chat is None:
            return Place(self._fallback(incoming))
        view = await self._directory.branch(chat.branch_id)
        person = view.by_account(incoming.platform, incoming.account)
        if person is None and await self._directory.people(incoming.platform, incoming.account):
            view = await self._directory.branch(chat.branch_id)
            person = view.by_account(incoming.platform, incoming.account)
        return Place(view.locale, chat, view, person)

    async def _private(self, incoming: Incoming) -> Place:
        platform, account = incoming.platform, incoming.account
        preference = await self._directory.preference(platform, account)
        people = await self._directory.people(platform, account)
        person = _chosen(people, preference)
        view = await self._directory.branch(person.branch_id) if person is not None else None
        return self._in_private(incoming, preference, people, person, view)

    def _in_private(
        self,
        incoming: Incoming,
        preference: Preference,
        people: tuple[Person, ...],
        person: Person | None,
        view: BranchView | None,
    ) -> Place:
        locale = preference.locale
        if not locale:
            locale = view.locale if view is not None else self._fallback(incoming)
        return Place(locale, None, view, person, several=len(people) > 1 and person is None)

    def _fallback(self, incoming: Incoming) -> str:
        return normalise(incoming.language, self._host.settings.locale)


def _chosen(people: tuple[Person, ...], preference: Preference) -> Person | None:
    """Whom an account speaks for in private: the only one, or the one of the chosen branch."""
    if len(people) == 1:
        return people[0]
    return next((p for p in people if p.branch_id == preference.branch_id), None)
