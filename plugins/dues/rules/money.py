"""Amounts as people write them, in fen."""

from __future__ import annotations

import re
import unicodedata

from bot.errors import Refusal

MOST_FEN = 1_000_000_00
"""No amount is over a million yuan: what is more is a slip of the finger."""

_SIGN = re.compile(r"^(?:¥|￥|rmb|cny|人民币)\s*|\s*(?:rmb|cny)$", re.IGNORECASE)
_PLAIN = re.compile(r"(\d+)(?:\.(\d*))?\s*(?:元|块钱?|圆|yuan)?整?", re.IGNORECASE)
_PARTS = re.compile(r"(?:(\d+)(?:元|块|圆))?(?:(\d)(?:角|毛)?)?(?:(\d)分)?")
_SMALL = re.compile(r"(?:(\d{1,9})(?:角|毛))?(?:(\d{1,9})分)?钱?")


def read_yuan(text: str) -> int:
    """The fen of an amount in yuan: `3`, `0.6`, `2.40元`, `¥3`, `2元4角`, `2块4`, `6角`, `60分`.

    Digits may be full-width. Raises Refusal: dues-money-unreadable, -negative, -zero, -huge,
    -too-fine (more than two decimals).
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).replace(",", "")
    plain = _SIGN.sub("", plain)
    if plain[:1] in {"-", "−", "负"}:
        raise Refusal("dues-money-negative", written=text[:32])
    fen = _fen(plain.removeprefix("+"), text)
    if fen == 0:
        raise Refusal("dues-money-zero")
    if fen > MOST_FEN:
        raise Refusal("dues-money-huge", most=MOST_FEN // 100)
    return fen


def _fen(plain: str, written: str) -> int:
    if len(plain) > 40:
        raise Refusal("dues-money-unreadable", written=written[:32])
    if found := _PLAIN.fullmatch(plain):
        decimals = (found[2] or "").rstrip("0")
        if len(decimals) > 2:
            raise Refusal("dues-money-too-fine", written=written[:32])
        return int(found[1]) * 100 + int(f"{decimals:0<2}")
    if plain and (found := _SMALL.fullmatch(plain)):
        return int(found[1] or 0) * 10 + int(found[2] or 0)
    if plain and (found := _PARTS.fullmatch(plain)) and found[1]:
        return int(found[1]) * 100 + int(found[2] or 0) * 10 + int(found[3] or 0)
    raise Refusal("dues-money-unreadable", written=written[:32])


def yuan(fen: int) -> str:
    """An amount in yuan with two decimals: `0.60`, `-1.20`."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:02}"
