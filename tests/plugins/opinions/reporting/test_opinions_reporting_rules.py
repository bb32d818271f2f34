"""What a digest says, and what in it repeats an opinion."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.opinions.rules.reporting import (
    QUOTE,
    Quoted,
    Report,
    Said,
    Wording,
    checksum,
    dump,
    load,
)

REPORT = Report(
    3, "食堂", 12, 5, {"read": 7, "done": 5},
    (Said("已经修好", 5, (Quoted("空调坏了", "done"),)), Said("正在谈", 1)),
    (Quoted("开水不热", "declined", "学校统一安排"),),
)  # fmt: skip


def test_a_digest_is_the_same_after_it_was_stored() -> None:
    data = json.loads(json.dumps(dump(REPORT)))
    assert load(data) == REPORT
    assert checksum(data) == checksum(dump(REPORT))
    assert checksum(dump(Report(3, "食堂", 12, 6))) != checksum(dump(Report(3, "食堂", 12, 5)))


@pytest.mark.parametrize(
    "data",
    [
        None, [], "x", {}, {"states": 7, "answers": "x", "quotes": [1, None]},
        {"answers": [{"text": None, "opinions": "5", "quotes": {}}], "round": True},
    ],
)  # fmt: skip
def test_garbage_is_an_empty_digest(data: Any) -> None:
    found = load(data)
    assert (found.round, found.opinions, found.states) == (0, 0, {})
    assert all(one.opinions == 0 for one in found.answers)


def test_whether_there_is_anything_to_tell() -> None:
    assert Report(states={"new": 3, "read": 2}).empty
    assert not Report(states={"done": 1}).empty
    assert not REPORT.empty


@pytest.mark.parametrize(
    ("answer", "opinion", "quotes"),
    [
        ("您说二楼靠窗的空调从九月起就坏了，已修", "二楼靠窗的空调从九月起就坏了！", True),
        ("二楼 靠窗的，空调；从九月\n起就坏了", "二楼靠窗的空调从九月起就坏了", True),
        ("ＰＲＩＮＴＥＲ　ＲＯＯＭ　２０３ is mended", "printer room 203", True),
        ("二楼靠窗的空调从九月起", "二楼靠窗的空调从九月起就坏了", False),
        ("空调已经修好了，请大家放心使用", "二楼靠窗的空调从九月起就坏了", False),
        ("", "", False),
    ],
)
def test_a_dozen_characters_alike_are_a_quotation(answer: str, opinion: str, quotes: bool) -> None:
    wording = Wording(["不相干的一句话，说的是完全不同的另外一件事", answer])
    wording.compare(["别人写的", opinion])
    assert wording.found == ({1} if quotes else set())


@given(st.text(min_size=QUOTE, alphabet=st.characters(categories=["Lo", "Nd"])))
def test_what_is_copied_whole_is_found(opinion: str) -> None:
    wording = Wording([f"答：{opinion}。"])
    wording.compare([opinion])
    folded = [letter for letter in opinion if letter.isalnum()]
    assert wording.found == {0} or len(folded) < QUOTE
