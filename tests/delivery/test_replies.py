"""How answers go out: at once, paced, merged, privately, or as a sign."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest

from bot.commands.reply import Merge, Reply
from bot.delivery.pacing import UNPACED, Pace, Pacer, Quota
from bot.delivery.replies import Replies
from bot.platforms.errors import NotSent, Uncertain
from bot.platforms.registry import Platforms
from bot.platforms.types import Button, Outgoing
from bot.texts.texts import Texts
from tests.conftest import LogLines
from tests.delivery.conftest import QQ, TELEGRAM, MemoryPlatform, group, said


def names(items: Sequence[Any], locale: str) -> Outgoing:
    """Everyone in one line."""
    return Outgoing(" ".join(items))


def merged(name: str, key: str = "signin") -> Reply:
    return Reply(name, merge=Merge(key, name, names))


@pytest.fixture
def replies(platforms: Platforms, texts: Texts) -> Replies:
    return Replies(platforms, texts, Pacer(UNPACED), merge_scale=0.02)


async def test_a_plain_answer_goes_out_before_send_returns_and_without_a_task(
    replies: Replies, qq: MemoryPlatform
) -> None:
    before = asyncio.all_tasks()
    await replies.send(said(group()), Reply("好", quote=True), "zh-CN")
    assert qq.sent == [(group(), Outgoing("好", reply_to="5"))]
    assert asyncio.all_tasks() == before
    assert replies.waiting == 0


async def test_an_empty_answer_says_nothing(replies: Replies, qq: MemoryPlatform) -> None:
    await replies.send(said(group()), Reply(), "zh-CN")
    assert not qq.sent


async def test_answers_over_the_pace_wait_in_order(
    platforms: Platforms, texts: Texts, telegram: MemoryPlatform
) -> None:
    pacer = Pacer({TELEGRAM: Pace(group=(Quota(2, 0.05),))})
    replies = Replies(platforms, texts, pacer)
    incoming = said(group(TELEGRAM))
    for number in range(6):
        await replies.send(incoming, Reply(str(number)), "en")
    assert telegram.texts() == ["0", "1"]
    assert replies.waiting == 4
    await replies.drain(2)
    assert telegram.texts() == list("012345")


async def test_a_full_lane_drops_what_comes_and_says_so(
    platforms: Platforms, texts: Texts, telegram: MemoryPlatform, logs: LogLines
) -> None:
    pacer = Pacer({TELEGRAM: Pace(group=(Quota(1, 0.01),))})
    replies = Replies(platforms, texts, pacer, queue_limit=3)
    for number in range(8):
        await replies.send(said(group(TELEGRAM)), Reply(f"secret {number}"), "en")
    await replies.drain(2)
    assert len(telegram.sent) == 4
    assert logs.text().count("was dropped") == 4
    assert "secret" not in logs.text()


async def test_one_busy_chat_does_not_hold_up_another(
    platforms: Platforms, texts: Texts, telegram: MemoryPlatform
) -> None:
    replies = Replies(platforms, texts, Pacer({TELEGRAM: Pace(group=(Quota(1, 60),))}))
    for _ in range(2):
        await replies.send(said(group(TELEGRAM, "-1")), Reply("one"), "en")
    await replies.send(said(group(TELEGRAM, "-2")), Reply("two"), "en")
    assert telegram.texts() == ["one", "two"]
    await replies.drain(0)


async def test_429_silences_the_chat_for_as_long_as_asked_and_loses_nothing(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    telegram.faults = [NotSent("429", retry_after=0.08)]
    start = time.monotonic()
    await replies.send(said(group(TELEGRAM)), Reply("one"), "en")
    await replies.send(said(group(TELEGRAM)), Reply("two"), "en")
    assert not telegram.sent
    await replies.drain(2)
    assert telegram.texts() == ["one", "two"]
    assert time.monotonic() - start >= 0.08


async def test_what_can_not_be_sent_in_time_is_given_up(
    platforms: Platforms, texts: Texts, qq: MemoryPlatform, logs: LogLines
) -> None:
    replies = Replies(platforms, texts, Pacer(UNPACED), patience=1.0)
    qq.faults = [NotSent("no connection")]
    await replies.send(said(group()), Reply("secret"), "zh-CN")
    assert replies.waiting == 0
    assert "given up" in logs.text()
    assert "secret" not in logs.text()


async def test_a_lost_answer_is_never_sent_again(
    replies: Replies, qq: MemoryPlatform, logs: LogLines
) -> None:
    qq.faults = [Uncertain("1200")]
    await replies.send(said(group()), Reply("one"), "zh-CN")
    await replies.drain(1)
    assert not qq.sent
    assert "may be lost" in logs.text()


async def test_no_fault_reaches_the_router(
    replies: Replies, qq: MemoryPlatform, logs: LogLines
) -> None:
    qq.faults = [RuntimeError("secret")]
    await replies.send(said(group()), Reply("one"), "zh-CN")

    def broken(items: Sequence[Any], locale: str) -> Outgoing:
        raise ValueError("secret")

    await replies.send(said(group()), Reply("x", merge=Merge("k", 1, broken)), "zh-CN")
    await replies.drain(1)
    assert len(logs.errors()) == 2
    assert "secret" not in logs.text()


# -- merging ------------------------------------------------------------------------------------


async def test_a_burst_becomes_few_messages_and_everyone_is_named_once(
    replies: Replies, qq: MemoryPlatform
) -> None:
    people = [f"p{number}" for number in range(200)]
    await asyncio.gather(*(replies.send(said(group()), merged(p), "zh-CN") for p in people))
    await asyncio.sleep(0.05)
    assert len(qq.sent) == 1
    assert sorted(" ".join(qq.texts()).split()) == sorted(people)


async def test_an_even_stream_becomes_few_messages_and_nobody_is_lost(
    platforms: Platforms, texts: Texts, qq: MemoryPlatform
) -> None:
    replies = Replies(platforms, texts, Pacer(UNPACED), merge_scale=0.02)
    start, people = time.monotonic(), []
    while (now := time.monotonic() - start) < 0.6:  # 30 s at this scale
        people.append(f"p{len(people)}")
        await replies.send(said(group()), merged(people[-1]), "zh-CN")
        await asyncio.sleep(0.003)
    assert now < 1
    await replies.drain(1)
    assert len(qq.sent) <= 8
    assert " ".join(qq.texts()).split() == people


async def test_other_chats_keys_and_languages_do_not_mix(
    replies: Replies, qq: MemoryPlatform
) -> None:
    await replies.send(said(group(chat_id="g1")), merged("a"), "zh-CN")
    await replies.send(said(group(chat_id="g2")), merged("b"), "zh-CN")
    await replies.send(said(group(chat_id="g1")), merged("c", "quiz"), "zh-CN")
    await replies.send(said(group(chat_id="g1")), merged("d"), "en")
    await replies.send(said(group(chat_id="g1")), merged("e"), "zh-CN")
    assert replies.waiting == 5
    await replies.drain(1)
    assert sorted((to.id, m.text) for to, m in qq.sent) == [
        ("g1", "a e"), ("g1", "c"), ("g1", "d"), ("g2", "b"),
    ]  # fmt: skip


async def test_in_private_nothing_waits_to_be_merged(replies: Replies, qq: MemoryPlatform) -> None:
    await replies.send(said(said(group()).private_address()), merged("a"), "zh-CN")
    assert qq.texts() == ["a"]


async def test_a_window_gathers_on_while_the_chat_must_be_silent(
    platforms: Platforms, texts: Texts, telegram: MemoryPlatform
) -> None:
    pacer = Pacer({TELEGRAM: Pace(group=(Quota(1, 0.1),))})
    replies = Replies(platforms, texts, pacer, merge_scale=0.01)
    await replies.send(said(group(TELEGRAM)), Reply("first"), "en")
    for name in "abc":
        await replies.send(said(group(TELEGRAM)), merged(name), "en")
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    assert telegram.texts() == ["first", "a b c"]


async def test_merged_people_outlast_a_dead_link(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    telegram.faults = [NotSent("429", 0.03), NotSent("429", 0.03)]
    for name in "abc":
        await replies.send(said(group(TELEGRAM)), merged(name), "en")
    await replies.drain(2)
    assert telegram.texts() == ["a b c"]


# -- private answers ----------------------------------------------------------------------------


async def test_a_private_answer_to_a_group_goes_to_the_person_alone(
    replies: Replies, qq: MemoryPlatform
) -> None:
    await replies.send(said(group(), "u7"), Reply("yours", private=True, quote=True), "zh-CN")
    [(to, message)] = qq.sent
    assert (to.private, to.id, to.via_group) == (True, "u7", "g1")
    assert message == Outgoing("yours")


async def test_a_group_may_hear_that_the_answers_went_to_private(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    telegram.refuses, telegram.link = frozenset({"u3"}), "https://t.me/bot?start=private"
    for account in ("u1", "u2", "u3", "u1"):
        asked = said(group(TELEGRAM), account)
        await replies.send(asked, Reply("secret", private=True, pointed=True), "en")
    await replies.drain(1)
    here = [message for to, message in telegram.sent if to == group(TELEGRAM)]
    told = {tuple(one.account for one in message.mentions): message.text for message in here}
    assert told == {("u1", "u2"): "Sent privately", ("u3",): "Start https://t.me/bot?start=private"}
    assert [to.id for to, message in telegram.sent if message.text == "secret"] == [
        "u1",
        "u2",
        "u1",
    ]


async def test_who_never_pressed_start_is_shown_the_way_and_nothing_else(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    telegram.refuses, telegram.link = frozenset({"u1", "u2"}), "https://t.me/bot?start=private"
    for account in ("u1", "u2", "u1"):
        await replies.send(
            said(group(TELEGRAM), account, name=f"N{account}"),
            Reply("secret", private=True),
            "en",
        )
    await replies.drain(1)
    [(to, message)] = telegram.sent
    assert to == group(TELEGRAM)
    assert message.text == "Start https://t.me/bot?start=private"
    assert [one.account for one in message.mentions] == ["u1", "u2"]
    assert message.buttons == ((Button("Open", url="https://t.me/bot?start=private"),),)


async def test_where_there_is_no_link_the_notice_says_what_to_do(
    replies: Replies, qq: MemoryPlatform
) -> None:
    qq.refuses = frozenset({"u1"})
    await replies.send(said(group()), Reply("secret", private=True), "zh-CN")
    await replies.drain(1)
    assert qq.texts() == ["Write to me"]


async def test_a_refused_private_answer_in_a_private_chat_ends_there(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    telegram.refuses = frozenset({"u1"})
    there = said(group(TELEGRAM)).private_address()
    await replies.send(said(there), Reply("x", private=True), "en")
    await replies.drain(1)
    assert not telegram.sent


async def test_a_refusal_while_stopping_still_shows_the_way(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    telegram.refuses, telegram.link = frozenset({"u1"}), "link"
    telegram.faults = []
    await replies.drain(0)
    await replies.send(said(group(TELEGRAM)), Reply("x", private=True), "en")
    await replies.drain(1)
    assert telegram.texts() == ["Start link"]


# -- buttons and signs --------------------------------------------------------------------------


async def test_a_toast_stands_for_the_text_of_a_press(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    pressed = said(group(TELEGRAM), button="77")
    await replies.send(pressed, Reply("long", toast="short", alert=True), "en")
    assert telegram.toasts == [("short", True)]
    assert not telegram.sent


async def test_without_a_press_the_text_says_it(replies: Replies, telegram: MemoryPlatform) -> None:
    await replies.send(said(group(TELEGRAM)), Reply("long", toast="short"), "en")
    await replies.send(said(group(TELEGRAM), button=""), Reply("again", toast="short"), "en")
    assert telegram.texts() == ["long", "again"]


async def test_every_press_is_answered_even_without_words(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    await replies.send(said(group(TELEGRAM), button="77"), Reply(), "en")
    await replies.send(said(group(TELEGRAM), button="77"), Reply("text"), "en")
    assert telegram.toasts == [("", False), ("", False)]
    assert telegram.texts() == ["text"]


async def test_the_pressed_message_is_edited_where_that_works(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    pressed = said(group(TELEGRAM), button="77")
    await replies.send(pressed, Reply("new", toast="done", edit=True), "en")
    assert telegram.edited == [("77", Outgoing("new"))]
    telegram.can_edit = False
    await replies.send(pressed, Reply("newer", edit=True), "en")
    assert telegram.texts() == ["newer"]


async def test_a_toast_and_a_merged_line_go_together(
    replies: Replies, telegram: MemoryPlatform
) -> None:
    reply = Reply("x", toast="done", merge=Merge("signin", "Li", names))
    await replies.send(said(group(TELEGRAM), button="77"), reply, "en")
    await replies.drain(1)
    assert telegram.toasts == [("done", False)]
    assert telegram.texts() == ["Li"]


async def test_a_reaction_stands_for_the_message_where_it_works(
    replies: Replies, telegram: MemoryPlatform, qq: MemoryPlatform
) -> None:
    telegram.can_react = True
    await replies.send(said(group(TELEGRAM)), Reply("x", reaction="👍"), "en")
    await replies.send(said(group(QQ)), Reply("x", reaction="👍"), "zh-CN")
    assert telegram.reactions == ["👍"]
    assert not telegram.sent
    assert qq.texts() == ["x"]
