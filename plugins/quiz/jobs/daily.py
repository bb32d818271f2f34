"""Timers of daily."""

from __future__ import annotations

from bot.schedule.job import Job

JOBS: tuple[Job, ...] = ()
