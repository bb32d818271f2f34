"""Where the words of a cloud stand: the heavier the larger and the nearer to the middle, none on
another.

Each word takes the free place that is nearest to the middle, by an ellipse of the frame's shape.
Where one finds none, all are made smaller and placed anew; where they would be too small to read,
the lightest are left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

LARGEST, SMALLEST = 48.0, 10.5
"""Sizes of the letters, in points."""

_NARROW, _CAPITAL = 0.6, 0.7
"""Width of a letter that isn't Chinese, in its size."""
_HEIGHT = 1.1
_GAP = 2.5
"""Points that are kept free right of a word and under it, at least."""
_CELL = 2.0
"""Points of a cell of the frame; a word takes whole cells."""
_SHRINK = 0.94
_POWER = 0.8


@dataclass(frozen=True)
class Placed:
    """A word and the left upper corner of its box, in points."""

    word: str
    x: float
    y: float
    size: float

    @property
    def width(self) -> float:
        """Points."""
        return self.size * letters(self.word)

    @property
    def height(self) -> float:
        """Points."""
        return self.size * _HEIGHT


@dataclass(frozen=True)
class Cloud:
    """The words, the heaviest first, in a frame that ends where they end; those without a place."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    left_out: tuple[str, ...]


def letters(word: str) -> float:
    """The width of a word in its size; a Chinese letter is as wide as its size."""
    return sum(_letter(letter) for letter in word)


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return _CAPITAL if letter.isupper() else _NARROW


def lay(words: Sequence[tuple[str, float]], width: float, height: float) -> Cloud:
    """The cloud of words with their weights, in a frame of at most so many points.

    Always the same for the same words. Those of one weight stand in the order given. A word that
    is wider than the frame in the smallest letters has no place.
    """
    steps = laying(words, width, height)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value


def laying(
    words: Sequence[tuple[str, float]], width: float, height: float
) -> Generator[None, None, Cloud]:
    """The same in steps, each of a millisecond or so; the cloud is what it returns."""
    fitting = [one for one in words if one[0] and letters(one[0]) * SMALLEST + _GAP <= width]
    ordered = sorted(fitting, key=lambda one: -one[1])
    sizes = _sizes([weight for _, weight in ordered])
    scale = 1.0
    best: list[Placed] = []
    while len(best) < len(ordered):
        tried: list[Placed] = []
        for one in _place(
            [
                (word, min(max(size * scale, SMALLEST), (width - _GAP) / letters(word)))
                for (word, _), size in zip(ordered, sizes, strict=True)
            ],
            width,
            height,
        ):
            tried.append(one)
            yield
        best = max(best, tried, key=len)
        if LARGEST * scale <= SMALLEST:
            break
        scale *= _SHRINK
    kept = {one.word for one in best}
    return _trimmed(best, width, tuple(word for word, _ in words if word not in kept))


def _sizes(weights: Sequence[float]) -> list[float]:
    """A little less than in proportion to the weight, so that the lightest can still be read."""
    most = max(weights, default=0.0)
    return [LARGEST * (weight / most) ** _POWER if most > 0 else LARGEST for weight in weights]


def _place(words: Sequence[tuple[str, float]], width: float, height: float) -> Iterator[Placed]:
    """The words up to the first that finds no place."""
    columns, rows = int(width / _CELL), int(height / _CELL)
    taken = [0] * rows
    for word, size in words:
        wide = ceil((size * letters(word) + _GAP) / _CELL)
        tall = ceil((size * _HEIGHT + _GAP) / _CELL)
        place = _nearest(taken, columns, wide, tall)
        if place is None:
            break
        x, y = place
        for row in range(y, y + tall):
            taken[row] |= ((1 << wide) - 1) << x
        yield Placed(word, x * _CELL, y * _CELL, size)


def _nearest(taken: list[int], columns: int, wide: int, tall: int) -> tuple[int, int] | None:
    """The free place nearest to the middle: column and row of its left upper cell.

    A row is a number with a bit for each cell that is taken.
    """
    rows = len(taken)
    across, down = columns - wide, rows - tall
    if across < 0 or down < 0:
        return None
    every = (1 << (across + 1)) - 1
    found: tuple[float, int, int] | None = None
    for row, lines in enumerate(_windows(taken, tall)):
        far = ((row - down / 2) * columns / rows) ** 2
        if found is not None and far > found[0]:
            continue
        free = every & ~_windowed(lines, wide)
        for column in _around(free, across / 2):
            here = (far + (column - across / 2) ** 2, row, column)
            found = here if found is None else min(found, here)
    return None if found is None else (found[2], found[1])


def _windows(taken: list[int], tall: int) -> Iterator[int]:
    """For each row that a word of so many rows may begin in: what is taken of all of them."""
    covered, lines = 1, taken
    while covered < tall:
        step = min(covered, tall - covered)
        lines = [lines[n] | lines[n + step] for n in range(len(lines) - step)]
        covered += step
    return iter(lines)


def _windowed(line: int, wide: int) -> int:
    """The cells at which something is taken of the next so many."""
    covered = 1
    while covered < wide:
        step = min(covered, wide - covered)
        line |= line >> step
        covered += step
    return line


def _around(free: int, middle: float) -> Iterator[int]:
    """The last free cell left of the middle, and the first one right of it."""
    at = int(middle) + 1
    left = free & ((1 << at) - 1)
    if left:
        yield left.bit_length() - 1
    right = free >> at
    if right:
        yield at + (right & -right).bit_length() - 1


def _trimmed(placed: Sequence[Placed], width: float, left_out: tuple[str, ...]) -> Cloud:
    """Without what is empty above and below, and with the same room left and right."""
    if not placed:
        return Cloud(width, 0.0, (), left_out)
    top = min(one.y for one in placed)
    bottom = max(one.y + one.height for one in placed)
    shift = (width - min(one.x for one in placed) - max(one.x + one.width for one in placed)) / 2
    moved = tuple(Placed(one.word, one.x + shift, one.y - top, one.size) for one in placed)
    return Cloud(width, bottom - top, moved, left_out)
