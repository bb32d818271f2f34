"""`python -m bot`: the commands of the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from bot.settings import SettingFault
from bot.terminal import loading, words

# name -> its module below bot/terminal, which has `arguments(parser)` and `main(options) -> int`.
COMMANDS = {
    "run": "run",
    "demo": "demo",
    "check": "check",
    "migrate": "migrate",
    "backup": "backup",
    "restore": "restore",
    "import": "importing",
    "export": "exporting",
    "outbox": "outbox",
    "prove-anonymity": "proving",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 only where all went well, 2 for a wrong setting."""
    loading.load_env_file()
    given = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="zhibu", description=words.get("host-cli-about"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=words.get(f"host-cli-{name}"))
        if given[:1] == [name]:
            import_module(f"bot.terminal.{module}").arguments(command)
    options = parser.parse_args(given)
    try:
        return import_module(f"bot.terminal.{COMMANDS[options.command]}").main(options)
    except SettingFault as fault:
        loading.complain(fault)
        return loading.FAULTY


if __name__ == "__main__":
    sys.exit(main())
