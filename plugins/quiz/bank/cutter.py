"""Cuts Chinese text into words by jieba, as a program of its own that ends when it is done.

jieba takes 85 MB for good, its import stops every thread for tens of milliseconds, and cutting ten
thousand questions keeps one core busy for seconds. In a process of its own none of that is felt by
the chats. Texts come as JSON, one a line, and go back as JSON, their words with counts.

Runs as a file, so it imports nothing of ours.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterable
from itertools import islice
from pathlib import Path

HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]+"
_LONGEST_LINE = 2**20
_SLICE = 20
RUN = re.compile(rf"{HAN}|[a-z0-9]+")


class CutterError(Exception):
    """The cutter ended before its work was done."""


async def cut(
    texts: Iterable[str], *, program: Path = Path(__file__)
) -> AsyncGenerator[dict[str, int], None]:
    """The words of each text, with the words inside of them, and how often each comes.

    Raises CutterError where the program fails.
    """
    rest = iter(texts)
    sent = 0
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-P", "-W", "ignore", str(program)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        limit=_LONGEST_LINE,
    )
    try:
        assert running.stdin is not None
        assert running.stdout is not None
        # It reads everything before it writes anything, so neither waits for the other.
        with contextlib.suppress(ConnectionError):
            while lines := [f"{json.dumps(text)}\n" for text in islice(rest, _SLICE)]:
                sent += len(lines)
                running.stdin.write("".join(lines).encode())
                await running.stdin.drain()
                await asyncio.sleep(0)
            running.stdin.close()
        for _ in range(sent):
            line = await running.stdout.readline()
            if not line.endswith(b"\n"):
                raise CutterError("the cutter ended early")
            yield json.loads(line)
    finally:
        if running.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                running.kill()
        await running.wait()


def words(text: str, cut_for_search: Callable[[str], Iterable[str]]) -> Counter[str]:
    """The words of one text of one width and case."""
    found: Counter[str] = Counter()
    for run in RUN.findall(text):
        if run[0].isascii():
            found[run] += 1
        else:
            found.update(cut_for_search(run))
    return found


def main() -> None:
    """Cut what comes in."""
    if hasattr(os, "nice"):
        os.nice(10)
    import jieba

    # Its cache in the temporary directory is left alone: whoever may write there could have
    # anything run by it.
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    texts = [json.loads(line) for line in sys.stdin.buffer]
    for text in texts:
        found = words(text, tokenizer.cut_for_search)
        sys.stdout.write(f"{json.dumps(found)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
