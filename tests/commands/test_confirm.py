"""The second word: only the code itself, of any length, is taken for one."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_what_is_no_code_confirms_nothing(house: Any, platform: str, logs: Any) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    for word in ("1", "123456789", "9" * 300, "隐成员" * 20):
        answer = await house.ask(person, house.private(platform), f"确认 {word}")
        assert "没有" in answer.text or "确认" in answer.text
    assert logs.errors() == []
