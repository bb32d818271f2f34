"""Looks for traces in everything that lies on the disk: files as they are, and unpacked."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.opinions.proof.needles import Needle

_GZIP = b"\x1f\x8b"
_PIECE = 1 << 16
"""Bytes that are looked at together: a file that grows is looked at where it grew."""


@dataclass(slots=True)
class Searched:
    """What was searched, and how often each needle stood in which file. Sizes in bytes."""

    files: int = 0
    size: int = 0
    found: Counter[tuple[str, str]] = field(default_factory=Counter)

    def by_needle(self) -> Counter[str]:
        """How often each needle was found, wherever."""
        totals: Counter[str] = Counter()
        for (name, _), times in self.found.items():
            totals[name] += times
        return totals

    def more_than(self, before: Searched) -> list[str]:
        """What stands there more often than it did, wherever that is."""
        known = before.by_needle()
        return sorted(name for name, times in self.by_needle().items() if times > known[name])

    def where(self, name: str) -> list[str]:
        """The files that hold a needle."""
        return sorted(path for needle, path in self.found if needle == name)


class Searcher:
    """Looks for the same needles again and again; what has not changed is not looked at anew."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        self.needles = needles
        self._longest = max((len(needle.content) for needle in needles), default=1) - 1
        self._known: dict[bytes, Counter[str]] = {}

    def search(self, roots: Iterable[Path]) -> Searched:
        """Look into every file below the roots, and into what is compressed. Blocks: in a thread.

        Files that vanish meanwhile, as a database's do, are passed over.
        """
        searched = Searched()
        for path, content in contents(roots):
            searched.files += 1
            searched.size += len(content)
            for name, times in self._count(content).items():
                searched.found[name, str(path)] += times
        return searched

    def _count(self, content: bytes) -> Counter[str]:
        found: Counter[str] = Counter()
        for start in range(0, len(content), _PIECE):
            # With as much of the next piece as a needle may reach into.
            piece = content[start : start + _PIECE + self._longest]
            mark = hashlib.blake2b(piece, digest_size=16).digest()
            if mark not in self._known:
                self._known[mark] = _count(piece, self.needles)
            found += self._known[mark]
        return found


def search(roots: Iterable[Path], needles: Sequence[Needle]) -> Searched:
    """Look once. Blocks: in a thread."""
    return Searcher(needles).search(roots)


def contents(roots: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """Every file, and what gzip files hold."""
    for root in roots:
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            try:
                content = path.read_bytes()
            except FileNotFoundError:
                continue
            yield path, content
            if content.startswith(_GZIP):
                yield path, _unpacked(content)


def _unpacked(content: bytes) -> bytes:
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return b""


def _count(piece: bytes, needles: Sequence[Needle]) -> Counter[str]:
    """How often needles begin in a piece, which ends with the beginning of the next one."""
    found: Counter[str] = Counter()
    if not piece.strip(b"\0"):
        return found
    for needle in needles:
        if times := piece.count(needle.content, 0, _PIECE + len(needle.content) - 1):
            found[needle.name] += times
    return found
