"""`nb run`: where the script that nb-cli makes of [tool.nonebot] finds the bot.

The script imports the adapters, starts NoneBot, registers the adapters, loads plugins and runs.
Asking for `Adapter` is its only word with us before NoneBot reads `.env` and logs it, so that is
when the whole bot is put together, as `python -m bot run` does it. What the script does after
that is then done already: NoneBot starts once in a process, and an adapter is registered once.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any


@cache
def _adapter() -> type[Any]:
    """Put the bot together and return the class of an adapter that is registered.

    Raises SystemExit after the sentence that says which setting to mend.
    """
    from bot.terminal import loading, run

    try:
        loading.load_env_file()
        frame = run.prepare(loading.settings())
    except loading.SettingFault as fault:
        loading.complain(fault)
        sys.exit(loading.FAULTY)
    return type(frame.qq or frame.telegram)


def __getattr__(name: str) -> Any:
    # Not at import: who only looks through the modules starts no bot.
    if name == "Adapter":
        return _adapter()
    raise AttributeError(name)
