"""The console's library: absent from the start, loaded beside the running loop."""

from __future__ import annotations

import asyncio
import subprocess
import sys

# In a process of its own: here another test may have loaded the library already.
_PROGRAM = """
import asyncio, sys
from typing import Any
from bot.web.console.console import Console

async def main() -> None:
    assert not any(name in sys.modules for name in ("nicegui", "typst", "jinja2", "segno"))
    absent: Any = None
    console = Console(absent, (), ())
    console.start(after=0.05)
    await asyncio.sleep(0)
    assert "nicegui" not in sys.modules
    loading = asyncio.ensure_future(console.loaded())
    ticks = 0
    while not loading.done():
        await asyncio.sleep(0.001)
        ticks += 1
    first = await loading
    assert first is await console.loaded()
    await console.stop()
    # Once more, as after a restart within the process.
    again = Console(absent, (), ())
    await again.loaded()
    await again.stop()
    print(ticks)

asyncio.run(main())
"""


async def test_messages_go_on_while_the_library_loads() -> None:
    run = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-W", "error", "-c", _PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout.split()[-1]) > 10  # a blocked loop would tick once or twice
    assert not run.stderr
