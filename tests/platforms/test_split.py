"""Where a long text is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.split import spans, split, units

FAMILY = "👨‍👩‍👧"
FLAG = "🇨🇳"


def test_a_short_text_stays_whole() -> None:
    assert split("hello\n\nworld") == ["hello\n\nworld"]
    assert split("x" * 4096) == ["x" * 4096]
    assert split("") == split("  \n ") == []


def test_units_are_utf16() -> None:
    assert [units(text) for text in ("ab", "支部", "😀", FAMILY)] == [2, 2, 2, 8]


def test_paragraph_then_line_then_sentence_then_blank() -> None:
    assert split("aaaaaa\n\nbb\ncc", 12) == ["aaaaaa", "bb\ncc"]
    assert split("aaa bbbb\ncc dd ee", 12) == ["aaa bbbb", "cc dd ee"]
    assert split("今天开会。明天学习，后天休息", 8) == ["今天开会。", "明天学习，", "后天休息"]
    assert split("one two three four", 10) == ["one two", "three four"]


def test_a_text_without_any_seam_is_cut_at_the_limit() -> None:
    assert [len(piece) for piece in split("好" * 10_000)] == [4096, 4096, 1808]


def test_what_the_eye_sees_as_one_sign_stays_whole() -> None:
    assert split("x" + FAMILY * 3, 17) == ["x" + FAMILY * 2, FAMILY]
    assert split(FLAG * 3, 10) == [FLAG * 2, FLAG]
    assert split("e\u0301" * 4, 5) == ["e\u0301" * 2, "e\u0301" * 2]
    assert split("👍🏽" * 2, 6) == ["👍🏽", "👍🏽"]


@given(st.text(max_size=300), st.integers(16, 64))
def test_nothing_but_blanks_is_lost_and_no_piece_is_too_long(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.text(alphabet="😀好a \n。", max_size=300), st.integers(4, 20))
def test_pieces_lie_in_order_without_overlap(text: str, limit: int) -> None:
    end = 0
    for start, stop in spans(text, limit):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()
