"""Cutting a long text into messages, counted in UTF-16 code units (Telegram's measure)."""

from __future__ import annotations

import unicodedata

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_ZWJ = "\u200d"
_SENTENCE_ENDS = "。！？!?；;…"
_CLAUSE_ENDS = " \t\u3000，、,：:"


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """The text in pieces of at most `limit` units; blanks at the seams are left out."""
    if 0 < 2 * len(text) <= limit and not (text[0].isspace() or text[-1].isspace()):
        return [text]
    return [text[start:end] for start, end in spans(text, limit)]


def spans(text: str, limit: int = TEXT_LIMIT) -> list[tuple[int, int]]:
    """Where the pieces of `split` lie in the text, as (start, end) of code points."""
    found: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while start < length:
        end = _furthest(text, start, limit)
        if end < length:
            end = _seam(text, start, end)
        cut = end
        while cut > start and text[cut - 1].isspace():
            cut -= 1
        if cut > start:
            found.append((start, cut))
        start = end
        while start < length and text[start].isspace() and found:
            start += 1
    return found


def _furthest(text: str, start: int, limit: int) -> int:
    end = min(len(text), start + limit)
    while (over := units(text[start:end]) - limit) > 0:
        end -= (over + 1) // 2
    return end


def _seam(text: str, start: int, end: int) -> int:
    """The best place to cut in the second half of text[start:end]."""
    half = start + (end - start) // 2
    for mark in ("\n\n", "\n"):
        at = text.rfind(mark, half, end)
        if at > start:
            return at
    for ends in (_SENTENCE_ENDS, _CLAUSE_ENDS):
        for at in range(end, half, -1):
            if text[at - 1] in ends and not _joined(text, at):
                return at
    for at in range(end, half, -1):
        if not _joined(text, at):
            return at
    return end


def _joined(text: str, at: int) -> bool:
    """Whether a cut before text[at] would tear apart what the eye sees as one sign."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if _ZWJ in (before, after):
        return True
    if unicodedata.category(after) in ("Mn", "Me", "Mc") or 0x1F3FB <= ord(after) <= 0x1F3FF:
        return True
    if 0xE0020 <= ord(after) <= 0xE007F:
        return True
    if _regional(before) and _regional(after):
        run = 0
        while at - 1 - run >= 0 and _regional(text[at - 1 - run]):
            run += 1
        return run % 2 == 1
    return False


def _regional(sign: str) -> bool:
    return 0x1F1E6 <= ord(sign) <= 0x1F1FF
