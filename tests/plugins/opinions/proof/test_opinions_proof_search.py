"""A trace is found in whatever form it lies on the disk, and nothing is found that isn't there."""

from __future__ import annotations

import base64
import gzip
import hashlib
import sqlite3
from pathlib import Path

import pytest

from bot.store.secret import Secret
from plugins.opinions.proof.needles import Keys, of_account, of_fact, of_text
from plugins.opinions.proof.search import Searcher, search
from plugins.opinions.services.receipts import hashed_now

ACCOUNT = 1_234_567_890_123_457
SECRET = Secret(b"s" * 32)
SALT = b"salt of a branch"
KEYS = Keys(SECRET, (SALT,))
NAME = f"telegram:{ACCOUNT}"
DIGEST = hashlib.sha256(NAME.encode()).digest()

FORMS = {
    "text": str(ACCOUNT).encode(),
    "utf-16": str(ACCOUNT).encode("utf-16-le"),
    "little": ACCOUNT.to_bytes(8, "little"),
    "big": ACCOUNT.to_bytes(8, "big"),
    "hexadecimal": f"{ACCOUNT:x}".encode(),
    "raw hash": DIGEST,
    "cut hash": DIGEST.hex()[:16].encode(),
    "base64": base64.b64encode(DIGEST),
    "md5": hashlib.md5(str(ACCOUNT).encode()).hexdigest().encode(),
    "hmac": SECRET.digest("bind-try", NAME).encode(),
    "argon2": hashed_now(NAME, SALT).encode(),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "before").write_bytes(b"\x17 nothing that tells" * 500)
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_an_account_is_found(folder: Path, form: str) -> None:
    needles = of_account("telegram", str(ACCOUNT), KEYS)
    assert not search([folder], needles).found
    (folder / "log").write_bytes(b"xyz" * 1000 + FORMS[form] + b"\n")
    found = search([folder], needles)
    assert found.files == 2
    assert {path for _, path in found.found} == {str(folder / "log")}
    assert all(name.startswith(NAME) for name, _ in found.found)
    # Of another account there is nothing.
    assert not search([folder], of_account("telegram", str(ACCOUNT + 1), KEYS)).found


@pytest.mark.parametrize("kind", ["INTEGER", "TEXT", "REAL", "rowid"])
def test_what_sqlite_stores_is_found(folder: Path, kind: str) -> None:
    connection = sqlite3.connect(folder / "zhibu.db")
    column = "INTEGER PRIMARY KEY" if kind == "rowid" else kind
    connection.execute(f"CREATE TABLE x (a {column}, b TEXT)")
    value = str(ACCOUNT) if kind == "TEXT" else ACCOUNT
    connection.execute("INSERT INTO x VALUES (?, ?)", [value, "…"])
    connection.commit()
    connection.close()
    assert search([folder], of_account("telegram", str(ACCOUNT))).found


def test_a_text_is_found_packed_escaped_and_encoded(folder: Path) -> None:
    text = "食堂二楼的窗口排队太长"
    needles = of_text("text", text)
    assert not search([folder], needles).found
    for n, form in enumerate(
        (
            text.encode(), gzip.compress(f"before {text} after".encode()),
            text.encode("utf-16-be"), text.encode("gb18030"),
            base64.b64encode(f"x{text}".encode()), text.encode("unicode-escape"),
        )
    ):  # fmt: skip
        (folder / f"{n}").write_bytes(form)
    assert len({path for _, path in search([folder], needles).found}) == 6


def test_a_name_and_its_hash_are_found(folder: Path) -> None:
    needles = of_fact("name", "欧阳雨桐", KEYS)
    (folder / "a").write_text("欧阳雨桐", "utf-8")
    (folder / "b").write_text(hashlib.sha1("欧阳雨桐".encode()).hexdigest(), "utf-8")
    found = search([folder], needles)
    assert {Path(path).name for _, path in found.found} == {"a", "b"}


def test_what_has_become_more_is_named(folder: Path) -> None:
    searcher = Searcher(of_account("qq", str(ACCOUNT)))
    (folder / "roster").write_text(f"{ACCOUNT}\n")
    before = searcher.search([folder])
    assert not searcher.search([folder]).more_than(before)
    (folder / "roster").write_text(f"{ACCOUNT}\n{ACCOUNT}\n")
    grown = searcher.search([folder]).more_than(before)
    assert grown == [f"qq:{ACCOUNT} as text"]
    assert searcher.search([folder]).where(grown[0]) == [str(folder / "roster")]


@pytest.mark.parametrize("at", [65_536 - 8, 65_536, 131_072 - 1, 70_000])
def test_what_lies_over_a_border_is_counted_once(folder: Path, at: int) -> None:
    content = b"\1" * at + str(ACCOUNT).encode() + b"\1" * 100_000
    (folder / "big").write_bytes(content)
    found = search([folder], of_account("qq", str(ACCOUNT)))
    assert found.by_needle() == {f"qq:{ACCOUNT} as text": 1}
