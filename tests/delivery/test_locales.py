"""A private message in the language that its reader chose, whichever account it goes to."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.branch.directory import Directory, Preference
from bot.branch.models import AccountPreference
from bot.delivery import messages
from bot.delivery.messages import OutboxMessage, ToChats, ToMember, Voice, in_each_locale
from bot.delivery.models import OutboxRow
from bot.delivery.rules import State
from bot.platforms.errors import Refused, Uncertain
from bot.platforms.registry import Platforms
from bot.platforms.types import Address, Button, ChatKind, File, Outgoing
from bot.texts.texts import Texts
from tests.delivery.conftest import QQ, TELEGRAM, MemoryPlatform, Post, ProvingPlatform, bind

PRIVATE = Address(TELEGRAM, ChatKind.PRIVATE, "2")


@pytest.fixture
def words(tmp_path: Path) -> Texts:
    for locale, word in (("zh-CN", "签到"), ("en", "sign in")):
        (tmp_path / f"{locale}.ftl").write_text(f"x-say = {word} {{ $code }}\n", encoding="utf-8")
    return Texts([tmp_path], strict=True)


async def put(
    post: Post, words: Texts, to: Address | ToMember | ToChats | None = None
) -> list[OutboxMessage]:
    def say(t: Voice) -> list[OutboxMessage]:
        text = t("x-say", code="4821")
        message = Outgoing(text, file=File("a", b"1"), buttons=((Button(text, text),),))
        return [OutboxMessage(post.branch.id, to or ToMember(post.li.id), message, "k")]

    made = in_each_locale(words, "zh-CN", say)
    await post.outbox.put_all(made)
    return made


async def choose(account: str, locale: str) -> None:
    await AccountPreference.create(platform=TELEGRAM, account_id=account, locale=locale)


async def test_the_reader_s_choice_at_the_moment_of_sending_counts(
    post: Post, words: Texts, telegram: MemoryPlatform
) -> None:
    await bind(post.li, TELEGRAM, "2")
    await put(post, words)
    await choose("2", "en")
    await post.worker.run_once()
    [(_, message)] = telegram.sent
    assert message.text == "sign in 4821"
    assert message.buttons[0][0].command == "sign in 4821"
    assert message.file == File("a", b"1")
    assert (await OutboxRow.get()).locale == "en"


async def test_who_chose_nothing_reads_the_branch_s_language(
    post: Post, words: Texts, telegram: MemoryPlatform
) -> None:
    await bind(post.li, TELEGRAM, "2")
    await choose("another", "en")
    await put(post, words)
    await post.worker.run_once()
    assert telegram.texts() == ["签到 4821"]
    assert (await OutboxRow.get()).locale == ""


async def test_each_account_has_its_own_choice(
    post: Post, words: Texts, qq: MemoryPlatform, telegram: MemoryPlatform
) -> None:
    now = post.clock.now()
    await bind(post.li, TELEGRAM, "2", last_seen=now)
    await bind(post.li, QQ, "1", last_seen=now - timedelta(days=1))
    await choose("2", "en")
    telegram.faults = [Refused("blocked")]
    await put(post, words)
    await post.worker.run_once()
    assert (await OutboxRow.get()).locale == "en"
    await post.worker.run_once()
    assert qq.texts() == ["签到 4821"]
    assert (await OutboxRow.get()).locale == ""


async def test_a_private_address_is_a_reader_too_and_a_group_is_none(
    post: Post, words: Texts, telegram: MemoryPlatform
) -> None:
    await choose("2", "en")
    await put(post, words, PRIVATE)
    await post.worker.run_once()
    assert telegram.texts() == ["sign in 4821"]
    [made] = await put(post, words, ToChats(post.branch.id))
    assert made.others == {}


async def test_a_lost_message_is_looked_for_as_it_was_said(post: Post, words: Texts) -> None:
    """Though the reader has chosen another language since."""
    asked: list[str] = []

    class Remembering(ProvingPlatform):
        async def was_sent(self, to: Address, message: Outgoing, since: object) -> bool | None:
            asked.append(message.text)
            return True

    platforms = Platforms()
    platforms.add(Remembering(TELEGRAM, faults=[Uncertain("lost")]))
    await bind(post.li, TELEGRAM, "2")
    await choose("2", "en")
    await put(post, words)
    claims, _ = await post.worker._claims.take(post.clock.now(), 1, ())
    assert [claim.message.text for claim in claims] == ["sign in 4821"]
    await AccountPreference.all().delete()
    post.clock.advance(timedelta(minutes=5))  # the lease of the dead has run out
    await post.another_worker(platforms).run_once()
    assert asked == ["sign in 4821"]
    assert (await OutboxRow.get()).state == State.SENT


async def test_a_row_of_before_has_one_language(
    post: Post, words: Texts, telegram: MemoryPlatform
) -> None:
    await bind(post.li, TELEGRAM, "2")
    await choose("2", "en")
    await put(post, words)
    await OutboxRow.all().update(body=messages.dump(Outgoing("签到 1")))
    await post.worker.run_once()
    assert telegram.texts() == ["签到 1"]


async def test_many_readers_cost_one_question(post: Post) -> None:
    for number in range(5):
        await choose(str(number), "en" if number % 2 else "")
    fresh = Directory(post.store)
    accounts = [(TELEGRAM, str(number)) for number in range(9)] + [(QQ, "1")]
    wanted = {("telegram", "1"): "en", ("telegram", "3"): "en"}
    assert await fresh.locales(accounts) == wanted
    await fresh.open()
    await AccountPreference.all().delete()
    assert await fresh.locales(accounts) == wanted  # from memory
    assert fresh.peek_preference(TELEGRAM, "1") == Preference("en")
