"""A program of the benchmark in its own process: started, watched and stopped."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench.ours import Order

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """A running bot. `began` is when it was started, on `time.perf_counter`."""

    def __init__(self, module: str, order: Order) -> None:
        self.order = order
        self.began = time.perf_counter()
        self._log = (Path(order.folder) / f"{module.rsplit('.', 1)[1]}.log").open("w")
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, json.dumps(asdict(order))],
            cwd=ROOT,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )

    def wait(self, seconds: float = 60.0) -> None:
        """Until the port is open; raises RuntimeError where the program ended instead."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if self._process.poll() is not None:
                raise RuntimeError(f"it ended:\n{Path(self._log.name).read_text()[-2000:]}")
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.order.port), 0.2).close()
                return
            time.sleep(0.005)
        raise RuntimeError("the port was never opened")

    def settle(self, seconds: float = 20.0) -> None:
        """Until it is idle: the console is loaded in the background after the start."""
        end = time.perf_counter() + seconds
        before = self._cpu()
        while time.perf_counter() < end:
            time.sleep(0.5)
            now = self._cpu()
            if now - before <= 0.02:
                return
            before = now

    def _cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def rss_mb(self) -> float:
        """Resident memory in MB (10^6 bytes)."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        line = next(one for one in status.splitlines() if one.startswith("VmRSS"))
        return int(line.split()[1]) * 1024 / 1e6

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


@contextlib.contextmanager
def running(module: str, order: Order, *, seconds: float = 60.0) -> Iterator[Program]:
    """The program, listening within so many seconds; ended afterwards."""
    program = Program(module, order)
    try:
        program.wait(seconds)
        program.settle()
        yield program
    finally:
        program.stop()


def load(order: dict[str, Any], core: int = 1) -> dict[str, float]:
    """Run one order of `bot.sandbox.load` in a process of its own on another core."""
    done = subprocess.run(
        ["taskset", "-c", str(core), sys.executable, "-m", "bot.sandbox.load"],
        cwd=ROOT,
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout)
