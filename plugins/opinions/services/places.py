"""Where an account may write: the open rounds of every branch in which it is bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import Refusal
from plugins.opinions.models import Round
from plugins.opinions.rules.rounds import State
from plugins.opinions.services.rounds import taking

if TYPE_CHECKING:
    from bot.branch.views import BranchView, Person
    from bot.host import Host
    from bot.platforms.types import Incoming


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """An open round, its branch, and who the account is there."""

    round: Round
    view: BranchView
    person: Person


async def people(host: Host, incoming: Incoming) -> Sequence[Person]:
    """Who an account is, in each of its branches. Raises Refusal host-not-bound."""
    found = await host.directory.people(incoming.platform, incoming.account)
    if not found:
        raise Refusal("host-not-bound")
    return found


async def places(host: Host, persons: Sequence[Person]) -> list[Place]:
    """The rounds that take opinions of these persons now, by branch, and then by their ends."""
    by_branch = {person.branch_id: person for person in persons}
    views = await host.directory.branches(sorted(by_branch))
    now = host.clock.now()
    rounds = [row for row in await taking(by_branch) if now < row.closes_at]
    return [
        Place(row, view, by_branch[view.id])
        for view in views.values()
        for row in rounds
        if row.branch_id == view.id
    ]


async def place_of(host: Host, incoming: Incoming, round_id: int, member_id: int) -> Place:
    """The round of a draft, if it still takes opinions and the account is still that member.

    Raises Refusal: opinions-writing-no-member, opinions-writing-closed.
    """
    round_ = await Round.get_or_none(id=round_id)
    if round_ is None:
        raise Refusal("opinions-writing-closed")
    found = await host.directory.people(incoming.platform, incoming.account)
    person = next((one for one in found if one.branch_id == round_.branch_id), None)
    if person is None or person.member_id != member_id:
        raise Refusal("opinions-writing-no-member")
    if round_.state != State.OPEN or host.clock.now() >= round_.closes_at:
        raise Refusal("opinions-writing-closed")
    return Place(round_, await host.directory.branch(round_.branch_id), person)
