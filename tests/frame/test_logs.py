"""The log masks secrets and tells faults without their values, at every level."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from loguru import logger

from bot import failures, logs

SECRET = "123456:very-secret-token"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    written = io.StringIO()
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    logs.setup("TRACE", [SECRET, "very-secret-token"], written)
    yield written
    root.handlers, _ = handlers, root.setLevel(level)
    logger.remove()


def boom(value: str) -> None:
    raise ValueError(f"can't use {value}")


def test_secrets_are_masked_wherever_they_stand(stream: io.StringIO) -> None:
    logger.info("asking https://api/bot{}/getMe", SECRET)
    logging.getLogger("somewhere").error("token very-secret-token")
    assert "secret" not in stream.getvalue()
    assert "***" in stream.getvalue()


def test_an_exception_is_told_by_type_and_place_only(stream: io.StringIO) -> None:
    try:
        boom("绑定 张三 2023010101")
    except ValueError as fault:
        logger.opt(exception=fault).error("a handler failed")
        logging.getLogger("library").exception("it broke: %s", "张三")
    text = stream.getvalue()
    assert "ValueError" in text
    assert "in boom" in text
    assert "张三" not in text
    assert "2023010101" not in text


def test_a_task_that_nobody_awaited_does_not_show_its_fault(stream: io.StringIO) -> None:
    logging.getLogger("asyncio").error(
        "Task exception was never retrieved\nfuture: <Task exception=ValueError('张三')>"
    )
    assert "never retrieved" in stream.getvalue()
    assert "张三" not in stream.getvalue()


@pytest.mark.parametrize("name", ["tortoise.db_client", "aiohttp.access", "asyncpg", "httpx"])
def test_talkative_libraries_stay_quiet_at_any_level(stream: io.StringIO, name: str) -> None:
    logging.getLogger(name).debug("INSERT INTO x VALUES ('张三')")
    logging.getLogger(name).info("GET /s/one-time-token")
    assert stream.getvalue() == ""


def test_the_configuration_is_never_dumped(stream: io.StringIO) -> None:
    logger.patch(lambda record: record.update(name="nonebot")).debug("Loaded Config: {'a': 1}")
    assert stream.getvalue() == ""


def test_a_report_gives_a_code_and_the_chain_of_causes(stream: io.StringIO) -> None:
    code = ""
    try:
        try:
            boom("秘密")
        except ValueError as inner:
            raise RuntimeError("外层 秘密") from inner
    except RuntimeError as fault:
        code = failures.report("a test", fault)
    text = stream.getvalue()
    assert code in text
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "秘密" not in text
