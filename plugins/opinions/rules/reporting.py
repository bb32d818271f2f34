"""What a branch tells its groups of a round, and what would betray an author in it.

An answer is the officer's own words and goes out. An opinion's wording goes out only where an
officer ticked that one. What an answer repeats of an opinion that isn't ticked is warned of.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.opinions.rules.opinions import State

QUOTE = 12
"""So many characters alike, blanks and marks left out, are a quotation."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """An opinion whose wording was ticked for publication."""

    text: str
    state: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, to how many opinions it was given, and those of them that were ticked."""

    text: str
    opinions: int
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A digest. `opinions` and `answered` count those that aren't hidden, `states` too."""

    round: int = 0
    title: str = ""
    opinions: int = 0
    answered: int = 0
    states: Mapping[str, int] | None = None
    answers: tuple[Said, ...] = ()
    quotes: tuple[Quoted, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it would tell nothing: no answer, no quotation, nothing dealt with."""
        dealt = (State.HANDLING, State.DONE, State.DECLINED)
        return not (self.answers or self.quotes or any((self.states or {}).get(s) for s in dealt))


def dump(report: Report) -> dict[str, Any]:
    """A digest as JSON."""
    return {
        "round": report.round,
        "title": report.title,
        "opinions": report.opinions,
        "answered": report.answered,
        "states": dict(sorted((report.states or {}).items())),
        "answers": [
            {"text": one.text, "opinions": one.opinions, "quotes": _quotes(one.quotes)}
            for one in report.answers
        ],
        "quotes": _quotes(report.quotes),
    }


def _quotes(quotes: Sequence[Quoted]) -> list[dict[str, str]]:
    return [{"text": one.text, "state": one.state, "reason": one.reason} for one in quotes]


def load(data: Any) -> Report:
    """The digest of `dump`; what isn't there, or is no such thing, is nothing."""
    known = data if isinstance(data, Mapping) else {}
    states = known.get("states")
    return Report(
        round=_number(known.get("round")),
        title=str(known.get("title") or ""),
        opinions=_number(known.get("opinions")),
        answered=_number(known.get("answered")),
        states={str(key): _number(value) for key, value in states.items()}
        if isinstance(states, Mapping)
        else {},
        answers=tuple(
            Said(
                str(one.get("text") or ""),
                _number(one.get("opinions")),
                _load_quotes(one.get("quotes")),
            )
            for one in _list(known.get("answers"))
        ),
        quotes=_load_quotes(known.get("quotes")),
    )


def _load_quotes(found: Any) -> tuple[Quoted, ...]:
    parts = ("text", "state", "reason")
    return tuple(Quoted(*(str(one.get(p) or "") for p in parts)) for one in _list(found))


def _list(found: Any) -> list[Mapping[str, Any]]:
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _number(found: Any) -> int:
    return found if isinstance(found, int) and not isinstance(found, bool) else 0


def checksum(data: Mapping[str, Any]) -> str:
    """By which a digest that was shown is known again."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class Wording:
    """Recognises, in texts of officers, what stands in opinions as well."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._parts = [_parts(text) for text in texts]
        self._all = frozenset().union(*self._parts)
        self.found: set[int] = set()
        """Which of the texts quote, by their place."""

    def compare(self, opinions: Iterable[str]) -> None:
        """Look for what these opinions and the texts have in common."""
        if not self._all:
            return
        for opinion in opinions:
            letters = _letters(opinion)
            for start in range(len(letters) - QUOTE + 1):
                part = letters[start : start + QUOTE]
                if part in self._all:
                    self.found |= {at for at, parts in enumerate(self._parts) if part in parts}


def _parts(text: str) -> frozenset[str]:
    letters = _letters(text)
    return frozenset(letters[at : at + QUOTE] for at in range(len(letters) - QUOTE + 1))


def _letters(text: str) -> str:
    """A text without blanks and marks, in one width and case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
