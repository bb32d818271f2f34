"""One connection to a OneBot program, whichever side opened it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import orjson
from nonebot.drivers import WebSocket
from nonebot.log import logger

from bot.platforms.guests import guests_present
from bot.platforms.onebot.calls import Calls
from bot.platforms.onebot.parse import Event, parse_notice, text_of, word
from bot.platforms.onebot.socket import FastSocket

if TYPE_CHECKING:
    from bot.platforms.onebot.hold import Hold
    from bot.platforms.onebot.reception import Reception


class Link:
    """A bot's socket, its calls, and the function that sees every frame.

    `hold` keeps live commands back while those of an absence are read from the history.
    `online` is what the program's heartbeat says of the account itself.
    """

    def __init__(
        self,
        self_id: str,
        socket: WebSocket,
        reception: Reception,
        give_guests: Callable[[Link, Event], None],
    ) -> None:
        self.self_id = self_id
        self.socket = socket
        self.calls = Calls(self._write, self._write_now)
        self.hold: Hold | None = None
        self.online = True
        self.closed = False
        self._reception = reception
        self._give_guests = give_guests

    async def _write(self, payload: bytes) -> None:
        if isinstance(self.socket, FastSocket):
            await self.socket.send_json(payload)
        else:
            await self.socket.send_text(payload.decode())

    def _write_now(self, payload: bytes) -> bool:
        return isinstance(self.socket, FastSocket) and self.socket.try_send(payload)

    async def run(self) -> None:
        """Read until the end; raises WebSocketClosed then."""
        if isinstance(self.socket, FastSocket):
            self.socket.tap = self.on_frame
        while True:
            self.on_frame(await self.socket.receive())

    def end(self) -> None:
        """Nothing will come or go any more."""
        self.closed = True
        self.calls.break_off()

    def on_frame(self, data: bytes | str) -> None:
        """See one frame; chatter ends here, after a few microseconds. Never raises."""
        try:
            event = orjson.loads(data)
        except ValueError:
            logger.warning("A QQ frame was no JSON and was dropped")
            return
        if type(event) is not dict:
            return
        kind = event.get("post_type")
        if kind is None:
            self.calls.resolve(event)
            return
        try:
            if guests_present() and not self._reception.sealed(self.self_id, event):
                self._give_guests(self, event)
            if kind == "message":
                self._on_message(event)
            elif kind == "notice":
                self._on_notice(event)
            elif kind == "meta_event":
                self._on_meta(event)
        except Exception as error:
            # The exception's own words might hold the message's.
            logger.error(f"A QQ event was dropped: {type(error).__name__}")

    def _on_message(self, event: Event) -> None:
        reception = self._reception
        intake = reception.intake
        if intake is None:
            return
        text = text_of(event.get("message"), self.self_id)
        if event.get("message_type") == "group":
            if intake.wants(text, private=False):
                reception.command(self, event, text)
            else:
                reception.latest[word(event.get("group_id"))] = event
        elif intake.wants(text, private=True):
            reception.take(self.self_id, event, text=text)

    def _on_notice(self, event: Event) -> None:
        change = parse_notice(event, self.self_id)
        if change is not None:
            self._reception.happened(change)

    def _on_meta(self, event: Event) -> None:
        status: Any = event.get("status")
        if event.get("meta_event_type") == "heartbeat" and isinstance(status, dict):
            self.online = status.get("online") is not False
