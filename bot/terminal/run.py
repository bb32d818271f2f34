"""`run`: start the bot; without an account in `.env`, with the sandbox."""

from __future__ import annotations

import argparse
import errno
import socket
import sys
from typing import TYPE_CHECKING, Any

from bot.settings import Settings
from bot.terminal import loading, words

if TYPE_CHECKING:
    from bot.frame import Frame
    from bot.host import Host


def arguments(parser: argparse.ArgumentParser) -> None:
    """`run` takes none: everything is in `.env`."""


def main(_: argparse.Namespace) -> int:
    """Run until stopped; the exit status is 2 for wrong settings, 3 for a port in use."""
    settings = loading.settings()
    if settings is None:
        return 2
    fault = _port_fault(settings)
    if fault:
        words.complain(fault, key="PORT", host=settings.host, port=settings.port)
        return 3
    if settings.sandboxed:
        from bot.terminal.sandbox import serve_sandbox

        return serve_sandbox(settings)
    return serve(settings)


def serve(settings: Settings) -> int:
    """Run with the accounts of the settings."""
    from bot.app import run_in

    frame, host = composed(settings)
    run_in(frame, host)
    frame.driver.on_startup(lambda: words.say("host-cli-up", url=settings.url))
    listen()
    return 0


def composed(settings: Settings) -> tuple[Frame, Host]:
    """NoneBot with our plugins and those of others, and the host on it; nothing runs yet."""
    from bot import frame as frames
    from bot.app import compose

    frames.start_nonebot(settings)
    frame = frames.attach(settings)
    features = frames.load_features()
    frames.load_guests(settings)
    return frame, compose(settings, features, frame)


def listen(**options: Any) -> None:
    """Serve NoneBot's application with our WebSocket, until stopped."""
    import nonebot

    from bot.platforms.onebot.wire import ZhibuWebSocketProtocol

    sys.setswitchinterval(0.02)
    nonebot.run(
        ws=ZhibuWebSocketProtocol,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=5,
        **options,
    )


def _port_fault(settings: Settings) -> str:
    """The id of the sentence that says why the port can't be had, or empty."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as fault:
            if fault.errno == errno.EADDRINUSE:
                return "host-cli-port-in-use"
            return "host-cli-port-refused"
    return ""
