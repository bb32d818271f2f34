"""Who lives in the sandbox: an invented branch, its roster and its two groups."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.platforms.types import PlatformName
from bot.sandbox.people import SimGroup, SimPerson
from bot.sandbox.world import World

_FILE = Path(__file__).with_name("cast.json")


@dataclass(frozen=True, slots=True)
class CastMember:
    """One member of the roster. `role` and `category` are the values that the branch stores."""

    name: str
    student_no: str
    category: str
    group: str
    role: str
    accounts: frozenset[PlatformName]
    username: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The branch in one locale, its members in the order of the roster, the secretary first."""

    locale: str
    branch: str
    qq_group: str
    telegram_group: str
    bot_name: str
    members: tuple[CastMember, ...]
    labels: dict[str, dict[str, str]]

    @property
    def secretary(self) -> CastMember:
        """The secretary (书记)."""
        return next(m for m in self.members if m.role == "secretary")


@dataclass(frozen=True, slots=True)
class Stage:
    """The cast within a world: people by their student number, and both groups."""

    cast: Cast
    people: dict[str, SimPerson]
    qq_group: SimGroup
    telegram_group: SimGroup

    def person(self, name: str) -> SimPerson:
        """Someone by name; raises KeyError."""
        number = next((m.student_no for m in self.cast.members if m.name == name), name)
        return self.people[number]


@cache
def load(locale: str = "zh-CN") -> Cast:
    """Read the cast; `locale` (zh-CN or en) chooses the titles, never the people's names."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    members = tuple(
        CastMember(
            m["name"],
            m["student_no"],
            m["category"],
            m["group"],
            m["role"],
            frozenset(PlatformName(a) for a in m["accounts"]),
            m["username"],
        )
        for m in data["members"]
    )
    titles = {k: data[k][locale] for k in ("branch", "qq_group", "telegram_group", "bot_name")}
    return Cast(locale, **titles, members=members, labels={**data["categories"], **data["roles"]})


def bring_in(world: World, cast: Cast) -> Stage:
    """Put the cast into a world: accounts, both groups, and the label that the page shows.

    Those on Telegram have pressed Start; the officers are friends of the bot on QQ, everybody
    else is a stranger there, so that temporary sessions are used too.
    """
    people: dict[str, SimPerson] = {}
    for member in cast.members:
        person = world.person(
            member.name,
            PlatformName.QQ in member.accounts,
            PlatformName.TELEGRAM in member.accounts,
            username=member.username or None,
            friend=bool(member.role),
            started=True,
        )
        person.labels = cast.labels[member.role or member.category]
        person.officer = bool(member.role)
        people[member.student_no] = person
    everyone = list(people.values())
    return Stage(
        cast,
        people,
        world.qq_group(cast.qq_group, everyone),
        world.telegram_group(cast.telegram_group, everyone, bot_status="administrator"),
    )
