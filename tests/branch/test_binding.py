"""Accounts of members, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.branch.audit import Actor, latest
from bot.branch.models import Account, BindCode, BindTry, Member
from bot.branch.services import binding
from bot.errors import Refusal
from bot.platforms.types import PlatformName

QQ = PlatformName.QQ
TELEGRAM = PlatformName.TELEGRAM


async def _refused(awaitable, text_id: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await awaitable
    assert caught.value.text_id == text_id
    return caught.value


@pytest.mark.parametrize(
    ("name", "number"),
    [("张三", "2023001"), (" 张 三", "２０２３００１"), ("张三", " 2023 001 ")],
)
async def test_binds_by_name_and_number(house, name: str, number: str) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    (bound,) = await binding.bind(house, house.caller("7"), name, number)
    assert bound.person.name == "张三"
    assert not bound.again
    assert (await house.directory.people(QQ, "7"))[0].branch_id == view.id
    assert [e.action for e in await latest(view.id)][:1] == ["account.bound"]


async def test_binding_again_changes_nothing(house) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    await binding.bind(house, house.caller("7"), "张三", "2023001")
    before = await latest(view.id)
    (bound,) = await binding.bind(house, house.caller("7"), "张三", "2023001")
    assert bound.again
    assert await latest(view.id) == before
    assert await Account.all().count() == 1


@pytest.mark.parametrize(
    ("name", "number"),
    [("李四", "2023001"), ("张三", "2023002"), ("", ""), ("张三", "x" * 10_000), ("😀", "１")],
)
async def test_the_same_words_for_everything_wrong(house, name: str, number: str) -> None:
    await house.branch("一", ("张三", "2023001"))
    refusal = await _refused(
        binding.bind(house, house.caller("7"), name, number), "members-bind-wrong"
    )
    assert refusal.variables == {}
    assert await Account.all().count() == 0


async def test_the_sixth_wrong_try_of_an_account_waits(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    for i in range(5):
        await _refused(
            binding.bind(house, house.caller("7"), "张三", f"900{i}"), "members-bind-wrong"
        )
        house.clock.advance(timedelta(minutes=1))
    # Even the right words now wait, from this account; nobody learns that they are right.
    refusal = await _refused(
        binding.bind(house, house.caller("7"), "张三", "2023001"), "members-too-many-tries"
    )
    assert refusal.variables == {"minutes": 55}
    await binding.bind(house, house.caller("8"), "张三", "2023001")
    house.clock.advance(timedelta(minutes=56))
    assert await binding.bind(house, house.caller("7", TELEGRAM), "张三", "2023001")


async def test_wrong_tries_at_one_number_from_many_accounts_wait(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    for i in range(5):
        await _refused(
            binding.bind(house, house.caller(str(i)), "谁", "2023001"), "members-bind-wrong"
        )
    await _refused(
        binding.bind(house, house.caller("9"), "张三", "2023001"), "members-too-many-tries"
    )


async def test_waiting_is_not_prolonged_by_asking(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    for _ in range(5):
        await _refused(binding.bind(house, house.caller("7"), "张三", "1"), "members-bind-wrong")
    for _ in range(20):
        house.clock.advance(timedelta(minutes=2))
        await _refused(
            binding.bind(house, house.caller("7"), "张三", "2023001"), "members-too-many-tries"
        )
    house.clock.advance(timedelta(minutes=21))
    assert await binding.bind(house, house.caller("7"), "张三", "2023001")


async def test_tries_sent_at_once_are_all_counted(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    results = await asyncio.gather(
        *(binding.bind(house, house.caller("7"), "张三", f"90{i}") for i in range(30)),
        return_exceptions=True,
    )
    ids = [r.text_id for r in results if isinstance(r, Refusal)]
    assert len(ids) == 30
    assert ids.count("members-bind-wrong") <= 5


async def test_a_table_of_tries_names_nobody(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    await _refused(binding.bind(house, house.caller("7777"), "谁", "2023001"), "members-bind-wrong")
    for row in await BindTry.all():
        assert "7777" not in row.subject
        assert "2023001" not in row.subject


async def test_a_second_account_needs_a_code(house) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    await binding.bind(house, house.caller("7"), "张三", "2023001")
    await _refused(binding.bind(house, house.caller("8"), "张三", "2023001"), "members-bind-taken")
    (member,) = view.members
    code = await binding.issue_bind_code(house, view.id, member, Actor(member))
    bound = await binding.bind_by_code(house, house.caller("8"), code)
    assert [a.account_id for a in bound.others] == ["7"]
    assert len(await house.directory.people(QQ, "8")) == 1


async def test_one_person_on_both_platforms(house) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    await binding.bind(house, house.caller("7"), "张三", "2023001")
    await binding.bind(house, house.caller("70", TELEGRAM), "张三", "2023001")
    (qq,) = await house.directory.people(QQ, "7")
    (telegram,) = await house.directory.people(TELEGRAM, "70")
    assert qq.member_id == telegram.member_id
    assert (await house.directory.branch(view.id)).unbound() == ()


async def test_an_account_is_one_person_in_a_branch(house) -> None:
    await house.branch("一", ("张三", "2023001"), ("李四", "2023002"))
    await binding.bind(house, house.caller("7"), "张三", "2023001")
    await _refused(
        binding.bind(house, house.caller("7"), "李四", "2023002"), "members-bind-other-person"
    )


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "dashes", "wide"])
async def test_codes_as_people_type_them(house, typed: str) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    (member,) = view.members
    code = await binding.issue_bind_code(house, view.id, member, Actor(member))
    written = {
        "lower": code.lower(),
        "dashes": f"{code[:4]}-{code[4:]}",
        "wide": "".join(chr(ord(c) + 0xFEE0) for c in code),
    }.get(typed, typed.format(code))
    assert binding.looks_like_code(written)
    assert (await binding.bind_by_code(house, house.caller("7"), written)).person.name == "张三"


async def test_a_code_works_once(house) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    (member,) = view.members
    code = await binding.issue_bind_code(house, view.id, member, Actor(member))
    results = await asyncio.gather(
        *(binding.bind_by_code(house, house.caller(str(i)), code) for i in range(4)),
        return_exceptions=True,
    )
    assert sum(isinstance(r, binding.Bound) for r in results) == 1
    assert await Account.all().count() == 1


async def test_a_code_ends_after_a_day_or_with_the_next(house) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    (member,) = view.members
    first = await binding.issue_bind_code(house, view.id, member, Actor(member))
    second = await binding.issue_bind_code(house, view.id, member, Actor(member))
    await _refused(binding.bind_by_code(house, house.caller("7"), first), "members-code-wrong")
    house.clock.advance(timedelta(hours=24))
    await _refused(binding.bind_by_code(house, house.caller("7"), second), "members-code-wrong")
    assert all(second not in row.hash for row in await BindCode.all())


async def test_wrong_codes_are_limited(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    for i in range(5):
        await _refused(
            binding.bind_by_code(house, house.caller("7"), f"AAAAAAA{i + 2}"), "members-code-wrong"
        )
    await _refused(
        binding.bind_by_code(house, house.caller("7"), "AAAAAAAA"), "members-too-many-tries"
    )


async def test_moving_to_a_new_account(house) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    (bound,) = await binding.bind(house, house.caller("7"), "张三", "2023001")
    code = await binding.issue_move_code(house, bound.person)
    moved = await binding.bind_by_code(house, house.caller("8"), code)
    assert moved.replaced is not None
    assert moved.replaced.account_id == "7"
    assert await house.directory.people(QQ, "7") == ()
    assert (await house.directory.people(QQ, "8"))[0].member_id == bound.person.member_id
    assert len((await house.directory.branch(view.id)).members) == 1


async def test_a_move_code_used_by_the_same_account_keeps_it(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    (bound,) = await binding.bind(house, house.caller("7"), "张三", "2023001")
    code = await binding.issue_move_code(house, bound.person)
    again = await binding.bind_by_code(house, house.caller("7"), code)
    assert again.again
    assert again.replaced is None


async def test_unbinding_keeps_the_record(house) -> None:
    view = await house.branch("一", ("张三", "2023001"))
    (bound,) = await binding.bind(house, house.caller("7"), "张三", "2023001")
    await binding.unbind(house, bound.person)
    assert await house.directory.people(QQ, "7") == ()
    assert [m.name for m in await binding.list_unbound(house, view.id)] == ["张三"]
    await _refused(binding.unbind(house, bound.person), "host-not-bound")


async def test_members_who_left_cannot_bind(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    await Member.all().update(status="left")
    await _refused(binding.bind(house, house.caller("7"), "张三", "2023001"), "members-bind-wrong")


async def test_two_branches_stay_apart(house) -> None:
    one = await house.branch("一", ("张三", "2023001"))
    two = await house.branch("二", ("张三", "2023002"))
    (bound,) = await binding.bind(house, house.caller("7"), "张三", "2023001")
    (member_of_two,) = two.members
    await _refused(
        binding.issue_bind_code(house, one.id, member_of_two, Actor(1)), "host-no-such-member"
    )
    account = bound.person.account
    assert account is not None
    await _refused(binding.unbind_account(house, two.id, account.id), "host-not-bound")
    assert [p.branch_id for p in await house.directory.people(QQ, "7")] == [one.id]
    await _refused(
        binding.bind(house, house.caller("9"), "张三", "2023001", branch_id=two.id),
        "members-bind-wrong",
    )


async def test_a_person_in_two_branches_is_bound_in_both(house) -> None:
    await house.branch("一", ("张三", "2023001"))
    await house.branch("二", ("张三", "2023001"))
    assert len(await binding.bind(house, house.caller("7"), "张三", "2023001")) == 2
    assert len(await house.directory.people(QQ, "7")) == 2
