"""From a text to its handler: the one way by which everything said reaches a feature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from arclet.alconna import Args

from bot import failures
from bot.commands.arguments import parse
from bot.commands.command import Command, Where, Who
from bot.commands.confirm import Confirmations
from bot.commands.context import Context
from bot.commands.gate import Gate
from bot.commands.presence import Presence
from bot.commands.recent import Recent
from bot.commands.reply import Reply
from bot.commands.table import Table
from bot.commands.whereabouts import Whereabouts
from bot.errors import Refusal
from bot.platforms.types import ChatEvent, Incoming
from bot.texts.locales import normalise

if TYPE_CHECKING:
    from bot.host import Host

LONGEST = 4_000


class Router:
    """The platforms' Intake. It never raises: a fault becomes an apology with a code."""

    def __init__(
        self,
        commands: Iterable[Command],
        starts: dict[str, str] | None = None,
        on_file: str = "",
    ) -> None:
        self.table = Table(commands)
        self.gate = Gate()
        self.confirm = Confirmations()
        self._starts = starts or {}
        self._on_file = on_file
        self._recent = Recent()
        self._whereabouts: Whereabouts | None = None
        self._presence: Presence | None = None
        self._host: Host | None = None

    def attach(self, host: Host) -> None:
        """Give the router the host that it serves; done once, by the composition."""
        self._host = host
        self._whereabouts = Whereabouts(host)
        self._presence = Presence(host)
        for feature in host.features:
            for name, action in feature.confirmable.items():
                self.confirm.register(name, action)

    def wants(self, text: str, *, private: bool) -> bool:
        """Whether a message has to be built at all; runs for every line of every group."""
        return private or self.table.wanted(text)

    async def take(self, incoming: Incoming) -> None:
        """Handle one thing that was said; when it returns, what it changed is committed."""
        host = self._attached()
        if not self._recent.add(incoming):
            return
        locale = normalise(incoming.language, host.settings.locale)
        try:
            ctx, reply = await self._answer(incoming)
            locale = ctx.locale if ctx is not None else locale
        except Exception as fault:
            self._recent.forget(incoming)
            code = failures.report("a command", fault)
            reply = Reply(host.texts.get(locale, "host-apology", code=code), alert=True)
        if reply is not None:
            await host.replies.send(incoming, reply, locale)

    async def happened(self, event: ChatEvent) -> None:
        """Tell every feature of a change that is no message."""
        host = self._attached()
        for feature in host.features:
            for listener in feature.listeners:
                try:
                    await listener(host, event)
                except Exception as fault:
                    failures.report(f"{feature.name} on {event.kind}", fault)

    async def _answer(self, incoming: Incoming) -> tuple[Context | None, Reply | None]:
        text = self._said(incoming)
        found = self.table.find(text, private=incoming.private)
        if found is None:
            if not incoming.private:
                return None, None
            return await self._unknown(incoming, text)
        command, rest = found
        ctx = await self._context(incoming, command)
        try:
            self.gate.check(ctx)
            if len(text) > LONGEST:
                raise Refusal("host-too-long", most=LONGEST, length=len(text))
            ctx.args = parse(ctx, rest)
            answer = await command.handler(ctx)
        except Refusal as refusal:
            return ctx, self._refused(ctx, refusal)
        return ctx, Reply(answer) if isinstance(answer, str) else answer

    def _said(self, incoming: Incoming) -> str:
        """The text to look up: a deep link's payload, or a file, stands for its command."""
        if incoming.start:
            prefix, _, payload = incoming.start.partition("_")
            word = self._starts.get(prefix)
            if word is not None:
                return f"{word} {payload}"
        if incoming.private and incoming.files and not incoming.text.strip():
            return self._on_file
        return incoming.text

    async def _context(self, incoming: Incoming, command: Command) -> Context:
        host = self._attached()
        assert self._whereabouts is not None
        place = await self._whereabouts.of(incoming)
        if place.person is not None and self._presence is not None:
            await self._presence.observe(incoming, place.person)
        return Context(
            host=host,
            incoming=incoming,
            command=command,
            locale=place.locale,
            at=incoming.said_at.astimezone(UTC),
            chat=place.chat,
            view=place.view,
            person=place.person,
            several=place.several,
            superuser=host.settings.is_superuser(incoming.platform, incoming.account),
        )

    async def _unknown(self, incoming: Incoming, text: str) -> tuple[Context, Reply]:
        """What a private message that calls nothing is answered with: the nearest commands."""
        ctx = await self._context(incoming, _UNKNOWN)
        if not text.strip():
            return ctx, Reply(ctx.t("host-not-text"))
        near = self.table.nearest(text, self.visible(ctx))
        if not near:
            return ctx, Reply(ctx.t("host-unknown"))
        names = "\n".join(f"· {ctx.t(command.help_id + '.example')}" for command in near)
        return ctx, Reply(ctx.t("host-unknown-near", commands=names))

    def visible(self, ctx: Context) -> Sequence[Command]:
        """The commands that this person may use here, in the order of the features."""
        return [command for command in self.table if self.gate.shows(ctx, command)]

    @staticmethod
    def _refused(ctx: Context, refusal: Refusal) -> Reply:
        text = ctx.t(refusal.text_id, **refusal.variables)
        return Reply(text, toast=text if ctx.incoming.button else "", alert=True)

    def _attached(self) -> Host:
        if self._host is None:
            raise RuntimeError("the router has no host yet")
        return self._host


async def _nothing(_: Context) -> None:
    return None


# What stands in a context for a text that calls nothing.
_UNKNOWN = Command(
    "host", "unknown", "", (), _nothing, Args(), Where.ANYWHERE, Who.ANYONE, None, True
)
