"""Accounts of members: bind, unbind, move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.exceptions import IntegrityError

from bot.branch.audit import Actor, audit
from bot.branch.models import Account, BindCode, Member
from bot.branch.services import tries
from bot.branch.services.house import House, secret_of
from bot.branch.views import AccountRef, MemberView, Person, fold
from bot.branch.wording import clip, tidy_number
from bot.errors import Refusal
from bot.platforms.types import PlatformName
from bot.store.secret import ALPHABET, new_code

CODE_LIFE = timedelta(hours=24)
_CODE_LENGTH = 8
_LONGEST_NUMBER = 32


@dataclass(frozen=True, slots=True)
class Caller:
    """The account that asks, as its platform describes it."""

    platform: PlatformName
    account_id: str
    username: str = ""
    name: str = ""
    via_group: str = ""
    reachable: bool = True

    @property
    def subject(self) -> str:
        """How it is named in the audit and in counted tries."""
        return f"{self.platform}:{self.account_id}"


@dataclass(frozen=True, slots=True)
class Bound:
    """What binding led to.

    `again`: the account was bound to this member already. `replaced`: the account that went.
    `others`: the member's other accounts, which deserve to hear of the new one.
    """

    person: Person
    again: bool = False
    replaced: AccountRef | None = None
    others: tuple[AccountRef, ...] = ()


async def bind(
    house: House, caller: Caller, name: str, student_no: str, *, branch_id: int | None = None
) -> tuple[Bound, ...]:
    """Bind by name and student number, in every branch whose roster has that person.

    `branch_id` narrows it to one. Raises Refusal: members-bind-wrong for whatever does not fit
    (always the same, so that nobody learns which part was wrong); members-too-many-tries
    (minutes); members-bind-taken where the person has an account on this platform already;
    members-bind-other-person where this account belongs to someone else of that branch.
    """
    number = tidy_number(student_no)[:_LONGEST_NUMBER]
    counted = await tries.begin(house, f"account {caller.subject}", f"number {number}")
    query = Member.filter(student_no=number, status="active")
    if branch_id is not None:
        query = query.filter(branch_id=branch_id)
    rows = await query.order_by("branch_id")
    found = [row for row in rows if fold(row.name) == fold(name)]
    if not found:
        raise Refusal("members-bind-wrong")
    await tries.forgive(counted)
    bound: list[Bound] = []
    refused: Refusal | None = None
    for member in found:  # hardly ever more than one
        try:
            bound.append(await _attach(house, caller, member, only_first=True))
        except Refusal as refusal:
            refused = refusal
    if not bound and refused is not None:
        raise refused
    return tuple(bound)


async def bind_by_code(house: House, caller: Caller, code: str) -> Bound:
    """Bind by a one-time code, which is then used up.

    Raises Refusal: members-code-wrong for an unknown, used or expired one;
    members-too-many-tries (minutes); members-bind-other-person.
    """
    counted = await tries.begin(house, f"account {caller.subject}")
    digest = secret_of(house).digest("bind-code", tidy_code(code))
    now = house.clock.now()
    row = await BindCode.get_or_none(hash=digest, used_at=None, expires_at__gt=now)
    member = row and await Member.get_or_none(id=row.member_id, status="active")
    if row is None or member is None:
        raise Refusal("members-code-wrong")
    await tries.forgive(counted)
    return await _attach(house, caller, member, code=row)


async def issue_bind_code(house: House, branch_id: int, member_id: int, actor: Actor) -> str:
    """A code for a member of the branch: 8 letters and digits, good once, for 24 hours.

    Earlier codes of the member end. Raises Refusal host-no-such-member.
    """
    return await _issue(house, branch_id, member_id, actor, None)


async def issue_move_code(house: House, person: Person) -> str:
    """A code that binds a new account of the person and lets go of the one that asks.

    Raises Refusal host-not-bound for a person who does not come through an account.
    """
    if person.account is None:
        raise Refusal("host-not-bound")
    actor = Actor(person.member_id)
    return await _issue(house, person.branch_id, person.member_id, actor, person.account.id)


async def unbind(house: House, person: Person, actor: Actor | None = None) -> None:
    """Let go of the account through which the person comes; the member's record stays.

    Raises Refusal host-not-bound where it is not bound any more.
    """
    if person.account is None:
        raise Refusal("host-not-bound")
    await unbind_account(house, person.branch_id, person.account.id, actor)


async def unbind_account(
    house: House, branch_id: int, account_row: int, actor: Actor | None = None
) -> None:
    """Let go of one account of the branch (None: by the member). Raises Refusal host-not-bound."""
    now = house.clock.now()
    async with house.store.transaction():
        row = await Account.get_or_none(id=account_row, branch_id=branch_id)
        if row is None:
            raise Refusal("host-not-bound")
        await row.delete()
        who = actor if actor is not None else Actor(row.member_id)
        await audit(
            branch_id, who, "account.unbound", f"member:{row.member_id}", at=now,
            platform=row.platform,
        )  # fmt: skip
        await house.directory.changed(branch_id)


async def list_unbound(house: House, branch_id: int) -> tuple[MemberView, ...]:
    """The branch's active members without any account, in order of the roster."""
    return (await house.directory.branch(branch_id)).unbound()


def tidy_code(written: str) -> str:
    """A code as it was issued, from what a person typed."""
    return "".join(char for char in tidy_number(written) if char in ALPHABET)[:_CODE_LENGTH]


def looks_like_code(written: str) -> bool:
    """Whether one word could be a code rather than the beginning of a name."""
    text = tidy_number(written).replace("-", "")
    return len(text) == _CODE_LENGTH and all(char in ALPHABET for char in text)


async def _issue(
    house: House, branch_id: int, member_id: int, actor: Actor, replaces: int | None
) -> str:
    now = house.clock.now()
    code = new_code(_CODE_LENGTH)
    async with house.store.transaction():
        if not await Member.exists(id=member_id, branch_id=branch_id, status="active"):
            raise Refusal("host-no-such-member", who="")
        await BindCode.filter(member_id=member_id, used_at=None).delete()
        await BindCode.create(
            member_id=member_id,
            replaces_id=replaces,
            hash=secret_of(house).digest("bind-code", code),
            expires_at=now + CODE_LIFE,
        )
        await audit(branch_id, actor, "code.issued", f"member:{member_id}", at=now)
    return code


async def _attach(
    house: House,
    caller: Caller,
    member: Member,
    *,
    code: BindCode | None = None,
    only_first: bool = False,
) -> Bound:
    now = house.clock.now()
    try:
        replaced, again = await _attach_in_transaction(house, caller, member, code, only_first, now)
    except IntegrityError:
        # Two presses at once: by now the row is there, or someone else took the account.
        replaced, again = await _attach_in_transaction(house, caller, member, code, only_first, now)
    view = await house.directory.branch(member.branch_id)
    person = view.by_account(caller.platform, caller.account_id)
    if person is None:  # unbound in the same instant
        raise Refusal("host-not-bound")
    accounts = view.members[person.member_id].accounts
    others = tuple(a for a in accounts if a.account_id != caller.account_id)
    return Bound(person, again, replaced, others)


async def _attach_in_transaction(
    house: House,
    caller: Caller,
    member: Member,
    code: BindCode | None,
    only_first: bool,
    now: datetime,
) -> tuple[AccountRef | None, bool]:
    async with house.store.transaction():
        # The member's row is the lock against two accounts that bind at once.
        await Member.filter(id=member.id).select_for_update().get()
        here = await Account.filter(member_id=member.id, platform=caller.platform)
        own = await Account.get_or_none(
            branch_id=member.branch_id, platform=caller.platform, account_id=caller.account_id
        )
        if own is not None and own.member_id != member.id:
            raise Refusal("members-bind-other-person")
        if own is None and only_first and here:
            raise Refusal("members-bind-taken")
        if code is not None:
            used = await BindCode.filter(id=code.id, used_at=None).update(used_at=now)
            if not used:
                raise Refusal("members-code-wrong")
        replaced = await _let_go(code, member, own)
        if own is None:
            await _create(caller, member, now)
            await audit(
                member.branch_id, Actor(member.id), "account.bound", f"member:{member.id}",
                at=now, platform=caller.platform, by="code" if code else "name",
                moved=replaced is not None,
            )  # fmt: skip
        await house.directory.changed(member.branch_id)
    return replaced, own is not None


async def _let_go(code: BindCode | None, member: Member, own: Account | None) -> AccountRef | None:
    if code is None or code.replaces_id is None:
        return None
    old = await Account.get_or_none(id=code.replaces_id, member_id=member.id)
    if old is None or (own is not None and own.id == old.id):
        return None
    reference = AccountRef(old.id, member.id, PlatformName(old.platform), old.account_id)
    await old.delete()
    return reference


async def _create(caller: Caller, member: Member, now: datetime) -> None:
    await Account.create(
        branch_id=member.branch_id,
        member_id=member.id,
        platform=caller.platform,
        account_id=caller.account_id,
        username=clip(caller.username, 64),
        name=clip(caller.name, 255),
        via_group=clip(caller.via_group, 64),
        reachable=caller.reachable,
        bound_at=now,
        last_seen=now,
    )
