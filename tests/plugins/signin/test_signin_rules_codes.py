"""Posted codes and rotating ones."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.signin.rules import codes, tries

START = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)


def test_a_new_code_is_none_of_the_taken() -> None:
    draws = iter([5, 5, 5, 7])
    assert codes.new_code({"1005"}, lambda _: next(draws)) == "1007"


def test_too_many_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        codes.new_code({str(n) for n in range(1000, 3001)}, secrets.randbelow)


@given(st.integers(0, 10_000))
def test_codes_have_four_digits_and_no_leading_zero(seed: int) -> None:
    code = codes.new_code((), lambda n: seed % n)
    assert len(code) == 4
    assert code[0] != "0"
    assert codes.readable(code)


@pytest.mark.parametrize("word", ["", "12", "12345", "1234567", "abcd", "４８２１", "48 1", "-123"])
def test_words_that_are_no_codes(word: str) -> None:
    assert not codes.readable(word)


def test_a_rotating_code_is_good_in_its_window_and_the_next() -> None:
    code = codes.rotating("secret", codes.window_of(START))
    assert codes.fits("secret", code, START)
    assert codes.fits("secret", code, START + timedelta(seconds=14.9))
    assert codes.fits("secret", code, START + timedelta(seconds=29.9))
    assert not codes.fits("secret", code, START + timedelta(seconds=30))
    assert not codes.fits("secret", code, START - timedelta(seconds=1))
    assert not codes.fits("other", code, START)


def test_a_window_lasts_15_seconds() -> None:
    assert codes.seconds_left(START) == 15
    assert codes.seconds_left(START + timedelta(seconds=11)) == 4


@given(st.text(max_size=10), st.integers(0, 10**9))
def test_rotating_codes_are_readable(secret: str, window: int) -> None:
    code = codes.rotating(secret, window)
    assert len(code) == 6
    assert codes.readable(code)


def test_links_carry_a_token_and_perhaps_a_code() -> None:
    token = secrets.token_hex(8)
    assert codes.read_link(codes.link(token)) == (token, "")
    assert codes.read_link(codes.link(token, "012345")) == (token, "012345")
    for wrong in ("", token[:-1], token + "-", token + "-12345", token.upper() + "G", "x" * 500):
        assert codes.read_link(wrong) is None
    assert len(f"s_{codes.link(token, '012345')}") <= 64  # Telegram's limit for a start payload


def test_five_wrong_tries_are_enough() -> None:
    assert not tries.exhausted(4)
    assert tries.exhausted(5)


@given(st.integers(0, 59))
def test_a_page_knows_for_how_long_its_code_is_good(second: int) -> None:
    secret, at = "s", START + timedelta(seconds=second)
    shown = codes.rotating(secret, codes.window_of(at))
    before = codes.rotating(secret, codes.window_of(at) - 1)
    for code in (shown, before):
        left = timedelta(seconds=codes.good_for(secret, code, at))
        assert codes.fits(secret, code, at + left - timedelta(milliseconds=1))
        assert not codes.fits(secret, code, at + left)
    assert codes.good_for(secret, codes.rotating(secret, codes.window_of(at) + 1), at) == 0
