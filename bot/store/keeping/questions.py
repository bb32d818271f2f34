"""The requests of this process that wait for an answer."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.store.keeping.pieces import Piece, Pieces
from bot.store.keeping.seals import fresh_key, open_with
from bot.store.keeping.words import Outcome


@dataclass(frozen=True, slots=True)
class Question:
    """One request to a keeper, in one reign."""

    ident: str
    reign: str
    key: bytes = field(repr=False)
    outcome: asyncio.Future[Outcome] = field(repr=False)

    def settle(self, fault: Exception) -> None:
        """There will be no answer."""
        if not self.outcome.done():
            self.outcome.set_exception(fault)
            self.outcome.exception()  # who asked may have left: that is no error then


class Questions:
    """Each by its random name, while somebody waits for it."""

    def __init__(self) -> None:
        self._open: dict[str, Question] = {}
        self._pieces = Pieces()

    @contextmanager
    def ask(self, reign: str) -> Iterator[Question]:
        """A new one; forgotten at the end, with whatever may still come of its answer."""
        outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        question = Question(secrets.token_hex(16), reign, fresh_key(), outcome)
        self._open[question.ident] = question
        try:
            yield question
        finally:
            del self._open[question.ident]
            self._pieces.drop(question.ident)

    def told(self, piece: Piece) -> None:
        """A piece of an answer. What isn't closed with the question's key is none."""
        question = self._open.get(piece.ident)
        sealed = None if question is None else self._pieces.add(piece)
        if question is None or sealed is None:
            return
        body = open_with(question.key, sealed)
        if body is not None and not question.outcome.done():
            question.outcome.set_result(Outcome.unpack(body))

    def settle(self, fault: type[Exception], *, of: str = "", but: str = "") -> None:
        """No answer comes: to any, to those of one reign, or to those of every other."""
        for question in self._open.values():
            if question.reign == (of or question.reign) and question.reign != but:
                question.settle(fault())
