"""What happens by the clock."""

from plugins.dues.jobs import arrears, charging, reminding

JOBS = (*charging.JOBS, *reminding.JOBS, *arrears.JOBS)
