"""Analyses opinions in a process of its own, so that the chats feel nothing of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.shipped import shipped

GROUPED = 5_000
"""Of more opinions no groups are made: a person can't look through them, and they take memory."""

HERE = Path(__file__).parent
# The feature itself stays out: it would be loaded by the name of the package.
_START = f"import sys; sys.path.insert(0, {str(HERE.parent)!r}); "
_LONGEST_LINE = 2**20
_SLICE = 16_384
"""Characters that are handed over before the loop turns."""
_PAUSE = 50
"""Lines that are read before the loop turns."""


@dataclass(frozen=True)
class Keyword:
    """A word, how many opinions it stands in (two at least), and its weight among the words."""

    word: str
    opinions: int
    weight: float


@dataclass(frozen=True)
class Analysis:
    """The heaviest words first; groups of two and more similar opinions, by their places.

    No opinion is in two groups. The largest group comes first.
    """

    keywords: tuple[Keyword, ...]
    groups: tuple[tuple[int, ...], ...]


class AnalysisError(Exception):
    """The program ended before its work was done. Says nothing of the opinions."""


async def analyse(
    texts: AsyncIterable[str] | Iterable[str],
    *,
    most: int = 60,
    groups: bool = True,
    program: str = "from keywords.program import main; main()",
) -> Analysis:
    """What the opinions of a released round have in common; the same for the same opinions.

    Groups are empty where there are more than GROUPED opinions. Raises AnalysisError.
    """
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-P", "-W", "ignore", "-c", _START + program),
        *(str(shipped("words")), str(most), str(GROUPED if groups else 0)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a traceback may quote what it was about
        limit=_LONGEST_LINE,
    )
    try:
        assert running.stdin is not None
        assert running.stdout is not None
        # It reads everything before it writes anything, so neither waits for the other.
        with contextlib.suppress(ConnectionError):
            await _feed(running.stdin, texts)
        found = [line async for line in _lines(running.stdout)]
        if await running.wait() or not found:
            raise AnalysisError("the program that counts words ended early")
    finally:
        if running.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                running.kill()
        await running.wait()
    keywords, *grouped = found
    return Analysis(tuple(Keyword(*one) for one in keywords), tuple(map(tuple, grouped)))


async def _feed(stdin: asyncio.StreamWriter, texts: AsyncIterable[str] | Iterable[str]) -> None:
    """Hand the texts over, slice after slice."""
    held: list[str] = []
    size = 0
    async for text in _each(texts):
        held.append(f"{json.dumps(text)}\n")
        size += len(text) + 1
        if size >= _SLICE:
            await _write(stdin, held)
            size = 0
    await _write(stdin, held)
    stdin.close()


async def _write(stdin: asyncio.StreamWriter, held: list[str]) -> None:
    stdin.write("".join(held).encode())
    held.clear()
    await stdin.drain()
    await asyncio.sleep(0)


async def _lines(stdout: asyncio.StreamReader) -> AsyncIterator[Any]:
    """What the program found, as it comes."""
    number = 0
    while (line := await stdout.readline()).endswith(b"\n"):
        yield json.loads(line)
        number += 1
        if number % _PAUSE == 0:
            await asyncio.sleep(0)


async def _each(texts: AsyncIterable[str] | Iterable[str]) -> AsyncIterator[str]:
    if isinstance(texts, AsyncIterable):
        async for text in texts:
            yield text
    else:
        for text in texts:
            yield text
