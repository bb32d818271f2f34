"""The lives of a program that is killed with -9 and born again, and what it said in them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Lives:
    """The lives of the process, `heard`: how often it said each word with which number.

    It is `over` when it has said its last word.
    """

    def __init__(self, process: asyncio.subprocess.Process, last_word: str) -> None:
        self.process = process
        self.last_word = last_word
        self.heard: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self.kills = 0

    @property
    def over(self) -> bool:
        """Whether it has nothing left to do."""
        return self.last_word in self.heard

    async def live(self, seconds: float) -> None:
        """Let it live, and kill it so many seconds after it was ready, unless it is over."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        pid = 0
        async with asyncio.timeout(20):
            while (line := await self._line())[0] != "ready":
                pid = line[1] if line[0] == "born" else pid
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self.over:
                    await self._line()
        os.kill(pid, signal.SIGKILL)
        self.kills += not self.over
        while (await self._line())[0] != "dead":
            pass

    async def _line(self) -> tuple[str, int]:
        assert self.process.stdout is not None
        line = await self.process.stdout.readline()
        assert line, "the process is gone"
        word, _, number = line.decode().strip().partition(" ")
        self.heard[word][int(number or 0)] += 1
        return word, int(number or 0)


@asynccontextmanager
async def lives(module: str, *arguments: str, last_word: str) -> AsyncIterator[Lives]:
    """A program of this folder, which forks one life for each line that it is sent."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments,
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield Lives(process, last_word)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
