"""The one desk of all processes: who holds it answers from memory, the others ask sealed."""

from __future__ import annotations

import asyncio
import contextvars
from typing import TYPE_CHECKING, Any

from bot import failures
from bot.store.keeper import Keeper
from bot.store.secret import server_secret
from plugins.opinions.desk import Desk

if TYPE_CHECKING:
    from bot.host import Host
    from bot.platforms.types import Incoming
    from bot.store.secret import Secret

MEMORY = "opinions"
ENDED = "opinions_ended"
"""The channel on which it is told that a round ended."""


class Desks:
    """What this process has of the desk. `here` is the desk itself, where this process holds it."""

    def __init__(self, host: Host, secret: Secret) -> None:
        self.desk = Desk(host.clock.now)
        self.keeper = Keeper(
            host.store, "opinions.desk", self.desk.handle, secret=secret, lost=self.desk.forget
        )
        self.clean = Cleaning(host)

    async def ask(self, what: str, who: str, **arguments: Any) -> Any:
        """Ask the desk. Raises Refusal, and KeeperAway where nobody who holds it is there."""
        return await self.keeper.ask(what, who=who, **arguments)

    def ended(self, round_id: str) -> None:
        """A round ended, in whatever process: who wrote in it need not be remembered."""
        if self.keeper.here and round_id:
            self.desk.ended(int(round_id))


class Cleaning:
    """Wipes what was deleted out of the database's files, a moment after it was."""

    def __init__(self, host: Host, pause: float = 1.0) -> None:
        self._host = host
        self._pause = pause
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._context = contextvars.copy_context()

    def soon(self) -> None:
        """Wipe in a second, once for everything that is deleted until then."""
        self._again = True
        if self._task is None or self._task.done():
            loop = asyncio.get_running_loop()
            # In a context of its own: the caller may stand in a transaction.
            self._task = self._context.copy().run(loop.create_task, self._run())

    async def _run(self) -> None:
        while self._again:
            await asyncio.sleep(self._pause)
            self._again = False
            try:
                self._again = not await wipe(self._host)
            except Exception as fault:
                failures.report("wiping what was deleted", fault)

    async def end(self) -> None:
        """Do what is left to do now."""
        task, self._task = self._task, None
        if task is not None and not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await wipe(self._host)


async def wipe(host: Host) -> bool:
    """Let nothing of what was deleted stay in the files; False where others read just now."""
    return await host.store.wipe_deleted(TABLES)


TABLES = ("opinions_pending", "opinions_pending_addition")


async def open_desk(host: Host) -> None:
    """Begin to hold the desk, or to ask for it, and wipe what an earlier life left."""
    desks = Desks(host, await asyncio.to_thread(server_secret, host.var))
    host.memory[MEMORY] = desks
    await desks.keeper.open()
    await host.store.listen(ENDED, desks.ended)
    await wipe(host)


async def close_desk(host: Host) -> None:
    """Let another process hold it."""
    desks = host.memory.pop(MEMORY, None)
    if desks is not None:
        host.store.unlisten(ENDED, desks.ended)
        await desks.keeper.close()
        await desks.clean.end()


def desks_of(host: Host) -> Desks:
    """The desk as this process has it."""
    return host.memory[MEMORY]


def name_of(incoming: Incoming) -> str:
    """How the desk calls an account."""
    return f"{incoming.platform}:{incoming.account}"


def may_be_writing(host: Host, incoming: Incoming) -> bool:
    """Whether what an account says in private may belong to a draft; only the holder knows."""
    desks: Desks | None = host.memory.get(MEMORY)
    if desks is None:
        return False
    return not desks.keeper.here or desks.desk.has(name_of(incoming))
