"""Numbers that people say: counted up in each branch, so that none tells of another branch."""

from __future__ import annotations

from typing import Any

from tortoise.functions import Max

from bot.branch.models import Branch


async def lock_branch(branch_id: int) -> None:
    """Take turns with every other transaction that counts up in this branch."""
    await Branch.filter(id=branch_id).select_for_update().only("id").get()


async def next_number(model: Any, branch_id: int) -> int:
    """The next `number` of a model of the branch, in a transaction that holds its lock."""
    rows = await model.filter(branch_id=branch_id).annotate(top=Max("number")).values_list("top")
    return (rows[0][0] or 0) + 1 if rows else 1
