"""Members' names in running text, of which Chinese doesn't mark the words.

- A name of three characters or more counts wherever it stands.
- A name of two characters may come about by chance (国王明天) or be a word (高兴). It counts after
  "I am" and the like, before a title (同学), and otherwise only where it begins after a mark, or
  after a word that stands before names (和, 跟, 觉得 …). If it is a word, what follows must be a
  mark or a word that stands after names, too: 高兴地, 很高兴 and 高峰时段 are left alone.
- A given name alone, the last two characters of a longer name, counts after "I am" and the like.
- Blanks and the dots of names count for nothing between Chinese characters.
- A name in Latin letters counts as whole words, if it is two words or has five letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_DOTS = "·•・‧."
_LEAST_LATIN = 5

_SAYING = re.compile(
    "(?:我(?:就?是|叫|的名字[是叫为])|本人(?:就?[是叫]|姓名)?|叫我|名叫|[姓署]名[是为]?|这里是):?"
)
_BEFORE = re.compile(
    r"(?:[^\u3400-\u9fff\U00020000-\U0003ffff]|[和跟与同及给对把被由向找叫让请见的得说看听问比连除有是为]"
    "|因为|关于|以为|但|像)$"
)
_AFTER = re.compile(
    r"(?:[^\u3400-\u9fff\U00020000-\U0003ffff]"
    r"|[和跟与同及说讲问来去在是也都就没不又还总他她]|$)"
)
_WORDS = re.compile(
    "(?:高(?:兴|峰|原|明|尚|级|中|校|考|度|低|速|等|大|效|数)|安(?:静|全|心|排|定|宁|慰|装)|时(?:光|间|刻|代|常|事|候)"
    "|方(?:正|便|向|法|式|面|案)|向(?:阳|上|往)|文(?:明|静|艺|学|化|字|件|章)|成(?:功|长|就|立|绩|员|本|果)"
    "|[程秩]序|黎明|周(?:全|密|末|边|围|到)|万(?:一|分)|任(?:意|何|务|性)|金(?:属|融|额|钱|黄)|严(?:格|肃|重|厉|谨)"
    "|明(?:白|确|显|天|年|亮)|平(?:安|等|时|衡|常|均|台|凡)|常(?:常|识|见|用|规)|和(?:平|谐|气|睦)|温(?:和|柔|暖|馨|度)"
    "|康(?:复|健)|乐(?:观|于|意|趣)|元(?:旦|素|宵)|路(?:过|线|上|口)|马(?:上|路|虎)|水(?:平|果|准)|毛(?:病|衣)"
    "|江(?:山|南|河)|白(?:天|云|色|白)|黄(?:金|昏|色|河)|华(?:丽|人)|关(?:心|于|键|系|注|怀)|项目|张(?:开|力|贴)"
    "|许(?:多|可|久)|何(?:必|时|况|处)|施(?:行|工|展)|管(?:理|用)|干(?:部|净|事)|强(?:调|大|烈|化)|古(?:典|代|老)"
    "|解(?:决|释|放|答)|应(?:该|当|有|用)|习(?:惯|俗)|易(?:于|懂)|温饱|宁静|连(?:续|接|忙)|田野|童年|左右|石头)$"
)
_TITLE = re.compile(" ?(?:同学|同志|老师|学[长姐弟妹]|师[兄姐弟妹]|班长|书记|委员|组长)")
_ADVERB = ("地", "得")
_LATIN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_GAP = re.compile(r"[ .-]{1,3}")


class Roster:
    """The names of a branch, made ready to be found: all are looked up, none is searched for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._anywhere: set[str] = set()
        self._alone: set[str] = set()
        self._given: set[str] = set()
        self._latin: set[tuple[str, ...]] = set()
        for name in names:
            if any(letter.isascii() and letter.isalpha() for letter in name):
                self._add_latin(name)
            else:
                self._add_chinese(name)
        every = self._anywhere | self._alone | self._given
        self._lengths = sorted({len(name) for name in every}, reverse=True)
        self._begins = {name[0] for name in self._anywhere | self._alone}
        self._words = sorted({len(words) for words in self._latin}, reverse=True)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text in its narrow form; some may overlap."""
        places = [at for at, letter in enumerate(text) if letter != " " and letter not in _DOTS]
        letters = "".join(text[at] for at in places)
        for start, end in self._chinese(text, letters, places):
            yield places[start], places[end - 1] + 1
        if self._latin:
            yield from self._in_latin(text)

    def _add_latin(self, name: str) -> None:
        words = tuple(word.lower() for word in _LATIN.findall(name))
        if len(words) > 1 or len("".join(words)) >= _LEAST_LATIN:
            self._latin.add(words)

    def _add_chinese(self, name: str) -> None:
        for dot in _DOTS:
            name = name.replace(dot, " ")
        parts = name.split()
        whole = "".join(parts)
        if len(whole) == 2:
            self._alone.add(whole)
        elif len(whole) > 2:
            self._anywhere.update({whole, *(part for part in parts if len(part) > 2)})
            self._given.add(parts[0] if len(parts) > 1 and len(parts[0]) > 1 else whole[-2:])

    def _chinese(self, text: str, letters: str, places: list[int]) -> Iterator[tuple[int, int]]:
        """Spans of `letters`, the characters of `text` that stand at `places`."""
        for start, first in enumerate(letters):
            if first not in self._begins:
                continue
            for name, end in self._at(letters, start):
                if name in self._anywhere or (
                    name in self._alone and _stands_alone(text, places[start], places[end - 1] + 1)
                ):
                    yield start, end
        for said in _SAYING.finditer(letters):
            for name, end in self._at(letters, said.end()):
                own = name in self._given or name in self._alone
                if own and not letters.startswith(_ADVERB, end):
                    yield said.end(), end

    def _at(self, letters: str, start: int) -> Iterator[tuple[str, int]]:
        """What could be a name from a place on, the longest first, and where it ends."""
        for length in self._lengths:
            if start + length <= len(letters):
                yield letters[start : start + length], start + length

    def _in_latin(self, text: str) -> Iterator[tuple[int, int]]:
        found = list(_LATIN.finditer(text))
        words = [one.group().lower() for one in found]
        for first in range(len(found)):
            for count in self._words:
                run = found[first : first + count]
                if tuple(words[first : first + count]) in self._latin and _one_run(text, run):
                    yield run[0].start(), run[-1].end()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the two characters between are a word of their own."""
    if _TITLE.match(text, end):
        return True
    begins = start == 0 or _BEFORE.search(text[max(0, start - 2) : start]) is not None
    name = text[start] + text[end - 1]
    return begins and (_WORDS.match(name) is None or _AFTER.match(text, end) is not None)


def _one_run(text: str, words: list[re.Match[str]]) -> bool:
    """Whether nothing but a blank, a dot or a hyphen stands between words that follow."""
    pairs = pairwise(words)
    return all(_GAP.fullmatch(text, one.end(), other.start()) for one, other in pairs)
