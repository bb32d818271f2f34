"""What happens by the clock."""

from plugins.quiz.jobs import bank, daily, exams, review, taking

JOBS = (*bank.JOBS, *daily.JOBS, *exams.JOBS, *review.JOBS, *taking.JOBS)
