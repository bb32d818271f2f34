"""Putting, taking back, showing and forgetting unsolicited messages, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.branch.audit import Actor
from bot.branch.models import AuditEntry, Branch
from bot.delivery import messages
from bot.delivery.messages import OutboxMessage, ToChats, ToMember
from bot.delivery.models import Attachment, OutboxRow
from bot.delivery.rules import Kind, State
from bot.platforms.types import Button, File, Mention, Outgoing
from tests.delivery.conftest import QQ, TELEGRAM, Post, group


def to_group(post: Post, key: str = "k", text: str = "hi", **more: object) -> OutboxMessage:
    return OutboxMessage(post.branch.id, group(), Outgoing(text), key, **more)  # type: ignore[arg-type]


def test_a_message_survives_its_row() -> None:
    message = Outgoing(
        "文",
        mentions=(Mention("@李", "1", "li", "李"),),
        buttons=((Button("签到", "签到 4821"), Button("去", url="https://x")), ()),
        reply_to="9",
    )
    assert messages.load(messages.dump(message)) == message


async def test_what_is_put_is_there_after_the_commit_and_gone_after_a_rollback(
    post: Post,
) -> None:
    async def put_and_fail() -> None:
        async with post.store.transaction():
            await post.outbox.put(to_group(post, "other"))
            raise ZeroDivisionError

    async with post.store.transaction():
        await post.outbox.put(to_group(post))
    with pytest.raises(ZeroDivisionError):
        await put_and_fail()
    assert await OutboxRow.all().values_list("key", flat=True) == ["k"]


async def test_the_workers_wake_at_the_commit_and_not_before(post: Post) -> None:
    async with post.store.transaction():
        await post.outbox.put(to_group(post))
        await post.outbox.rest(0.01)
        assert not post.outbox._awake.is_set()
    assert post.outbox._awake.is_set()


async def test_a_key_is_put_once(post: Post) -> None:
    for text in ("first", "second"):
        await post.outbox.put(to_group(post, text=text))
    await post.outbox.put_all([to_group(post), to_group(post, "b"), to_group(post, "b")])
    rows = await OutboxRow.all().order_by("id")
    assert [(row.key, row.body["text"]) for row in rows] == [("k", "first"), ("b", "hi")]


async def test_a_message_to_the_branch_is_a_row_for_each_group(post: Post) -> None:
    to_all = OutboxMessage(post.branch.id, ToChats(post.branch.id), Outgoing("all"), "k")
    await post.outbox.put(to_all)
    await post.outbox.put(to_all)
    rows = await OutboxRow.all().order_by("id")
    assert [(row.platform, row.chat_id) for row in rows] == [(QQ, "g1"), (TELEGRAM, "-1001")]


async def test_another_branchs_groups_hear_nothing(post: Post) -> None:
    other = await Branch.create(name="二支部", created_at=post.clock.now())
    await post.outbox.put(OutboxMessage(other.id, ToChats(other.id), Outgoing("x"), "k"))
    assert not await OutboxRow.exists()


async def test_a_members_row_has_no_address_yet(post: Post) -> None:
    await post.outbox.put(OutboxMessage(post.branch.id, ToMember(post.li.id), Outgoing("x"), "k"))
    row = await OutboxRow.get()
    assert row.address is None
    assert row.member_id == post.li.id


async def test_the_bytes_of_one_picture_are_kept_once(post: Post) -> None:
    message = Outgoing("x", picture=b"png", file=File("a.xlsx", b"xlsx"))
    to_all = OutboxMessage(post.branch.id, ToChats(post.branch.id), message, "k")
    await post.outbox.put(to_all)
    await post.outbox.put(to_all)
    assert await Attachment.all().count() == 2
    assert len(set(await OutboxRow.all().values_list("picture_id", flat=True))) == 1


async def test_many_are_put_in_few_statements(post: Post) -> None:
    batch = [to_group(post, f"k{number}") for number in range(300)]
    await post.outbox.put_all(batch)
    assert await OutboxRow.all().count() == 300


async def test_only_what_is_pending_can_be_taken_back(post: Post) -> None:
    await post.outbox.put(to_group(post))
    assert await post.outbox.cancel("k") == 1
    assert await post.outbox.cancel("k") == 0
    assert (await OutboxRow.get()).state == State.CANCELLED


async def test_pending_rows_follow_a_group_to_its_new_id(post: Post) -> None:
    await post.outbox.put_all([to_group(post), to_group(post, "b")])
    await OutboxRow.filter(key="b").update(state=State.SENT)
    assert await post.outbox.moved(QQ, "g1", "g2") == 1
    assert (await OutboxRow.get(key="k")).chat_id == "g2"
    assert (await OutboxRow.get(key="b")).chat_id == "g1"


async def test_the_overview_counts_and_shows_no_private_text(post: Post) -> None:
    await post.outbox.put_all(
        [
            to_group(post, text="secret", kind=Kind.REMINDER),
            OutboxMessage(post.branch.id, ToMember(post.li.id), Outgoing("secret"), "b"),
            to_group(post, "c"),
        ]
    )
    await OutboxRow.filter(key="b").update(
        state=State.UNCERTAIN, platform=TELEGRAM, chat_kind="private", chat_id="777", reason="r"
    )
    overview = await post.outbox.overview(post.branch.id)
    assert overview.counts[State.PENDING] == 2
    assert overview.counts[State.UNCERTAIN] == 1
    assert overview.counts[State.SENT] == 0
    assert [line.chat_id for line in overview.waiting] == ["g1", "g1"]
    [line] = overview.troubled
    assert (line.platform, line.chat_id, line.member_id, line.reason) == (
        TELEGRAM, "", post.li.id, "r",
    )  # fmt: skip
    assert "secret" not in str(overview)
    assert "777" not in str(overview)


async def test_a_branch_sees_only_its_own(post: Post) -> None:
    other = await Branch.create(name="二支部", created_at=post.clock.now())
    await post.outbox.put(to_group(post))
    await OutboxRow.all().update(state=State.UNCERTAIN)
    row = await OutboxRow.get()
    assert not (await post.outbox.overview(other.id)).troubled
    assert (await post.outbox.overview()).troubled
    assert not await post.outbox.resolve(row.id, True, Actor.host(), branch_id=other.id)
    assert (await OutboxRow.get()).state == State.UNCERTAIN


@pytest.mark.parametrize(
    ("resend", "state", "action"),
    [(True, State.PENDING, "outbox.resend"), (False, State.CANCELLED, "outbox.settle")],
)
async def test_a_person_decides_on_an_uncertain_row_once(
    post: Post, resend: bool, state: State, action: str
) -> None:
    await post.outbox.put(to_group(post, expires_at=post.clock.now() + timedelta(minutes=1)))
    await OutboxRow.all().update(state=State.UNCERTAIN, attempts=3, tried=["qq:1"], lease="old")
    row = await OutboxRow.get()
    post.clock.advance(timedelta(hours=1))
    assert await post.outbox.resolve(row.id, resend, post.li.id, branch_id=post.branch.id)
    assert not await post.outbox.resolve(row.id, resend, post.li.id, branch_id=post.branch.id)
    row = await OutboxRow.get()
    assert (row.state, row.lease) == (state, "")
    entry = await AuditEntry.get()
    assert (entry.action, entry.actor_member_id) == (action, post.li.id)


async def test_a_sent_row_can_not_be_resent(post: Post) -> None:
    await post.outbox.put(to_group(post))
    await OutboxRow.all().update(state=State.SENT)
    assert not await post.outbox.resolve((await OutboxRow.get()).id, True, None)


async def test_texts_are_forgotten_after_a_month_and_rows_after_a_year(post: Post) -> None:
    picture = Outgoing("secret", picture=b"png")
    await post.outbox.put_all(
        [
            OutboxMessage(post.branch.id, group(), picture, "sent"),
            OutboxMessage(post.branch.id, group(), picture, "pending"),
            OutboxMessage(post.branch.id, group(), Outgoing("x", picture=b"other"), "last"),
        ]
    )
    await OutboxRow.filter(key__in=["sent", "last"]).update(state=State.SENT)
    post.clock.advance(timedelta(days=29))
    await post.outbox.prune()
    assert (await OutboxRow.get(key="sent")).body is not None
    post.clock.advance(timedelta(days=2))
    await post.outbox.prune()
    assert (await OutboxRow.get(key="sent")).body is None
    assert (await OutboxRow.get(key="pending")).body is not None
    assert [one.content for one in await Attachment.all()] == [b"png"]
    post.clock.advance(timedelta(days=400))
    await post.outbox.prune()
    assert await OutboxRow.all().values_list("key", flat=True) == ["pending"]
