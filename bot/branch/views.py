"""What the rest of the bot sees of a branch: frozen snapshots with quick look-ups."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.branch.roles import Right, Role, may
from bot.branch.settings import LOCALE, TIMEZONE, Registry
from bot.platforms.types import Address, ChatKind, PlatformName

_DOTS = dict.fromkeys(map(ord, "·•・‧∙⋅."), "·")


def fold(text: str) -> str:
    """A name or number as it is compared: width, case, blanks and kinds of dots don't matter."""
    flat = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return flat.translate(_DOTS)


@dataclass(frozen=True, slots=True)
class ChatRef:
    """A linked group. `id` is the row's, `chat_id` the platform's."""

    id: int
    branch_id: int
    platform: PlatformName
    chat_id: str
    title: str = ""
    bot_id: str = ""

    @property
    def address(self) -> Address:
        """Where a message to the group goes."""
        return Address(self.platform, ChatKind.GROUP, self.chat_id, self.bot_id)


@dataclass(frozen=True, slots=True)
class AccountRef:
    """A member's account on a platform. `id` is the row's, `account_id` the platform's."""

    id: int
    member_id: int
    platform: PlatformName
    account_id: str
    username: str = ""
    name: str = ""
    via_group: str = ""
    reachable: bool = False
    last_seen: datetime | None = None

    @property
    def address(self) -> Address:
        """Where a private message goes."""
        return Address(self.platform, ChatKind.PRIVATE, self.account_id, via_group=self.via_group)


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of a branch with roles and every account."""

    member_id: int
    branch_id: int
    name: str
    student_no: str
    category: str
    group_name: str = ""
    active: bool = True
    joined_on: date | None = None
    roles: frozenset[Role] = frozenset()
    accounts: tuple[AccountRef, ...] = ()

    def may(self, right: Right) -> bool:
        """Whether this member holds the right."""
        return may(self.roles, right)

    def account(self, platform: PlatformName) -> AccountRef | None:
        """The account there that was seen last, if any."""
        there = [a for a in self.accounts if a.platform == platform]
        return max(there, key=_seen, default=None)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of one branch as seen through one account (None: not through any)."""

    member_id: int
    branch_id: int
    name: str
    student_no: str
    group_name: str = ""
    category: str = ""
    roles: frozenset[Role] = frozenset()
    account: AccountRef | None = None

    @classmethod
    def of(cls, member: MemberView, account: AccountRef | None = None) -> Person:
        """The person that a member is."""
        return cls(
            member_id=member.member_id,
            branch_id=member.branch_id,
            name=member.name,
            student_no=member.student_no,
            group_name=member.group_name,
            category=member.category,
            roles=member.roles,
            account=account,
        )

    def may(self, right: Right) -> bool:
        """Whether this person holds the right in this branch."""
        return may(self.roles, right)


@dataclass(frozen=True)
class BranchView:
    """A branch at one moment. `members` are the active ones, by id, in order of the roster."""

    id: int
    name: str
    locale: str
    zone: ZoneInfo
    members: Mapping[int, MemberView] = field(default_factory=dict, repr=False)
    chats: tuple[ChatRef, ...] = ()
    stored: Mapping[str, Any] = field(default_factory=dict, repr=False)
    registry: Registry = field(default_factory=Registry, repr=False)
    _by_account: dict[tuple[str, str], AccountRef] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _by_chat: dict[tuple[str, str], ChatRef] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _persons: dict[int, Person] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_username: dict[str, AccountRef] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _by_number: dict[str, MemberView] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _by_name: dict[str, tuple[MemberView, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        for chat in self.chats:
            self._by_chat[chat.platform, chat.chat_id] = chat
        for member in self.members.values():
            self._by_number[fold(member.student_no)] = member
            name = fold(member.name)
            self._by_name[name] = (*self._by_name.get(name, ()), member)
            for account in member.accounts:
                self._by_account[account.platform, account.account_id] = account
                if account.username:
                    self._by_username[account.username.lstrip("@").casefold()] = account

    def setting(self, key: str) -> Any:
        """The branch's value of a setting, or its default. Raises KeyError for no such key."""
        setting = self.registry[key]
        if key == LOCALE:
            return self.locale
        if key == TIMEZONE:
            return self.zone.key
        if key not in self.stored:
            return setting.default
        return setting.load(self.stored[key])

    def member(self, member_id: int) -> MemberView | None:
        """The active member with that id."""
        return self.members.get(member_id)

    def by_number(self, student_no: str) -> MemberView | None:
        """The active member with that student number."""
        return self._by_number.get(fold(student_no))

    def by_name(self, name: str) -> Sequence[MemberView]:
        """The active members of that name; several may share it."""
        return self._by_name.get(fold(name), ())

    def by_account(self, platform: PlatformName, account_id: str) -> Person | None:
        """The person behind an account."""
        return self._person(self._by_account.get((platform, account_id)))

    def accounts(self) -> Iterable[AccountRef]:
        """Every account that is bound here."""
        return self._by_account.values()

    def by_username(self, username: str) -> Person | None:
        """The person behind a Telegram username, with or without its `@`."""
        return self._person(self._by_username.get(username.lstrip("@").casefold()))

    def holders(self, role: Role) -> tuple[MemberView, ...]:
        """The active members who hold a role."""
        return tuple(m for m in self.members.values() if role in m.roles)

    def with_right(self, right: Right) -> tuple[MemberView, ...]:
        """The active members who hold a right."""
        return tuple(m for m in self.members.values() if m.may(right))

    def unbound(self) -> tuple[MemberView, ...]:
        """The active members without any account."""
        return tuple(m for m in self.members.values() if not m.accounts)

    def chat(self, platform: str, chat_id: str) -> ChatRef | None:
        """The branch's group of that id."""
        return self._by_chat.get((platform, chat_id))

    def chats_on(self, platform: PlatformName) -> tuple[ChatRef, ...]:
        """The branch's groups on a platform."""
        return tuple(chat for chat in self.chats if chat.platform == platform)

    def _person(self, account: AccountRef | None) -> Person | None:
        if account is None:
            return None
        person = self._persons.get(account.id)
        if person is None:
            person = Person.of(self.members[account.member_id], account)
            self._persons[account.id] = person
        return person


def _seen(account: AccountRef) -> tuple[bool, float]:
    seen = account.last_seen
    return account.reachable, seen.timestamp() if seen is not None else 0.0


def in_roster_order(members: Iterable[MemberView]) -> list[MemberView]:
    """Members by group, then student number."""
    return sorted(members, key=lambda m: (m.group_name, m.student_no))
