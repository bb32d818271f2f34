"""What happens by the clock."""

from __future__ import annotations

from bot.schedule.job import Job

JOBS: tuple[Job, ...] = ()
