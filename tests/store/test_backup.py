"""Backups: consistent, whole or not there, and good for either database."""

from __future__ import annotations

import asyncio
import gzip
import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.branch.models import Account, AuditEntry, Branch, Member
from bot.errors import Refusal
from bot.store.backup import BackupInfo
from bot.store.store import Store

AT = datetime(2026, 11, 24, 1, 0, 0, 123456, tzinfo=UTC)


async def fill(people: int = 3) -> None:
    branch = await Branch.create(
        name="一支部", created_at=AT, settings={"a": [1, {"b": None}], "t": {"t": "x"}}
    )
    for i in range(people):
        member = await Member.create(
            branch=branch, name=f"人{i}", student_no=str(i), category="full",
            joined_on=date(2022, 6, 30) if i else None, created_at=AT,
        )  # fmt: skip
        await Account.create(
            branch=branch, member=member, platform="qq", account_id=str(i), bound_at=AT,
            reachable=bool(i % 2),
        )  # fmt: skip
    await AuditEntry.create(branch=branch, action="x", detail={"quote": '"\n'}, at=AT)


async def everything() -> list[object]:
    rows: list[object] = []
    for model in (Branch, Member, Account, AuditEntry):
        rows += await model.all().order_by("id").values()
    return rows


async def test_a_restored_store_holds_the_same(store: Store, tmp_path: Path) -> None:
    await fill()
    before = await everything()
    info = await store.backup(tmp_path / "b.zhibu", AT)
    assert info.rows == 8
    await store.wipe()
    assert await everything() == []
    restored = await store.restore(tmp_path / "b.zhibu")
    assert isinstance(restored, BackupInfo)
    assert await everything() == before
    # New rows don't collide with restored ones.
    new = await Branch.create(name="新", created_at=AT)
    assert new.id > 1


async def test_goes_from_either_database_to_the_other(
    store: Store, tmp_path: Path, new_database
) -> None:
    await fill()
    before = await everything()
    await store.backup(tmp_path / "b.zhibu", AT)
    await store.close()
    target = Store(await new_database("sqlite" if store.dialect == "postgres" else "postgres"))
    await target.open()
    await target.restore(tmp_path / "b.zhibu")
    assert target.dialect != store.dialect
    assert await everything() == before
    await Branch.create(name="新", created_at=AT)
    await target.close()


async def test_is_for_its_owner_alone_and_leaves_no_draft(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "backups" / "b.zhibu"
    await store.backup(path, AT)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["b.zhibu"]


async def test_shows_one_moment_while_the_bot_writes(store: Store, tmp_path: Path) -> None:
    await fill(0)
    branch = await Branch.get()
    many, stop = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        number = 0
        while not stop.is_set():
            async with store.transaction():  # a member never without an account
                member = await Member.create(
                    branch=branch, name="x", student_no=f"w{number}", category="full",
                    created_at=AT,
                )  # fmt: skip
                await Account.create(
                    branch=branch, member=member, platform="qq", account_id=f"w{number}",
                    bound_at=AT,
                )  # fmt: skip
            number += 1
            if number > 10:
                many.set()
            await asyncio.sleep(0)

    writer = asyncio.create_task(write())
    await many.wait()
    infos = [await store.backup(tmp_path / f"{i}.zhibu", AT) for i in range(5)]
    stop.set()
    await writer
    for info in infos:
        assert info.counts.get("branch_member", 0) == info.counts.get("branch_account", 0)
    await store.restore(tmp_path / "4.zhibu", force=True)
    assert await Member.all().count() == await Account.all().count() > 0


async def test_refuses_to_overwrite_unless_told(store: Store, tmp_path: Path) -> None:
    await fill()
    await store.backup(tmp_path / "b.zhibu", AT)
    await Branch.create(name="later", created_at=AT)
    before = await everything()
    with pytest.raises(Refusal) as caught:
        await store.restore(tmp_path / "b.zhibu")
    assert caught.value.text_id == "host-restore-not-empty"
    assert await everything() == before
    await store.restore(tmp_path / "b.zhibu", force=True)
    assert await Branch.all().count() == 1


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _without_end(path: Path) -> None:
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join(lines[:-1])))


def _missing_rows(path: Path) -> None:
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join([lines[0], *lines[2:]])))


def _garbage(path: Path) -> None:
    path.write_bytes(b"not a backup")


def _other_json(path: Path) -> None:
    path.write_bytes(gzip.compress(b"[]\n"))


def _bad_value(path: Path) -> None:
    text = gzip.decompress(path.read_bytes()).replace(b'{"t":"2026', b'{"t":"20x6')
    path.write_bytes(gzip.compress(text))


def _newer(path: Path) -> None:
    text = gzip.decompress(path.read_bytes()).replace(b'"branch_chat":[', b'"from_future":["x",')
    path.write_bytes(gzip.compress(text))


def _removed(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("damage", "text_id"),
    [
        (_truncated, "host-restore-damaged"),
        (_without_end, "host-restore-damaged"),
        (_missing_rows, "host-restore-damaged"),
        (_garbage, "host-restore-damaged"),
        (_other_json, "host-restore-damaged"),
        (_bad_value, "host-restore-damaged"),
        (_newer, "host-restore-newer"),
        (_removed, "host-restore-no-file"),
    ],
)
async def test_a_failed_restore_leaves_the_old(
    store: Store, tmp_path: Path, damage, text_id: str
) -> None:
    await fill()
    path = tmp_path / "b.zhibu"
    await store.backup(path, AT)
    await Branch.create(name="later", created_at=AT)
    before = await everything()
    damage(path)
    with pytest.raises(Refusal) as caught:
        await store.restore(path, force=True)
    assert caught.value.text_id == text_id
    assert await everything() == before


async def test_a_failed_backup_leaves_the_last_one(store: Store, tmp_path: Path) -> None:
    await fill()
    path = tmp_path / "b.zhibu"
    await store.backup(path, AT)
    before = path.read_bytes()
    # A table is missing: the dump breaks off in the middle.
    await store.connection.execute_script("DROP TABLE branch_bind_try")
    with pytest.raises(Exception, match="branch_bind_try"):
        await store.backup(path, AT)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.glob(".b*")] == []
    await store.create_schema()
