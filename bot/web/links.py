"""One-time links that sign a member in."""

from __future__ import annotations

from datetime import timedelta

from bot.branch.views import Person
from bot.clock import Clock
from bot.store.store import Store
from bot.web import tokens
from bot.web.models import WebLink
from bot.web.sessions import Sessions

TTL = timedelta(minutes=10)
KEPT = timedelta(days=1)


class Links:
    """Issues and redeems links. Opening one changes nothing; only its button redeems it."""

    def __init__(self, store: Store, clock: Clock, sessions: Sessions) -> None:
        self._store = store
        self._clock = clock
        self._sessions = sessions

    async def issue(
        self, person: Person, target: str, *, purpose: str = "console", ttl: timedelta = TTL
    ) -> str:
        """A token that signs `person` in and leads to the path `target`.

        Raises ValueError where `target` is not a path of this server.
        """
        if not is_own_path(target):
            raise ValueError("a link leads to a path of this server")
        now = self._clock.now()
        token = tokens.new()
        async with self._store.transaction():
            await WebLink.filter(expires_at__lt=now - KEPT).delete()
            await WebLink.create(
                token_hash=tokens.digest(token),
                branch_id=person.branch_id,
                member_id=person.member_id,
                account_id=person.account.id if person.account is not None else None,
                purpose=purpose,
                target=target,
                created_at=now,
                expires_at=now + ttl,
            )
        return token

    async def usable(self, token: str) -> bool:
        """Whether the link could be redeemed now. Changes nothing."""
        return await WebLink.filter(
            token_hash=tokens.digest(token), used_at=None, expires_at__gt=self._clock.now()
        ).exists()

    async def redeem(self, token: str) -> tuple[str, str] | None:
        """A new session's token and the target; None where the link is unknown, used or late."""
        now = self._clock.now()
        digest = tokens.digest(token)
        async with self._store.transaction():
            # One statement decides who comes first, on both databases.
            taken = await WebLink.filter(
                token_hash=digest, used_at=None, expires_at__gt=now
            ).update(used_at=now)
            if not taken:
                return None
            link = await WebLink.get(token_hash=digest)
            session = await self._sessions.open(link.branch_id, link.member_id, link.account_id)
        return session, link.target


def is_own_path(target: str) -> bool:
    """Whether a browser would stay on this server when sent to `target`."""
    return (
        target.startswith("/")
        and not target.startswith(("//", "/\\"))
        and target.isprintable()
        and len(target) <= 200
    )
