"""Timers of exams."""

from __future__ import annotations

from bot.schedule.job import Job

JOBS: tuple[Job, ...] = ()
