"""What tests of the chat side do again and again."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from bot.branch.models import Branch


async def setting(house: Any, branch: Any, **values: Any) -> None:
    """Change the branch's settings as the console would; `__` in a name stands for a dot."""
    row = await Branch.get(id=branch.id)
    new = {(k if k.startswith("quiet_") else f"signin.{k}"): v for k, v in values.items()}
    row.settings = {**row.settings, **new}
    await row.save()
    house.host.directory.forget()


async def opened(
    house: Any, branch: Any, platform: str, text: str = "发起签到 主题党日 15分钟"
) -> tuple[Any, str]:
    """A session that the secretary opened in the group; the poster and its code."""
    posted = await house.ask(branch.people["书记"], branch.group(platform), text, contains="扫码")
    found = re.search(r"签到 (\d{4})", posted.text)
    assert found is not None
    return posted, found[1]


async def confirmed(house: Any, person: Any, where: Any, text: str) -> tuple[Any, Any]:
    """Say something that asks for a second word, and say that; the question and the answer."""
    asked = await house.ask(person, where, text, contains="确认")
    code = re.search(r"确认 (\d{4})", asked.text)
    assert code is not None
    return asked, await house.ask(person, where, f"确认 {code[1]}")


async def until(house: Any, instant: datetime) -> None:
    """Let it become that instant, with everything that falls due till then."""
    now = house.clock.now()
    assert instant >= now
    await house.advance(seconds=(instant - now).total_seconds())
