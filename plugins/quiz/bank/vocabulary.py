"""The words that people write in files of questions: heads of columns, kinds, true and false."""

from __future__ import annotations

import re
import unicodedata
from typing import TypeVar

from plugins.quiz.bank.question import LETTERS, Field, Kind
from plugins.quiz.bank.wording import fold

_Meaning = TypeVar("_Meaning")

# The first of each is the head in the template of that language.
HEADS_ZH = {
    Field.REF: ("编号", "题号", "题目编号"),
    Field.KIND: ("题型", "类型", "题目类型"),
    Field.TEXT: ("题目", "题干", "题目内容", "试题", "问题"),
    Field.ANSWER: ("答案", "正确答案", "标准答案", "参考答案"),
    Field.TOPIC: ("主题", "知识点", "分类", "章节", "专题"),
    Field.DIFFICULTY: ("难度", "难易度", "难度系数"),
    Field.EXPLANATION: ("解析", "答案解析", "试题解析", "说明"),
    Field.SOURCE: ("出处", "来源", "依据", "条款"),
    Field.RULE_VERSION: ("版本", "依据版本", "规定版本"),
    Field.HOLDS_UNTIL: ("有效期至", "有效期", "截止日期"),
}
HEADS_EN = {
    Field.REF: ("Id", "Ref", "Number", "No."),
    Field.KIND: ("Kind", "Type", "Question type"),
    Field.TEXT: ("Question", "Text", "Stem", "Question text"),
    Field.ANSWER: ("Answer", "Right answer", "Correct answer", "Key"),
    Field.TOPIC: ("Topic", "Category", "Chapter"),
    Field.DIFFICULTY: ("Difficulty", "Level"),
    Field.EXPLANATION: ("Explanation", "Feedback"),
    Field.SOURCE: ("Source", "Clause"),
    Field.RULE_VERSION: ("Rule version", "Version", "rule_version"),
    Field.HOLDS_UNTIL: ("Holds until", "Valid until", "holds_until"),
}
OPTION_ZH = "选项"
OPTION_EN = "Option "

KIND_WORDS = {
    Kind.SINGLE: ("单选", "单选题", "单项选择", "单项选择题", "选择题", "single", "single choice"),
    Kind.MULTIPLE: (
        "多选", "多选题", "多项选择", "多项选择题", "不定项", "不定项选择题",
        "multiple", "multiple choice", "several",
    ),
    Kind.TRUEFALSE: ("判断", "判断题", "是非题", "truefalse", "true/false", "true or false"),
    Kind.BLANK: ("填空", "填空题", "blank", "fill-in", "fill in", "short answer"),
}  # fmt: skip
TRUE_WORDS = ("对", "正确", "是", "√", "✓", "✔", "true", "t", "yes", "y", "right")
FALSE_WORDS = ("错", "错误", "否", "×", "✗", "✘", "不对", "false", "f", "no", "n", "wrong")
DIFFICULTY_WORDS = {
    1: ("易", "简单", "容易", "低", "easy"),
    2: ("中", "中等", "一般", "medium"),
    3: ("难", "困难", "较难", "高", "hard"),
}
EXAMPLE_MARKS = ("示例", "例:", "例：", "example")

_OPTION_HEAD = re.compile(r"(?:选项|答案|option|choice)?[ _-]*([a-j])(?:选项|项|\.|、)?")


def head_of(text: str) -> Field | int | None:
    """What a head names: a field, an option by its index, or nothing that we know."""
    known = _HEADS.get(fold(text))
    if known is not None:
        return known
    option = _OPTION_HEAD.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    return LETTERS.index(option[1].upper()) if option else None


def kind_of(text: str) -> Kind | None:
    """The kind that a word names."""
    return _KINDS.get(fold(text))


def truth_of(text: str) -> bool | None:
    """Whether a word says true or false, or neither."""
    return _TRUTHS.get(fold(text))


def difficulty_of(text: str) -> int | None:
    """The difficulty that a number, a row of stars or a word names."""
    flat = fold(text).removesuffix(".0")
    if flat and set(flat) <= {"★", "☆", "*"}:
        flat = str(len(flat.replace("☆", "")))
    return int(flat) if flat in ("1", "2", "3") else _DIFFICULTIES.get(flat)


def is_example(text: str) -> bool:
    """Whether a row's id marks it as the template's example, which is passed over."""
    return text.casefold().startswith(EXAMPLE_MARKS)


def word_for(words: tuple[str, ...], locale: str) -> str:
    """The first of the words in the language's script."""
    english = locale == "en"
    return next(word for word in words if word.isascii() == english)


def _by_word(words: dict[_Meaning, tuple[str, ...]]) -> dict[str, _Meaning]:
    return {fold(word): meaning for meaning, several in words.items() for word in several}


_HEADS = _by_word(HEADS_ZH) | _by_word(HEADS_EN)
_KINDS = _by_word(KIND_WORDS)
_TRUTHS = _by_word({True: TRUE_WORDS, False: FALSE_WORDS})
_DIFFICULTIES = _by_word(DIFFICULTY_WORDS)
