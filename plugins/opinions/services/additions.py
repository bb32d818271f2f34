"""What authors added by receipt, delivered all together and in random order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.opinions.models import Opinion, Round
from plugins.opinions.services.desk import desks_of

if TYPE_CHECKING:
    from bot.host import Host

_OF_BRANCH = (
    "opinion_id IN (SELECT o.id FROM opinions_opinion AS o"
    " JOIN opinions_round AS r ON r.id = o.round_id WHERE r.branch_id = {mark})"
)


async def deliver(host: Host, branch_id: int) -> list[tuple[Round, int]]:
    """Deliver what waits in a branch, in the caller's transaction.

    Gives the opinions that something was added to, as their round and number, in that order.
    """
    ids = await (_postgres if host.store.dialect == "postgres" else _sqlite)(host, branch_id)
    if not ids:
        return []
    host.store.on_commit(desks_of(host).clean.soon)
    rows = await Opinion.filter(id__in=ids).prefetch_related("round").order_by("round_id", "number")
    return [(row.round, row.number) for row in rows]


async def _postgres(host: Host, branch_id: int) -> set[int]:
    # One statement: what others add meanwhile is neither delivered nor deleted.
    _, rows = await host.store.connection.execute_query(
        "WITH taken AS (DELETE FROM opinions_pending_addition"
        f" WHERE {_OF_BRANCH.format(mark='$1')} RETURNING opinion_id, text)"
        " INSERT INTO opinions_addition (opinion_id, text)"
        " SELECT opinion_id, text FROM taken ORDER BY gen_random_uuid() RETURNING opinion_id",
        [branch_id],
    )
    return {row["opinion_id"] for row in rows}


async def _sqlite(host: Host, branch_id: int) -> set[int]:
    where = _OF_BRANCH.format(mark="?")
    # From here on nobody else writes before the transaction ends.
    await host.store.connection.execute_query(
        "INSERT INTO opinions_addition (opinion_id, text) SELECT opinion_id, text"
        f" FROM opinions_pending_addition WHERE {where} ORDER BY randomblob(16)",
        [branch_id],
    )
    _, rows = await host.store.connection.execute_query(
        f"SELECT DISTINCT opinion_id FROM opinions_pending_addition WHERE {where}", [branch_id]
    )
    await host.store.connection.execute_query(
        f"DELETE FROM opinions_pending_addition WHERE {where}", [branch_id]
    )
    return {row["opinion_id"] for row in rows}
