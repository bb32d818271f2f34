"""In a group: told how to do it in private, and what should not have been said there taken back.

Nothing is quoted, nobody is named, and the answer says no more than the question.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands import discretion
from bot.commands.context import Context
from bot.commands.reply import Merge, Reply
from bot.errors import Refusal
from bot.platforms.types import Button, Outgoing
from bot.texts.texts import Texts

START = "opinion"


async def answer(ctx: Context, *, take_back: bool) -> Reply:
    """How to write in private; a message that may tell something is taken back before."""
    if ctx.chat is None:
        raise Refusal("host-no-branch-here")
    how = "opinions-writing-in-group"
    if take_back and ctx.incoming.button is None:
        how += "-taken-back" if await discretion.take_back(ctx) else "-stands"
    platform = ctx.host.platforms.get(ctx.incoming.platform)
    link = platform.deep_link(START) if platform is not None else None
    return Reply(merge=Merge(f"opinions.{how}", None, _Renderer(ctx.host.texts, how, link)))


class _Renderer:
    """One message for all who did the same within a moment."""

    def __init__(self, texts: Texts, how: str, link: str | None) -> None:
        self._texts = texts
        self._how = how
        self._link = link

    def __call__(self, _: Sequence[None], locale: str) -> Outgoing:
        """The message."""
        said = self._texts.get(locale, self._how)
        if self._link is None:
            where = self._texts.get(locale, "opinions-writing-in-group-how")
            return Outgoing(f"{said}\n{where}")
        where = self._texts.get(locale, "opinions-writing-in-group-link", link=self._link)
        label = self._texts.get(locale, "opinions-writing-button-private")
        return Outgoing(f"{said}\n{where}", buttons=((Button(label, url=self._link),),))
