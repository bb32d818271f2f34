"""Settings of exams."""

from __future__ import annotations

from bot.branch.settings import Kind, Setting

SUMMARY = "quiz.exam_summary"
REMINDER = "quiz.exam_reminder"
"""Hours before an exam closes; 0 for no reminder."""

SETTINGS: tuple[Setting, ...] = (
    Setting(SUMMARY, Kind.BOOL, True, "quiz-setting-exam-summary", names=("考试小结",)),
    Setting(
        REMINDER, Kind.INT, 24, "quiz-setting-exam-reminder",
        minimum=0, maximum=168, names=("考试提醒",),
    ),
)  # fmt: skip
