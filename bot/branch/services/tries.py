"""Wrong tries to bind, limited so that nobody can guess who is in a branch."""

from __future__ import annotations

from datetime import timedelta

from bot.branch.models import BindTry
from bot.branch.services.house import House, secret_of
from bot.errors import Refusal

LIMIT = 5
WINDOW = timedelta(hours=1)


async def begin(house: House, *subjects: str) -> list[int]:
    """Count a try against each subject before anything is looked up; returns what to forgive.

    Counting first and committed leaves no gap for tries sent all at once. Raises Refusal
    members-too-many-tries (minutes) beyond the limit; such a try is not counted, or a stubborn
    guesser could lock someone out for good.
    """
    now = house.clock.now()
    since = now - WINDOW
    hashes = [secret_of(house).digest("bind-try", subject) for subject in subjects]
    async with house.store.transaction():
        await BindTry.filter(at__lt=since).delete()
        ids = [(await BindTry.create(subject=subject, at=now)).id for subject in hashes]
    rows = await BindTry.filter(subject__in=hashes, at__gte=since).order_by("at", "id")
    for subject in hashes:
        mine = [row for row in rows if row.subject == subject]
        earlier = [row for row in mine if row.id not in ids]
        if len(earlier) >= LIMIT:
            await forgive(ids)
            wait = earlier[-LIMIT].at + WINDOW - now
            raise Refusal("members-too-many-tries", minutes=max(1, -(-wait.seconds // 60)))
    return ids


async def forgive(ids: list[int]) -> None:
    """Uncount a try that was right."""
    await BindTry.filter(id__in=ids).delete()
