"""The program: reads opinions, one a line as JSON, and writes what they have in common.

rjieba takes 50 MB for good, and cutting a hundred thousand opinions keeps a core busy for seconds.
In a process of its own that ends when it is done none of that is felt by the chats. It imports
nothing of ours but its neighbours, and says nothing on any error: that might quote an opinion.

In: the folder of the lists, how many keywords, and how many opinions are grouped at most (0: none)
as arguments. Out: a line for the keywords, then one for each group.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .counting import Counting, Frequencies
from .grouping import Grouping
from .words import Lists, Words


def analysed(
    texts: Iterable[str], words: Words, frequencies: Frequencies, *, most: int, bound: int
) -> Iterator[Any]:
    """The keywords, then each group."""
    counting, grouping = Counting(), Grouping(bound)
    for text in texts:
        cut = list(words.cut(text))
        counting.add(words.shown(cut))
        if grouping.open:
            grouping.add(words.compared(cut))
    # Read through once; only these are kept of it.
    idf = frequencies.of(counting.shared().keys() | set(grouping.words))
    yield counting.keywords(idf, most)
    yield from grouping.groups(idf)


def frequencies() -> Frequencies:
    """Of jieba, which itself isn't loaded. Raises FileNotFoundError."""
    found = importlib.util.find_spec("jieba")
    if found is None or found.origin is None:
        raise FileNotFoundError("jieba")
    return Frequencies(Path(found.origin).parent / "analyse" / "idf.txt")


def main() -> None:
    """Analyse what comes in."""
    if hasattr(os, "nice"):
        os.nice(10)
    import rjieba

    words = Words(Lists.read(Path(sys.argv[1])), rjieba.Jieba())
    texts = (json.loads(line) for line in sys.stdin.buffer)
    most, bound = map(int, sys.argv[2:])
    for line in analysed(texts, words, frequencies(), most=most, bound=bound):
        sys.stdout.write(f"{json.dumps(line)}\n")
    sys.stdout.flush()
