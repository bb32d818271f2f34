"""The demo plays to its end, and fails where the bot does not answer as it should."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo.script import SCENES

ROOT = Path(__file__).resolve().parents[2]
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ENGLISH = {**os.environ, "LOCALE": "en", "ENV_FILE": os.devnull}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=ENGLISH,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=150,
        check=False,
    )


@pytest.mark.timeout(180)
def test_the_week_is_played_on_both_platforms() -> None:
    done = run("-m", "bot", "demo")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    lines = done.stdout.splitlines()
    spoken = [line for line in lines if line[:4] in {f"{day} " for day in DAYS}]
    for platform in ("QQ", "Telegram"):
        for place in ("group", "private"):
            assert any(f" {platform} {place} “" in line for line in spoken), (platform, place)
    assert {line[:3] for line in spoken} == set(DAYS)
    assert "[picture]" in done.stdout
    assert ".xlsx]" in done.stdout
    # The exam goes on in another bot than the one in which it began.
    _, back = done.stdout.split("(The bot is stopped. 12 minutes later", 1)
    assert "的时间没有停" in back
    # The search has looked, and found what has to be there.
    searched = next(line for line in lines if line.startswith("Searched for "))
    assert all(name in searched for name in ("demo.db (", "demo.db-wal (", "demo.log ("))
    assert any(line.startswith("Found beside the opinions: nobody.") for line in lines)
    assert "the texts, in opinions_addition, opinions_opinion alone." in done.stdout
    assert sum(line.startswith("── ") for line in lines) == len(SCENES)
    assert lines[-1].startswith(f"The demo is over: {len(SCENES)} scenes")


IMPOSSIBLE = """
import sys
from bot.demo import play

play.PATIENCE = 1.0

async def answered(stage):
    await stage.ask(stage.secretary, play.QQ, "签到", "连续 1 天")

async def impossible(stage):
    await stage.ask(stage.secretary, play.QQ, "签到", "no bot says this")

async def never(stage):
    print("went on")

scenes = [("demo-scene-daily", answered), ("demo-scene-leave", impossible),
          ("demo-scene-recheck", never)]
sys.exit(play.perform(scenes, "en"))
"""


@pytest.mark.timeout(180)
def test_a_reply_that_is_not_as_it_should_be_fails_the_demo() -> None:
    done = run("-c", IMPOSSIBLE)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "(Leave is asked for and granted): heard 0 of 1 messages" in done.stdout
    assert "'no bot says this'" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("The demo failed: after 1 replies")
    assert "went on" not in done.stdout
