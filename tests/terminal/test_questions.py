"""`zhibu import questions` and `zhibu export questions`."""

from __future__ import annotations

import os
from pathlib import Path

from bot.branch.models import Branch
from bot.clock import SystemClock
from bot.shipped import shipped
from bot.store.store import Store
from tests.terminal.process import command

BRANCH = "学生第一党支部"


async def _branch(url: str) -> None:
    store = Store(url, shared=False)
    await store.open()
    with store.active():
        await Branch.create(name=BRANCH, locale="zh-CN", created_at=SystemClock().now())
    await store.close()


async def test_questions_go_in_and_out_at_the_terminal(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path / 'zhibu.db'}"

    async def run(*arguments: str) -> tuple[int, str, str]:
        return await command(tmp_path, ("-m", "bot", *arguments), DATABASE_URL=url)

    status, out, err = await run("migrate")
    assert (status, err) == (0, "")
    assert "signin.0001_initial" in out
    await _branch(url)
    history = str(shipped("questions") / "history.yaml")
    status, out, err = await run("import", "questions", history, "--branch", BRANCH)
    assert (status, err) == (0, "")
    assert "更新 0 道" in out
    made = tmp_path / "out.gift"
    status, out, err = await run("export", "questions", str(made), "--branch", BRANCH)
    assert (status, err) == (0, "")
    assert "hist-001" in made.read_text("utf-8")
    again = await run("import", "questions", str(made), "--branch", BRANCH)
    assert again[0] == 0
    assert "新增 0 道，更新 0 道" in again[1]
    bad = tmp_path / "bad.csv"
    bad.write_text("题型,题目,答案,主题\n单选,哪个？,甲,主题\n", "utf-8")
    status, out, err = await run("import", "questions", str(bad), "--branch", BRANCH)
    assert (status, out) == (1, "")
    assert "第 2 行 答案" in err
    for arguments, told in (
        (("import", "questions", history, "--branch", "没有"), "没有"),
        (("import", "dues", history, "--branch", BRANCH), "roster, questions"),
        (("export", "dues", str(made), "--branch", BRANCH), "template, roster, questions"),
        (("export", "questions", "x.pdf", "--branch", BRANCH), ".xlsx .gift .csv"),
    ):
        status, out, err = await run(*arguments)
        assert (status, out) == (1, "")
        assert told in err
        assert len(err.splitlines()) == 1
    assert not os.path.exists("x.pdf")
