"""What people write after `绑定`, in the forms that they really use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.members.rules import Code, NameAndNumber, read_binding


@pytest.mark.parametrize(
    "written",
    [
        "张三 2023010101",
        "2023010101 张三",
        "张三2023010101",
        "张三，2023010101",
        "张三、2023010101",
        "张三+2023010101",
        "【张三】【2023010101】",
        "姓名：张三 学号：2023010101",
        "姓名张三 学号2023010101",
        "姓名: 张三, 学号: 2023010101",
        "张三 ２０２３０１０１０１",
        "　张三　2023010101　",
    ],
)
def test_name_and_number_in_any_form(written: str) -> None:
    assert read_binding(written.split()) == NameAndNumber("张三", "2023010101")


@pytest.mark.parametrize(
    ("written", "name", "number"),
    [
        ("Anna Maria Smith S2023-01", "Anna Maria Smith", "S2023-01"),
        ("张三 PB20230101", "张三", "PB20230101"),
        ("阿卜杜拉·买买提 2023010102", "阿卜杜拉·买买提", "2023010102"),
        ("𠮷田 2023010103", "𠮷田", "2023010103"),
    ],
)
def test_other_names_and_numbers(written: str, name: str, number: str) -> None:
    assert read_binding(written.split()) == NameAndNumber(name, number)


@pytest.mark.parametrize(
    "written", ["ABCD2345", "ＡＢＣＤ２３４５", "绑定码：ABCD2345", "ABCD-2345"]
)
def test_a_code(written: str) -> None:
    found = read_binding([written])
    assert isinstance(found, Code)
    assert found.code.replace("-", "") == "ABCD2345"


@pytest.mark.parametrize(
    "written", ["", "   ", "张三", "😀", "张三 李四", "1 2", "，，，", "张三 1 2"]
)
def test_nothing_understood(written: str) -> None:
    assert read_binding(written.split()) is None


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_is_read_without_a_fault(words: list[str]) -> None:
    found = read_binding(words)
    if isinstance(found, NameAndNumber):
        assert found.name
        assert any(sign.isdigit() for sign in found.number)
