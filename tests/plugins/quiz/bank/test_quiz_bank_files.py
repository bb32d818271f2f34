"""Files that nobody has to trust: each broken one gets a clear refusal, and nothing crashes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.errors import Refusal
from bot.store import uploads
from bot.texts.texts import Texts
from plugins.quiz.bank.drafts import Defaults
from plugins.quiz.bank.formats import unpack
from plugins.quiz.bank.formats.reading import READABLE, Form, form_of, read_bank
from plugins.quiz.bank.report import BankFile, Remark

TEXTS = Path(__file__).resolve().parents[4] / "plugins" / "quiz" / "texts"
SAYING = Texts([TEXTS], strict=True)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def workbook(rows: int = 1) -> bytes:
    book = Workbook()
    for _ in range(rows):
        book.worksheets[0].append(("题型", "题目", "答案"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A workbook in which one part is another."""
    source = zipfile.ZipFile(io.BytesIO(workbook()))
    return archive(**{n: source.read(n) for n in source.namelist() if n != name} | {name: content})


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(Refusal) as caught:
        read_bank(content, name)
    said(caught.value.text_id, caught.value.variables)
    return caught.value.text_id.removeprefix("quiz-import-")


def said(text_id: str, variables: dict) -> None:
    """The sentence exists in both languages and needs no more than what is given."""
    for locale in ("zh-CN", "en"):
        assert SAYING.get(locale, text_id, **variables)


@pytest.mark.parametrize(
    ("content", "name", "text_id"),
    [
        (b"", "b.xlsx", "empty"),
        (b"", "b.csv", "empty"),
        (b"\xef\xbb\xbf \r\n", "b.csv", "empty"),
        (b" \n", "b.yaml", "empty"),
        (b"", "b.gift", "empty"),
        (b"\n\n", "b.txt", "empty"),
        (b"// only a comment", "b.gift", "empty"),
        (b"not a zip", "b.xlsx", "unreadable"),
        (b"PK\x03\x04broken", "b.xlsx", "unreadable"),
        (archive(x=b"y"), "b.xlsx", "unreadable"),
        (workbook()[:-200], "b.xlsx", "unreadable"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet"), "b.xlsx", "unreadable"),
        (OLD, "b.xlsx", "old-excel"),
        (OLD, "b.csv", "old-excel"),
        (b"x", "b.xls", "old-excel"),
        (PNG, "b.csv", "encoding"),
        (PNG, "b.yaml", "encoding"),
        (PNG, "b.gift", "encoding"),
        (PNG, "b.aiken", "encoding"),
        (PNG, "b.txt", "encoding"),
        (b"\xff\xff\xff", "b.csv", "encoding"),
        (b"\xff\xfeq", "b.csv", "encoding"),
        (b"x", "b.docx", "unknown-format"),
        (b"x", "b", "unknown-format"),
        (b"some text", "b.txt", "unknown-format"),
        (workbook(), "b.xlsx", "empty"),
        (b"a,b", "b.csv", "no-heads"),
        (b'"' + b"x" * 200_000, "b.csv", "unreadable"),
    ],
)
def test_broken_files(content: bytes, name: str, text_id: str) -> None:
    assert refusal(content, name) == text_id


@pytest.mark.parametrize("name", ["b.xlsx", "b.csv", "b.yaml", "b.gift", "b.aiken", "b.txt"])
def test_too_large_a_file(name: str) -> None:
    assert refusal(b"x" * (unpack.MAX_BYTES + 1), name) == "too-big"


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = archive(**{"xl/workbook.xml": b"\0" * (uploads.MAX_UNPACKED + 1)})
    assert len(bomb) < 200_000
    assert refusal(bomb, "b.xlsx") == "too-big"


def test_a_zip_bomb_that_lies_about_its_size() -> None:
    bomb = bytearray(archive(**{"xl/workbook.xml": b"\0" * (uploads.MAX_UNPACKED + 1)}))
    size = (uploads.MAX_UNPACKED + 1).to_bytes(4, "little")
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (1000).to_bytes(4, "little")
    assert refusal(bytes(bomb), "b.xlsx") in ("too-big", "unreadable")


def test_a_bomb_of_many_parts() -> None:
    parts = {f"x{number}": b"" for number in range(uploads.MAX_PARTS + 1)}
    assert refusal(archive(**parts), "b.xlsx") == "too-big"


def test_entities_are_refused_unread() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><worksheet>&a;</worksheet>'
    assert refusal(with_part("xl/worksheets/sheet1.xml", laughs), "b.xlsx") == "unreadable"


def test_a_sheet_of_endless_rows() -> None:
    assert refusal(workbook(unpack.MAX_QUESTIONS + 100), "b.xlsx") == "too-many"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"q{T}\n\n" * 10_001, "b.gift"),
        (b"q\nA. x\nB. y\nANSWER: A\n" * 10_001, "b.aiken"),
        (b"topic: t\nquestions:\n" + b"- x\n" * 10_001, "b.yaml"),
    ],
)
def test_more_questions_than_a_bank_may_have(content: bytes, name: str) -> None:
    assert refusal(content, name) == "too-many"


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (workbook(), "b.csv", Form.XLSX),
        (b"a", "B.CSV", Form.CSV),
        (b"a", "b.tsv", Form.CSV),
        (b"a", "b.yml", Form.YAML),
        (b"q{T}", "b.txt", Form.GIFT),
        (b"$CATEGORY: x\n\nq", "b.txt", Form.GIFT),
        (b"q\nA. x {\nB. y\nANSWER: A", "b.txt", Form.AIKEN),
        ("答\nA. x\nB. y\n答案：A".encode("gb18030"), "b.txt", Form.AIKEN),
    ],
)
def test_finds_out_the_format(content: bytes, name: str, form: Form) -> None:
    assert form_of(content, name) is form


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("党员有权利也有义务。{TRUE}", "b.gift"),
        ("党员有权利吗？\nA. 有\nB. 没有\nANSWER: A", "b.aiken"),
        ("topic: 党章\nquestions:\n- {kind: truefalse, text: 党员有权利, answer: 对}", "b.yaml"),
    ],
)
def test_every_text_format_is_read_in_every_usual_encoding(
    text: str, name: str, encoding: str
) -> None:
    file = read_bank(text.encode(encoding), name, Defaults(topic="党章"))
    assert file.faults == ()
    assert file.questions[0].text.startswith("党员有权利")


NAMES = sorted({f"b{suffix}" for suffix in READABLE})
PIECES = (
    *("q{T}", "{", "}", "~", "=", "::", "####", "#", "//", "$CATEGORY: x", "\\", "%50%", "->"),
    *("[html]<p>", "[tag:until=x]", "A. x", "B. y", "ANSWER: A", "questions:", "- ", "topic: t"),
    *("kind: single", "text: q", "answer: A", "options: [a, b]", "&a", "*a", '"', ",", "\n"),
    *("题型,题目,答案", "单选,q,A", "\n\n", "\t", "  ", "=1+1", "'", "|", "选项A", "示例"),
)


def remarks(file: BankFile) -> list[Remark]:
    return [*file.faults, *file.skipped, *file.notes]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(NAMES))
@example("题型,题目,答案\n单选,q,A", "b.csv")
def test_any_text_is_read_or_refused_in_words(text: str, name: str) -> None:
    try:
        file = read_bank(text.encode(), name)
    except Refusal as no:
        said(no.text_id, no.variables)
        return
    lines = text.count("\n") + 1
    for remark in remarks(file):
        assert 1 <= remark.row <= lines
        said(remark.text_id, remark.variables)
        if remark.part is not None:
            said(f"quiz-import-part-{remark.part.replace('_', '-')}", {})
    assert bool(file.questions) == bool(file.entries and not file.faults)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused_in_words(content: bytes, name: str) -> None:
    try:
        read_bank(content, name)
    except Refusal as no:
        said(no.text_id, no.variables)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5000), st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused(at: int, byte: int) -> None:
    content = bytearray(workbook())
    content[at % len(content)] = byte
    try:
        read_bank(bytes(content), "b.xlsx")
    except Refusal as no:
        said(no.text_id, no.variables)
