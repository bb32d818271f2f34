"""What is stored of a receipt: always the same, slowly made, and never too many at once."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.errors import Refusal
from plugins.opinions.services import receipts
from plugins.opinions.services.workers import Workers

SALT = b"0123456789abcdef"
RECEIPT = "山川 书桌 清晨 柠檬 石桥 认真"


async def test_it_is_found_again_by_receipt_and_salt_alone() -> None:
    stored = await receipts.hashed(RECEIPT, SALT)
    assert stored == await receipts.hashed(RECEIPT, SALT)
    assert stored != await receipts.hashed(RECEIPT, SALT[::-1])
    assert stored != await receipts.hashed(RECEIPT.replace("山川", "森林"), SALT)
    assert len(bytes.fromhex(stored)) == 32


async def test_it_is_argon2id_as_slow_as_said() -> None:
    """The same as argon2-cffi makes when it encodes what it was asked for."""
    import base64

    from argon2.low_level import Type, hash_secret

    encoded = hash_secret(RECEIPT.encode(), SALT, 2, 19 * 1024, 1, 32, Type.ID).decode()
    assert encoded.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    raw = base64.b64decode(encoded.rpartition("$")[2] + "==")
    assert await receipts.hashed(RECEIPT, SALT) == raw.hex()


async def test_new_receipts_differ_and_read_as_themselves() -> None:
    first, second = await receipts.new(), await receipts.new()
    assert first != second
    assert await receipts.read(first.replace(" ", "、")) == first
    assert await receipts.read("没有这样的回执") is None


async def test_only_so_many_run_and_wait() -> None:
    workers = Workers(at_once=2, waiting=3, refusal="opinions-receipts-busy")
    go, running, most = threading.Event(), 0, 0
    lock = threading.Lock()

    def work() -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        go.wait(20)
        with lock:
            running -= 1
        return 7

    under_way = [asyncio.ensure_future(workers.run(work)) for _ in range(5)]
    await asyncio.sleep(0)
    with pytest.raises(Refusal, match="opinions-receipts-busy"):
        await workers.run(work)
    go.set()
    assert await asyncio.gather(*under_way) == [7] * 5
    assert most == 2
    assert await workers.run(work) == 7


async def test_what_went_wrong_makes_room_again() -> None:
    workers = Workers(at_once=1, waiting=0, refusal="opinions-receipts-busy")

    def fails() -> None:
        raise ValueError("broken")

    for _ in range(3):
        with pytest.raises(ValueError, match="broken"):
            await workers.run(fails)
