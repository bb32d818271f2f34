"""Numbers that people say: counted up in each branch, so that none tells of another branch."""

from __future__ import annotations

from tortoise.functions import Max

from bot.branch.models import Branch
from plugins.signin.models import AttendanceSession, Leave


async def lock_branch(branch_id: int) -> None:
    """Take turns with every other transaction that counts up in this branch."""
    await Branch.filter(id=branch_id).select_for_update().only("id").get()


async def next_number(model: type[AttendanceSession | Leave], branch_id: int) -> int:
    """The next number, in a transaction that holds the branch's lock."""
    rows = await model.filter(branch_id=branch_id).annotate(top=Max("number")).values_list("top")
    return (rows[0][0] or 0) + 1 if rows else 1
