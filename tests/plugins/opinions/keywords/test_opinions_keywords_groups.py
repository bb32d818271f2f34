"""Similar opinions stand together, different matters don't."""

from __future__ import annotations

import random

from plugins.opinions.keywords.counting import Counting, Frequencies
from plugins.opinions.keywords.grouping import Grouping
from plugins.opinions.keywords.program import frequencies
from tests.plugins.opinions.keywords.test_opinions_keywords_words import words

ALIKE = (
    ("食堂二楼的饭菜价格太贵了，希望能降价", "食堂饭菜价格偏高，建议学校管一管",
     "食堂的饭菜又贵又少，价格该降了"),
    ("主题党日活动形式单一，总是看视频", "主题党日能不能少看视频，形式多样一些"),
    ("宿舍晚上断电太早，考试周希望延长", "考试周宿舍断电太早了"),
    ("宿舍wifi信号很差", "WiFi 信号太差，宿舍里根本上不了网"),
    ("综测加分细则应该早一点公示", "综测的细则请提前公示，加分才公平"),
)  # fmt: skip
ALONE = (
    "图书馆占座现象严重", "校车班次太少", "教务系统选课总是崩溃", "操场的路灯晚上不亮",
    "宿舍楼道噪音大", "食堂清真窗口太少", "食堂抽签", "食堂",
    "宿舍晚上总有人打游戏，影响休息",
)  # fmt: skip


def grouped(texts: list[str], bound: int = 100) -> list[list[int]]:
    grouping = Grouping(bound)
    for text in texts:
        grouping.add(words().compared(words().cut(text)))
    return grouping.groups(frequencies().of(set(grouping.words)))


def test_paraphrases_stand_together_in_whatever_order_they_come() -> None:
    texts = [text for matter in ALIKE for text in matter] + list(ALONE)
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        found = {frozenset(texts[place] for place in places) for places in grouped(texts)}
        assert found == {frozenset(matter) for matter in ALIKE}


def test_groups_are_disjoint_and_the_largest_comes_first() -> None:
    texts = ["食堂太贵", "图书馆占座", "食堂太贵", "食堂太贵", "图书馆占座", "操场路灯"]
    assert grouped(texts) == [[0, 2, 3], [1, 4]]


def test_more_opinions_than_the_bound_are_not_grouped() -> None:
    assert grouped(["食堂太贵"] * 3, bound=2) == []
    assert grouped(["食堂太贵"] * 3, bound=0) == []


def test_opinions_without_a_word_stand_alone() -> None:
    assert grouped(["", "。", "的", "食堂"]) == []


def test_a_word_of_one_opinion_is_left_out_however_heavy_it_is() -> None:
    counting = Counting()
    counting.add(["稀有", "食堂"])
    counting.add(["食堂"])
    found = counting.keywords(lambda word: 1000.0 if word == "稀有" else 1.0, 60)
    assert found == [("食堂", 2, 2 / 3)]
    assert counting.keywords(lambda _: 1.0, 0) == []


def test_a_word_that_the_list_lacks_has_the_median(tmp_path) -> None:
    path = tmp_path / "idf.txt"
    path.write_text("食堂 3.0\n宿舍 5.0\n党课 9.0\n", "utf-8")
    idf = Frequencies(path).of({"食堂", "综测"})
    assert (idf("食堂"), idf("综测")) == (3.0, 5.0)
