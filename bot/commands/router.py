"""From a text to its handler: the one way by which everything said reaches a feature."""

from __future__ import annotations

from collections.abc import Awaitable, Coroutine, Iterable, Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any, cast

from arclet.alconna import Args

from bot import failures
from bot.commands.arguments import parse
from bot.commands.command import Answer, Command, Where, Who
from bot.commands.confirm import Confirmations
from bot.commands.context import Context
from bot.commands.gate import Gate
from bot.commands.presence import Presence
from bot.commands.recent import Recent
from bot.commands.reply import Reply
from bot.commands.table import Table
from bot.commands.whereabouts import Place, Whereabouts
from bot.errors import Refusal
from bot.platforms.types import ChatEvent, Incoming
from bot.texts.locales import normalise

if TYPE_CHECKING:
    from bot.feature import Seal
    from bot.host import Host

LONGEST = 4_000
RECEIVED = "收到文件"
"""The command for which a file or picture without a word stands: `builtin.files`."""


class Router:
    """The platforms' Intake. It never raises: a fault becomes an apology with a code."""

    def __init__(
        self,
        commands: Iterable[Command],
        starts: dict[str, str] | None = None,
    ) -> None:
        self.table = Table(commands)
        self.gate = Gate()
        self.confirm = Confirmations()
        self._starts = starts or {}
        self._recent = Recent()
        self._whereabouts: Whereabouts | None = None
        self._presence: Presence | None = None
        self._host: Host | None = None
        self._seals: tuple[Seal, ...] = ()

    def attach(self, host: Host) -> None:
        """Give the router the host that it serves; done once, by the composition."""
        self._host = host
        self._whereabouts = Whereabouts(host)
        self._presence = Presence(host)
        for feature in host.features:
            for name, action in feature.confirmable.items():
                self.confirm.register(name, action)
        seals = (feature.seal for feature in host.features)
        self._seals = tuple(seal for seal in seals if seal is not None)

    def wants(self, text: str, *, private: bool) -> bool:
        """Whether a message has to be built at all; runs for every line of every group."""
        return private or self.table.wanted(text)

    def sealed(self, incoming: Incoming) -> bool:
        """Whether this may have to leave no trace, so that nobody else may be given it."""
        if not incoming.private:
            return False
        found = self.table.find(self._said(incoming), private=True)
        return (found is not None and found[0].sealed) or self._under_seal(incoming)

    def _under_seal(self, incoming: Incoming) -> bool:
        host = self._host
        return host is not None and any(seal.may(host, incoming) for seal in self._seals)

    def begin(self, incoming: Incoming) -> Coroutine[Any, Any, None] | None:
        """Handle it at once where nothing has to be waited for; else what is left to await.

        That is so where the handler is a plain function and everything about the speaker is in
        memory; such a command costs no task.
        """
        if not self._recent.add(incoming):
            return None
        text = self._said(incoming)
        found = self.table.find(text, private=incoming.private)
        if found is None and not incoming.private:
            return None
        if self._seals and incoming.private and self._under_seal(incoming):
            return self._take_sealed(incoming, text, found)
        if found is not None and not (found[0].waits or found[0].enabled or found[0].sealed):
            place = self._whereabouts.peek(incoming) if self._whereabouts is not None else None
            if place is not None and self._known(incoming, place):
                return self._at_once(incoming, place, found)
        return self._take(incoming, text, found)

    async def take(self, incoming: Incoming) -> None:
        """Handle one thing that was said; when it returns, what it changed is committed."""
        left = self.begin(incoming)
        if left is not None:
            await left

    async def happened(self, event: ChatEvent) -> None:
        """Tell every feature of a change that is no message."""
        host = self._attached()
        for feature in host.features:
            for listener in feature.listeners:
                try:
                    await listener(host, event)
                except Exception as fault:
                    failures.report(f"{feature.name} on {event.kind}", fault)

    def _known(self, incoming: Incoming, place: Place) -> bool:
        """Whether nothing about the speaker has to be written down first."""
        return place.person is None or (
            self._presence is not None and self._presence.note(incoming, place.person)
        )

    def _at_once(
        self, incoming: Incoming, place: Place, found: tuple[Command, str]
    ) -> Coroutine[Any, Any, None] | None:
        command, rest = found
        try:
            ctx = self._context_at(incoming, command, place)
            try:
                self._admit(ctx, rest)
                answer = cast(Answer, command.handler(ctx))
                reply = Reply(answer) if isinstance(answer, str) else answer
            except Refusal as refusal:
                reply = self._refused(ctx, refusal)
        except Exception as fault:
            reply = self._apology(incoming, place.locale, fault)
        replies = self._attached().replies
        if reply is None or replies.start(incoming, reply):
            return None
        return replies.send(incoming, reply, place.locale)

    async def _take_sealed(
        self, incoming: Incoming, text: str, found: tuple[Command, str] | None
    ) -> None:
        """Let the sealed features hear it first; whatever is not theirs goes its usual way."""
        host = self._attached()
        locale = normalise(incoming.language, host.settings.locale)
        reply: Reply | None = None
        try:
            ctx = await self._context(incoming, _SEALED)
            locale = ctx.locale
            try:
                for seal in self._seals:
                    reply = reply or await seal.hear(ctx)
            except Refusal as refusal:
                reply = self._refused(ctx, refusal)
        except Exception as fault:
            reply = self._apology(incoming, locale, fault)
        if reply is None:
            await self._take(incoming, text, found)
        else:
            await host.replies.send(incoming, reply, locale)

    async def _take(self, incoming: Incoming, text: str, found: tuple[Command, str] | None) -> None:
        host = self._attached()
        locale = normalise(incoming.language, host.settings.locale)
        try:
            if found is not None and not await self._offered(incoming, found[0]):
                found = None
                if not incoming.private:
                    return
            if found is None:
                ctx, reply = await self._unknown(incoming, text)
            else:
                ctx, reply = await self._answer(incoming, *found)
            locale = ctx.locale
        except Exception as fault:
            reply = self._apology(incoming, locale, fault)
        if reply is not None:
            await host.replies.send(incoming, reply, locale)

    async def _offered(self, incoming: Incoming, command: Command) -> bool:
        """Whether there is such a command in the speaker's branch."""
        if command.enabled is None:
            return True
        ctx = await self._context(incoming, command)
        # Whoever is in several branches is asked for which one first, whatever it has.
        return ctx.several or command.offered(ctx.view)

    async def _answer(
        self, incoming: Incoming, command: Command, rest: str
    ) -> tuple[Context, Reply | None]:
        ctx = await self._context(incoming, command)
        try:
            self._admit(ctx, rest)
            answer = command.handler(ctx)
            if command.waits:
                answer = await cast(Awaitable[Answer], answer)
        except Refusal as refusal:
            return ctx, self._refused(ctx, refusal)
        return ctx, Reply(answer) if isinstance(answer, str) else cast(Reply | None, answer)

    def _admit(self, ctx: Context, rest: str) -> None:
        """Check the right and read the arguments; raises Refusal."""
        self.gate.check(ctx)
        if ctx.command.sealed:
            # The parser remembers what it has read, and a refusal of ours would leave it standing.
            ctx.args = {"rest": rest}
            return
        length = len(ctx.incoming.text)
        if length > LONGEST:
            raise Refusal("host-too-long", most=LONGEST, length=length)
        ctx.args = parse(ctx, rest)

    def _apology(self, incoming: Incoming, locale: str, fault: Exception) -> Reply:
        self._recent.forget(incoming)
        code = failures.report("a command", fault)
        return Reply(self._attached().texts.get(locale, "host-apology", code=code), alert=True)

    def _said(self, incoming: Incoming) -> str:
        """The text to look up: a deep link's payload, or a file, stands for its command."""
        if incoming.start:
            prefix, _, payload = incoming.start.partition("_")
            word = self._starts.get(prefix)
            if word is not None:
                return f"{word} {payload}"
        sent = incoming.files or incoming.pictures
        if incoming.private and sent and not incoming.text.strip():
            return RECEIVED
        return incoming.text

    async def _context(self, incoming: Incoming, command: Command) -> Context:
        assert self._whereabouts is not None
        place = self._whereabouts.peek(incoming) or await self._whereabouts.of(incoming)
        if (
            not command.sealed
            and not self._known(incoming, place)
            and self._presence is not None
            and place.person
        ):
            await self._presence.observe(incoming, place.person)
        return self._context_at(incoming, command, place)

    def _context_at(self, incoming: Incoming, command: Command, place: Place) -> Context:
        host = self._attached()
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
        try:
            heard = await self._heard(ctx, text)
        except Refusal as refusal:
            return ctx, self._refused(ctx, refusal)
        if heard is not None:
            return ctx, heard
        near = self.table.nearest(text, self.visible(ctx))
        if not near:
            return ctx, Reply(ctx.t("host-unknown"))
        names = "\n".join(f"· {ctx.t(command.help_id + '.example')}" for command in near)
        return ctx, Reply(ctx.t("host-unknown-near", commands=names))

    async def _heard(self, ctx: Context, text: str) -> Reply | None:
        """The answer of the feature whose question these words answer, if there is one."""
        if len(text) > LONGEST:
            return None
        for feature in self._attached().features:
            if feature.on_text is not None:
                reply = await feature.on_text(ctx, text)
                if reply is not None:
                    return reply
        return None

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


def _nothing(_: Context) -> None:
    return None


# What stands in a context for a text that calls nothing, and for one that is heard under a seal.
_UNKNOWN, _SEALED = (
    Command("host", "unknown", "", (), _nothing, Args(), Where.ANYWHERE, Who.ANYONE, None, True,
            sealed=sealed)
    for sealed in (False, True)
)  # fmt: skip
