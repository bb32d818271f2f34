"""The word cloud of a round of 100,000 opinions, from the texts to the picture.

`python -m tests.bench.wordcloud` prints the figures as JSON. Memory is what the program that cuts
takes at most, and what the bot's own process has more than before, at most: typst and the fonts,
which are loaded with the first picture, are in it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Self

from tests.bench.bank import Ticker
from tests.bench.opinions import opinions

OPINIONS = 100_000
GROUPED = 2_000


class Peak:
    """The most memory (MB, 10^6 bytes) that any child of this process had while this ran."""

    def __init__(self) -> None:
        self.mb = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        # Children are listed by the thread that started them, here the loop's.
        children = Path(f"/proc/self/task/{os.getpid()}/children")
        while not self._over.wait(0.05):
            for child in children.read_text().split():
                with contextlib.suppress(OSError, StopIteration):
                    self.mb = max(self.mb, megabytes("VmHWM", child))


def megabytes(what: str, process: str = "self") -> float:
    """A line of the kernel's account of a process, in MB (10^6 bytes)."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1]) * 1024 / 1e6


async def measure() -> dict[str, float]:
    """Every figure."""
    import plugins.opinions
    from bot.app import tune
    from bot.driver import SWITCH_SECONDS
    from bot.pictures.renderer import Pictures
    from bot.texts.texts import Texts
    from plugins.opinions.keywords.analysing import analyse
    from plugins.opinions.messages.cloud import picture

    folder = Path(plugins.opinions.__file__).parent / "texts"
    t = partial(Texts([folder], strict=True).get, "zh-CN")
    # As a running bot is, which has its texts by then.
    assert t("opinions-cloud-language")
    tune()
    sys.setswitchinterval(SWITCH_SECONDS)
    Path("/proc/self/clear_refs").write_text("5")  # the most so far is forgotten
    before = megabytes("VmRSS")
    began = time.perf_counter()
    with Peak() as peak:
        async with Ticker() as ticker:
            found = await analyse(opinions(OPINIONS))
            cut = time.perf_counter() - began
        async with Ticker() as drawing:
            await picture(Pictures(), t, "对支部工作的意见", 1, OPINIONS, found.keywords)
    seconds = time.perf_counter() - began
    own = megabytes("VmHWM") - before
    assert len(found.keywords) == 60
    began = time.perf_counter()
    async with Ticker() as grouping:
        grouped = await analyse(opinions(GROUPED))
    assert grouped.groups
    return {
        "wordcloud_100k_s": seconds,
        "wordcloud_rss_mb": peak.mb + own,
        "wordcloud_block_ms": max(ticker.longest, drawing.longest),
        **ticker.figures("analysis"),
        **drawing.figures("picture"),
        "analysis_s": cut,
        "child_mb": peak.mb,
        "own_mb": own,
        "grouping_s": time.perf_counter() - began,
        **grouping.figures("grouping"),
    }


def main() -> None:
    """Measure; the last line printed is the result. The program that cuts has the other core."""
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    sys.stdout.write("\n" + json.dumps(asyncio.run(measure())) + "\n")


if __name__ == "__main__":
    main()
