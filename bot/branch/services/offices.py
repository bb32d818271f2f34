"""Who holds which office."""

from __future__ import annotations

from bot.branch.audit import Actor, audit
from bot.branch.models import Branch, Member, RoleGrant
from bot.branch.roles import Role
from bot.branch.services.house import House
from bot.errors import Refusal


async def grant_role(
    house: House, branch_id: int, member_id: int, role: Role, actor: Actor
) -> bool:
    """Give a member of the branch an office; False where it was held already.

    The caller has checked the right (ROLES_GRANT, or the host for the first secretary).
    Raises Refusal host-no-such-member for someone who is not in this branch.
    """
    now = house.clock.now()
    async with house.store.transaction():
        await _in_branch(branch_id, member_id)
        _, created = await RoleGrant.get_or_create(
            defaults={"granted_at": now, "granted_by": actor.member_id},
            member_id=member_id,
            role=role,
        )
        if created:
            await audit(branch_id, actor, "role.granted", _subject(member_id), at=now, role=role)
            await house.directory.changed(branch_id)
    return created


async def revoke_role(
    house: House, branch_id: int, member_id: int, role: Role, actor: Actor
) -> bool:
    """Take an office back; False where it was not held.

    Raises Refusal: host-no-such-member; members-last-secretary where a member would leave the
    branch without a secretary, which only the host may do.
    """
    now = house.clock.now()
    async with house.store.transaction():
        # The branch's row is the lock: two secretaries may not remove each other at once.
        await Branch.filter(id=branch_id).select_for_update().get()
        await _in_branch(branch_id, member_id)
        held = await RoleGrant.get_or_none(member_id=member_id, role=role)
        if held is None:
            return False
        if role is Role.SECRETARY and actor.member_id is not None:
            others = RoleGrant.filter(
                role=role, member__branch_id=branch_id, member__status="active"
            )
            if not await others.exclude(member_id=member_id).exists():
                raise Refusal("members-last-secretary")
        await held.delete()
        await audit(branch_id, actor, "role.revoked", _subject(member_id), at=now, role=role)
        await house.directory.changed(branch_id)
    return True


async def _in_branch(branch_id: int, member_id: int) -> Member:
    member = await Member.get_or_none(id=member_id, branch_id=branch_id, status="active")
    if member is None:
        raise Refusal("host-no-such-member", who="")
    return member


def _subject(member_id: int) -> str:
    return f"member:{member_id}"
