"""The tables of questions, daily quizzes, exams and review."""

from plugins.quiz.models.daily import DailyAnswer, DailyItem, DailyQuiz, DailyTick
from plugins.quiz.models.exams import Appeal, Attempt, Exam, ExamAnswer, ExamDraft, ExamItem
from plugins.quiz.models.questions import Question
from plugins.quiz.models.review import PointEntry, ReviewAnswer, ReviewCard, ReviewPreference

__all__ = [
    "Appeal",
    "Attempt",
    "DailyAnswer",
    "DailyItem",
    "DailyQuiz",
    "DailyTick",
    "Exam",
    "ExamAnswer",
    "ExamDraft",
    "ExamItem",
    "PointEntry",
    "Question",
    "ReviewAnswer",
    "ReviewCard",
    "ReviewPreference",
]
