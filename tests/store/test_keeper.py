"""One process keeps a memory, the others ask it, and nobody else learns what."""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from bot.errors import Refusal
from bot.store.keeper import Keeper, KeeperAway, KeeperFailed
from bot.store.keeping.pieces import CHUNK, cut
from bot.store.keeping.seals import seal_to
from bot.store.keeping.words import Proof, Request
from bot.store.secret import Secret
from bot.store.store import Store
from tests.store.memory import MOST, SECRET, Memory, keeper

ROOT = Path(__file__).parents[2]
CHANNEL = "keeper_memory"
PROOF = Proof("memory", SECRET)
END_ADVISORY = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
END_LISTENING = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
)

on_postgres = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _is_message(payload: str) -> bool:
    return payload.startswith(("ask:", "told:"))


async def _messages(store: Store) -> list[str]:
    """The requests and answers that a third one hears from here on."""
    heard: list[str] = []
    await store.listen(CHANNEL, lambda said: heard.append(said) if _is_message(said) else None)
    return heard


Another = Callable[..., Awaitable[tuple[Keeper, Memory]]]


async def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 (it is another process that changes)
            await asyncio.sleep(0.005)


@pytest.fixture
async def another(store: Store) -> AsyncIterator[Another]:
    """`await another()`: the keeper and the memory of one more process on the database."""
    async with AsyncExitStack() as stack:

        async def new(**options: Any) -> tuple[Keeper, Memory]:
            own = Store(store.url, shared=False)
            await own.open()
            stack.push_async_callback(own.close)
            memory = Memory()
            made = keeper(own, memory, **options)
            await made.open()
            stack.push_async_callback(made.close)
            return made, memory

        yield new


# -- one process ------------------------------------------------------------------------------


@on_sqlite
async def test_alone_a_process_keeps_at_once(store: Store) -> None:
    memory = Memory()
    kept = keeper(store, memory)
    with pytest.raises(RuntimeError, match="not open"):
        await kept.ask("count", who="a")
    await kept.open()
    assert kept.here
    assert [await kept.ask("count", who="a") for _ in range(MOST)] == [1, 2, 3]
    with pytest.raises(Refusal) as refused:
        await kept.ask("count", who="a")
    assert refused.value.variables == {"most": MOST, "who": "a"}
    assert await kept.ask("echo", text=("一", 2)) == {"text": ["一", 2]}
    await kept.close()
    assert (memory.gained, memory.lost, kept.here) == (1, 1, False)


async def test_nobody_asks_in_a_transaction(store: Store) -> None:
    memory = Memory()
    kept = keeper(store, memory)
    await kept.open()
    async with store.transaction():
        with pytest.raises(RuntimeError, match="transaction"):
            await kept.ask("count", who="a")
    assert memory.calls == 0
    await kept.close()


# -- several ----------------------------------------------------------------------------------


@on_postgres
async def test_one_of_three_keeps_and_counts_for_all(another: Another) -> None:
    (one, memory), (two, idle), (three, _) = await another(), await another(), await another()
    assert [one.here, two.here, three.here] == [True, False, False]
    assert [await each.ask("count", who="a") for each in (one, two, three)] == [1, 2, 3]
    with pytest.raises(Refusal) as refused:
        await two.ask("count", who="a")
    assert refused.value.text_id == "memory-enough"
    assert refused.value.variables == {"most": MOST, "who": "a"}
    assert (memory.calls, idle.calls) == (4, 0)


@on_postgres
async def test_many_ask_at_once_and_each_gets_its_own_answer(another: Another) -> None:
    (_, memory), (two, _), (three, _) = await another(), await another(), await another()
    asks = [(two, three)[n % 2].ask("echo", n=n) for n in range(50)]
    assert await asyncio.gather(*asks) == [{"n": n} for n in range(50)]
    assert memory.calls == 50


@on_postgres
async def test_what_is_long_goes_in_pieces(store: Store, another: Another) -> None:
    await another()
    asker, _ = await another()
    heard = await _messages(store)
    text = "言" * 30_000 + "\ud83d"
    assert await asker.ask("echo", text=text) == {"text": text}
    await asker.ask("echo", text="short")
    await until(lambda: len(heard) == 16 + 16 + 1 + 1)
    assert max(map(len, heard)) <= 7_900
    assert {len(payload.split(":")[4]) for payload in heard} == {7_800}
    with pytest.raises(ValueError, match="too long"):
        await asker.ask("echo", text="x" * 2_000_000)


@on_postgres
async def test_what_fails_there_is_told_without_a_value(another: Another, logs) -> None:
    (_, memory), (asker, _) = await another(), await another()
    for what in ("fail", "odd"):
        with pytest.raises(KeeperFailed) as failed:
            await asker.ask(what, who="canary")
        assert "canary" not in repr(failed.value)
    assert memory.calls == 2
    assert "the keeper memory failed" in logs.text()
    assert "canary" not in logs.text()


# -- when it ends -----------------------------------------------------------------------------


@on_postgres
async def test_a_request_survives_that_the_keeper_leaves(another: Another) -> None:
    (one, first), (two, second) = await another(), await another()
    assert await two.ask("count", who="a") == 1
    leaving: list[asyncio.Task[None]] = []

    def leave() -> None:
        if first.calls == 10:  # with answers on their way
            leaving.append(asyncio.create_task(one.close()))

    first.then = leave
    asks = [asyncio.create_task(two.ask("echo", n=n)) for n in range(20)]
    assert await asyncio.gather(*asks) == [{"n": n} for n in range(20)]
    await asyncio.gather(*leaving)
    assert first.calls + second.calls == 21  # nothing was handled twice
    assert second.calls > 0
    assert (two.here, second.gained, first.lost) == (True, 1, 1)
    assert await two.ask("count", who="a") == 1  # with a memory of its own
    with pytest.raises(RuntimeError, match="not open"):
        await one.ask("count", who="a")


@on_postgres
async def test_a_lost_lock_ends_it_and_the_memory(store: Store, another: Another) -> None:
    one, memory = await another()
    assert await one.ask("count", who="a") == 1
    here = await _here(store)
    await store.connection.execute_query(END_ADVISORY)
    await until(lambda: memory.lost == 1)
    assert not one.here
    heard: list[str] = []
    await one._store.listen(CHANNEL, heard.append)
    await store.notify(CHANNEL, here)  # its own notice comes late
    await until(lambda: here in heard)
    assert await one.ask("count", who="a") == 1
    assert (one.here, memory.gained) == (True, 2)


@on_postgres
async def test_broken_notices_cost_no_memory(store: Store, another: Another) -> None:
    (one, memory), (asker, _) = await another(), await another(patience=0.3)
    assert await asker.ask("count", who="a") == 1
    await store.connection.execute_query(END_LISTENING)
    answer = None
    while answer is None:
        with suppress(KeeperAway):
            answer = await asker.ask("echo", n=1)
    assert await asker.ask("count", who="a") == 2
    assert (one.here, memory.lost) == (True, 0)


@asynccontextmanager
async def process(url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process of its own; ended at the end."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.store.memory", url,
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield child
    finally:
        assert child.stdin is not None
        child.stdin.close()
        await child.wait()


async def said(child: asyncio.subprocess.Process, *line: Any) -> Any:
    assert child.stdin is not None
    assert child.stdout is not None
    if line:
        child.stdin.write(json.dumps(line).encode() + b"\n")
    return json.loads(await child.stdout.readline())


@on_postgres
async def test_processes_share_it_and_one_that_is_killed_is_followed(
    store: Store, another: Another
) -> None:
    async with process(store.url) as elder, process(store.url) as younger:
        before = [await said(elder), await said(younger)]
        assert sorted(before) == [False, True]
        owner, other = (elder, younger) if before[0] else (younger, elder)
        here, memory = await another(patience=1000.0)
        assert not here.here
        assert await here.ask("count", who="a") == 1
        assert await said(other, "count", {"who": "a"}) == [False, 2]
        assert await said(owner, "count", {"who": "a"}) == [True, 3]
        assert await said(other, "count", {"who": "a"}) == [False, "memory-enough"]
        owner.send_signal(signal.SIGKILL)
        await owner.wait()
        with pytest.raises(KeeperAway):
            await here.ask("count", who="a")  # it was sent to the one that is dead
        assert await here.ask("count", who="a") == 1
        assert memory.gained == 1
        while (answer := await said(other, "count", {"who": "a"})) == [False, "away"]:
            pass  # it may have asked before it heard who keeps now
        assert answer == [False, 2]


@on_postgres
async def test_a_silent_keeper_is_away_until_its_lock_is_free(
    store: Store, another: Another
) -> None:
    lead = await store.try_lead("keeper memory")
    assert lead is not None
    asker, memory = await another(patience=0.2)
    with pytest.raises(KeeperAway):
        await asker.ask("count", who="canary")  # nobody says that they keep
    heard = await _messages(store)
    while not heard:
        await store.notify(CHANNEL, _somebody())
        with pytest.raises(KeeperAway) as away:
            await asker.ask("count", who="canary")
        assert "canary" not in repr(away.value)
    assert (memory.calls, asker.here) == (0, False)
    await lead.release()
    while not asker.here:
        with suppress(KeeperAway):
            await asker.ask("echo")
    assert await asker.ask("count", who="canary") == 1


def _somebody() -> str:
    """What a process would say that keeps and that doesn't exist."""
    text = f"here:{secrets.token_hex(8)}:{base64.b64encode(secrets.token_bytes(32)).decode()}"
    return f"{text}:{PROOF.of('sign', text)}"


# -- who listens, who lies --------------------------------------------------------------------


@on_postgres
async def test_nonsense_and_repetition_change_nothing(store: Store, another: Another) -> None:
    (_, memory), (asker, _) = await another(), await another()
    heard = await _messages(store)
    assert await asker.ask("count", who="a") == 1
    await until(lambda: len(heard) == 2)
    request, answer = heard
    ident = secrets.token_hex(16)
    chunk = request.split(":")[4]
    for nonsense in (
        request, answer,  # once more
        request.replace(request.split(":")[1], ident),  # under another name
        f"ask:{ident}:0:1:{base64.b64encode(secrets.token_bytes(CHUNK)).decode()}",
        f"ask:{ident}:0:4:{chunk}", f"ask:{ident}:9:4:{chunk}", f"ask:{ident}:0:3:{chunk}",
        f"ask:{ident}:²:4:{chunk}", f"ask:{ident}:0:1:", "ask::::", "ask:x", "told", "here:x:y",
        _somebody()[:-1], (await _here(store)).replace("here", "gone"), "言", "who:",
    ):  # fmt: skip
        await store.notify(CHANNEL, nonsense)
    assert await asker.ask("count", who="a") == 2
    assert memory.calls == 2


@on_postgres
async def test_a_keeper_whose_place_is_disputed_looks_at_its_lock(
    store: Store, another: Another
) -> None:
    (one, memory), (asker, _) = await another(), await another()
    here = await _here(store)
    heard: list[str] = []
    await store.listen(CHANNEL, heard.append)
    await store.notify(CHANNEL, _somebody())
    await until(lambda: here in heard)
    assert await asker.ask("count", who="a") == 1
    assert (one.here, memory.lost) == (True, 0)


@on_postgres
async def test_who_does_not_know_the_secret_is_neither_answered_nor_believed(
    store: Store, another: Another
) -> None:
    (_, memory), (asker, _) = await another(), await another()
    public = (await _here(store)).split(":")[2]
    heard = await _messages(store)
    for secret in (None, Secret(b"another secret, that has 32 bytes")):
        stranger, _ = await another(secret=secret, patience=0.1)
        with pytest.raises(KeeperAway):
            await stranger.ask("count", who="a")  # doesn't believe that the keeper is one
        ident = secrets.token_hex(16)
        request = Request(ident, "count", {"who": "a"}, secrets.token_bytes(32))
        sealed = seal_to(public, request.pack(Proof("memory", secret)))
        await store.notify(CHANNEL, cut("ask", ident, sealed)[0])
    assert await asker.ask("count", who="a") == 1
    assert memory.calls == 1
    await until(lambda: len(heard) >= 4)
    assert len(heard) == 2 + 2  # those two, and what the asker asked and was told


async def _here(store: Store) -> str:
    """What the process that keeps says of itself."""
    heard: list[str] = []
    await store.listen(CHANNEL, heard.append)
    await store.notify(CHANNEL, "who")
    await until(lambda: any(payload.startswith("here:") for payload in heard))
    store.unlisten(CHANNEL, heard.append)
    return next(payload for payload in heard if payload.startswith("here:"))


@on_postgres
async def test_a_worn_pair_is_replaced_and_nobody_notices(store: Store, another: Another) -> None:
    (one, memory), (asker, _) = await another(), await another()
    before = await _here(store)
    assert await asker.ask("count", who="a") == 1
    assert one._reign is not None
    one._reign.renew()
    assert await asker.ask("count", who="a") == 2  # sealed to the old one or to the new one
    assert await _here(store) != before
    assert await asker.ask("count", who="a") == 3
    assert (memory.calls, memory.lost) == (3, 0)


@on_postgres
async def test_nothing_readable_is_heard_or_lies_in_the_servers_files(
    store: Store, another: Another, postgres, logs
) -> None:
    import asyncpg

    (one, _), (asker, _) = await another(), await another()
    heard: list[str] = []
    await store.listen(CHANNEL, heard.append)
    oid = (await store.connection.execute_query_dict(
        "SELECT oid FROM pg_database WHERE datname = current_database()"
    ))[0]["oid"]  # fmt: skip
    data = postgres.run_dir / "pg"
    asked, plain = f"canary-{secrets.token_hex(8)}-意见", f"canary-{secrets.token_hex(8)}-明文"
    slow = await asyncpg.connect(store.url)
    try:
        # One that listens and stays in a transaction: the server keeps the queue for it.
        await slow.execute(f"LISTEN {CHANNEL}")
        await slow.execute("BEGIN; SELECT 1")
        await store.notify(CHANNEL, plain)
        assert await asker.ask("echo", who=asked) == {"who": asked}
        with pytest.raises(KeeperFailed):
            await asker.ask(asked, who=asked)
        for n in range(24):  # pages of the queue are written when newer ones push them out
            await asker.ask("echo", n=n)
        found = await asyncio.to_thread(_search, data, oid, [asked, plain])
    finally:
        await slow.close()
    await until(lambda: sum(map(_is_message, heard)) == 2 * 26)
    assert found[plain], "the search would not have found it"
    assert found[asked] == []
    for form in _forms(asked):
        assert form not in "\n".join(heard).encode()
        assert form not in logs.text().encode()
    assert one.here


def _forms(text: str) -> set[bytes]:
    """As which bytes a text may lie somewhere: itself, escaped, in base64 and in hexadecimal."""
    forms = {text.encode(), text.encode("utf-16-le"), json.dumps(text)[1:-1].encode()}
    for form in tuple(forms):
        forms |= {form.hex().encode(), form.hex().upper().encode()}
        for shift in range(3):
            # The ends depend on what stands beside it.
            forms.add(base64.b64encode(b"\0" * shift + form)[4 if shift else 0 : -4])
    return forms


def _search(data: Path, oid: int, texts: list[str]) -> dict[str, list[str]]:
    """The files of the server that hold one of the texts, in any form."""
    folders = [data / "pg_notify", data / "pg_wal", data / "base" / str(oid)]
    found: dict[str, list[str]] = {text: [] for text in texts}
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for text in texts:
            if any(form in content for form in _forms(text)):
                found[text].append(str(path))
    return found
