"""What somebody still has to pay, with the claims that wait taken as paid."""

from __future__ import annotations

from plugins.dues.rules.paying import Debt
from plugins.dues.services import owing


async def debt_of(branch_id: int, member_id: int, *, but: int = 0) -> Debt:
    """A member's debt; `but` fen of what waits are not counted, such as the claim at hand."""
    account = await owing.account_of(branch_id, member_id)
    settled = account.settled
    debt = Debt(settled.open, settled.prepaid_fen, account.last, account.monthly)
    return debt.less(max(0, account.waiting_fen - but))
