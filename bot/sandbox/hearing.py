"""Waiting for what the bot says, with errors that tell what was heard instead."""

from __future__ import annotations

import asyncio

from bot.sandbox.people import Private, SimGroup, SimPerson, Where, label_of
from bot.sandbox.transcript import SimMessage, Transcript


class Hearing:
    """The listening half of a world."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript

    async def heard(
        self,
        where: Where | None = None,
        person: SimPerson | None = None,
        contains: str | None = None,
        after: SimMessage | None = None,
        count: int = 1,
        timeout: float = 15.0,  # noqa: ASYNC109
    ) -> list[SimMessage]:
        """Wait until the bot has said `count` messages like this, and return all of them.

        In private chats `person` is whose chat it is; in a group whom the bot mentions or
        answers. `after` leaves out what stood before it; a message edited since counts again.
        Raises AssertionError after `timeout` seconds, with what was heard instead.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while True:
            found = self.said(where, person, contains, after)
            if len(found) >= count:
                return found
            try:
                async with asyncio.timeout_at(end):
                    await self.transcript.news()
            except TimeoutError:
                break
        instead = self.said(after=after)[-12:]
        raise AssertionError(
            f"heard {len(found)} of {count} messages from the bot"
            f" in {_place(where)} to {label_of(person)} with {contains!r}"
            f" within {timeout} s; heard instead: "
            + ("".join(f"\n  {m}" for m in instead) or "nothing")
        )

    def said(
        self,
        where: Where | None = None,
        person: SimPerson | None = None,
        contains: str | None = None,
        after: SimMessage | None = None,
    ) -> list[SimMessage]:
        """What the bot has said so far, as `heard` would find it; recalled messages too."""
        since = after.born if after is not None else 0
        return [
            m
            for m in self.transcript
            if m.from_bot
            and m.seq > since
            and (m.born > since or m.edited)
            and (contains is None or contains in m.text)
            and _is_there(m, where)
            and (person is None or self._concerns(m, person))
        ]

    async def quiet(self, seconds: float = 0.2) -> None:
        """Raise AssertionError if the bot says anything within so many seconds."""
        before = len(self.said())
        await asyncio.sleep(seconds)
        extra = self.said()[before:]
        if extra:
            raise AssertionError("the bot was not quiet:" + "".join(f"\n  {m}" for m in extra))

    async def settled(
        self,
        seconds: float = 0.2,
        timeout: float = 10.0,  # noqa: ASYNC109
    ) -> None:
        """Return once nothing was said for so many seconds; raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while True:
                try:
                    async with asyncio.timeout(seconds):
                        await self.transcript.news()
                except TimeoutError:
                    return

    def _concerns(self, message: SimMessage, person: SimPerson) -> bool:
        if message.private:
            return message.person is person
        if person.name in message.mentions:
            return True
        return any(
            m.message_id == message.reply_to and m.speaker is person and m.group is message.group
            for m in (self.transcript if message.reply_to else ())
        )


def _is_there(message: SimMessage, where: Where | None) -> bool:
    if where is None:
        return True
    if isinstance(where, SimGroup):
        return message.group is where
    return message.private and message.platform == where.platform


def _place(where: Where | None) -> str:
    if where is None:
        return "any chat"
    if isinstance(where, Private):
        return f"{where.platform} private chats"
    return f"{where.platform} group {where.title!r}"
