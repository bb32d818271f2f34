"""One bot's connection: who it is, whether it can send, and what comes in through it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from nonebot.log import logger

from bot.platforms.errors import DeliveryError
from bot.platforms.guests import guests_present
from bot.platforms.telegram.entities import Me
from bot.platforms.telegram.events import event_of
from bot.platforms.telegram.parse import Parsed, kind_of, parse
from bot.platforms.telegram.pauses import Pauses
from bot.platforms.types import Address, ChatEvent, ChatEventKind, ChatKind, Incoming, PlatformName

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.platforms.base import Intake
    from bot.platforms.telegram.adapter import Adapter
    from bot.platforms.telegram.api import TelegramApi
    from bot.platforms.telegram.guests import Bot
    from bot.platforms.telegram.settings import Timing

OURS = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
GUESTS = (
    *("channel_post", "edited_channel_post", "inline_query", "chosen_inline_result"),
    *("shipping_query", "pre_checkout_query", "poll", "poll_answer", "chat_join_request"),
)


def allowed_updates() -> list[str]:
    """What to ask Telegram for; plugins of others also get what they would get from NoneBot."""
    return [*OURS, *GUESTS] if guests_present() else list(OURS)


class Link:
    """One bot. `up` tells whether it is known to reach Telegram at this moment."""

    def __init__(self, adapter: Adapter, bot: Bot, api: TelegramApi) -> None:
        self.adapter = adapter
        self.bot = bot
        self.api = api
        self.me = Me(bot.self_id)
        self.up = False
        self._guests: set[asyncio.Task[None]] = set()

    @property
    def id(self) -> str:
        """The bot's account id."""
        return self.bot.self_id

    @property
    def intake(self) -> Intake | None:
        """The router, once the host has set it."""
        return self.adapter.intake

    @property
    def timing(self) -> Timing:
        """The adapter's spans."""
        return self.adapter.timing

    @property
    def clock(self) -> Clock:
        """The adapter's clock."""
        return self.adapter.clock

    async def introduce(self) -> None:
        """Ask Telegram who the bot is; tried for ever with growing pauses."""
        pauses = Pauses(self.timing.pause, self.timing.longest)
        while True:
            try:
                me = await self.api.call("getMe")
                self.me = Me(self.id, me.get("username") or "")
                self.bot.username = self.me.username
                return
            except DeliveryError as fault:
                self.complain("can't reach Telegram yet", fault, pauses)
                await pauses.wait(fault)

    def complain(self, what: str, fault: DeliveryError, pauses: Pauses) -> None:
        """Log a fault: loudly when it is new, at DEBUG while it lasts."""
        level = "WARNING" if pauses.faults in (0, 8) else "DEBUG"
        logger.log(level, f"Telegram: {what}, will go on trying. {fault}")

    async def connected(self) -> None:
        """The bot can send from now on; tells NoneBot and the host once."""
        if self.up:
            return
        self.up = True
        if self.id not in self.adapter.bots:
            self.adapter.bot_connect(self.bot)
        logger.info("Telegram: connected")
        await self._tell(ChatEventKind.CONNECTED)
        self.adapter.publish_menu(self)

    async def disconnected(self) -> None:
        """Telegram can't be reached; tells NoneBot and the host once."""
        if not self.up:
            return
        self.up = False
        if self.id in self.adapter.bots:
            self.adapter.bot_disconnect(self.bot)
        logger.warning("Telegram: connection lost")
        await self._tell(ChatEventKind.DISCONNECTED)

    async def _tell(self, kind: ChatEventKind) -> None:
        address = Address(PlatformName.TELEGRAM, ChatKind.GROUP, "", self.id)
        await self.happened(ChatEvent(kind, address))

    async def happened(self, event: ChatEvent) -> None:
        """Pass a change on to the host."""
        if self.intake is not None:
            await self.intake.happened(event)

    async def handle(self, update: dict[str, Any]) -> None:
        """Handle one update; returns when what it caused is committed. Never raises."""
        parsed: Parsed = ()
        intake = self.intake
        try:
            if intake is not None:
                parsed = parse(update, self.me, self._wants, self.clock.now)
        except Exception as error:
            # The exception's text may quote the message, so only its type may be told.
            _skip(update, error)
        if guests_present() and not self._sealed(parsed):
            self._give_to_guests(update)
        if intake is None:
            return
        for item in parsed:
            try:
                if isinstance(item, Incoming):
                    await intake.take(item)
                else:
                    await intake.happened(item)
            except Exception as error:
                _skip(update, error)

    def _wants(self, text: str) -> bool:
        intake = self.intake
        return intake is not None and intake.wants(text, private=False)

    def _sealed(self, parsed: Parsed) -> bool:
        intake = self.intake
        return intake is not None and any(
            isinstance(item, Incoming) and intake.sealed(item) for item in parsed
        )

    def _give_to_guests(self, update: dict[str, Any]) -> None:
        try:
            event = event_of(update)
        except Exception as error:
            logger.warning(
                f"Telegram: an update ({kind_of(update)}) has a shape that NoneBot's adapter "
                f"does not know ({type(error).__name__}); third-party plugins don't get it"
            )
            return
        # Not awaited, as in the stock adapter: a plugin that waits must not hold up our own.
        task = asyncio.create_task(self._guest(event))
        self._guests.add(task)
        task.add_done_callback(self._guests.discard)

    async def _guest(self, event: Any) -> None:
        try:
            await self.bot.handle_event(event)
        except Exception as error:
            logger.warning(f"Telegram: a third-party plugin failed ({type(error).__name__})")

    async def close(self) -> None:
        """End what third-party plugins still do; NoneBot shields them, so not all will stop."""
        running = set(self._guests)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running, timeout=self.timing.farewell)


def _skip(update: dict[str, Any], error: Exception) -> None:
    logger.warning(
        f"Telegram: an update ({kind_of(update)}) can't be handled "
        f"({type(error).__name__}), passed over"
    )


async def bounded(work: Any, seconds: float) -> bool:
    """Run a handler, but give it up after `seconds`; False if it was given up.

    It is told to stop and not waited for: one that ignores that would hold up everyone else.
    """
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait((task,), timeout=seconds)
    except asyncio.CancelledError:
        task.cancel()
        raise
    if done:
        return True
    task.cancel()
    return False
