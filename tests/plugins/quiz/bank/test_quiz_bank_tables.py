"""Questions in xlsx and csv: what is read, and what is said of each cell that can't be."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.errors import Refusal
from plugins.quiz.bank.drafts import Defaults
from plugins.quiz.bank.formats import unpack
from plugins.quiz.bank.formats.reading import read_bank
from plugins.quiz.bank.formats.sheet import examples, write_csv, write_template, write_xlsx
from plugins.quiz.bank.formats.tables import join_forms, split_forms
from plugins.quiz.bank.formats.unpack import guarded, unguarded
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.bank.report import BankFile
from plugins.quiz.bank.vocabulary import difficulty_of, head_of, kind_of, truth_of

HEAD = "题型,题目,选项A,选项B,选项C,答案,主题,难度,解析,出处,版本,有效期至,编号"


def csv_of(*lines: str, encoding: str = "utf-8", head: str = HEAD) -> bytes:
    return "\n".join((head, *lines)).encode(encoding)


def xlsx_of(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(*lines: str, defaults: Defaults | None = None) -> BankFile:
    return read_bank(csv_of(*lines), "bank.csv", defaults)


def only(line: str) -> Question:
    file = read(line)
    assert file.faults == ()
    (question,) = file.questions
    return question


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_reads_csv_in_every_usual_encoding(encoding: str) -> None:
    line = "单选,根本原则是？,民主集中制,集体领导,分工负责,A,党章,1,因为,第十条,2022,2027-06-30,d1"
    (question,) = read_bank(csv_of(line, encoding=encoding), "bank.csv").questions
    assert question == Question(
        kind=Kind.SINGLE,
        text="根本原则是？",
        options=("民主集中制", "集体领导", "分工负责"),
        answer=(0,),
        topic="党章",
        difficulty=1,
        explanation="因为",
        source="第十条",
        rule_version="2022",
        holds_until=date(2027, 6, 30),
        ref="d1",
    )


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_reads_any_usual_delimiter(delimiter: str) -> None:
    content = csv_of("判断,对吗,,,,对,党史").decode().replace(",", delimiter)
    assert read_bank(content.encode(), "b.csv").questions[0].answer is True


def test_reads_xlsx_as_people_make_it() -> None:
    content = xlsx_of(
        ("某学院党支部题库",),
        (None,),
        ("序号", "题目类型", "题干", "A", "B", "正确答案", "知识点", "难易度", "有效期"),
        (1, "单项选择题", "几年？", 1921, 1949.0, "Ａ", "党史", 2, datetime(2027, 6, 30)),  # noqa: DTZ001
        (None,),
        (2, "判断题", "真的", "正确", "错误", "B", "党史", "难", "2027年6月30日"),
        (3, "填空题", "____年", None, None, 1921, "党史", "★☆☆", None),
        (4, "判断题", "真的吗", None, None, True, "党史", None, None),
    )
    file = read_bank(content, "bank.xlsx")
    assert file.faults == ()
    assert [entry.row for entry in file.entries] == [4, 6, 7, 8]
    single, truth, blank, real = file.questions
    assert (single.options, single.answer) == (("1921", "1949"), (0,))
    assert single.holds_until == truth.holds_until == date(2027, 6, 30)
    assert (truth.options, truth.answer, truth.difficulty) == ((), False, 3)
    assert (blank.answer, blank.difficulty) == (("1921",), 1)
    assert real.answer is True
    assert [note.variables for note in file.notes] == [{"head": "序号"}]


@pytest.mark.parametrize(
    "written", ["ACD", "acd", "ＡＣＤ", "A、C、D", "A, C, D", "DCA", "A C D", "A和C和D"]
)
def test_letters_as_people_write_them(written: str) -> None:
    content = xlsx_of(
        ("题型", "题目", "A", "B", "C", "D", "答案"), ("多选", "q", "1", "2", "3", "4", written)
    )
    file = read_bank(content, "b.xlsx", Defaults(topic="t"))
    assert file.questions[0].answer == (0, 2, 3)


def test_defaults_fill_gaps_only() -> None:
    defaults = Defaults("党史", 3, "教材", "2026", date(2027, 1, 1))
    file = read("判断,a,,,,对", "判断,b,,,,错,法律,1,,宪法,2018,2028-01-01", defaults=defaults)
    first, second = file.questions
    assert (first.topic, first.difficulty, first.source) == ("党史", 3, "教材")
    assert (first.rule_version, first.holds_until) == ("2026", date(2027, 1, 1))
    assert (second.topic, second.difficulty, second.source) == ("法律", 1, "宪法")
    assert (second.rule_version, second.holds_until) == ("2018", date(2028, 1, 1))


@pytest.mark.parametrize(
    ("line", "part", "text_id"),
    [
        (",q,a,b,,A,t", "kind", "no-kind"),
        ("论述,q,a,b,,A,t", "kind", "bad-kind"),
        ("单选,,a,b,,A,t", "text", "no-text"),
        ("单选,q,a,b,,A,", "topic", "no-topic"),
        ("单选,q,a,b,,A,t,9", "difficulty", "bad-difficulty"),
        ("单选,q,a,b,,,t", "answer", "no-answer"),
        ("单选,q,a,b,,甲,t", "answer", "bad-letters"),
        ("单选,q,a,b,,C,t", "answer", "letter-outside"),
        ("单选,q,a,b,,AB,t", "answer", "one-letter"),
        ("单选,q,a,,,A,t", "options", "option-count"),
        ("单选,q,a,,c,A,t", "options", "option-empty"),
        ("单选,q,Ａ 1,a1,,A,t", "options", "option-twice"),
        ("判断,q,,,,也许,t", "answer", "bad-truth"),
        ("判断,q,a,b,,对,t", "options", "options-unwanted"),
        ("填空,q,,,,,t", "answer", "no-answer"),
        ("填空,q,,,,|,t", "answer", "no-answer"),
        ("填空,q,,,,x|x,t", "answer", "form-twice"),
        ("填空,q,,,," + "|".join(map(str, range(21))) + ",t", "answer", "many-forms"),
        ("判断,q,,,,对,t,1,,,,明年", "holds_until", "bad-date"),
        ("判断,q,,,,对,t,1,,,,2027-02-30", "holds_until", "bad-date"),
        ("判断," + "长" * 1001 + ",,,,对,t", "text", "too-long"),
        ("单选,q," + "长" * 201 + ",b,,A,t", "options", "too-long"),
        ("判断,q,,,,对," + "长" * 41, "topic", "too-long"),
        ("判断,=1+1,,,,对,t", "text", "formula"),
        ("单选,q,a,=cmd|x,,A,t", "options", "formula"),
    ],
)
def test_says_what_is_wrong_in_which_cell(line: str, part: str, text_id: str) -> None:
    file = read("判断,fine,,,,对,t", line)
    (fault,) = file.faults
    assert (fault.row, fault.part, fault.text_id) == (3, part, f"quiz-import-{text_id}")
    assert file.questions == ()


def test_every_fault_is_reported_at_once() -> None:
    file = read(
        "判断,,,,,也许,",
        "单选,q,a,b,,A,t",
        "单选,q,a,b,,A,t",
        "判断,x,,,,对,t,,,,,,n",
        "判断,y,,,,对,t,,,,,,n",
    )
    assert [(f.row, f.text_id.removeprefix("quiz-import-")) for f in file.faults] == [
        (2, "bad-truth"),
        (2, "no-text"),
        (2, "no-topic"),
        (4, "question-twice"),
        (6, "ref-twice"),
    ]
    assert file.faults[-1].variables == {"value": "n", "first": 5}


def test_a_formula_in_xlsx_is_named_with_its_cell() -> None:
    content = xlsx_of(
        ("题型", "题目", "答案", "主题"),
        ("判断", '=HYPERLINK("x")', "对", "t"),
        ("判断", "fine", "=TRUE()", "t"),
    )
    file = read_bank(content, "b.xlsx")
    assert [(f.row, f.part, f.variables) for f in file.faults] == [
        (2, "text", {"value": '=HYPERLINK("x")'}),
        (3, "answer", {"value": "=TRUE()"}),
    ]


def test_a_number_below_zero_is_no_formula() -> None:
    assert only("单选,q,-1,+1,,A,t").options == ("-1", "+1")


def test_cells_over_several_lines_keep_them_and_the_count() -> None:
    file = read('判断,"a\nb",,,,对,t', "判断,,,,,对,t")
    assert file.entries[0].question.text == "a\nb"
    assert file.faults[0].row == 4


@pytest.mark.parametrize(
    ("head", "line", "text_id"),
    [
        ("甲,乙", "1,2", "no-heads"),
        ("题目,答案", "q,A", "missing-column"),
        ("题型,题目,题干,答案", "判断,q,q,对", "column-twice"),
        ("题型,题目,答案,A,选项A", "判断,q,对", "column-twice"),
        ("题型,题目,答案", ",,", "empty"),
    ],
)
def test_refuses_a_table_without_what_it_needs(head: str, line: str, text_id: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_bank(csv_of(line, head=head), "b.csv")
    assert caught.value.text_id == f"quiz-import-{text_id}"


def test_no_more_rows_than_a_bank_may_have() -> None:
    fits = [f"判断,q{i},,,,对,t" for i in range(unpack.MAX_QUESTIONS)]
    assert len(read(*fits).questions) == unpack.MAX_QUESTIONS
    with pytest.raises(Refusal) as caught:
        read(*fits, "判断,one more,,,,对,t")
    assert caught.value.text_id == "quiz-import-too-many"


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
async def test_the_template_has_every_kind_and_imports_nothing(locale: str, form: str) -> None:
    shown = examples(locale)
    assert [question.kind for question in shown] == list(Kind)
    content = await write_template(locale, form)
    with pytest.raises(Refusal) as caught:
        read_bank(content, f"template.{form}")
    assert caught.value.text_id == "quiz-import-empty"


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
async def test_the_template_can_be_filled_in(locale: str) -> None:
    content = await write_template(locale, "csv")
    words = {"zh-CN": "判断,对", "en": "truefalse,true"}[locale].split(",")
    line = f",{words[0]},q,,,,,{words[1]},t,2,,,,\n"
    file = read_bank(content + line.encode(), "template.csv")
    assert len(file.questions) == 1
    assert len(file.notes) == len(Kind)
    assert {note.text_id for note in file.notes} == {"quiz-import-note-example"}


@given(st.lists(st.text("ab|｜\\", max_size=6).filter(bool), min_size=1, max_size=4))
def test_forms_come_apart_as_they_were_joined(forms: list[str]) -> None:
    assert split_forms(join_forms(tuple(forms))) == forms


@pytest.mark.parametrize("text", ["季度|三个月", "季度｜三个月"])
def test_forms_between_bars(text: str) -> None:
    assert split_forms(text) == ["季度", "三个月"]


@given(st.text("'=+-@＝a１", max_size=8))
def test_a_guard_comes_off_as_it_went_on(text: str) -> None:
    shown = guarded(text)
    assert unguarded(shown) == text
    assert not shown.startswith(tuple("=+-@＝"))


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("选项A", 0),
        ("Option b", 1),
        ("C", 2),
        ("Ｄ", 3),
        ("答案E", 4),
        ("A选项", 0),
        ("备注", None),
        ("K", None),
        ("Correct answer", "answer"),
        ("有效期至", "holds_until"),
    ],
)
def test_heads(head: str, meaning: object) -> None:
    assert head_of(head) == meaning


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("单选题", "single"),
        ("Multiple choice", "multiple"),
        ("是非题", "truefalse"),
        (" 填空 ", "blank"),
        ("", None),
    ],
)
def test_kinds(word: str, kind: str | None) -> None:
    assert kind_of(word) == kind


def test_truths_and_difficulties() -> None:
    assert [truth_of(word) for word in ("√", "TRUE", "错误", "×", "maybe")] == [
        True, True, False, False, None,
    ]  # fmt: skip
    assert [difficulty_of(word) for word in ("1", "2.0", "３", "★★", "hard", "0", "4", "")] == [
        1, 2, 3, 2, 3, None, None, None,
    ]  # fmt: skip


def sheets_of(**sheets: list[tuple[Any, ...]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_sheets_that_are_not_read_are_named() -> None:
    rows = [("题型", "题目", "答案", "主题"), ("判断", "q", "对", "t")]
    file = read_bank(sheets_of(first=rows, second=rows, empty=[]), "b.xlsx")
    assert len(file.questions) == 1
    assert [(note.text_id, note.variables) for note in file.notes] == [
        ("quiz-import-note-sheet", {"title": "second"})
    ]


def test_a_csv_of_endless_lines() -> None:
    with pytest.raises(Refusal) as caught:
        read_bank(b"\n" * (unpack.MAX_QUESTIONS * 50 + 2) + b"x", "b.csv")
    assert caught.value.text_id == "quiz-import-too-many"


def test_columns_far_to_the_right_are_not_read() -> None:
    head = [f"x{number}" for number in range(unpack.MAX_COLUMNS)]
    line = csv_of("q", head=",".join([*head, "题型", "题目", "答案"]))
    with pytest.raises(Refusal) as caught:
        read_bank(line, "b.csv")
    assert caught.value.text_id == "quiz-import-no-heads"


def test_quoted_cells_may_hold_the_delimiter_and_quotes() -> None:
    question = only('单选,"他说""对"",是吗",a,"b,c",,B,t')
    assert question.text == '他说"对",是吗'
    assert question.options == ("a", "b,c")


def test_short_rows_are_filled_up() -> None:
    file = read("判断,q")
    assert [fault.text_id for fault in file.faults] == [
        "quiz-import-no-answer",
        "quiz-import-no-topic",
    ]


@pytest.mark.parametrize("written", ["", "长期", "无", "-", "null"])
def test_no_date_is_no_limit(written: str) -> None:
    assert only(f"判断,q,,,,对,t,1,,,,{written}").holds_until is None


@pytest.mark.parametrize(
    "written", ["2027-06-30", "2027/6/30", "2027.6.30", "2027年6月30日", "20270630"]
)
def test_dates_as_people_write_them(written: str) -> None:
    assert only(f"判断,q,,,,对,t,1,,,,{written}").holds_until == date(2027, 6, 30)


def test_a_word_against_the_default_says_that_there_is_no_limit() -> None:
    defaults = Defaults(topic="t", holds_until=date(2027, 1, 1))
    file = read("判断,q,,,,对,,,,,,长期", "判断,r,,,,对", defaults=defaults)
    assert [question.holds_until for question in file.questions] == [None, date(2027, 1, 1)]


@pytest.mark.parametrize("letters", [("A", "正确"), ("b", "错误")])
def test_true_and_false_as_two_options(letters: tuple[str, str]) -> None:
    written, word = letters
    for answer in (written, word):
        question = only(f"判断,q,正确,错误,,{answer},t")
        assert (question.options, question.answer) == ((), word == "正确")


def test_the_export_has_as_many_columns_as_the_widest_question() -> None:
    many = Question(Kind.SINGLE, "q", tuple("甲乙丙丁戊己"), (5,), "t")
    few = Question(Kind.SINGLE, "r", ("甲", "乙"), (0,), "t")
    for locale, last in (("zh-CN", "选项F"), ("en", "Option F")):
        head = write_csv([few, many], locale).decode("utf-8-sig").splitlines()[0].split(",")
        assert last in head
        assert len(head) == 10 + 6


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_an_export_is_in_the_words_of_its_language(locale: str) -> None:
    bank = [Question(Kind.TRUEFALSE, "q", (), False, "t")]
    text = write_csv(bank, locale).decode("utf-8-sig")
    assert ("判断" in text) == ("错" in text) == (locale == "zh-CN")
    assert ("truefalse" in text) == ("Holds until" in text) == (locale == "en")


async def test_an_export_of_nothing_has_the_heads() -> None:
    with pytest.raises(Refusal) as caught:
        read_bank(await write_xlsx([]), "b.xlsx")
    assert caught.value.text_id == "quiz-import-empty"
