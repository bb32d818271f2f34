"""The sandbox: one QQ and one Telegram with the same people, behind one interface."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from bot.platforms.types import PlatformName
from bot.sandbox.hearing import Hearing
from bot.sandbox.markup import Named
from bot.sandbox.people import Private, SimGroup, SimPerson
from bot.sandbox.qq import SimQQ
from bot.sandbox.qq_state import QQGroup, QQMember, QQUser
from bot.sandbox.recorder import Recorder
from bot.sandbox.speech import Speech
from bot.sandbox.telegram import SimTelegram
from bot.sandbox.telegram_state import TgChat, TgUser
from bot.sandbox.transcript import HasNow, Transcript

SELF_ID = 10001
TOKEN = "10002:sandbox-token"


class _MachineClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class World(Hearing, Speech):
    """People, groups and both platforms; everything that is said stands in `transcript`."""

    def __init__(
        self,
        qq: bool = True,
        telegram: bool = True,
        seed: int = 0,
        *,
        clock: HasNow | None = None,
        self_id: int | str = SELF_ID,
        telegram_token: str = TOKEN,
        bot_username: str = "zhibu_sandbox_bot",
        bot_name: str = "支部助手",
        reconnect_s: float = 0.1,
    ) -> None:
        self.clock: HasNow = clock or _MachineClock()
        self._rng = random.Random(seed)
        super().__init__(Transcript())
        now: Callable[[], float] = lambda: self.clock.now().timestamp()  # noqa: E731
        self._qq = SimQQ(int(self_id), bot_name, now=now, seed=seed, reconnect_s=reconnect_s)
        self._telegram = SimTelegram(telegram_token, bot_username, now=now, seed=seed)
        self._with = {PlatformName.QQ: qq, PlatformName.TELEGRAM: telegram}
        self.people: dict[str, SimPerson] = {}
        self.everyone: list[SimPerson] = []
        self.by_qq: dict[int, SimPerson] = {}
        self.by_telegram: dict[int, SimPerson] = {}
        self.groups: list[SimGroup] = []
        self.bot = Named(bot_name, int(self_id), self._telegram.bot.id, bot_username)
        self._recorder = Recorder(self)

    @property
    def qq(self) -> SimQQ:
        """The simulated QQ."""
        return self._qq

    @property
    def telegram(self) -> SimTelegram:
        """The simulated Telegram."""
        return self._telegram

    # -- life

    async def start(
        self,
        bot_url: str | None = None,
        onebot_token: str = "",
        self_id: int | str | None = None,
        telegram_token: str = "",
        *,
        telegram_port: int = 0,
        qq_port: int = 0,
        onebot_forward: bool = False,
    ) -> None:
        """Serve Telegram at once; QQ connects to `bot_url` as soon as the bot listens there.

        With `onebot_forward` the bot connects to `qq.ws_url` instead. `self_id` and
        `telegram_token` replace those that the world was made with.
        """
        if self_id is not None:
            self._qq.state.self_id = int(self_id)
        if telegram_token:
            self._telegram.use_token(telegram_token)
        self.bot = replace(self.bot, qq=self._qq.self_id, telegram=self._telegram.bot.id)
        if self._with[PlatformName.TELEGRAM]:
            await self._telegram.start(telegram_port)
        if self._with[PlatformName.QQ]:
            await self._qq.start(None if onebot_forward else bot_url, onebot_token, qq_port)

    async def stop(self) -> None:
        """Close every socket."""
        if self._with[PlatformName.QQ]:
            await self._qq.stop()
        if self._with[PlatformName.TELEGRAM]:
            await self._telegram.stop()

    async def break_link(self, platform: PlatformName | str) -> None:
        """Cut a platform off. QQ keeps what is said in its history, Telegram in its queue."""
        await (self._qq if platform == PlatformName.QQ else self._telegram).break_link()

    async def heal(self, platform: PlatformName | str) -> None:
        """Make a platform reachable again."""
        await (self._qq if platform == PlatformName.QQ else self._telegram).heal()

    def linked(self, platform: PlatformName | str) -> bool:
        """Whether the platform can be reached; for QQ, whether the bot is on the line."""
        if platform == PlatformName.QQ:
            return self._qq.connected
        return self._telegram.updates.online

    # -- who is there

    def person(
        self,
        name: str,
        qq: bool = True,
        telegram: bool = True,
        *,
        username: str | None = None,
        friend: bool = False,
        started: bool = False,
        language: str = "zh-hans",
        qq_id: int | None = None,
        telegram_id: int | None = None,
    ) -> SimPerson:
        """Someone with accounts on the given platforms; `friend` of the bot on QQ.

        Two may share a name: `people` then finds the first, `everyone` has both.
        """
        person = SimPerson(name, self)
        if qq:
            number = qq_id or self._rng.randrange(10**8, 4 * 10**9)
            person.qq = self._qq.state.users[number] = QQUser(number, name, friend)
            self.by_qq[number] = person
        if telegram:
            number = telegram_id or self._rng.randrange(10**8, 7 * 10**9)
            user = TgUser(number, name, username or "", language, started=started)
            person.telegram = self._telegram.state.users[number] = user
            self.by_telegram[number] = person
        self.people.setdefault(name, person)
        self.everyone.append(person)
        return person

    def qq_group(
        self, title: str, people: Iterable[SimPerson], *, group_id: int | None = None
    ) -> SimGroup:
        """A QQ group with the bot in it; those without a QQ account are left out."""
        members = [p for p in people if p.qq is not None]
        number = group_id or self._rng.randrange(10**8, 10**9)
        cards = {p.qq.user_id: QQMember(p.qq.user_id, p.name) for p in members if p.qq}
        qq = self._qq.state.groups[number] = QQGroup(number, title, cards)
        group = SimGroup(PlatformName.QQ, title, members, qq=qq)
        self.groups.append(group)
        return group

    def telegram_group(
        self,
        title: str,
        people: Iterable[SimPerson],
        supergroup: bool = True,
        *,
        chat_id: int | None = None,
        bot_status: str = "member",
    ) -> SimGroup:
        """A Telegram group with the bot in it; those without an account are left out."""
        members = [p for p in people if p.telegram is not None]
        number = self._rng.randrange(10**9, 2 * 10**9)
        number = chat_id or (-1_000_000_000_000 - number if supergroup else -number)
        kind = "supergroup" if supergroup else "group"
        chat = TgChat(number, kind, title, {p.telegram.id: "member" for p in members if p.telegram})
        chat.members[self._telegram.bot.id] = bot_status
        self._telegram.state.chats[number] = chat
        group = SimGroup(PlatformName.TELEGRAM, title, members, telegram=chat)
        self.groups.append(group)
        return group

    def private(self, platform: PlatformName | str) -> Private:
        """The private chat with the bot of whoever speaks."""
        return Private(PlatformName(platform))

    def join(self, person: SimPerson, group: SimGroup) -> None:
        """Someone comes into a group."""
        group.people.append(person)
        if group.qq is not None and person.qq is not None:
            group.qq.members[person.qq.user_id] = QQMember(person.qq.user_id, person.name)
            self._qq.join(group.qq.group_id, person.qq.user_id)
        elif group.telegram is not None and person.telegram is not None:
            self._telegram.set_member(group.telegram, person.telegram, "member")

    def leave(self, person: SimPerson, group: SimGroup) -> None:
        """Someone leaves a group."""
        group.people.remove(person)
        if group.qq is not None and person.qq is not None:
            group.qq.members.pop(person.qq.user_id, None)
            self._qq.leave(group.qq.group_id, person.qq.user_id)
        elif group.telegram is not None and person.telegram is not None:
            self._telegram.set_member(group.telegram, person.telegram, "left")

    def migrate(self, group: SimGroup) -> str:
        """A basic Telegram group becomes a supergroup; returns the new id."""
        assert group.telegram is not None
        by = next((p.telegram for p in group.people if p.telegram), self._telegram.bot)
        group.telegram = self._telegram.migrate(group.telegram, by)
        return group.chat_id


async def until(check: Callable[[], bool], within: float = 5.0) -> None:
    """Look again and again until the check holds; raises TimeoutError after `within` seconds."""
    async with asyncio.timeout(within):
        while not check():  # noqa: ASYNC110 - what is looked at knows no events
            await asyncio.sleep(0.005)
