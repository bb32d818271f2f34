"""What the commands do with data: whose database the sandbox takes, what a restore needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.branch.models import Branch, Member
from bot.clock import ManualClock, SystemClock
from bot.sandbox.cast import load
from bot.sandbox.seed import may_seed
from bot.store.store import Store
from tests.terminal.process import RUN, command


async def test_the_sandbox_may_have_what_is_empty_or_its_own(
    store: Store, clock: ManualClock
) -> None:
    assert await may_seed(store)
    cast = load("en")
    now = clock.now()
    branch = await Branch.create(name=cast.branch, locale="en", created_at=now)
    # A real branch may have that name: it is the sandbox's with the sandbox's people in it.
    assert not await may_seed(store)
    first = cast.members[0]
    await Member.create(
        branch=branch,
        name=first.name,
        student_no=first.student_no,
        category=first.category,
        created_at=now,
    )
    assert await may_seed(store)


async def test_the_sandbox_leaves_a_real_branch_alone(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path / 'zhibu.db'}"
    store = Store(url, shared=False)
    await store.open()
    with store.active():
        await store.migrate()
        await Branch.create(name="学生第二党支部", locale="zh-CN", created_at=SystemClock().now())
    await store.close()
    status, out, err = await command(tmp_path, RUN, DATABASE_URL=url, SANDBOX="on")
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "DATABASE_URL" in err
    assert "SANDBOX=auto" in err
    status, out, err = await command(
        tmp_path, ("-m", "bot", "check"), DATABASE_URL=url, SANDBOX="on"
    )
    assert (status, err) == (1, "")
    assert "SANDBOX=auto" in out
    await store.open()
    with store.active():
        assert await Branch.all().count() == 1
    await store.close()


async def test_a_backup_says_what_else_to_keep(tmp_path: Path, new_database: Any) -> None:
    url = await new_database("sqlite")
    file = str(tmp_path / "backup")
    status, out, err = await command(tmp_path, ("-m", "bot", "backup", file), DATABASE_URL=url)
    assert (status, err) == (0, "")
    assert str(tmp_path / "var" / "secret.key") in out
    assert ".env" in out
    status, out, err = await command(
        tmp_path, ("-m", "bot", "restore", file, "--force"), DATABASE_URL=url
    )
    assert (status, err) == (0, "")
    assert str(tmp_path / "var" / "secret.key") in out


async def test_the_database_out_of_reach_at_the_start(tmp_path: Path) -> None:
    status, _, err = await command(
        tmp_path,
        RUN,
        DATABASE_URL="postgres://me:pa55word@127.0.0.1:1/x",
        ONEBOT_ACCESS_TOKEN="onebot-token-of-the-tests",
    )
    assert status != 0
    assert "zhibu check" in err
    assert "pa55word" not in err
