"""Pictures of the books: kept once for equal bytes, given out to their own branch only."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime

from plugins.dues.models import Picture


async def keep(branch_id: int, content: bytes, at: datetime) -> int:
    """Keep a picture, or find the one of equal bytes; its id."""
    sha256 = await asyncio.to_thread(lambda: hashlib.sha256(content).hexdigest())
    same = Picture.filter(branch_id=branch_id, sha256=sha256).order_by("id")
    known = await same.first().values_list("id", flat=True)
    if known is not None:
        return int(known)  # type: ignore[call-overload]
    row = await Picture.create(branch_id=branch_id, content=content, sha256=sha256, kept_at=at)
    return row.id


async def content_of(branch_id: int, picture_id: int | None) -> bytes | None:
    """The bytes of a picture of the branch; None where there is none."""
    if picture_id is None:
        return None
    row = await Picture.get_or_none(id=picture_id, branch_id=branch_id)
    return bytes(row.content) if row is not None else None
