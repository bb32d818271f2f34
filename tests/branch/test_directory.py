"""The directory in front of the store."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.branch.directory import UNKNOWN, Directory
from bot.branch.models import Account, Branch, Chat, Member, RoleGrant
from bot.branch.roles import Role
from bot.platforms.types import PlatformName
from bot.store.store import Store

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
QQ = PlatformName.QQ
TELEGRAM = PlatformName.TELEGRAM


async def test_finds_people_and_chats(store: Store) -> None:
    branch = await Branch.create(name="一支部", created_at=AT)
    await Chat.create(branch=branch, platform=QQ, chat_id="100", linked_at=AT)
    member = await Member.create(
        branch=branch, name="张三", student_no="2023001", category="full", created_at=AT
    )
    await Account.create(branch=branch, member=member, platform=QQ, account_id="7", bound_at=AT)
    await RoleGrant.create(member=member, role=Role.SECRETARY, granted_at=AT)
    directory = Directory(store)
    assert directory.peek_chat(QQ, "100") is UNKNOWN
    assert directory.peek_people(QQ, "7") is UNKNOWN
    chat = await directory.chat(QQ, "100")
    assert chat is not None
    assert chat.branch_id == branch.id
    (person,) = await directory.people(QQ, "7")
    assert person.name == "张三"
    assert person.roles == {Role.SECRETARY}
    assert directory.peek_chat(QQ, "100") == chat
    assert directory.peek_people(QQ, "7") == (person,)
    assert await directory.people(TELEGRAM, "7") == ()
    assert directory.peek_people(TELEGRAM, "7") == ()
