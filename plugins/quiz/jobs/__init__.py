"""What happens by the clock."""

from plugins.quiz.jobs import bank, daily, exams, review

JOBS = (*bank.JOBS, *daily.JOBS, *exams.JOBS, *review.JOBS)
