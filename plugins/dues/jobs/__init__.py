"""What happens by the clock."""

from plugins.dues.jobs import charging

JOBS = (*charging.JOBS,)
