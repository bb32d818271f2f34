"""What is done at its time; each noun adds its own."""

from __future__ import annotations

from bot.schedule.job import Job
from plugins.opinions.jobs import additions, receipts, rounds

JOBS: tuple[Job, ...] = (*rounds.JOBS, *additions.JOBS, *receipts.JOBS)
