"""`run`: start the bot; without an account in `.env`, with the sandbox."""

from __future__ import annotations

import argparse
import errno
import socket
from typing import TYPE_CHECKING

from bot.settings import SettingFault, Settings
from bot.terminal import loading, words

if TYPE_CHECKING:
    from bot.frame import Frame
    from bot.host import Host


def arguments(parser: argparse.ArgumentParser) -> None:
    """`run` takes none: everything is in `.env`."""


def main(_: argparse.Namespace) -> int:
    """Run until stopped. Raises SettingFault, also for a port that can't be had."""
    import nonebot

    prepare(loading.settings())
    nonebot.run()
    return 0


def prepare(settings: Settings) -> Frame:
    """The whole bot, ready for `nonebot.run()`: with the sandbox where the settings say so.

    For every way of starting. Raises SettingFault.
    """
    _check_port(settings)
    if settings.sandboxed:
        from bot.terminal.sandbox import prepare_sandbox

        return prepare_sandbox(settings)
    from bot.app import run_in

    frame, host = composed(settings)
    run_in(frame, host)
    frame.driver.on_startup(lambda: words.say("host-cli-up", url=settings.url))
    return frame


def composed(settings: Settings) -> tuple[Frame, Host]:
    """NoneBot with our plugins and those of others, and the host on it; nothing runs yet."""
    from bot import frame as frames
    from bot.app import compose

    frames.start_nonebot(settings)
    frame = frames.attach(settings)
    features = frames.load_features()
    frames.load_guests(settings)
    return frame, compose(settings, features, frame)


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as fault:
            used = fault.errno == errno.EADDRINUSE
            text_id = "host-cli-port-in-use" if used else "host-cli-port-refused"
            raise SettingFault("PORT", text_id, host=settings.host, port=settings.port) from None
