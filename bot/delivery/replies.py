"""How answers reach people: privately or in the group, at once, merged, or as a small sign."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from loguru import logger

from bot import failures
from bot.commands.reply import Merge, Reply
from bot.delivery.lanes import Lanes, Parcel
from bot.delivery.merging import Merger
from bot.delivery.pacing import Pacer
from bot.platforms.base import Platform
from bot.platforms.errors import DeliveryError, NotSent
from bot.platforms.registry import Platforms
from bot.platforms.types import Address, Button, Incoming, Mention, Outgoing
from bot.texts.texts import Texts

START_PAYLOAD = "private"


class Replies:
    """The way of every answer. Nothing here raises to the router; faults go to the log.

    `patience` bounds in seconds how long a definite non-delivery is tried again. `merge_scale`
    shortens the merge windows (0 in tests that don't care). A plain answer to a chat that may
    be spoken to now costs one call of the platform and no task.
    """

    def __init__(
        self,
        platforms: Platforms,
        texts: Texts,
        pacer: Pacer | None = None,
        *,
        patience: float = 120.0,
        queue_limit: int = 100,
        merge_scale: float = 1.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._platforms = platforms
        self._texts = texts
        self._pacer = pacer if pacer is not None else Pacer()
        self._now = now
        self._lanes = Lanes(platforms, self._pacer, patience=patience, limit=queue_limit, now=now)
        self._merger = Merger(self._post_merged, self._lanes.wait, scale=merge_scale, now=now)
        self._draining = False

    @property
    def waiting(self) -> int:
        """How many messages and merged items have not gone out yet."""
        return len(self._lanes) + len(self._merger)

    async def send(self, incoming: Incoming, reply: Reply, locale: str) -> None:
        """Answer what was said. Returns when the answer went out or waits in its lane."""
        try:
            if not self.start(incoming, reply):
                await self._send(incoming, reply, locale)
        except Exception as fault:
            failures.report("a reply", fault)

    def start(self, incoming: Incoming, reply: Reply) -> bool:
        """Answer without waiting, which most answers can; False where `send` has to."""
        if incoming.button is not None or reply.merge is not None or reply.private:
            return False
        if reply.reaction or reply.picture is not None or reply.file is not None:
            return False
        if not self._platforms.posts(incoming.platform):
            return False
        message = _message(incoming, reply)
        return not message.text or self._lanes.start(incoming.address, message)

    async def drain(self, seconds: float) -> None:
        """Close every merge window and send what waits, for at most so many seconds."""
        self._draining = True
        self._merger.flush()
        await self._lanes.drain(seconds)

    async def _send(self, incoming: Incoming, reply: Reply, locale: str) -> None:
        platform = self._platforms.get(incoming.platform)
        told = platform is not None and await self._answer_press(platform, incoming, reply)
        if platform is not None and await self._reacted(platform, incoming, reply):
            return
        if reply.private and not incoming.private:
            await self._whisper(incoming, reply, locale, told=told)
        elif reply.merge is not None:
            await self._merge(incoming.address, reply.merge, locale)
        else:
            edit_id = incoming.button.message_id if incoming.button and reply.edit else ""
            message = _message(incoming, reply, told=told and not edit_id)
            await self._say(incoming.address, message, edit_id=edit_id)

    async def _say(self, to: Address, message: Outgoing, *, edit_id: str = "") -> None:
        if not (message.text or message.picture is not None or message.file is not None):
            return
        if edit_id or not self._lanes.start(to, message):
            await self._lanes.send(to, message, edit_id=edit_id)

    async def _answer_press(self, platform: Platform, incoming: Incoming, reply: Reply) -> bool:
        """Answer the press, if it was one; True when the toast said what there was to say."""
        if incoming.button is None:
            return False
        try:
            await platform.answer_button(incoming, reply.toast, alert=reply.alert)
        except DeliveryError as fault:
            logger.info("A button press on {} was not answered: {}", incoming.platform, fault)
            return False
        return bool(reply.toast and incoming.button.message_id)

    async def _reacted(self, platform: Platform, incoming: Incoming, reply: Reply) -> bool:
        if not reply.reaction or incoming.button is not None:
            return False
        if self._lanes.wait(incoming.address) > 0 and reply.merge is not None:
            # The chat is at its limit: a merged line costs less than one more call.
            return False
        try:
            return await platform.react(incoming, reply.reaction)
        except NotSent as fault:
            if fault.retry_after:
                self._pacer.block(incoming.address, self._now(), fault.retry_after)
        except DeliveryError as fault:
            logger.info("A reaction on {} did not work: {}", incoming.platform, fault)
        return False

    async def _merge(self, to: Address, merge: Merge, locale: str) -> None:
        if to.private or self._draining:
            await self._say(to, merge.render([merge.item], locale))
        else:
            self._merger.add(to, merge, locale)

    async def _whisper(self, incoming: Incoming, reply: Reply, locale: str, *, told: bool) -> None:
        """Answer a group's command in private; where that is refused, tell the group how."""
        merge = reply.merge
        message = (
            merge.render([merge.item], locale)
            if merge is not None
            else _message(incoming, reply, told=told, quote=False)
        )
        if message.text or message.picture is not None or message.file is not None:
            await self._lanes.send(
                incoming.private_address(),
                message,
                refused=lambda: self._point_to_private(incoming, locale),
                arrived=(lambda: self._say_it_went(incoming, locale)) if reply.pointed else None,
            )

    def _say_it_went(self, incoming: Incoming, locale: str) -> None:
        def render(people: Sequence[Mention], locale: str) -> Outgoing:
            once = tuple({one.account: one for one in people}.values())
            return Outgoing(self._texts.get(locale, "host-private-sent"), once)

        self._tell_group(incoming, Merge("host-private-sent", _speaker(incoming), render), locale)

    def _point_to_private(self, incoming: Incoming, locale: str) -> None:
        platform = self._platforms.get(incoming.platform)
        link = platform.deep_link(START_PAYLOAD) if platform is not None else None

        def render(people: Sequence[Mention], locale: str) -> Outgoing:
            once = tuple({one.account: one for one in people}.values())
            if link is None:
                return Outgoing(self._texts.get(locale, "host-private-blocked"), once)
            return Outgoing(
                self._texts.get(locale, "host-private-start", link=link),
                once,
                buttons=((Button(self._texts.get(locale, "host-private-open"), url=link),),),
            )

        self._tell_group(incoming, Merge("host-private", _speaker(incoming), render), locale)

    def _tell_group(self, incoming: Incoming, merge: Merge, locale: str) -> None:
        if self._draining:
            self._post_merged(incoming.address, merge.render([merge.item], locale))
        else:
            self._merger.add(incoming.address, merge, locale)

    def _post_merged(self, to: Address, message: Outgoing) -> None:
        self._lanes.post(Parcel(to, message, self._now(), keep=True))


def _speaker(incoming: Incoming) -> Mention:
    token = f"@{incoming.username or incoming.name}"
    return Mention(token, incoming.account, incoming.username, incoming.name)


def _message(
    incoming: Incoming, reply: Reply, *, told: bool = False, quote: bool = True
) -> Outgoing:
    """The reply as a message, without its text where a toast already said it."""
    if not told and quote and (reply.text or not reply.toast):
        return reply.outgoing(incoming.message_id)
    return Outgoing(
        text="" if told else reply.text or reply.toast,
        picture=reply.picture,
        file=reply.file,
        buttons=reply.buttons,
        reply_to=incoming.message_id if reply.quote and quote else "",
    )
