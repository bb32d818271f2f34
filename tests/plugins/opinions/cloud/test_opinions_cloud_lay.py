"""A cloud of words: no two on one another, all in the frame, the lightest left out first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.opinions.rules.cloud import LARGEST, SMALLEST, Cloud, Placed, lay, letters

WORDS = st.lists(
    st.tuples(st.text("宿舍食堂主题党日 WiFiAPP", min_size=1, max_size=9), st.floats(0, 1e4)),
    max_size=40,
    unique_by=lambda one: one[0],
)
FRAMES = st.tuples(st.floats(100, 400), st.floats(20, 400))


def overlap(one: Placed, other: Placed) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def check(cloud: Cloud, words: list[tuple[str, float]], width: float, height: float) -> None:
    placed = cloud.placed
    assert not [
        (one, other)
        for number, one in enumerate(placed)
        for other in placed[:number]
        if overlap(one, other)
    ]
    assert cloud.width <= width
    assert cloud.height <= height
    for one in placed:
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.width <= cloud.width + 1e-6
        assert one.y + one.height <= cloud.height + 1e-6
        assert SMALLEST <= one.size <= LARGEST
    assert sorted([one.word for one in placed] + list(cloud.left_out)) == sorted(
        word for word, _ in words
    )


@given(WORDS, FRAMES)
def test_whatever_is_laid(words: list[tuple[str, float]], frame: tuple[float, float]) -> None:
    cloud = lay(words, *frame)
    check(cloud, words, *frame)
    assert lay(words, *frame) == cloud
    weights = dict(words)
    shown = [weights[one.word] for one in cloud.placed]
    assert shown == sorted(shown, reverse=True)
    if cloud.placed and cloud.left_out:
        assert max(weights[word] for word in cloud.left_out) <= min(shown)


def test_the_heaviest_is_the_largest_and_stands_in_the_middle() -> None:
    words = [(f"词语{chr(0x4E00 + n)}", float(n)) for n in range(1, 41)]
    cloud = lay(words, 316, 230)
    assert cloud.left_out == ()
    sizes = [one.size for one in cloud.placed]
    assert sizes == sorted(sizes, reverse=True)
    first = cloud.placed[0]
    assert first.word == words[-1][0]
    assert first.x < 158 < first.x + first.width
    assert first.y < cloud.height / 2 < first.y + first.height


def test_what_finds_no_place_is_the_lightest() -> None:
    words = [(f"词语{chr(0x4E00 + n)}", float(n)) for n in range(400)]
    cloud = lay(words, 200, 60)
    assert 5 < len(cloud.placed) < 400
    assert set(cloud.left_out) == {word for word, _ in words[: len(cloud.left_out)]}


def test_a_word_wider_than_the_frame_takes_no_other_with_it() -> None:
    cloud = lay([("很" * 40, 9.0), ("食堂", 3.0)], 316, 230)
    assert [one.word for one in cloud.placed] == ["食堂"]
    assert cloud.left_out == ("很" * 40,)


def test_a_long_word_is_made_to_fit() -> None:
    (one,) = lay([("一二三四五六七八九十一二", 5.0)], 316, 230).placed
    assert one.width <= 316


def test_no_words() -> None:
    assert lay([], 316, 230) == Cloud(316, 0.0, (), ())


@pytest.mark.parametrize(("word", "width"), [("食堂", 2.0), ("WiFi", 2.6), ("QQ群", 2.4), ("", 0)])
def test_the_width_of_letters(word: str, width: float) -> None:
    assert letters(word) == pytest.approx(width)
