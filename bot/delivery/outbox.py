"""The outbox: what the bot has to say without being asked, kept until it was said."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.branch.audit import Actor, audit
from bot.branch.models import Chat
from bot.clock import Clock
from bot.delivery import messages
from bot.delivery.messages import OutboxMessage, ToChats, ToMember
from bot.delivery.models import Attachment, OutboxRow
from bot.delivery.rules import State
from bot.platforms.types import Address, ChatKind, PlatformName
from bot.store.store import Store

CHANNEL = "zhibu_outbox"
KEPT_TEXT = timedelta(days=30)
KEPT_ROW = timedelta(days=400)
_TROUBLED = (State.UNCERTAIN, State.FAILED)
_ENDED = (State.SENT, State.UNCERTAIN, State.FAILED, State.EXPIRED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One row as a person may see it: no text, and no account of a private chat.

    `chat_id` is a group's id, empty for private ones; those have `member_id` where it is known.
    `at` is when the row took its state, UTC. `reason` is a code, not a sentence.
    """

    id: int
    branch_id: int | None
    kind: str
    state: State
    platform: str
    chat_id: str
    member_id: int | None
    at: datetime
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True)
class Overview:
    """How many rows stand in each state, what waits next, and what a person has to look at."""

    counts: dict[State, int]
    waiting: tuple[OutboxLine, ...]
    troubled: tuple[OutboxLine, ...]


class Outbox:
    """Puts messages in, takes them back, and shows how they fare. `worker.Worker` sends them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Tell this process's worker that there may be something to send."""
        self._awake.set()

    async def rest(self, seconds: float) -> None:
        """Wait to be woken, for at most so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._awake.wait()
        except TimeoutError:
            pass
        self._awake.clear()

    async def put(self, message: OutboxMessage) -> None:
        """Put one message, in the caller's transaction; the workers wake at its commit."""
        await self.put_all([message])

    async def put_all(self, batch: Sequence[OutboxMessage]) -> None:
        """Put many messages in a fixed number of statements. A key that exists stays as it is."""
        if not batch:
            return
        if not self._store.in_transaction:
            async with self._store.transaction():
                await self.put_all(batch)
            return
        parts = await _expand(batch)
        attachments = _Attachments()
        fresh = await _without_known(parts)
        rows = [self._row(part, attachments) for part in fresh]
        if attachments.rows:
            await Attachment.bulk_create(attachments.rows)
        if rows:
            await OutboxRow.bulk_create(rows, batch_size=200, ignore_conflicts=True)
            self._store.on_commit(self.wake)
            await self._store.notify(CHANNEL, "put")

    def _row(self, part: _Part, attachments: _Attachments) -> OutboxRow:
        message, now, to = part.message, self._clock.now(), part.address
        file = message.message.file
        return OutboxRow(
            key=message.key,
            part=part.name,
            branch_id=message.branch_id,
            member_id=message.to.member_id if isinstance(message.to, ToMember) else None,
            kind=str(message.kind),
            platform=str(to.platform) if to is not None else "",
            chat_kind=str(to.kind) if to is not None else "",
            chat_id=to.id if to is not None else "",
            bot_id=to.bot_id if to is not None else "",
            via_group=to.via_group if to is not None else "",
            body=messages.dump(message.message, message.others),
            picture_id=attachments.keep("", message.message.picture),
            file_id=attachments.keep(file.name, file.content) if file is not None else None,
            not_before=message.not_before or now,
            expires_at=message.expires_at,
            created_at=now,
            changed_at=now,
        )

    async def cancel(self, key: str) -> int:
        """Take back what of a message is still pending; returns how many rows that were."""
        pending = OutboxRow.filter(key=key, state=State.PENDING)
        return await pending.update(state=State.CANCELLED, changed_at=self._clock.now())

    async def moved(self, platform: PlatformName, old_id: str, new_id: str) -> int:
        """Follow a group that got another id; returns how many pending rows went along."""
        pending = OutboxRow.filter(
            platform=platform, chat_kind=ChatKind.GROUP, chat_id=old_id, state=State.PENDING
        )
        return await pending.update(chat_id=new_id)

    async def overview(self, branch_id: int | None = None, limit: int = 20) -> Overview:
        """How the messages of a branch (None: of all) fare; at most `limit` lines of a kind."""
        rows = OutboxRow.all() if branch_id is None else OutboxRow.filter(branch_id=branch_id)
        states = Counter(dict.fromkeys(State, 0))
        from tortoise.functions import Count

        counted = await rows.annotate(n=Count("id")).group_by("state").values_list("state", "n")
        for state, number in counted:
            states[State(state)] = int(number)
        waiting = rows.filter(state__in=(State.PENDING, State.SENDING)).order_by("not_before", "id")
        troubled = rows.filter(state__in=_TROUBLED).order_by("-changed_at", "-id")
        return Overview(
            dict(states), await _lines(waiting.limit(limit)), await _lines(troubled.limit(limit))
        )

    async def resolve(
        self, row_id: int, resend: bool, actor: Actor | int | None, branch_id: int | None = None
    ) -> bool:
        """Carry out a person's decision on an uncertain or failed row: once more, or let it be.

        False where the row is in another state, of another branch (when given), or no longer
        has its text.
        """
        now = self._clock.now()
        async with self._store.transaction():
            rows = OutboxRow.filter(id=row_id, state__in=_TROUBLED, body__isnull=False)
            if branch_id is not None:
                rows = rows.filter(branch_id=branch_id)
            row = await rows.only("id", "branch_id", "state").first()
            if row is None:
                return False
            changes = _resend(now) if resend else {"state": State.CANCELLED}
            if not await rows.update(lease="", lease_until=None, changed_at=now, **changes):
                return False
            if row.branch_id is not None:
                action = "outbox.resend" if resend else "outbox.settle"
                await audit(row.branch_id, actor, action, f"outbox:{row_id}", at=now)
            self._store.on_commit(self.wake)
        return True

    async def prune(self) -> None:
        """Forget the texts of what ended over 30 days ago, and rows of over 400 days."""
        now = self._clock.now()
        async with self._store.transaction():
            ended = OutboxRow.filter(state__in=_ENDED)
            await ended.filter(changed_at__lt=now - KEPT_ROW).delete()
            old = ended.filter(changed_at__lt=now - KEPT_TEXT, body__isnull=False)
            await old.update(body=None, picture_id=None, file_id=None)
        await self._drop_loose_attachments()

    async def _drop_loose_attachments(self) -> None:
        # Rows are written in the transaction of their attachments: what nobody else can see is
        # not deleted here, and what is seen without a row has lost it.
        await self._store.connection.execute_query(
            "DELETE FROM delivery_attachment WHERE NOT EXISTS (SELECT 1 FROM delivery_outbox o"
            " WHERE o.picture_id = delivery_attachment.id OR o.file_id = delivery_attachment.id)"
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """One row to be: a message, and where it goes unless that is a member."""

    message: OutboxMessage
    name: str = ""
    address: Address | None = None


class _Attachments:
    """The attachments of one batch; equal bytes are kept once."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, bytes], uuid.UUID] = {}
        self.rows: list[Attachment] = []

    def keep(self, name: str, content: bytes | None) -> uuid.UUID | None:
        if content is None:
            return None
        key = (name, hashlib.sha256(content).digest())
        if key not in self._ids:
            row = Attachment(name=name[:255], content=content)
            self._ids[key] = row.id
            self.rows.append(row)
        return self._ids[key]


async def _expand(batch: Sequence[OutboxMessage]) -> list[_Part]:
    branches = {one.to.branch_id for one in batch if isinstance(one.to, ToChats)}
    chats = await Chat.filter(branch_id__in=branches).order_by("id") if branches else []
    parts: list[_Part] = []
    for one in batch:
        if isinstance(one.to, ToChats):
            wanted = one.to.branch_id
            parts += [
                _Part(one, f"{chat.platform}:{chat.chat_id}", _address(chat))
                for chat in chats
                if chat.branch_id == wanted
            ]
        else:
            parts.append(_Part(one, address=None if isinstance(one.to, ToMember) else one.to))
    return parts


def _address(chat: Chat) -> Address:
    return Address(PlatformName(chat.platform), ChatKind.GROUP, chat.chat_id, chat.bot_id)


async def _without_known(parts: Iterable[_Part]) -> list[_Part]:
    by_key = {(part.message.key, part.name): part for part in parts}
    keys = {key for key, _ in by_key}
    known = set(await OutboxRow.filter(key__in=keys).values_list("key", "part"))
    return [part for key, part in by_key.items() if key not in known]


def _resend(now: datetime) -> dict[str, object]:
    return {
        "state": State.PENDING,
        "attempts": 0,
        "tried": [],
        "reason": "",
        "not_before": now,
        "expires_at": None,
    }


async def _lines(rows: object) -> tuple[OutboxLine, ...]:
    found: list[OutboxRow] = await rows.only(  # type: ignore[attr-defined]
        "id", "branch_id", "kind", "state", "platform", "chat_kind", "chat_id", "member_id",
        "not_before", "changed_at", "attempts", "reason",
    )  # fmt: skip
    return tuple(_line(row) for row in found)


def _line(row: OutboxRow) -> OutboxLine:
    waits = row.state == State.PENDING
    return OutboxLine(
        id=row.id,
        branch_id=row.branch_id,
        kind=row.kind,
        state=State(row.state),
        platform=row.platform,
        chat_id=row.chat_id if row.chat_kind == ChatKind.GROUP else "",
        member_id=row.member_id,
        at=row.not_before if waits else row.changed_at,
        attempts=row.attempts,
        reason=row.reason,
    )
