"""Search: jieba's words in another process, and what is found by them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.quiz.bank import cutter
from plugins.quiz.bank.cutter import CutterError, cut, words
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.bank.search import SearchIndex, build, extend, flatten, pairs, searched


def truth(text: str, topic: str = "党章", source: str = "") -> Question:
    return Question(Kind.TRUEFALSE, text, (), True, topic, source=source)


BANK = [
    truth("民主集中制是党的根本组织原则。"),
    truth("支部党员大会一般每季度召开一次。", "支部工作", "支部工作条例第十一条"),
    truth("民主生活会每年召开。"),
    truth("张桂梅老师扎根山区。", "人物"),
    truth("南京市长江大桥建成于1968年。", "历史"),
    truth("党员必须履行义务，党员享有权利，党员服从组织。"),
    truth("The Party was founded in 1921.", "History"),
    Question(Kind.SINGLE, "火警电话是？", ("报警器", "一一九"), (1,), "校园安全"),
    Question(Kind.BLANK, "每____一次", (), ("季度", "三个月"), "支部工作"),
]


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return asyncio.run(build(list(enumerate(BANK))))


def found(index: SearchIndex, query: str, limit: int = 10) -> list[object]:
    return [hit.key for hit in index.search(query, limit)]


async def test_the_cutter_cuts_for_search() -> None:
    cut_texts = [found async for found in cut(["民主集中制 abc 1921 abc", "", "党"])]
    assert {"民主", "集中", "民主集中制"} <= cut_texts[0].keys()
    assert (cut_texts[0]["abc"], cut_texts[0]["1921"]) == (2, 1)
    assert cut_texts[1:] == [{}, {"党": 1}]


async def test_the_cutter_of_nothing() -> None:
    assert [found async for found in cut([])] == []


async def test_a_caller_that_stops_early_leaves_no_process() -> None:
    texts = cut(["民主集中制"] * 50)
    async with contextlib.aclosing(texts):
        assert await anext(texts)


async def test_a_cutter_that_fails_says_so(tmp_path: Path) -> None:
    with pytest.raises(CutterError):
        async for _ in cut(["民主"], program=tmp_path / "missing.py"):
            pass


def test_words_of_runs() -> None:
    assert words("党章ab，12 ab", lambda run: [run, run[0]]) == {
        "党章": 1,
        "党": 1,
        "ab": 2,
        "12": 1,
    }


def test_the_cutter_imports_nothing_of_ours() -> None:
    source = Path(cutter.__file__).read_text("utf-8")
    assert "plugins." not in source
    assert "from bot" not in source


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("民主集中制", 0),
        ("民主 集中制", 0),
        ("集中制", 0),
        ("支部党员大会", 1),
        ("支部工作条例", 1),
        ("民主生活会", 2),
        ("桂梅", 3),
        ("长江大桥", 4),
        ("市长", 4),
        ("京市", 4),
        ("党员", 5),
        ("PARTY", 6),
        ("ｐａｒｔｙ", 6),
        ("1921", 6),
        ("报警器", 7),
        ("一一九", 7),
        ("校园安全", 7),
        ("三个月", 8),
        ("权", 5),
        ("found", 6),
    ],
)
async def test_finds_it_first(index: SearchIndex, query: str, first: int) -> None:
    assert found(index, query)[0] == first


@pytest.mark.parametrize("query", ["", "  ", "？！", "体育", "zzz", "\x00", "🙂", "x" * 1000])
async def test_finds_nothing(index: SearchIndex, query: str) -> None:
    assert index.search(query) == ()


async def test_the_best_come_first_and_the_poor_not_at_all(index: SearchIndex) -> None:
    hits = index.search("民主集中制是什么")
    assert hits[0].key == 0
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    assert 4 not in [hit.key for hit in hits]
    assert len(found(index, "党", limit=1)) <= 1


# A cutter for tests that need no dictionary: every character is a word.
async def by_character(texts: Iterable[str]) -> AsyncIterator[Mapping[str, int]]:
    for text in texts:
        yield words(text, list)


async def each(entries: Iterable[tuple[int | str, Question]]) -> AsyncIterator[Any]:
    for entry in entries:
        yield entry


async def test_whatever_the_cut_a_part_of_two_characters_is_found() -> None:
    index = await build(list(enumerate(BANK)), by_character)
    for key, question in enumerate(BANK):
        for pair in pairs(searched(question)):
            assert key in found(index, pair, limit=len(BANK)), pair


async def test_a_question_can_be_replaced_and_removed() -> None:
    index = await build(list(enumerate(BANK)), by_character)
    await extend(index, each([(0, truth("四个意识")), ("new", truth("两个维护"))]), by_character)
    assert len(index) == len(BANK) + 1
    assert 0 not in found(index, "集中制")
    assert found(index, "四个意识") == [0]
    assert found(index, "两个维护")[0] == "new"
    index.remove("new")
    index.remove("never there")
    assert len(index) == len(BANK)
    assert "new" not in found(index, "两个维护")


async def test_an_index_wears_out_by_being_replaced() -> None:
    index = SearchIndex()
    many = [(number, truth(f"题{number}")) for number in range(80)]
    await extend(index, each(many), by_character)
    assert not index.worn
    await extend(index, each(many), by_character)
    assert index.worn
    for key, _ in many:
        index.remove(key)
    assert index.search("题") == ()


async def test_common_words_do_not_make_a_query_long() -> None:
    """However many questions a word stands in, the rare word beside it decides."""
    many = [(number, truth("党员必须学习党员必须")) for number in range(9_000)]
    index = await build([*many, ("rare", truth("党员必须交党费"))], by_character)
    assert found(index, "党员必须交党费")[0] == "rare"
    assert len(found(index, "党员必须")) == 10


queries = st.text(st.sampled_from("民主集中制党员大会支部1921 ab，?"), max_size=70)


@settings(max_examples=200, deadline=None)
@given(query=queries, limit=st.integers(1, 5))
async def test_any_query_is_answered(query: str, limit: int) -> None:
    index = SearchIndex()
    for key, question in enumerate(BANK):
        text = searched(question)
        index.add(key, flatten(question.text), text, words(text, list))
    hits = index.search(query, limit)
    assert len(hits) <= limit
    assert len({hit.key for hit in hits}) == len(hits)
