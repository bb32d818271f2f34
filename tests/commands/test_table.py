"""The table of commands: which lines call something, and which are dismissed."""

from __future__ import annotations

import pytest
from arclet.alconna import Args
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import builtin
from bot.commands.command import Command, Commands, Who
from bot.commands.table import Table


async def nothing(_: object) -> None:
    return None


def table_of(*names: tuple[str, ...]) -> Table:
    commands = Commands("test")
    for position, (name, *aliases) in enumerate(names):
        commands.add(f"k{position}", name, *aliases, args=Args["rest?", str], who=Who.ANYONE)(
            nothing
        )
    return Table(commands)


@pytest.fixture
def table() -> Table:
    return table_of(("签到", "signin"), ("签到情况", "attendees"), ("帮助", "help"))


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("签到", "签到", ""),
        ("  签到  ", "签到", ""),
        ("/签到", "签到", ""),
        ("／签到", "签到", ""),
        ("签到 4821", "签到", "4821"),
        ("签到4821", "签到", "4821"),
        ("签到\u3000４８２１", "签到", "４８２１"),
        ("签到４８２１", "签到", "4821"),
        ("签到\n4821", "签到", "4821"),
        ("签到情况", "签到情况", ""),
        ("/signin 4821", "签到", "4821"),
        ("/SignIn", "签到", ""),
        ("／ｓｉｇｎｉｎ", "签到", ""),
        ("签到12 好", "签到", "12 好"),
    ],
)
def test_calls(table: Table, text: str, name: str, rest: str) -> None:
    found = table.find(text, private=False)
    assert found is not None
    assert (found[0].name, found[1]) == (name, rest)
    assert table.wanted(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "今天天气不错",
        "签到了吗",
        "大家签到 4821",
        "help me please",
        "signin",
        "/unknown",
        "/",
        "4821",
        "签",
        "https://example.invalid/signin",
    ],
)
def test_chatter_in_a_group_calls_nothing(table: Table, text: str) -> None:
    assert not table.wanted(text)
    assert table.find(text, private=False) is None


def test_in_private_a_latin_word_needs_no_slash(table: Table) -> None:
    found = table.find("signin 1", private=True)
    assert found is not None
    assert found[0].name == "签到"


def test_two_commands_of_one_word_are_refused() -> None:
    with pytest.raises(ValueError, match="share the word"):
        table_of(("签到", "signin"), ("登记", "SignIn"))


def test_the_nearest_come_first(table: Table) -> None:
    names = [command.name for command in table.nearest("签道", table)]
    assert names[:1] == ["签到"]
    assert table.nearest("量子色动力学", table) == []


def test_no_two_commands_of_the_host_share_a_word() -> None:
    commands: list[Command] = builtin.commands()
    assert len(Table(commands)) == len(commands)


@given(st.text(max_size=60))
def test_any_text_is_looked_up_without_a_fault(text: str) -> None:
    table = table_of(("签到", "signin"), ("帮助", "help"))
    found = table.find(text, private=False)
    assert table.wanted(text) == (found is not None)
    table.find(text, private=True)
    table.nearest(text, table)


def test_nothing_that_is_said_in_private_is_remembered() -> None:
    """A sentence without blanks is one word: it could be an opinion."""
    table = Table([])
    secret = "食堂的菜又贵又难吃"
    assert table.find(secret, private=True) is None
    assert table._find.cache_info().currsize == 0
    assert secret not in table._last
    assert table.find("签到", private=False) is None
    assert table._find.cache_info().currsize == 1
