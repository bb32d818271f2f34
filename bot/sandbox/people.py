"""People, groups and private chats of the sandbox, as tests and the demo use them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.platforms.types import PlatformName
from bot.sandbox.markup import Named
from bot.sandbox.qq_state import QQGroup, QQUser
from bot.sandbox.telegram_state import TgChat, TgUser
from bot.sandbox.transcript import SimMessage

if TYPE_CHECKING:
    from bot.sandbox.world import World


@dataclass(slots=True, eq=False)
class SimGroup:
    """A group on one platform. After a migration `chat_id` is the new one."""

    platform: PlatformName
    title: str
    people: list[SimPerson] = field(default_factory=list)
    qq: QQGroup | None = None
    telegram: TgChat | None = None

    @property
    def chat_id(self) -> str:
        """The group's id on its platform, as the bot sees it."""
        return str(self.qq.group_id if self.qq else self.telegram.id if self.telegram else "")


@dataclass(frozen=True, slots=True)
class Private:
    """The private chat with the bot of whoever speaks."""

    platform: PlatformName


Where = SimGroup | Private


@dataclass(frozen=True, slots=True)
class PressAnswer:
    """What Telegram shows after a button was pressed; `alert` is a box instead of a toast."""

    text: str
    alert: bool


@dataclass(slots=True, eq=False)
class SimPerson:
    """Someone with an account on QQ, on Telegram, or on both. `labels`: a role per locale."""

    name: str
    world: World
    qq: QQUser | None = None
    telegram: TgUser | None = None
    labels: dict[str, str] = field(default_factory=dict)
    officer: bool = False

    @property
    def qq_id(self) -> str:
        """The QQ number as text, or empty."""
        return str(self.qq.user_id) if self.qq else ""

    @property
    def telegram_id(self) -> str:
        """The Telegram id as text, or empty."""
        return str(self.telegram.id) if self.telegram else ""

    def account(self, platform: PlatformName | str) -> str:
        """The account id on a platform, or empty."""
        return self.qq_id if platform == PlatformName.QQ else self.telegram_id

    @property
    def named(self) -> Named:
        """This person as a mention."""
        return Named(
            self.name,
            self.qq.user_id if self.qq else None,
            self.telegram.id if self.telegram else None,
            self.telegram.username if self.telegram else "",
        )

    async def say(
        self,
        where: Where,
        text: str = "",
        *,
        mentions: Sequence[SimPerson | Named] = (),
        reply_to: SimMessage | None = None,
        picture: bytes | None = None,
        document: tuple[str, bytes] | None = None,
    ) -> SimMessage:
        """Say something. `@{name}` in the text mentions someone; `world.bot` is the bot.

        With a document on QQ the text is left out: a file is a message of its own there.
        """
        return await self.world.say(
            self, where, text, mentions=mentions, reply_to=reply_to, picture=picture,
            document=document,
        )  # fmt: skip

    async def start(self, payload: str = "") -> SimMessage:
        """Press Start in the Telegram chat with the bot, with a deep link's payload."""
        return self.world.press_start(self, payload)

    async def block(self) -> None:
        """Block the bot on Telegram."""
        assert self.telegram is not None
        self.world.telegram.block(self.telegram)

    async def press(
        self,
        message: SimMessage,
        label: str,
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> PressAnswer:
        """Press the button with this label (or a part of it); waits for the bot's answer."""
        return await self.world.press(self, message, label, timeout)

    async def edit(self, message: SimMessage, text: str) -> None:
        """Change what one said on Telegram."""
        self.world.edit(self, message, text)

    async def recall(self, message: SimMessage) -> None:
        """Take back what one said; Telegram tells a bot nothing of it."""
        self.world.recall(self, message)


def label_of(person: Any) -> str:
    """A name for error messages."""
    return person.name if isinstance(person, SimPerson) else "anyone"
