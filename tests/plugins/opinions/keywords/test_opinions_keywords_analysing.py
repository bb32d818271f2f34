"""The analysis in a process of its own, and beside jieba's keywords."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.shipped import shipped
from plugins.opinions.keywords import analysing
from plugins.opinions.keywords.analysing import Analysis, AnalysisError, analyse
from plugins.opinions.keywords.words import Lists, plain
from tests.bench.opinions import opinions
from tests.plugins.opinions.keywords.test_opinions_keywords_words import words

TOP = 20
# jieba's keywords of all opinions together, and how it cuts each, with the same lists.
REFERENCE = """
import json, sys
import jieba, jieba.analyse
tokenizer = jieba.Tokenizer()
tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
tokenizer.initialized = True
given = json.load(sys.stdin)
for term in given["terms"]:
    tokenizer.add_word(term, None, "n")
tfidf = jieba.analyse.default_tfidf
tfidf.tokenizer = tokenizer
tfidf.stop_words |= set(given["stop"])
json.dump({
    "cut": [tokenizer.lcut(text) for text in given["texts"]],
    "tags": tfidf.extract_tags("\\n".join(given["texts"]), topK=None),
    "idf": {word: tfidf.idf_freq.get(word, tfidf.median_idf) for word in given["words"]},
}, sys.stdout)
"""


async def reference(texts: list[str], shown: list[str]) -> dict[str, Any]:
    lists = Lists.read(shipped("words"))
    given = {
        "texts": texts,
        "words": shown,
        "terms": sorted(plain(term) for term in lists.terms),
        "stop": sorted(lists.stop),
    }
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-P", "-W", "ignore", "-c", REFERENCE],
        input=json.dumps(given), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


async def test_it_agrees_with_jieba() -> None:
    texts = [plain(text) for text in opinions(400)]
    found = await analyse(texts, most=200, groups=False)
    ours = [plain(one.word) for one in found.keywords]
    jieba = await reference(texts, ours)
    # Every opinion is cut the same.
    assert [list(words().cut(text)) for text in texts] == jieba["cut"]
    # The first keywords are the same: all but one of twenty when this was written, and that one
    # is in no dictionary. Two more may differ, as an opinion counts a word once here.
    assert len(set(ours[:TOP]) & set(jieba["tags"][:TOP])) >= TOP - 2
    # Weights are how many opinions, where jieba has how many times, by jieba's IDF.
    factors = [
        one.weight / (one.opinions * jieba["idf"][plain(one.word)]) for one in found.keywords
    ]
    assert len(factors) > 100
    assert max(factors) == pytest.approx(min(factors))


async def test_what_opinions_have_in_common() -> None:
    texts = ["食堂排队", "食堂抽签", "张晨曦 13812345678 zcx_2004", "张晨曦 13812345678 zcx_2004"]
    found = await analyse(texts)
    assert [(one.word, one.opinions) for one in found.keywords] == [("食堂", 2)]
    assert found.groups == ((2, 3),)

    async def streamed() -> AsyncIterator[str]:
        for text in texts:
            yield text

    assert await analyse(streamed(), groups=False) == Analysis(found.keywords, ())
    assert (await analyse(texts, most=0)).keywords == ()


async def test_nothing_to_analyse() -> None:
    assert await analyse([]) == await analyse(["", "\ud800"]) == Analysis((), ())


@pytest.mark.parametrize("program", ["import missing", "pass", "print('[]'); exit(1)"])
async def test_a_program_that_fails_says_so_and_no_more(
    program: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AnalysisError) as raised:
        await analyse(["食堂" * 50_000] * 20, program=program)
    assert "食堂" not in str(raised.value)
    assert "".join(capfd.readouterr()) == ""


def wait_for(note: Path) -> None:
    while not note.exists() or not note.read_text():
        time.sleep(0.01)


async def test_a_caller_that_fails_leaves_no_process(tmp_path: Path) -> None:
    note = tmp_path / "id"
    program = f"import os, sys; open({str(note)!r}, 'w').write(str(os.getpid())); sys.stdin.read()"

    async def failing() -> AsyncIterator[str]:
        yield "食堂"
        await asyncio.to_thread(wait_for, note)
        raise KeyError

    with pytest.raises(KeyError):
        await analyse(failing(), program=program)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_the_program_imports_nothing_of_ours_but_its_neighbours() -> None:
    for name in ("program", "words", "counting", "grouping"):
        source = (analysing.HERE / f"{name}.py").read_text("utf-8")
        assert not re.search(r"^\s*(from|import) (bot|plugins|\.\.)", source, re.MULTILINE)
