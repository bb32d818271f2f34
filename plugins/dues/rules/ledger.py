"""Which accounts a branch's books have, and which postings there may be between them.

What the rules forbid (2008 rules on dues: the organisation paying for a member, deducting,
dues of another kind) has no pair here, and the database's triggers hold the same table.
"""

from __future__ import annotations

from enum import StrEnum


class AccountKind(StrEnum):
    """An account. A member's balance is what they owe; below 0 they have prepaid."""

    MEMBER = "member"  # what a member owes
    CHARGED = "charged"  # dues that have arisen
    CASH = "cash"  # what the branch holds
    UPWARDS = "upwards"  # what was handed to the higher committee (上缴)
    ALLOTTED = "allotted"  # what the higher committee gave back for use (下拨)
    SPENT = "spent"  # what was spent, with its purpose


class PostingKind(StrEnum):
    """Why something is booked."""

    CHARGE = "charge"
    PAYMENT = "payment"
    REFUND = "refund"
    HANDOVER = "handover"
    ALLOTMENT = "allotment"
    SPENDING = "spending"
    REVERSAL = "reversal"


SIDES: dict[PostingKind, tuple[AccountKind, AccountKind]] = {
    PostingKind.CHARGE: (AccountKind.MEMBER, AccountKind.CHARGED),
    PostingKind.PAYMENT: (AccountKind.CASH, AccountKind.MEMBER),
    PostingKind.REFUND: (AccountKind.MEMBER, AccountKind.CASH),
    PostingKind.HANDOVER: (AccountKind.UPWARDS, AccountKind.CASH),
    PostingKind.ALLOTMENT: (AccountKind.CASH, AccountKind.ALLOTTED),
    PostingKind.SPENDING: (AccountKind.SPENT, AccountKind.CASH),
}
"""The debit and the credit of each kind; a reversal has those of what it takes back, swapped."""
