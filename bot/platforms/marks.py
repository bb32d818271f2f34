"""The marks of QQ's groups in the store, for catching up after an absence."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.branch.models import Chat
from bot.platforms.models import ChatMark
from bot.platforms.onebot.watermarks import Mark
from bot.platforms.types import PlatformName


class StoredMarks:
    """`watermarks.Marks`, kept in the store."""

    async def get(self, chat: str) -> Mark | None:
        """The group's mark, or None where none was ever set."""
        row = await ChatMark.get_or_none(platform=PlatformName.QQ, chat_id=chat)
        return Mark(row.message_id, row.said_at) if row is not None else None

    async def set(self, marks: Mapping[str, Mark]) -> None:
        """Store several groups' marks at once, over the earlier ones."""
        rows = [
            ChatMark(
                platform=PlatformName.QQ,
                chat_id=chat,
                message_id=mark.message_id,
                said_at=mark.said_at,
            )
            for chat, mark in marks.items()
        ]
        await ChatMark.bulk_create(
            rows,
            on_conflict=["platform", "chat_id"],
            update_fields=["message_id", "said_at"],
        )


async def linked_qq_groups() -> Collection[str]:
    """The ids of every linked group on QQ."""
    found = await Chat.filter(platform=PlatformName.QQ).values_list("chat_id", flat=True)
    return [str(chat) for chat in found]
