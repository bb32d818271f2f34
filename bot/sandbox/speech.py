"""What people say and press, carried to both platforms and into the transcript."""

from __future__ import annotations

from collections.abc import Sequence

from bot.platforms.types import PlatformName
from bot.sandbox.markup import Named, plain, qq_segments, take_apart
from bot.sandbox.people import PressAnswer, Private, SimGroup, SimPerson, Where
from bot.sandbox.qq import SimQQ
from bot.sandbox.qq_state import QQUser, Segment
from bot.sandbox.recorder import Recorder
from bot.sandbox.telegram import SimTelegram
from bot.sandbox.transcript import HasNow, SimMessage, Transcript


class Speech:
    """The speaking half of a world."""

    clock: HasNow
    bot: Named
    people: dict[str, SimPerson]
    transcript: Transcript
    _qq: SimQQ
    _telegram: SimTelegram
    _recorder: Recorder

    # -- what people do

    async def say(
        self,
        person: SimPerson,
        where: Where,
        text: str = "",
        *,
        mentions: Sequence[SimPerson | Named] = (),
        reply_to: SimMessage | None = None,
        picture: bytes | None = None,
        document: tuple[str, bytes] | None = None,
    ) -> SimMessage:
        """See `SimPerson.say`."""
        named = [m.named if isinstance(m, SimPerson) else m for m in mentions]
        parts = take_apart(text, named, self._find)
        group = where if isinstance(where, SimGroup) else None
        said = self.note(person, where, plain(parts), reply_to)
        said.picture, said.document = picture, document
        said.mentions = tuple(p.name for p in parts if isinstance(p, Named))
        if where.platform is PlatformName.TELEGRAM:
            if person.telegram is None:
                raise ValueError(f"{person.name} has no Telegram account")
            if group is None and not person.telegram.started:
                self.press_start(person)
            chat = group.telegram if group else self._telegram.state.private(person.telegram)
            assert chat is not None
            answered = int(reply_to.message_id) if reply_to else 0
            message = self._telegram.say(
                chat,
                person.telegram,
                parts,
                reply_to=answered,
                picture=picture,
                document=document,
            )
            said.message_id = str(message.id)
        else:
            if person.qq is None:
                raise ValueError(f"{person.name} has no QQ account")
            segments: list[Segment] = []
            if reply_to is not None:
                segments.append({"type": "reply", "data": {"id": reply_to.message_id}})
            segments += qq_segments(parts)
            if picture is not None:
                segments.append(self._qq.state.picture_segment(picture))
            if document is not None:
                segments = [self._qq.state.file_segment(*document)]
            via = 0 if group or person.qq.friend else self._shared_group(person.qq)
            group_id = group.qq.group_id if group and group.qq else 0
            sent = self._qq.say(person.qq.user_id, segments, group_id=group_id, via_group=via)
            said.message_id = str(sent.message_id)
        return self._enter(said)

    def press_start(self, person: SimPerson, payload: str = "") -> SimMessage:
        """See `SimPerson.start`."""
        if person.telegram is None:
            raise ValueError(f"{person.name} has no Telegram account")
        message = self._telegram.press_start(person.telegram, payload)
        said = self.note(person, Private(PlatformName.TELEGRAM), message.body["text"])
        said.message_id = str(message.id)
        return self._enter(said)

    async def press(
        self,
        person: SimPerson,
        message: SimMessage,
        label: str,
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> PressAnswer:
        """See `SimPerson.press`; raises LookupError without such a button, and TimeoutError."""
        buttons = [b for row in message.buttons for b in row if b.data]
        button = next((b for b in buttons if b.label == label), None)
        button = button or next((b for b in buttons if label in b.label), None)
        if button is None or person.telegram is None:
            labels = ", ".join(b.label for b in buttons)
            raise LookupError(f"no button {label!r} for {person.name} among: {labels}")
        found = self._recorder.telegram_original(message)
        _, callback = self._telegram.press(found, person.telegram, button.data)
        try:
            await self._telegram.answer(callback, timeout)
        except TimeoutError:
            raise TimeoutError(f"the bot did not answer the button {label!r}") from None
        return PressAnswer(callback.text, callback.alert)

    def edit(self, person: SimPerson, message: SimMessage, text: str) -> None:
        """See `SimPerson.edit`."""
        parts = take_apart(text, (), self._find)
        self._telegram.edit(self._recorder.telegram_original(message), parts)
        message.text, message.edited = plain(parts), True
        self.transcript.changed(message)

    def recall(self, person: SimPerson, message: SimMessage) -> None:
        """See `SimPerson.recall`."""
        if message.platform is PlatformName.QQ:
            original = self._qq.state.messages[int(message.message_id)]
            self._qq.recall(original, person.qq.user_id if person.qq else 0)
        else:
            self._recorder.telegram_original(message).deleted = True
        message.recalled = True
        self.transcript.changed(message)

    # -- parts

    def note(
        self,
        person: SimPerson | None,
        where: Where,
        text: str,
        reply_to: SimMessage | None = None,
    ) -> SimMessage:
        """A message that isn't in the transcript yet."""
        group = where if isinstance(where, SimGroup) else None
        account = person.account(where.platform) if person else ""
        return SimMessage(
            where.platform,
            group,
            None if group else person,
            person,
            text,
            self.clock.now(),
            group.chat_id if group else account,
            "",
            reply_to=reply_to.message_id if reply_to else "",
        )

    def _enter(self, said: SimMessage) -> SimMessage:
        self._recorder.remember(said)
        return self.transcript.add(said)

    def _find(self, name: str) -> Named | None:
        if name in ("bot", self.bot.name):
            return self.bot
        person = self.people.get(name)
        return person.named if person else None

    def _shared_group(self, user: QQUser) -> int:
        groups = self._qq.state.groups.values()
        found = next((g for g in groups if user.user_id in g.members and g.in_group), None)
        if found is None:
            raise ValueError(f"{user.nickname} is no friend and shares no group with the bot")
        return found.group_id
