"""The bot as a host starts it: a process of its own, with an `.env` of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tomllib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.sandbox.running import free_port

ROOT = Path(__file__).parents[2]
RUN = ("-m", "bot", "run")


def nb_run() -> tuple[str, ...]:
    """What `nb run` executes: nb-cli renders this script from [tool.nonebot], line by line."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["nonebot"]
    adapters = [one for group in config["adapters"].values() for one in group]
    names = [
        f"{one['name'].replace(' ', '_').replace('-', '_').upper()}Adapter" for one in adapters
    ]
    lines = [
        "import nonebot",
        *(
            f"from {one['module_name']} import Adapter as {name}"
            for one, name in zip(adapters, names, strict=True)
        ),
        "nonebot.init()",
        "driver = nonebot.get_driver()",
        *(f"driver.register_adapter({name})" for name in names),
        'nonebot.load_from_toml("pyproject.toml")',
        'if __name__ == "__main__":',
        "    nonebot.run()",
    ]
    return ("-c", "\n".join(lines))


@dataclass
class Running:
    """A bot that listens."""

    url: str
    process: asyncio.subprocess.Process
    output: Path

    def said(self) -> str:
        """Everything that it printed so far."""
        return self.output.read_text("utf-8")


async def command(folder: Path, arguments: Sequence[str], **env: str) -> tuple[int, str, str]:
    """Run `python ARGUMENTS` to its end: exit status, output, and what it complained of."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        cwd=ROOT,
        env=_environment(folder, env),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


@contextlib.asynccontextmanager
async def running(folder: Path, arguments: Sequence[str], **env: str) -> AsyncIterator[Running]:
    """Start the bot by `python ARGUMENTS` on a free port, wait until it serves, stop it."""
    port = free_port()
    output = folder / "output.txt"
    with output.open("wb") as sink:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=ROOT,
            env=_environment(folder, {"PORT": str(port), **env}),
            stdout=sink,
            stderr=sink,
        )
    bot = Running(f"http://127.0.0.1:{port}", process, output)
    try:
        await _serving(bot)
        yield bot
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _serving(bot: Running) -> None:
    async with asyncio.timeout(60), aiohttp.ClientSession() as session:
        while True:
            assert bot.process.returncode is None, bot.said()
            with contextlib.suppress(aiohttp.ClientError):
                async with session.get(bot.url):
                    return
            await asyncio.sleep(0.05)


def _environment(folder: Path, values: dict[str, str]) -> dict[str, str]:
    """Nothing of the developer's own settings: the values stand in an `.env` in `folder`.

    Those for Python itself, such as PYTHONPATH, are given to the process.
    """
    python = {key: value for key, value in values.items() if key.startswith("PYTHON")}
    settings = {"VAR_DIR": str(folder / "var"), "LOCALE": "zh-CN", **values}
    if values.keys() & {"ONEBOT_ACCESS_TOKEN", "TELEGRAM_TOKEN"}:
        # The sandbox keeps its database in VAR_DIR; a bot with accounts would take the developer's.
        (folder / "var").mkdir(exist_ok=True)
        settings = {"DATABASE_URL": f"sqlite://{folder / 'var' / 'zhibu.db'}", **settings}
    file = folder / ".env"
    lines = [f"{key}={value}\n" for key, value in settings.items() if key not in python]
    file.write_text("".join(lines), "utf-8")
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}
    return {**kept, "PYTHONUTF8": "1", **python, "ENV_FILE": str(file)}
