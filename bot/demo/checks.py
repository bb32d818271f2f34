"""What has to be said, counted; the first thing that is not said ends the demo."""

from __future__ import annotations

from bot.sandbox.people import SimGroup, SimPerson, Where
from bot.sandbox.transcript import SimMessage
from bot.sandbox.world import World


class Missing(Exception):
    """A reply did not come as it should; the text says which."""


class Checks:
    """Speaks for people and waits for the bot's answers."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.count = 0

    async def hears(
        self,
        where: Where | None,
        contains: str,
        *,
        after: SimMessage | None = None,
        person: SimPerson | None = None,
        seconds: float = 8.0,
    ) -> SimMessage:
        """The bot's message there with these words; raises Missing where it does not come."""
        try:
            found = await self._world.heard(
                where, person, contains=contains, after=after, timeout=seconds
            )
        except AssertionError as fault:
            raise Missing(str(fault)) from None
        self.count += 1
        return found[-1]

    async def ask(
        self, person: SimPerson, where: Where, text: str, contains: str, **more: object
    ) -> SimMessage:
        """Say something and hear the answer in the same place."""
        said = await person.say(where, text, **more)  # type: ignore[arg-type]
        alone = None if isinstance(where, SimGroup) else person
        return await self.hears(where, contains, after=said, person=alone)

    def expects(self, condition: bool, what: str) -> None:
        """A fact that has to hold; raises Missing where it does not."""
        if not condition:
            raise Missing(what)
        self.count += 1
