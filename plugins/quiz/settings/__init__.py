"""What a branch may set about questions."""

from plugins.quiz.settings import daily, exams, review

SETTINGS = (*daily.SETTINGS, *exams.SETTINGS, *review.SETTINGS)
