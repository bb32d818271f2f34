"""What a process has for as long as it keeps: keys that exist nowhere else."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

from bot.errors import Refusal
from bot.failures import report
from bot.store.keeping.pieces import Piece, Pieces, cut
from bot.store.keeping.seals import Pair, seal_with
from bot.store.keeping.words import Outcome, Proof, Request

AGE = 300.0  # seconds after a first request until a pair is replaced
GRACE = 30.0  # seconds for which requests to the one before are still opened
MOST = 65_536  # requests for one pair

Handle = Callable[[str, dict[str, Any]], Any]


class Reign:
    """Opens requests, has each handled once at most, and closes the answers.

    A pair is thrown away after a while of use: what was recorded of it can't be opened any more,
    not even by whoever gets at this process's memory. `renewed` is called when there is a new one.
    """

    def __init__(
        self, name: str, proof: Proof, handle: Handle, renewed: Callable[[], None]
    ) -> None:
        self.ident = secrets.token_hex(8)
        self._name = name
        self._proof = proof
        self._handle = handle
        self._renewed = renewed
        self._pairs = [Pair()]  # the newest first
        self._pieces = Pieces()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def public(self) -> str:
        """What requests are sealed to now."""
        return self._pairs[0].public

    def take(self, piece: Piece) -> list[str]:
        """The notices of the answer, if this was what a request lacked."""
        sealed = self._pieces.add(piece)
        request = None if sealed is None else self._open(piece.ident, sealed)
        if request is None:
            return []
        outcome = self._run(request)
        try:
            answer = outcome.pack()
            return cut("told", request.ident, seal_with(request.key, answer))
        except (TypeError, ValueError) as fault:
            report(f"an answer of the keeper {self._name}", fault)
            return cut("told", request.ident, seal_with(request.key, Outcome(failed=True).pack()))

    def _open(self, ident: str, sealed: bytes) -> Request | None:
        for pair in self._pairs:
            body = pair.open(sealed)
            if body is None:
                continue
            request = Request.unpack(body, self._proof)
            if request is None or request.ident != ident or ident in pair.seen:
                return None
            if len(request.key) != 32:
                return None
            pair.seen.add(ident)
            self._wear()
            return request
        return None

    def _run(self, request: Request) -> Outcome:
        try:
            return Outcome(self._handle(request.what, request.arguments))
        except Refusal as refusal:
            return Outcome(refusal=refusal)
        except Exception as fault:
            report(f"the keeper {self._name}", fault)
            return Outcome(failed=True)

    def _wear(self) -> None:
        """Count what the newest pair did; nothing is waiting where nobody asks."""
        if len(self._pairs[0].seen) >= MOST:
            self.renew()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(AGE, self.renew)

    def renew(self) -> None:
        """Take a new pair; the one before still opens for a while."""
        self._stop()
        self._pairs = [Pair(), self._pairs[0]]
        self._timer = asyncio.get_running_loop().call_later(GRACE, self._retire)
        self._renewed()

    def _retire(self) -> None:
        self._timer = None
        del self._pairs[1:]

    def end(self) -> None:
        """Forget the keys; nothing is answered any more."""
        self._stop()
        self._pairs = []
        self._pieces = Pieces()

    def _stop(self) -> None:
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
