"""Moodle's GIFT: what is taken, how, and what is listed as skipped."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Refusal
from plugins.quiz.bank.drafts import Defaults
from plugins.quiz.bank.formats.gift import read_gift
from plugins.quiz.bank.formats.gift_text import plain_text, topic_of
from plugins.quiz.bank.formats.gift_write import write_gift
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.bank.report import BankFile

DEFAULTS = Defaults(topic="党史", difficulty=3, source="教材", rule_version="2026")


def read(text: str, defaults: Defaults = DEFAULTS) -> BankFile:
    return read_gift(text.encode(), defaults)


def only(text: str) -> Question:
    file = read(text)
    assert file.faults == ()
    (question,) = file.questions
    return question


def faults(text: str) -> list[tuple[int, str]]:
    return [(fault.row, fault.text_id.removeprefix("quiz-import-")) for fault in read(text).faults]


def notes(text: str) -> list[tuple[int, str]]:
    return [(note.row, note.text_id.removeprefix("quiz-import-note-")) for note in read(text).notes]


def test_single_choice() -> None:
    question = only("Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}")
    assert question.kind is Kind.SINGLE
    assert question.text == "Who's buried in Grant's tomb?"
    assert question.options == ("Grant", "Jefferson", "no one")
    assert question.answer == (2,)


def test_what_gift_lacks_comes_from_the_caller() -> None:
    question = only("对吗{T}")
    assert (question.topic, question.difficulty) == ("党史", 3)
    assert (question.source, question.rule_version) == ("教材", "2026")


def test_the_missing_word_leaves_a_blank() -> None:
    question = only("中国共产党成立于{~1919年 =1921年 ~1949年}，在上海。")
    assert question.text == "中国共产党成立于_____，在上海。"
    assert question.answer == (1,)


def test_the_missing_word_of_a_short_answer() -> None:
    question = only("Two plus {=two =2} equals four.")
    assert question.text == "Two plus _____ equals four."
    assert question.answer == ("two", "2")


def test_several_right_by_weights() -> None:
    question = only(
        """What two people are entombed in Grant's tomb? {
           ~%-100%No one
           ~%50%Grant
           ~%50%Grant's wife
           ~%-100%Grant's father }"""
    )
    assert question.kind is Kind.MULTIPLE
    assert question.options == ("No one", "Grant", "Grant's wife", "Grant's father")
    assert question.answer == (1, 2)


def test_thirds_are_alike_enough() -> None:
    text = "q{~%33.33333%a ~%33.33333%b ~%33.33334%c ~%-100%d}"
    assert only(text).answer == (0, 1, 2)
    assert notes(text) == []


def test_unlike_weights_are_noted() -> None:
    text = "q{~%70%a ~%30%b ~c}"
    assert only(text).answer == (0, 1)
    assert notes(text) == [(1, "weights")]


def test_a_consolation_in_a_single_choice_is_noted() -> None:
    text = "\nq{=a ~%50%b ~c}"
    assert only(text).answer == (0,)
    assert notes(text) == [(2, "weights")]


def test_one_right_by_weight_stays_a_multiple_choice() -> None:
    question = only("q{~%100%a ~b ~c}")
    assert (question.kind, question.answer) == (Kind.MULTIPLE, (0,))


@pytest.mark.parametrize(
    ("word", "answer"),
    [("T", True), ("TRUE", True), ("F", False), ("FALSE", False), ("true", True), (" F ", False)],
)
def test_true_and_false(word: str, answer: bool) -> None:
    question = only(f"党员必须交纳党费。{{{word}}}")
    assert (question.kind, question.answer) == (Kind.TRUEFALSE, answer)


def test_feedback_of_true_and_false() -> None:
    question = only("q{FALSE#wrong, it is #right####In general}")
    assert question.answer is False
    assert question.explanation == "In general\n× wrong, it is\n√ right"


def test_short_answers_with_every_form() -> None:
    question = only("Two plus two equals {=four =4 =%100%vier#German}")
    assert question.kind is Kind.BLANK
    assert question.answer == ("four", "4", "vier")
    assert question.explanation == "vier: German"


def test_an_answer_without_a_sign_is_a_short_answer() -> None:
    assert only("Two plus two equals {four}").answer == ("four",)


def test_half_right_forms_are_left_out_and_noted() -> None:
    text = "q{=%100%a =%50%b =%0%*#try again}"
    assert only(text).answer == ("a",)
    assert notes(text) == [(1, "weights")]


def test_a_wildcard_is_a_fault_and_an_asterisk_is_not() -> None:
    assert faults("q{=民主*制}") == [(1, "gift-wildcard")]
    assert only("q{=2\\*3}").answer == ("2*3",)


def test_feedback_is_kept_with_its_option() -> None:
    question = only("q{=a#yes ~b#no ~c####because\\nof that}")
    assert question.explanation == "because\nof that\nA. yes\nB. no"


def test_names_are_not_part_of_the_question() -> None:
    question = only("::Question 1:: q{T}")
    assert question.text == "q"
    assert question.ref.startswith("q-")


def test_ids_and_tags_stand_in_comments() -> None:
    question = only(
        "// question: 12  name: x\n"
        "// [id:dz-1\\]] [tag:difficulty=1] [tag:until=2027-06-30] [tag:other] [tag:version=v2]\n"
        "q{T}"
    )
    assert question.ref == "dz-1]"
    assert (question.difficulty, question.rule_version) == (1, "v2")
    assert question.holds_until == date(2027, 6, 30)


def test_a_comment_belongs_to_the_next_question_only() -> None:
    file = read("// [id:one]\n\nq{T}\n\nr{F}")
    assert file.questions[0].ref == "one"
    assert file.questions[1].ref.startswith("q-")


def test_comments_between_the_lines_are_no_text() -> None:
    assert only("q\n// remark {\n?{T}").text == "q\n?"


def test_categories_are_topics_until_the_next() -> None:
    file = read(
        "$CATEGORY: $course$/top/党史/一大\n\na{T}\n\nb{T}\n\n$CATEGORY: 法律//安全\nc{T}\n\n"
        "$CATEGORY: top\n\nd{T}"
    )
    assert [question.topic for question in file.questions] == ["一大", "一大", "法律/安全", "党史"]


@pytest.mark.parametrize(
    ("path", "topic"),
    [("a/b/c", "c"), ("a//b", "a/b"), ("$system$/top/x", "x"), ("top", ""), ("", ""), ("a/", "a")],
)
def test_the_last_part_of_a_path(path: str, topic: str) -> None:
    assert topic_of(path) == topic


def test_escapes() -> None:
    question = only(r"1 \= 1 \{x\} \~ \# \: a\\b c\d{=\=1 =\#2 =a\nb}")
    assert question.text == r"1 = 1 {x} ~ # : a\b c\d"
    assert question.answer == ("=1", "#2", "a b")


def test_html_becomes_text() -> None:
    question = only(
        "[html]<p>1 &lt; 2<br>是 <b>对</b> 的</p><script>x</script>"
        "{ =[html]<i>对</i> ~[plain]<错> }"
    )
    assert question.text == "1 < 2\n是 对 的"
    assert question.options == ("对", "<错>")


def test_options_and_feedback_are_in_the_questions_format() -> None:
    question = only("[html]<p>q</p>{=<b>a</b> ~b####<p>why</p>}")
    assert question.options == ("a", "b")
    assert question.explanation == "why"


def test_pictures_are_noted() -> None:
    text = "[html]<p>q<img src='@@PLUGINFILE@@/x.png'></p>{T}"
    assert only(text).text == "q"
    assert notes(text) == [(1, "picture")]
    assert notes("[html]q{=a<img> ~b<img>}") == [(1, "picture")]


def test_markdown_stays() -> None:
    assert only("[markdown]*q*{T}").text == "*q*"
    assert only("[x]q{T}").text == "[x]q"


def test_plain_text_of_html() -> None:
    assert plain_text("a<br/>b<ul><li>c</li></ul> <style>p{}</style>d&nbsp;e") == (
        "a\nb\nc\nd e",
        False,
    )


SKIPPED = """// a file with every type

Write a poem. {}

::n:: How much?{#3:0.5}

Match.{=Canada->Ottawa =Italy->Rome}

Just a text that says something.

Feedback only{####thanks}

q{T}
"""


def test_other_types_are_listed_with_their_lines() -> None:
    file = read(SKIPPED)
    assert [(s.row, s.text_id.removeprefix("quiz-import-skip-")) for s in file.skipped] == [
        (3, "essay"),
        (5, "numerical"),
        (7, "matching"),
        (9, "description"),
        (11, "essay"),
    ]
    assert file.skipped[1].variables == {"text": "How much?"}
    assert len(file.questions) == 1


def test_a_file_of_nothing_else_is_not_empty() -> None:
    file = read("Write a poem. {}")
    assert (len(file.skipped), file.questions) == (1, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("q{T", [(1, "gift-braces")]),
        ("q}T{", [(1, "gift-braces")]),
        ("q T}", [(1, "gift-braces")]),
        ("a{T}\nb{F}", [(1, "gift-two-in-one")]),
        ("a{T {F}}", [(1, "gift-two-in-one")]),
        ("q{~a ~b}", [(1, "gift-none-right")]),
        ("q{=a =b ~c}", [(1, "gift-two-right")]),
        ("q{=%50%a}", [(1, "gift-none-right")]),
        ("q{=a ~}", [(1, "option-empty")]),
        ("q{=a ~A}", [(1, "option-twice")]),
        ("q{=a" + "~x" * 10 + "}", [(1, "gift-many-options")]),
        ("{T}", [(1, "no-text")]),
        ("\n\n// c\nq{T}\n\nq{T}", [(6, "question-twice")]),
        ("// [id:x]\na{T}\n\n// [id:x]\nb{T}", [(5, "ref-twice")]),
        ("// [tag:until=someday]\nq{T}", [(2, "bad-date")]),
    ],
)
def test_faults_name_the_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert faults(text) == expected


def test_with_one_fault_nothing_is_imported() -> None:
    file = read("a{T}\n\nb{")
    assert len(file.entries) == 1
    assert file.questions == ()


def test_without_a_topic_there_is_none() -> None:
    file = read("q{T}", Defaults())
    assert [fault.text_id for fault in file.faults] == ["quiz-import-no-topic"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_line_ends(ends: str) -> None:
    assert [e.row for e in read(f"a{{T}}{ends}{ends}b{{F}}{ends}").entries] == [1, 3]


def test_ticking_everything_earns_nothing_in_moodle_either() -> None:
    question = Question(Kind.MULTIPLE, "q", ("a", "b", "c", "d", "e"), (0, 1, 2), "t")
    text = write_gift([question]).decode()
    assert text.count("~%33.33333%") == 3
    assert text.count("~%-50%") == 2


def test_our_export_is_read_by_the_rules_of_moodle() -> None:
    """No line of a question is blank or looks like a comment or a category."""
    question = Question(
        Kind.SINGLE, "// a\n\n$CATEGORY: x\n// b", ("//", "$CATEGORY: y"), (0,), "t", 1, "e\n\n//f"
    )
    lines = write_gift([question]).decode().split("\n")
    body = lines[lines.index("") + 1 : -1]
    assert "" not in body
    assert [line for line in body if line.startswith(("//", "$"))] == [body[0]]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<!-- b --> c", "a c"),
        ("a<!-- b", "a"),
        ("a --> b", "a b"),
        ("<STYLE>p { }</STYLE>a", "a"),
        ("<script>if (a < b) x</p></script>c", "c"),
        ("1 < 2 > 1", "1 < 2 > 1"),
        ("a &amp;lt; b", "a &lt; b"),
        ("<p>a</p>\n\n<p>b\nc</p>", "a\nb c"),
        ("<h1>党章</h1>第一条", "党章\n第一条"),
        ("<span title='x'>a</span>", "a"),
        ("<" * 5000, "<" * 5000),
    ],
)
def test_html_is_seen_as_a_reader_sees_it(source: str, text: str) -> None:
    assert plain_text(source) == (text, False)


@pytest.mark.parametrize("name", ["img", "IMG", "video", "audio", "iframe", "svg"])
def test_what_is_no_text_is_lost_and_known(name: str) -> None:
    assert plain_text(f"a<{name} src='x'>b") == ("ab", True)


@pytest.mark.parametrize("signs", ["~a", "=a"])
def test_endless_options_are_refused_before_they_cost(signs: str) -> None:
    assert faults("q{" + signs * 200_000 + "}") == [(1, "gift-many-options")]


def test_a_file_of_nothing_but_faults_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        read("}\n\n" * 20_000)
    assert caught.value.text_id == "quiz-import-too-many"
