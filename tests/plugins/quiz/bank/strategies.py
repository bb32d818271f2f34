"""Any sound question, for properties."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from plugins.quiz.bank.question import DIFFICULTIES, MAX_OPTIONS, Kind, Question
from plugins.quiz.bank.wording import clean, fold, one_line

# The signs of every format, in company, besides whatever Unicode has.
_SIGNS = "~=#{}:\\/[]%*|｜'\"+-@＝－<>&,;，；、$.)。 \n\t\u3000ABnTF0123党章题答案"
_TRICKS = (
    "::", "->", "####", "//", "$CATEGORY: x", "[html]", "[plain]", "%50%", "\\n", "\\\\", "'=1+1",
    "=1+1", "-1", "_x000D_", "TRUE", "F", "A", "A.", "ANSWER: A", "答案：B", "true", "null", "~",
    "示例", "无", "<b>x</b>", "&lt;", "*", "\\*", "|", "\\|", "top", "$course$", "a/b", "//x//",
    "1921", "2022-06-30", "1.0", "TRUE", "[id:x]", "[tag:difficulty=3]", "\\", "===", "...",
)  # fmt: skip
characters = st.one_of(st.sampled_from(_SIGNS), st.characters(exclude_categories=["Cs", "Cc"]))
raw = st.lists(
    st.one_of(st.sampled_from(_TRICKS), st.text(characters, max_size=8)), min_size=1, max_size=4
).map("".join)
texts = raw.map(clean).filter(bool)
lines = raw.map(one_line).filter(bool)
optional_texts = st.one_of(st.just(""), texts)
optional_lines = st.one_of(st.just(""), lines)
topics = lines.filter(lambda text: len(text) <= 40)
refs = lines.filter(lambda text: not text.casefold().startswith(("示例", "例:", "例：", "example")))


def _options(few: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(lines, min_size=few, max_size=MAX_OPTIONS, unique_by=fold).filter(
        lambda options: all(map(fold, options))
    )


@st.composite
def questions(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> Question:
    """A question in which nothing is wrong."""
    kind = draw(st.sampled_from(kinds))
    options: list[str] = draw(_options()) if kind.has_options else []
    indices = st.integers(0, max(len(options) - 1, 0))
    if kind is Kind.SINGLE:
        answer = (draw(indices),)
    elif kind is Kind.MULTIPLE:
        answer = tuple(sorted(draw(st.sets(indices, min_size=1))))
    elif kind is Kind.TRUEFALSE:
        answer = draw(st.booleans())
    else:
        forms = draw(st.lists(lines, min_size=1, max_size=5, unique=True))
        answer = tuple(forms)
    return Question(
        kind=kind,
        text=draw(texts),
        options=tuple(options),
        answer=answer,
        topic=draw(topics),
        difficulty=draw(st.sampled_from(DIFFICULTIES)),
        explanation=draw(optional_texts),
        source=draw(optional_lines),
        rule_version=draw(optional_lines),
        holds_until=draw(st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))),
        ref=draw(st.one_of(st.just(""), refs)),
    )


banks = st.lists(questions(), min_size=1, max_size=3, unique_by=lambda question: question.ref)
