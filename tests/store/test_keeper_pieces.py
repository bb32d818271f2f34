"""Sealed messages in pieces."""

from __future__ import annotations

import secrets

import pytest

from bot.store.keeping.pieces import CHUNK, LIMIT, STEPS, Pieces, cut, read, room


def test_a_message_is_one_of_few_sizes() -> None:
    assert [room(size) // CHUNK for size in (0, CHUNK, CHUNK + 1, 17 * CHUNK)] == [1, 1, 4, 64]
    with pytest.raises(ValueError, match="too long"):
        room(STEPS[-1] * CHUNK + 1)


def test_pieces_make_the_message_in_any_order_and_twice() -> None:
    sealed = secrets.token_bytes(4 * CHUNK)
    notices = cut("ask", "a" * 32, sealed)
    pieces = Pieces()
    came = []
    for notice in [notices[2], notices[0], notices[2], notices[3], notices[1]]:
        piece = read(notice)
        assert piece is not None
        came.append(pieces.add(piece))
    assert came == [None, None, None, None, sealed]
    assert pieces.held == 0


def test_a_flood_of_beginnings_is_bounded() -> None:
    pieces = Pieces()
    notice = cut("ask", "a" * 32, bytes(4 * CHUNK))[0]
    for _ in range(2 * LIMIT // CHUNK):
        piece = read(notice.replace("a" * 32, secrets.token_hex(16)))
        assert piece is not None
        assert pieces.add(piece) is None
        assert pieces.held <= LIMIT
    assert pieces.held > LIMIT - CHUNK
