"""What people say that they have paid, and what may become of it."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a claim stands. Only a waiting one changes, and once."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Method(StrEnum):
    """How the money came."""

    GROUP = "group"  # 群收款
    TRANSFER = "transfer"  # to the payee's code or account
    CASH = "cash"
    IMPORT = "import"  # a row of a group collection's exported list
