"""NoneBot's Telegram adapter without the faults that docs and facts list of version 0.1.0b20."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from nonebot.adapters import Adapter as BaseAdapter
from nonebot.adapters.telegram import Adapter as StockAdapter
from nonebot.adapters.telegram import Bot as StockBot
from nonebot.adapters.telegram.config import BotConfig
from nonebot.drivers import Driver
from nonebot.log import logger
from starlette.applications import Starlette
from typing_extensions import override

from bot.clock import Clock, SystemClock
from bot.platforms.base import Intake
from bot.platforms.guests import silence_matchers
from bot.platforms.telegram import guests, menu
from bot.platforms.telegram.api import TelegramApi, Transport
from bot.platforms.telegram.guests import Bot
from bot.platforms.telegram.link import Link
from bot.platforms.telegram.pauses import Pauses
from bot.platforms.telegram.polling import Poller
from bot.platforms.telegram.settings import TelegramSettings, Timing, bot_id_of, webhook_path
from bot.platforms.telegram.webhook import WebhookMiddleware, WebhookRoutes, announce

MayPoll = Callable[[], Awaitable[bool]]


async def always() -> bool:
    """Poll without asking anyone: right where there is one process."""
    return True


class Adapter(StockAdapter):
    """Connects the bots of `TELEGRAM_BOTS`; what they hear goes to `intake`.

    `intake` and `may_poll` are set by the host before the start. While no intake is set, updates
    reach third-party plugins only. Raises SettingsError when a key is missing or wrong.
    """

    def __init__(
        self,
        driver: Driver,
        *,
        timing: Timing | None = None,
        clock: Clock | None = None,
        **kwargs: Any,
    ) -> None:
        # The stock constructor is passed by: its validation errors hold the tokens.
        BaseAdapter.__init__(self, driver, **kwargs)
        silence_matchers()
        self.adapter_config = self.settings = TelegramSettings.of(self.config.model_dump())
        self.timing = timing or Timing()
        self.clock: Clock = clock or SystemClock()
        self.intake: Intake | None = None
        self.may_poll: MayPoll = always
        self.menu: Mapping[str, Sequence[tuple[str, str]]] = {}
        self.tasks: list[asyncio.Task[None]] = []
        self._transport = Transport(self.timing, self.settings.proxy)
        self._webhooks: WebhookRoutes | None = None
        self.links: dict[str, Link] = {}
        self.setup()

    @override
    def setup(self) -> None:
        """Make a link for each bot; nothing is sent before the driver is ready."""
        for config in self.settings.telegram_bots:
            link = self._link(config)
            if config.is_webhook:
                self._serve(link)
        if self.links:
            self.on_ready(self.start)
            self.driver.on_shutdown(self.stop)

    def _link(self, config: BotConfig) -> Link:
        bot_id = bot_id_of(config)
        bot = Bot(self, bot_id, config=config)
        api = TelegramApi(self._transport, config.token, config.api_server)
        link = self.links[bot_id] = Link(self, bot, api)
        return link

    def _serve(self, link: Link) -> None:
        if self._webhooks is None:
            app = getattr(self.driver, "server_app", None)
            if not isinstance(app, Starlette):
                raise RuntimeError("a Telegram webhook needs DRIVER=~fastapi+~aiohttp")
            self._webhooks = WebhookRoutes(self.settings.telegram_webhook_secret)
            self._put_in_front(app, self._webhooks)
        self._webhooks.add(webhook_path(link.id), link)

    @staticmethod
    def _put_in_front(app: Starlette, routes: WebhookRoutes) -> None:
        """Serve webhooks before the application's own layers, which have no use for them."""
        build = app.build_middleware_stack
        app.build_middleware_stack = lambda: WebhookMiddleware(build(), routes)  # type: ignore[method-assign,assignment]

    async def start(self) -> None:
        """Begin to connect every bot; returns at once, whether Telegram is there or not."""
        for link in self.links.values():
            self.tasks.append(asyncio.create_task(self._keep(link)))

    async def stop(self) -> None:
        """Stop fetching, acknowledge what was handled, close the connections."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.tasks.clear()
        for link in self.links.values():
            await link.close()
        await self._transport.close()

    async def _keep(self, link: Link) -> None:
        """Run a link, and run it again should it ever break."""
        pauses = Pauses(self.timing.pause, self.timing.longest)
        while True:
            try:
                if link.bot.bot_config.is_webhook:
                    await announce(link, self.settings)
                    return
                await Poller(link, self.may_poll).run()
            except Exception as error:
                logger.error(f"Telegram: a connection broke ({type(error).__name__}), starts again")
                await pauses.wait()

    def publish_menu(self, link: Link) -> None:
        """Send the host's menu of commands through a link that came up, in the background."""
        if self.menu:
            self._spawn(menu.publish(link.api, self.menu, self.timing))

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self.tasks.append(task)
        task.add_done_callback(lambda done: done in self.tasks and self.tasks.remove(done))

    @override
    async def _call_api(self, bot: StockBot, api: str, **data: Any) -> Any:
        """A call of a third-party plugin; neither arguments nor answers are logged."""
        return await guests.call(self.links[bot.self_id].api, api, data)
