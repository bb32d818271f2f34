"""What somebody means who types `答 1B 2ACD`, or answers one question: everywhere the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.errors import Refusal
from plugins.quiz.bank.grading import Given
from plugins.quiz.bank.question import LETTERS, MAX_LENGTHS, Field, Kind
from plugins.quiz.bank.vocabulary import FALSE_WORDS, TRUE_WORDS

LONGEST_BLANK = MAX_LENGTHS[Field.ANSWER]
"""No accepted form is longer."""

Shown = tuple[int, ...] | bool | str
"""Letters by their place as shown (A is 0), a truth value, or a text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A question as it stands before people: its number, kind, and how many options it shows."""

    number: int
    kind: Kind
    options: int = 0


_TRUTHS: dict[str, bool] = {
    **dict.fromkeys((*TRUE_WORDS, "v"), True),
    **dict.fromkeys((*FALSE_WORDS, "x"), False),
}
_NUMBER = re.compile(r"\s*[,，、;；]?\s*(?:第\s*)?(\d{1,4})\s*题?\s*[.、:：)）,，]?\s*")
_CHOICE = re.compile(r"[a-z](?:[\s,，、;；/+&和]*[a-z])*", re.IGNORECASE)
_TRUTH = re.compile("|".join(map(re.escape, sorted(_TRUTHS, key=len, reverse=True))), re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，、;；/.。+&和]+")
_OPTIONS = re.compile(r"[A-J]{1,10}", re.IGNORECASE)
_AROUND = " \t\n,，、;；"
_STOPS = _AROUND + ".。!"
# What may stand behind a number of an answer: parts of a time, counting words, parts of a text.
_MEASURES = (
    frozenset("年月日号天周点时分秒") | frozenset("个名次人岁元%") | frozenset("条项章款届大")
)
_REST = re.compile(r"[^\s,，、;；]+")


def read(text: str, places: Sequence[Place]) -> dict[int, Shown]:
    """The answer to each question that a text names, in the text's order, by its number.

    `B` will do where there is one question, and `B ACD 对` where there is a word for each of
    several that are no blanks. Raises Refusal, and then nothing of it counts:
    quiz-daily-answer-missing, -which, -no-such, -twice, and what is wrong with an answer.
    """
    said = unicodedata.normalize("NFKC", text).strip()
    if not said:
        raise Refusal("quiz-daily-answer-missing")
    by_number = {place.number: place for place in places}
    in_order = _in_order(said, places)
    if in_order is not None:
        return in_order
    found: dict[int, Shown] = {}
    at = 0
    while at < len(said):
        place, at = _marked(said, at, by_number)
        if place.number in found:
            raise Refusal("quiz-daily-twice", number=place.number)
        end = _end(said, at, place, by_number)
        found[place.number] = one(said[at:end], place)
        at = end
    return found


def one(text: str, place: Place, says: str = "quiz-daily") -> Shown:
    """The answer to one question, in a daily quiz, in an exam, in review.

    Raises Refusal: `says` with -letters, -truth, -blank, -one-letter, -outside, -too-long, and the
    question's number. What to type instead is another thing in each place.
    """
    said = unicodedata.normalize("NFKC", text).strip(_AROUND)
    if place.kind is Kind.TRUEFALSE:
        truth = _truth(said)
        if truth is None:
            raise Refusal(f"{says}-truth", number=place.number)
        return truth
    if place.kind is Kind.BLANK:
        if not said:
            raise Refusal(f"{says}-blank", number=place.number)
        if len(said) > LONGEST_BLANK:
            raise Refusal(f"{says}-too-long", number=place.number, most=LONGEST_BLANK)
        return said
    return _letters(said, place, says)


def given(text: str, place: Place, order: Sequence[int], says: str) -> Given:
    """What `one` reads in terms of the bank; `order` is shown place -> index in the bank."""
    shown = one(text, place, says)
    if isinstance(shown, bool | str):
        return shown
    return tuple(sorted(order[at] for at in shown))


def unmistakable(text: str) -> bool:
    """Whether words are letters of options, or say true or false, and nothing else."""
    said = unicodedata.normalize("NFKC", text).strip(_AROUND)
    return _truth(said) is not None or _OPTIONS.fullmatch(_BETWEEN.sub("", said)) is not None


def _truth(said: str) -> bool | None:
    return _TRUTHS.get(said.strip(_STOPS).casefold())


def _letters(said: str, place: Place, says: str) -> tuple[int, ...]:
    last = LETTERS[place.options - 1]
    flat = _BETWEEN.sub("", said).upper()
    if not flat or not re.fullmatch("[A-Z]+", flat):
        raise Refusal(f"{says}-letters", number=place.number, last=last)
    outside = [letter for letter in flat if letter not in LETTERS[: place.options]]
    if outside:
        raise Refusal(f"{says}-outside", number=place.number, letter=outside[0], last=last)
    chosen = tuple(sorted({LETTERS.index(letter) for letter in flat}))
    if place.kind is Kind.SINGLE and len(chosen) > 1:
        raise Refusal(f"{says}-one-letter", number=place.number)
    return chosen


def _in_order(said: str, places: Sequence[Place]) -> dict[int, Shown] | None:
    """A text without numbers: the answer to the only question, or a word for each of several."""
    if len(places) == 1:
        marked = _NUMBER.match(said)
        if marked and (places[0].kind is not Kind.BLANK or marked[1] == str(places[0].number)):
            return None
        return {places[0].number: one(said, places[0])}
    if said[0].isdigit() or said[0] == "第":
        return None
    words = said.split()
    if len(words) != len(places) or any(place.kind is Kind.BLANK for place in places):
        raise Refusal("quiz-daily-which", count=len(places))
    return {p.number: one(word, p) for p, word in zip(places, words, strict=True)}


def _marked(said: str, at: int, places: Mapping[int, Place]) -> tuple[Place, int]:
    """The question whose number stands here, and where its answer begins."""
    marked = _NUMBER.match(said, at)
    if marked is None:
        word = _REST.search(said, at)
        raise Refusal("quiz-daily-stray", what=(word[0] if word else said[at:])[:20])
    place = places.get(int(marked[1]))
    if place is None:
        raise Refusal("quiz-daily-no-such", number=int(marked[1]), count=len(places))
    return place, marked.end()


def _end(said: str, at: int, place: Place, places: Mapping[int, Place]) -> int:
    """Where the answer that begins at `at` ends."""
    if place.kind is Kind.BLANK:
        return _end_of_blank(said, at, places)
    pattern = _CHOICE if place.kind.has_options else _TRUTH
    found = pattern.match(said, at) or _REST.match(said, at)
    return found.end() if found else len(said)


def _end_of_blank(said: str, at: int, places: Mapping[int, Place]) -> int:
    """A filled-in text runs to the next word that can only be the next question's number."""
    for gap in re.finditer(r"(?<=\S)[\s,，、;；]+(?=第?\s*\d)", said[at:]):
        start = at + gap.start()
        if start > at and _begins(said, start, places):
            return start
    return len(said)


def _begins(said: str, at: int, places: Mapping[int, Place]) -> bool:
    marked = _NUMBER.match(said, at)
    place = places.get(int(marked[1])) if marked else None
    if marked is None or place is None:
        return False
    rest = said[marked.end() :]
    if place.kind is Kind.BLANK:
        # `2延安 3遵义` names two questions; `2 1921年 7月` is one answer of two words.
        apart = said[marked.end() - 1].isspace()
        return bool(rest) and (apart or rest[0] not in _MEASURES)
    found = (_CHOICE if place.kind.has_options else _TRUTH).match(rest)
    return found is not None and (found.end() == len(rest) or not rest[found.end()].isalpha())
