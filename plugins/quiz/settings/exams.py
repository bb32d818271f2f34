"""Settings of exams."""

from __future__ import annotations

from bot.branch.settings import Kind, Setting

SUMMARY = "quiz.exam_summary"

SETTINGS: tuple[Setting, ...] = (
    Setting(SUMMARY, Kind.BOOL, True, "quiz-setting-exam-summary", names=("考试小结",)),
)
