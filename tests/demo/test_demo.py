"""The demo plays to its end, and fails where a reply does not come."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.demo.checks import Checks, Missing

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(180)
def test_it_plays_to_its_end_on_both_platforms() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=170,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    for mark in ("QQ·群聊", "QQ·私聊", "Telegram·群聊", "Telegram·私聊", "〔图片〕", "〔文件"):
        assert mark in done.stdout


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_reply_that_does_not_come_ends_it(house: Any) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    checks = Checks(house.world)
    await checks.ask(person, branch.qq_group, "帮助", "帮助")
    assert checks.count == 1
    said = await person.say(branch.qq_group, "帮助")
    with pytest.raises(Missing, match="never said"):
        await checks.hears(branch.qq_group, "never said", after=said, seconds=0.3)
    assert checks.count == 1
