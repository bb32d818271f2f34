"""Groups, offices, settings and preferences of a branch, on both databases."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.branch.audit import Actor, latest
from bot.branch.models import Account, AuditEntry, BindCode, Branch, RoleGrant
from bot.branch.roles import Role
from bot.branch.services import binding, chats, offices, options, preferences, presence
from bot.branch.views import BranchView
from bot.errors import Refusal
from bot.platforms.types import Address, ChatKind, PlatformName

QQ = PlatformName.QQ
TELEGRAM = PlatformName.TELEGRAM
HOST = Actor.host("qq:1")

EPOCH = datetime.fromtimestamp(0, UTC)


def group(chat_id: str, platform: PlatformName = QQ, bot: str = "") -> Address:
    return Address(platform, ChatKind.GROUP, chat_id, bot)


async def _refused(awaitable, text_id: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await awaitable
    assert caught.value.text_id == text_id
    return caught.value


async def test_linking_makes_the_branch_and_is_safe_to_repeat(house) -> None:
    first = await chats.link_chat(house, " 学生  第一支部 ", group("1"), HOST, title="群")
    again = await chats.link_chat(house, "学生 第一支部", group("1"), HOST)
    other = await chats.link_chat(house, "学生 第一支部", group("2", TELEGRAM), HOST)
    assert (first.new_branch, first.new_link) == (True, True)
    assert (again.new_branch, again.new_link) == (False, False)
    assert (other.new_branch, other.new_link) == (False, True)
    assert first.branch.id == again.branch.id == other.branch.id
    assert [c.chat_id for c in other.branch.chats] == ["1", "2"]
    assert (await house.directory.chat(QQ, "1")).title == "群"
    assert len(await latest(first.branch.id)) == 2


async def test_linking_twice_at_once(house) -> None:
    results = await asyncio.gather(
        *(chats.link_chat(house, "一", group("1"), HOST) for _ in range(6))
    )
    assert len({r.branch.id for r in results}) == 1
    assert sum(r.new_link for r in results) == 1


async def test_a_group_of_another_branch_is_refused(house) -> None:
    await chats.link_chat(house, "一", group("1"), HOST)
    refusal = await _refused(chats.link_chat(house, "二", group("1"), HOST), "host-chat-of-other")
    assert refusal.variables == {"branch": "一"}
    assert await Branch.all().count() == 1


@pytest.mark.parametrize("name", ["", "   ", "长" * 65])
async def test_names_that_no_branch_has(house, name: str) -> None:
    await _refused(chats.link_chat(house, name, group("1"), HOST), "host-branch-name")


async def test_only_groups_are_linked(house) -> None:
    private = Address(QQ, ChatKind.PRIVATE, "7")
    await _refused(chats.link_chat(house, "一", private, HOST), "host-not-a-group")


async def test_unlinking_keeps_the_branch(house) -> None:
    linked = await chats.link_chat(house, "一", group("1"), HOST)
    assert await chats.unlink_chat(house, group("1"), HOST) == "一"
    assert await house.directory.chat(QQ, "1") is None
    assert (await house.directory.branch(linked.branch.id)).chats == ()
    await _refused(chats.unlink_chat(house, group("1"), HOST), "host-no-branch-here")


async def test_a_group_that_moved_stays_linked(house) -> None:
    linked = await chats.link_chat(house, "一", group("-1", TELEGRAM), HOST)
    assert await chats.migrate_chat(house, TELEGRAM, "-1", "-1001")
    assert not await chats.migrate_chat(house, TELEGRAM, "-1", "-1001")
    assert await house.directory.chat(TELEGRAM, "-1") is None
    moved = await house.directory.chat(TELEGRAM, "-1001")
    assert moved is not None
    assert moved.branch_id == linked.branch.id


async def test_a_move_onto_a_linked_group_keeps_one(house) -> None:
    await chats.link_chat(house, "一", group("-1", TELEGRAM), HOST)
    linked = await chats.link_chat(house, "一", group("-1001", TELEGRAM), HOST)
    assert await chats.migrate_chat(house, TELEGRAM, "-1", "-1001")
    view = await house.directory.branch(linked.branch.id)
    assert [c.chat_id for c in view.chats] == ["-1001"]


async def test_a_move_onto_another_branch_changes_nothing(house) -> None:
    await chats.link_chat(house, "一", group("-1", TELEGRAM), HOST)
    two = await chats.link_chat(house, "二", group("-1001", TELEGRAM), HOST)
    assert not await chats.migrate_chat(house, TELEGRAM, "-1", "-1001")
    assert (await house.directory.chat(TELEGRAM, "-1001")).branch_id == two.branch.id


async def test_notes_the_title_and_the_connection(house) -> None:
    await chats.link_chat(house, "一", group("1"), HOST)
    await chats.note_chat(house, group("1", bot="b"), title="新名")
    chat = await house.directory.chat(QQ, "1")
    assert (chat.title, chat.bot_id) == ("新名", "b")
    await chats.note_chat(house, group("404"), title="x")


async def test_offices_are_given_and_taken_with_an_entry(house) -> None:
    view = await house.branch("一", ("张三", "2023001"), ("李四", "2023002"))
    zhang, li = view.members
    assert await offices.grant_role(house, view.id, zhang, Role.SECRETARY, HOST)
    assert not await offices.grant_role(house, view.id, zhang, Role.SECRETARY, HOST)
    assert await offices.grant_role(house, view.id, li, Role.ORGANISATION, Actor(zhang))
    assert (await house.directory.branch(view.id)).members[li].roles == {Role.ORGANISATION}
    assert await offices.revoke_role(house, view.id, li, Role.ORGANISATION, Actor(zhang))
    assert not await offices.revoke_role(house, view.id, li, Role.ORGANISATION, Actor(zhang))
    entries = [(e.action, e.actor.member_id) for e in await latest(view.id)]
    assert entries[:3] == [
        ("role.revoked", zhang),
        ("role.granted", zhang),
        ("role.granted", None),
    ]


async def test_the_last_secretary_stays_unless_the_host_says_so(house) -> None:
    view = await house.branch("一", ("张三", "2023001"), ("李四", "2023002"))
    zhang, li = view.members
    await offices.grant_role(house, view.id, zhang, Role.SECRETARY, HOST)
    revoke = offices.revoke_role(house, view.id, zhang, Role.SECRETARY, Actor(zhang))
    await _refused(revoke, "members-last-secretary")
    await offices.grant_role(house, view.id, li, Role.SECRETARY, Actor(zhang))
    assert await offices.revoke_role(house, view.id, zhang, Role.SECRETARY, Actor(zhang))
    assert await offices.revoke_role(house, view.id, li, Role.SECRETARY, HOST)


async def test_two_secretaries_cannot_remove_each_other_at_once(house) -> None:
    view = await house.branch("一", ("张三", "2023001"), ("李四", "2023002"))
    zhang, li = view.members
    for who in (zhang, li):
        await offices.grant_role(house, view.id, who, Role.SECRETARY, HOST)
    results = await asyncio.gather(
        offices.revoke_role(house, view.id, zhang, Role.SECRETARY, Actor(li)),
        offices.revoke_role(house, view.id, li, Role.SECRETARY, Actor(zhang)),
        return_exceptions=True,
    )
    assert sum(r is True for r in results) == 1
    assert await RoleGrant.filter(role=Role.SECRETARY).count() == 1


async def test_offices_of_another_branch_are_out_of_reach(house) -> None:
    one = await house.branch("一", ("张三", "2023001"))
    two = await house.branch("二", ("李四", "2023002"))
    (li,) = two.members
    for change in (offices.grant_role, offices.revoke_role):
        await _refused(change(house, one.id, li, Role.DEPUTY, Actor(1)), "host-no-such-member")
    assert await AuditEntry.filter(action__startswith="role").count() == 0


async def test_settings_are_parsed_kept_and_audited(house) -> None:
    view = await house.branch("一")
    changed = await options.set_setting(house, view.id, "免打扰开始", "２１：３０", HOST)
    assert (changed.before, changed.after) == (time(22, 30), time(21, 30))
    view = await house.directory.branch(view.id)
    assert view.setting("quiet_from") == time(21, 30)
    assert view.setting("quiet_until") == time(7, 0)
    again = await options.set_setting(house, view.id, "quiet_from", "21:30", HOST)
    assert not again.different
    assert [e.action for e in await latest(view.id)].count("setting.changed") == 1
    await options.set_setting(house, view.id, "quiet_from", "22:30", HOST)
    assert (await Branch.get(id=view.id)).settings == {}


async def test_locale_and_zone_are_settings_too(house) -> None:
    view = await house.branch("一")
    await options.set_setting(house, view.id, "语言", "EN", HOST)
    await options.set_setting(house, view.id, "timezone", "Asia/Urumqi", HOST)
    view = await house.directory.branch(view.id)
    assert (view.locale, view.zone.key) == ("en", "Asia/Urumqi")
    assert view.setting("timezone") == "Asia/Urumqi"


@pytest.mark.parametrize(
    ("key", "value", "text_id"),
    [
        ("quiet_from", "25:00", "host-setting-wants-time"),
        ("quiet_from", "soon" * 9999, "host-setting-wants-time"),
        ("locale", "fr", "host-setting-wants-choice"),
        ("timezone", "Mars/Base", "host-unknown-timezone"),
        ("timezone", "../../etc/passwd", "host-unknown-timezone"),
        ("nothing", "1", "host-unknown-setting"),
    ],
)
async def test_wrong_settings_change_nothing(house, key: str, value: str, text_id: str) -> None:
    view = await house.branch("一")
    await _refused(options.set_setting(house, view.id, key, value, HOST), text_id)
    assert (await Branch.get(id=view.id)).settings == {}


async def test_preferences_of_an_account(house) -> None:
    one = await house.branch("一", ("张三", "2023001"))
    two = await house.branch("二")
    await binding.bind(house, house.caller("7"), "张三", "2023001")
    await preferences.set_locale(house, QQ, "7", "en")
    await preferences.set_branch(house, QQ, "7", one.id)
    chosen = await house.directory.preference(QQ, "7")
    assert (chosen.locale, chosen.branch_id) == ("en", one.id)
    assert (await house.directory.preference(TELEGRAM, "7")).locale == ""
    await _refused(preferences.set_branch(house, QQ, "7", two.id), "host-not-bound")


async def test_reachable_is_written_only_where_it_is_news(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    await binding.bind(house, house.caller("7", TELEGRAM), "张三", "2023001")
    assert not await presence.mark_reachable(house, TELEGRAM, "7")
    assert await presence.mark_unreachable(house, TELEGRAM, "7")
    (person,) = await house.directory.people(TELEGRAM, "7")
    assert person.account.reachable is False
    assert not await presence.mark_unreachable(house, TELEGRAM, "404")


async def test_names_of_accounts_are_kept_up_to_date(house) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    await binding.bind(house, house.caller("7", TELEGRAM), "张三", "2023001")
    assert await presence.note_account(house, TELEGRAM, "7", username="Zhang", via_group="")
    assert not await presence.note_account(house, TELEGRAM, "7", username="Zhang")
    view = await house.directory.branch(view.id)
    person = view.by_username("@zhang")
    assert person is not None
    assert person.name == "张三"


async def test_last_seen_is_written_in_one_go(house) -> None:
    await house.branch("一", ("张三", "2023001"), ("李四", "2023002"))
    await binding.bind(house, house.caller("7"), "张三", "2023001")
    await binding.bind(house, house.caller("8"), "李四", "2023002")
    code = await binding.issue_move_code(house, (await house.directory.people(QQ, "7"))[0])
    await BindCode.all().update(replaces_id=None)
    await binding.bind_by_code(house, house.caller("70", TELEGRAM), code)
    last_seen = presence.LastSeen(house, every=timedelta(minutes=5))
    at = house.clock.advance(timedelta(hours=1))
    for account in ("7", "8", "7", "404"):
        last_seen.seen(QQ, account, at)
    assert last_seen.due(at)
    assert await last_seen.write() == 3
    assert not last_seen.due(at)
    assert {(await Account.get(account_id=account)).last_seen for account in ("7", "8")} == {at}
    assert await last_seen.write() == 0


async def test_a_time_that_turns_no_order_leaves_the_branch_in_memory(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    await binding.bind(house, house.caller("7"), "张三", "2023001")
    code = await binding.issue_move_code(house, (await house.directory.people(QQ, "7"))[0])
    await BindCode.all().update(replaces_id=None)
    await binding.bind_by_code(house, house.caller("70", TELEGRAM), code)
    last_seen = presence.LastSeen(house, every=timedelta(minutes=5))

    async def seen(platform: PlatformName, account: str) -> BranchView:
        (before,) = await house.directory.people(platform, account)
        last_seen.seen(platform, account, house.clock.advance(timedelta(hours=1)))
        await last_seen.write()
        view = house.directory.peek_branch(before.branch_id)
        return view if isinstance(view, BranchView) else await house.directory.branch(1)

    first = await seen(QQ, "7")
    assert await seen(QQ, "7") is first
    turned = await seen(TELEGRAM, "70")
    assert turned is not first
    (member,) = turned.members.values()
    seen_at = {one.account_id: one.last_seen or EPOCH for one in member.accounts}
    assert seen_at["70"] > seen_at["7"]
    assert await seen(TELEGRAM, "70") is turned


async def test_a_time_is_known_before_it_is_written_and_while_it_is(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    await binding.bind(house, house.caller("7"), "张三", "2023001")
    last_seen = presence.LastSeen(house, every=timedelta(minutes=5))
    sightings = house.directory.sightings
    first = house.clock.advance(timedelta(hours=1))
    last_seen.seen(QQ, "7", first)
    last_seen.seen(QQ, "7", first - timedelta(minutes=1))  # read from the history
    assert sightings.latest(QQ, "7") == first
    assert await last_seen.write() == 1
    assert sightings.latest(QQ, "7") is None
    # Also what follows soon is kept: it may decide between two accounts.
    second = house.clock.advance(timedelta(minutes=1))
    last_seen.seen(QQ, "7", second)
    assert not last_seen.due(second)
    assert sightings.take() == {("qq", "7"): second}
    assert sightings.latest(QQ, "7") == second
    sightings.settle(written=False)
    assert sightings.latest(QQ, "7") == second
    assert await last_seen.write() == 1
    assert (await Account.get(account_id="7")).last_seen == second
