"""A memory that one of several processes keeps, and which the others ask.

Nothing readable leaves a process: what is asked and answered crosses PostgreSQL's notices, whose
queue lies on the server's disk, sealed and padded. It knows no feature.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.failures import report
from bot.store.keeping.pieces import cut, read
from bot.store.keeping.questions import Questions
from bot.store.keeping.reign import Handle, Reign
from bot.store.keeping.seals import seal_to
from bot.store.keeping.wire import Sign, Wire
from bot.store.keeping.words import KeeperFailed, Outcome, Proof, Request, dump, load

if TYPE_CHECKING:
    from bot.store.locks import Lead
    from bot.store.secret import Secret
    from bot.store.store import Store

__all__ = ["Keeper", "KeeperAway", "KeeperFailed"]

AGAIN = 0.5  # seconds after which somebody who finds no keeper looks again
DOUBT = 0.5  # seconds after which an asker looks whether the keeper is gone
CHECK = 2.0  # seconds in which a keeper whose place is disputed must find its lock


class KeeperAway(Exception):
    """Nobody who keeps it could be reached in time; nothing was changed that is known of."""


class _Untaken(Exception):
    """The keeper left, and certainly without having begun with this request."""


class Keeper:
    """Asks the one process that keeps `name`, which may be this one.

    `handle(what, arguments)` is called in the process that keeps only, one call at a time; it
    gives what JSON can tell, and may raise Refusal with such variables, which reaches the asker.
    `gained` is called when this process begins to keep, `lost` when it no longer does: the memory
    is void then. `patience` is in seconds. With a `secret`, nobody is believed or answered who
    doesn't know it; without one, whoever can send notices in this database can ask.
    """

    def __init__(
        self,
        store: Store,
        name: str,
        handle: Handle,
        *,
        patience: float = 5.0,
        secret: Secret | None = None,
        gained: Callable[[], None] | None = None,
        lost: Callable[[], None] | None = None,
    ) -> None:
        self._store = store
        self._name = name
        self._handle = handle
        self._patience = patience
        self._proof = Proof(name, secret)
        self._wire = Wire(store, name, self._proof, self._heard)
        self._questions = Questions()
        self._gained = gained or _nothing
        self._lost = lost or _nothing
        self._opened = False
        self._lead: Lead | None = None
        self._reign: Reign | None = None
        self._reigns: set[str] = set()  # all of this process
        self._known: Sign | None = None  # of the process that keeps, where it is another one
        self._finding = asyncio.Lock()
        self._found = asyncio.Event()
        self._watch: asyncio.Task[None] | None = None
        self._disputed = False
        self._unsent = False

    # -- who keeps ----------------------------------------------------------------------------

    async def open(self) -> None:
        """Listen, and keep if nobody does. Raises where the database can't be reached."""
        self._opened = True
        await self._wire.open()
        async with self._finding:
            if not await self._take():
                await self._wire.say(["who"])

    @property
    def here(self) -> bool:
        """Whether this process keeps."""
        return self._lead is not None and self._lead.held

    async def close(self) -> None:
        """Stop; another process may keep, with a memory of its own. Before the store's `close`."""
        self._opened = False
        async with self._finding:
            gone = self._sign("gone")
            lead = self._end()
            # Answers first: who hears "gone" without one knows that nobody began with theirs.
            await self._wire.done()
            self._wire.close()
            self._questions.settle(KeeperAway)
            if lead is not None:
                await lead.release()
                if gone is not None and not self._unsent:
                    await self._wire.try_to_say([self._wire.word(gone)])

    async def _take(self) -> bool:
        """Keep, if nobody does; `_finding` is held."""
        if self._lead is not None and not self._lead.held:
            await self._forsake(self._lead)
        if self._lead is None and self._opened:
            lead = await self._store.try_lead(f"keeper {self._name}")
            if lead is not None:
                self._begin(lead)
                await self._announce()
        return self.here

    def _begin(self, lead: Lead) -> None:
        self._lead, self._known = lead, None
        self._unsent = False
        if self._store.dialect == "postgres":
            self._reign = Reign(self._name, self._proof, self._handle, self._renewed)
            self._reigns.add(self._reign.ident)
            self._watch = asyncio.create_task(self._until_lost(lead))
        self._gained()
        # Whom they asked is gone, and what it may have done for them with it.
        self._questions.settle(KeeperAway)

    async def _until_lost(self, lead: Lead) -> None:
        await lead.lost.wait()
        if self._lead is lead:
            self._watch = None
            await self._forsake(lead)

    async def _forsake(self, lead: Lead) -> None:
        if self._lead is lead:
            self._end()
        await lead.release()

    def _end(self) -> Lead | None:
        """No longer keep: from here on nothing is answered, and the memory is void."""
        lead, self._lead = self._lead, None
        reign, self._reign = self._reign, None
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.cancel()
        if reign is not None:
            reign.end()
        if lead is not None:
            self._lost()
        return lead

    async def _find(self) -> None:
        """Learn who keeps, or keep."""
        async with self._finding:
            while not self.here and self._known is None:
                if await self._take():
                    return
                self._found.clear()
                await self._wire.say(["who"])
                with suppress(TimeoutError):
                    async with asyncio.timeout(AGAIN):
                        await self._found.wait()

    # -- asking -------------------------------------------------------------------------------

    async def ask(self, what: str, /, **arguments: Any) -> Any:
        """What the process that keeps says to it; arguments and result are what JSON can tell.

        Raises KeeperAway, KeeperFailed (see its log), and whatever `handle` raises where that is
        this process; TypeError and ValueError for arguments that are no JSON or over a megabyte.
        RuntimeError in a transaction: a notice would wait for the end of it, and so would this.
        """
        if self._store.in_transaction:
            raise RuntimeError("a keeper can't be asked in a transaction")
        if not self._opened:
            raise RuntimeError("the keeper is not open")
        plain = load(dump(arguments))  # a copy, and the same here as elsewhere
        deadline = asyncio.get_running_loop().time() + self._patience
        while not self.here:
            outcome = await self._ask_away(what, plain, deadline)
            if outcome is not None:
                return outcome.unwrap()
        return load(dump(self._handle(what, plain)))

    async def _ask_away(
        self, what: str, arguments: dict[str, Any], deadline: float
    ) -> Outcome | None:
        """What another process says; None where nobody took it yet. Raises KeeperAway."""
        known: Sign | None = None
        try:
            async with asyncio.timeout_at(deadline):
                await self._find()
                if (known := self._known) is None:
                    return None
                return await self._send(what, arguments, known)
        except _Untaken:
            return None
        except (KeeperAway, TypeError, ValueError):
            raise
        except Exception as fault:
            if not isinstance(fault, TimeoutError):
                report(f"asking the keeper {self._name}", fault)
            self._known = None if self._known == known else self._known
            raise KeeperAway from None

    async def _send(self, what: str, arguments: dict[str, Any], known: Sign) -> Outcome:
        with self._questions.ask(known.reign) as question:
            request = Request(question.ident, what, arguments, question.key)
            sealed = seal_to(known.public, request.pack(self._proof))
            await self._wire.say(cut("ask", question.ident, sealed))
            pause = DOUBT
            while not (await asyncio.wait({question.outcome}, timeout=pause))[0]:
                pause *= 2
                if not self._finding.locked():
                    async with self._finding:
                        await self._take()  # if it can, whoever was asked is gone
            return await question.outcome

    # -- notices ------------------------------------------------------------------------------

    def _heard(self, payload: str) -> None:
        """A notice, from anybody who can send one: what makes no sense is passed over."""
        if not payload:
            # Something may have been missed, and an answer with it.
            self._known = None
            self._questions.settle(KeeperAway)
        elif payload == "who":
            self._wire.later(self._announce())
        elif (sign := self._wire.read_word(payload)) is not None:
            self._heard_sign(sign)
        elif (piece := read(payload)) is None:
            return
        elif piece.kind == "told":
            self._questions.told(piece)
        elif piece.kind == "ask" and self._reign is not None and self.here:
            self._wire.later(self._answer(self._reign.take(piece)))

    def _heard_sign(self, sign: Sign) -> None:
        if sign.reign in self._reigns:
            return  # its own, and it may have ended since
        if self.here:
            if sign.kind == "here" and not self._disputed:
                self._disputed = True
                self._wire.later(self._dispute())
        elif sign.kind == "here":
            self._known = sign
            self._found.set()
            # The one before ended without a word: what it may have done ended with it.
            self._questions.settle(KeeperAway, but=sign.reign)
        else:
            if self._known is not None and self._known.reign == sign.reign:
                self._known = None
            self._questions.settle(_Untaken, of=sign.reign)

    def _sign(self, kind: str) -> Sign | None:
        if self._reign is None or not self.here:
            return None
        return Sign(kind, self._reign.ident, self._reign.public)

    async def _dispute(self) -> None:
        """Another process says that it keeps: whose lock is it?"""
        try:
            lead = self._lead
            if lead is not None and await lead.check(CHECK):
                await self._announce()
        finally:
            self._disputed = False

    async def _announce(self) -> None:
        if (sign := self._sign("here")) is not None:
            await self._wire.try_to_say([self._wire.word(sign)])

    def _renewed(self) -> None:
        self._wire.later(self._announce())

    async def _answer(self, notices: list[str]) -> None:
        if notices and not await self._wire.try_to_say(notices):
            self._unsent = True


def _nothing() -> None:
    pass
