"""Which rows of the outbox this process sends next, and how it takes them for itself."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tortoise.expressions import Q

from bot.branch.directory import Directory
from bot.branch.settings import QUIET_FROM, QUIET_UNTIL
from bot.branch.views import BranchView
from bot.delivery import messages, rules
from bot.delivery.models import Attachment, OutboxRow
from bot.delivery.pacing import Pacer
from bot.delivery.rules import State
from bot.platforms.registry import Platforms
from bot.platforms.types import Address, ChatKind, File, Outgoing
from bot.store.store import Store

_PAGE = 200
_PAGES = 20
_LOOK = (
    "id", "not_before", "expires_at", "kind", "branch_id", "member_id", "platform", "chat_kind",
    "chat_id", "bot_id", "via_group", "tried",
)  # fmt: skip


@dataclass(slots=True)
class Claim:
    """A row in `sending` that is this process's until the lease runs out.

    `taken` is when, in seconds of the monotonic clock.
    """

    row: OutboxRow
    to: Address
    message: Outgoing
    taken: float


@dataclass(slots=True)
class _Round:
    """What one look at the pending rows found."""

    now: datetime
    picked: dict[int, Address] = field(default_factory=dict)
    waiting: dict[datetime, list[int]] = field(default_factory=dict)
    ended: dict[tuple[State, str], list[int]] = field(default_factory=dict)
    busy: set[Address] = field(default_factory=set)
    pause: float = float("inf")


class Claims:
    """Chooses due rows whose connection this process holds and whose chat may be spoken to.

    A member's row that has been due for `fallback` and whose best account is out of this
    process's reach goes to the best one within it.
    """

    def __init__(
        self,
        store: Store,
        directory: Directory,
        platforms: Platforms,
        pacer: Pacer,
        *,
        lease: timedelta,
        fallback: timedelta = timedelta(minutes=2),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._directory = directory
        self._platforms = platforms
        self._pacer = pacer
        self._lease = lease
        self._fallback = fallback
        self._now = now

    async def take(
        self, now: datetime, limit: int, busy: Iterable[Address]
    ) -> tuple[list[Claim], float]:
        """Claim at most `limit` rows, one for each chat that is not busy; committed on return.

        Also returns the seconds until pacing lets another one go (infinity: nothing waits).
        """
        held = [platform.name for platform in self._platforms.all() if platform.connections()]
        if not held or limit <= 0:
            return [], float("inf")
        found = _Round(now, busy={_chat(one) for one in busy})
        due = OutboxRow.filter(
            Q(platform__in=held) | Q(member_id__isnull=False),
            state=State.PENDING,
            not_before__lte=now,
        ).order_by("not_before", "id")
        for page in range(_PAGES):
            rows = await due.offset(page * _PAGE).limit(_PAGE).only(*_LOOK)
            await self._look(rows, limit, found)
            if len(rows) < _PAGE or len(found.picked) >= limit:
                break
        await self._settle_early(found)
        return await self._claim(found), found.pause

    async def _look(self, rows: list[OutboxRow], limit: int, found: _Round) -> None:
        ids = {row.branch_id for row in rows if row.branch_id is not None}
        views = await self._directory.branches(ids) if ids else {}
        for row in rows:
            view = views.get(row.branch_id) if row.branch_id is not None else None
            verdict = rules.judge(row.kind, row.expires_at, _quiet(view), found.now)
            if verdict.until is not None:
                found.waiting.setdefault(verdict.until, []).append(row.id)
            elif not verdict.go:
                found.ended.setdefault((State.EXPIRED, verdict.reason), []).append(row.id)
            elif len(found.picked) < limit:
                self._pick(row, view, found)

    def _pick(self, row: OutboxRow, view: BranchView | None, found: _Round) -> None:
        to = row.address
        if row.member_id is not None:
            candidates = self._candidates(view, row.member_id)
            if rules.choose_account(candidates, row.tried) is None:
                reason = "refused" if row.tried else "no-account"
                found.ended.setdefault((State.FAILED, reason), []).append(row.id)
                return
            to = self._reach(candidates, row, found.now)
        if to is None or _chat(to) in found.busy or not self._platforms.holds(to):
            return
        wait = self._pacer.wait(to, self._now(), unsolicited=True)
        if wait > 0:
            found.pause = min(found.pause, wait)
            return
        self._pacer.take(to, self._now(), unsolicited=True)
        found.busy.add(_chat(to))
        found.picked[row.id] = to

    def _candidates(self, view: BranchView | None, member_id: int) -> list[rules.Candidate]:
        member = view.member(member_id) if view is not None else None
        if member is None:
            return []
        unwritten = self._directory.sightings.latest
        return [
            rules.Candidate(
                one.platform,
                one.account_id,
                one.via_group,
                one.reachable,
                unwritten(one.platform, one.account_id) or one.last_seen,
            )
            for one in member.accounts
        ]

    def _reach(
        self, candidates: list[rules.Candidate], row: OutboxRow, now: datetime
    ) -> Address | None:
        best = rules.choose_account(candidates, row.tried)
        if best is None:
            return None
        to = _private(best)
        if self._platforms.holds(to) or now - row.not_before < self._fallback:
            return to
        within = [one for one in candidates if self._platforms.holds(_private(one))]
        other = rules.choose_account(within, row.tried)
        return _private(other) if other is not None else None

    async def _settle_early(self, found: _Round) -> None:
        """Move on what waits for the morning, and end what is too late: one update for each."""
        for until, ids in found.waiting.items():
            await OutboxRow.filter(id__in=ids, state=State.PENDING).update(not_before=until)
        for (state, reason), ids in found.ended.items():
            await OutboxRow.filter(id__in=ids, state=State.PENDING).update(
                state=state, reason=reason, changed_at=found.now
            )

    async def _claim(self, found: _Round) -> list[Claim]:
        if not found.picked:
            return []
        lease = secrets.token_hex(16)
        taken = self._now()
        private = [(to.platform, to.id) for to in found.picked.values() if to.private]
        locales = await self._directory.locales(private)
        async with self._store.transaction():
            wanted = OutboxRow.filter(id__in=list(found.picked), state=State.PENDING)
            if self._store.dialect == "postgres":
                # Not with values_list, which drops the lock.
                free = await wanted.select_for_update(skip_locked=True).only("id")
                wanted = OutboxRow.filter(id__in=[row.id for row in free], state=State.PENDING)
            await wanted.update(
                state=State.SENDING,
                lease=lease,
                lease_until=found.now + self._lease,
                claimed_at=found.now,
                changed_at=found.now,
            )
            rows = await OutboxRow.filter(lease=lease, id__in=list(found.picked)).order_by("id")
            await _direct(rows, found.picked, locales)
            attachments = await _attachments(rows)
        return [Claim(row, found.picked[row.id], _message(row, attachments), taken) for row in rows]


async def _direct(
    rows: list[OutboxRow], picked: dict[int, Address], locales: dict[tuple[str, str], str]
) -> None:
    """Note to which account each row goes, and in which of its locales, as the reader chose."""
    changed = []
    for row in rows:
        to = picked[row.id]
        if row.member_id is not None:
            row.platform, row.chat_kind, row.chat_id = str(to.platform), str(to.kind), to.id
            row.bot_id, row.via_group = to.bot_id, to.via_group
        others = (row.body or {}).get("others", {})
        chosen = locales.get((str(to.platform), to.id), "")
        row.locale = chosen if chosen in others else ""
        if row.member_id is not None or others:
            changed.append(row)
    if changed:
        columns = ("platform", "chat_kind", "chat_id", "bot_id", "via_group", "locale")
        await OutboxRow.bulk_update(changed, columns)


async def _attachments(rows: list[OutboxRow]) -> dict[object, Attachment]:
    ids = {one for row in rows for one in (row.picture_id, row.file_id) if one is not None}
    found = await Attachment.filter(id__in=ids) if ids else []
    return {one.id: one for one in found}


def _message(row: OutboxRow, attachments: dict[object, Attachment]) -> Outgoing:
    message = messages.load(row.body, row.locale)
    picture = attachments.get(row.picture_id)
    file = attachments.get(row.file_id)
    return replace(
        message,
        picture=bytes(picture.content) if picture is not None else None,
        file=File(file.name, bytes(file.content)) if file is not None else None,
    )


def _quiet(view: BranchView | None) -> rules.QuietHours | None:
    if view is None:
        return None
    start, end = view.setting(QUIET_FROM), view.setting(QUIET_UNTIL)
    return (
        rules.QuietHours(start, end, view.zone) if start is not None and end is not None else None
    )


def _private(one: rules.Candidate) -> Address:
    return Address(one.platform, ChatKind.PRIVATE, one.account_id, via_group=one.via_group)


def _chat(to: Address) -> Address:
    return Address(to.platform, to.kind, to.id)
