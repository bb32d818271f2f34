"""Which words of opinions may be shown: known ones, and nothing by which to know somebody."""

from __future__ import annotations

from functools import cache

import pytest

from bot.shipped import shipped
from plugins.opinions.keywords.words import Lists, Words


@cache
def words() -> Words:
    import rjieba

    return Words(Lists.read(shipped("words")), rjieba.Jieba())


def shown(text: str) -> set[str]:
    return words().shown(words().cut(text))


def test_terms_of_the_field_are_words() -> None:
    assert shown("三会一课和主题党日的综测加分，绩点、内卷") >= {
        "三会一课", "主题党日", "综测", "绩点", "内卷",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["宿舍ｗｉｆｉ太慢", "宿舍 WIFI 太慢", "宿舍wifi太慢"])
def test_latin_terms_are_found_in_any_case_and_width(text: str) -> None:
    assert "WiFi" in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "13812345678", "１３８１２３４５６７８", "一三八一二三四五六七八", "2023级", "二〇二三年",
        "zhang_wei_88", "@zhangwei", "abc.def@example.org", "wxid12345", "三个", "第二次",
        "张伟", "王小明", "李思远", "陈静怡", "吴梓萱", "阿卜杜拉", "艾力江", "欧阳", "欧阳子涵",
        "司马", "上官婉儿", "诸葛", "老王", "小李", "张晨曦", "王雨晴", "李阳光", "李文明",
        "赵安静", "高峰老师", "黎明同学", "何平书记", "周密主任", "李老师", "老师", "谢谢", "希望",
        "我们",
        "石榴同学", "任性老师", "诗涵", "可馨", "大壮", "沐宸", "浩然", "豆豆", "乐乐", "扎西顿珠",
        "江山", "高原", "买买提江", "新疆",
        "林\u200b黛玉", "孙 悦", "", " ", "\x00", "🙂🙂", "\ud800\udc00", "。。。",
    ],
)  # fmt: skip
def test_nothing_by_which_to_know_somebody_and_nothing_empty(text: str) -> None:
    assert shown(f"{text}，{text}") <= {"书记", "主任"}


def test_a_name_between_words_of_the_matter() -> None:
    assert shown("宿舍的张晨曦同学总是占座，微信zcx2004") == {"宿舍", "占座"} | (
        shown("微信") | shown("同学")
    )


def test_an_ordinary_word_stays_one_where_no_name_is() -> None:
    assert "文明" in shown("文明宿舍")
    assert shown("食堂老师") == {"食堂"}


def test_halves_of_characters_and_long_texts() -> None:
    assert shown("食堂\ud800" * 3000) == {"食堂"}


def test_what_opinions_are_compared_by() -> None:
    cut = list(words().cut("张晨曦在宿舍302抽烟，的 a"))
    assert {"宿舍", "302", "抽烟"} <= words().compared(cut)
    assert "的" not in words().compared(cut)


def test_the_lists_say_nothing_twice() -> None:
    lists = Lists.read(shipped("words"))
    assert len(lists.terms) >= 200
    assert not lists.terms & lists.stop
    assert not lists.terms & lists.titles - {"辅导员", "班主任", "导师", "导员", "团支书"}
    assert not lists.terms & lists.surnames
    for term in lists.terms:
        if len(term) > 1:
            assert words().showable(term.casefold()) == term
