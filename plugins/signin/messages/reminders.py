"""What reminds people: the missing before a deadline, everyone of a second check or the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToChats, ToMember
from bot.delivery.rules import Kind
from bot.platforms.types import Button, Mention, Outgoing
from plugins.signin.messages.speaker import T, listed
from plugins.signin.services.readers import home_of
from plugins.signin.services.standing import names

if TYPE_CHECKING:
    from bot.branch.views import BranchView, ChatRef
    from plugins.signin.models import AttendanceSession, Recheck
    from plugins.signin.services.standing import Picture


def of_session(
    t: T, view: BranchView, picture: Picture, until: str, *, late: bool
) -> list[OutboxMessage]:
    """To each of the missing in private, and by mention in the groups where the branch chose so.

    `until` is the deadline as people read it; `late` marks what goes out after its time.
    """
    alone = _to_member(t, picture.session, until, late=late)
    messages = [
        OutboxMessage(
            view.id,
            ToMember(member),
            alone,
            key=f"signin:{picture.session.id}:remind:{member}",
            expires_at=picture.session.deadline,
            kind=Kind.REMINDER,
        )
        for member in picture.standing.missing
    ]
    if view.setting("signin.remind_in_group"):
        messages += _in_groups(t, view, picture, until, late=late)
    return messages


def _to_member(t: T, session: AttendanceSession, until: str, *, late: bool) -> Outgoing:
    text_id = "signin-remind-live" if session.live else "signin-remind"
    text = t(text_id, title=session.title, until=until, code=session.code)
    return Outgoing(_marked(t, text, late=late), buttons=_code_button(t, session))


def _in_groups(
    t: T, view: BranchView, picture: Picture, until: str, *, late: bool
) -> list[OutboxMessage]:
    """Each of the missing is mentioned where they read; who has no account is named."""
    session = picture.session
    text_id = "signin-remind-group-live" if session.live else "signin-remind-group"
    text = t(text_id, title=session.title, until=until, code=session.code)
    text = _marked(t, text, late=late)
    unbound = [m for m in picture.standing.missing if not _bound(view, m)]
    if unbound:
        text = f"{text}\n{t('signin-remind-unbound', names=listed(t, names(view, unbound)))}"
    messages = []
    for chat in view.chats:
        mentions = _mentions(view, picture.standing.missing, chat)
        if mentions or unbound:
            messages.append(
                OutboxMessage(
                    view.id,
                    chat.address,
                    Outgoing(text, mentions, buttons=_code_button(t, session)),
                    key=f"signin:{session.id}:remind:{chat.platform}:{chat.chat_id}",
                    expires_at=session.deadline,
                    kind=Kind.REMINDER,
                )
            )
    return messages


def _bound(view: BranchView, member_id: int) -> bool:
    member = view.member(member_id)
    return member is None or bool(member.accounts)


def _mentions(view: BranchView, missing: Sequence[int], chat: ChatRef) -> tuple[Mention, ...]:
    """Those of the missing who read on the chat's platform, and in this of its groups if known."""
    platforms = {one.platform for one in view.chats}
    groups = {one.chat_id for one in view.chats_on(chat.platform)}
    found = []
    for member_id in missing:
        member = view.member(member_id)
        home = home_of(member, platforms) if member is not None else None
        if member is None or home is None or home.platform != chat.platform:
            continue
        if home.via_group in groups and home.via_group != chat.chat_id:
            continue
        found.append(Mention(f"@{member.name}", home.account_id, home.username, member.name))
    return tuple(found)


def _code_button(t: T, session: AttendanceSession) -> tuple[tuple[Button, ...], ...]:
    if not session.code:
        return ()
    command = t("signin-command-code", code=session.code)
    return ((Button(t("signin-button-code", code=session.code), command),),)


def _marked(t: T, text: str, *, late: bool) -> str:
    return f"{t('signin-sent-late')}{text}" if late else text


def recheck_call(t: T, view: BranchView, recheck: Recheck, title: str) -> list[OutboxMessage]:
    """To the groups: answer now."""
    minutes = round((recheck.deadline - recheck.opened_at).total_seconds() / 60)
    text = t("signin-recheck-call", title=title, minutes=minutes, code=recheck.code)
    button = Button(
        t("signin-button-recheck", code=recheck.code),
        t("signin-command-recheck", code=recheck.code),
    )
    return [
        OutboxMessage(
            view.id,
            ToChats(view.id),
            Outgoing(text, buttons=((button,),)),
            key=f"signin:recheck:{recheck.id}",
            expires_at=recheck.deadline,
        )
    ]


def of_the_day(t: T, view: BranchView, day: str, until: datetime, *, late: bool) -> OutboxMessage:
    """To the groups, once a day: a friendly word, which names nobody."""
    button = Button(t("signin-button-daily"), t("signin-command-daily"))
    return OutboxMessage(
        view.id,
        ToChats(view.id),
        Outgoing(_marked(t, t("signin-daily-reminder"), late=late), buttons=((button,),)),
        key=f"signin:daily:{view.id}:{day}",
        expires_at=until,
        kind=Kind.REMINDER,
    )
