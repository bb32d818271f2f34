"""Pictures of the end are drawn before its transaction, and show what is true in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.models import OutboxRow
from bot.host import Host
from bot.texts.texts import Texts
from plugins.signin.models import Attendance, AttendanceSession
from plugins.signin.rules.session import State
from plugins.signin.services import attend, sessions
from plugins.signin.services.sessions import Plan

MINUTE = timedelta(minutes=1)


@dataclass
class Easel:
    """Stands where pictures are drawn: notes whether a transaction was open meanwhile.

    While it draws, things may happen: each of `meanwhile` does, once.
    """

    store: Any
    in_transaction: list[bool] = field(default_factory=list)
    meanwhile: list[Callable[[], Awaitable[Any]]] = field(default_factory=list)

    async def render(self, template: Path, data: dict[str, Any]) -> bytes:
        self.in_transaction.append(self.store.in_transaction)
        if self.meanwhile:
            await self.meanwhile.pop(0)()
        return b"picture"


@pytest.fixture
def easel(hall: Any) -> Easel:
    easel = Easel(hall.store)
    folder = Path(sessions.__file__).parents[1] / "texts"
    host = SimpleNamespace(
        **vars(hall.host), texts=Texts([folder], strict=True), pictures=easel, features=()
    )
    hall.schedule.attach(cast(Host, host))
    return easel


async def opened(hall: Any, *, grace: int) -> AttendanceSession:
    now = hall.clock.now()
    plan = Plan("主题党日", now, now + 15 * MINUTE, hall.ids[0], "qq:1")
    drafted = await sessions.draft(hall.branch_id, now, live=False)
    session = await sessions.open_session(hall.host, await hall.view(), plan, drafted)
    await AttendanceSession.filter(id=session.id).update(grace_minutes=grace)
    return await AttendanceSession.get(id=session.id)


async def sign(hall: Any, session: AttendanceSession, member: int, *, minutes: int) -> None:
    said = session.opened_at + minutes * MINUTE
    guest = attend.Guest(hall.branch_id, member, "qq", said, said, ZoneInfo("Asia/Shanghai"))
    await attend.by_code(guest, session.code)


async def summaries() -> list[str]:
    rows = await OutboxRow.filter(key__endswith=":summary", platform="qq")
    return [row.body["text"] for row in rows]


async def tick(hall: Any, minutes: int, session: AttendanceSession) -> None:
    hall.clock.set(session.opened_at + minutes * MINUTE)
    await hall.schedule.tick(hall.clock.now())


@pytest.mark.parametrize("grace", [0, 10])
async def test_the_summary_is_drawn_outside_of_the_transaction(
    hall: Any, easel: Easel, grace: int
) -> None:
    session = await opened(hall, grace=grace)
    await sign(hall, session, hall.ids[1], minutes=1)
    await tick(hall, 15, session)
    assert easel.in_transaction == [False]
    [text] = await summaries()
    assert "1" in text
    ended = (await AttendanceSession.get(id=session.id)).state == State.CLOSED
    assert ended is (grace == 0)
    reports = await OutboxRow.filter(key__contains=":report:")
    assert len(reports) == 1
    assert reports[0].file_id is not None


async def test_who_signs_in_while_it_is_drawn_is_in_it(hall: Any, easel: Easel) -> None:
    session = await opened(hall, grace=10)
    await sign(hall, session, hall.ids[1], minutes=1)
    await tick(hall, 14, session)
    easel.meanwhile = [lambda: sign(hall, session, hall.ids[2], minutes=14)]
    before = await Attendance.all().count()
    await tick(hall, 15, session)
    assert await Attendance.all().count() == before + 1
    assert easel.in_transaction == [False, False]
    [text] = await summaries()
    assert "2" in text.splitlines()[1]


async def test_while_people_keep_coming_it_is_of_the_last_moment(hall: Any, easel: Easel) -> None:
    session = await opened(hall, grace=10)
    easel.meanwhile = [
        lambda: sign(hall, session, hall.ids[1], minutes=12),
        lambda: sign(hall, session, hall.ids[2], minutes=13),
        lambda: sign(hall, session, hall.ids[3], minutes=14),
    ]
    await tick(hall, 15, session)
    assert len(easel.in_transaction) == 3
    assert len(await summaries()) == 1


async def test_the_table_of_the_late_is_made_once(hall: Any, easel: Easel) -> None:
    session = await opened(hall, grace=10)
    await tick(hall, 15, session)
    await sign(hall, session, hall.ids[1], minutes=17)
    await tick(hall, 25, session)
    assert (await AttendanceSession.get(id=session.id)).state == State.CLOSED
    assert await OutboxRow.filter(key__contains=":late:").count() == 1
    await tick(hall, 26, session)
    assert await OutboxRow.filter(key__contains=":late:").count() == 1
