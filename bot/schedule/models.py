"""The schedule's table."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch
from bot.schedule.rules import State
from bot.store.fields import UTCDateTimeField


class Occurrence(Model):
    """One thing to do for one branch at one time. A recurring job's rows have an empty `key`.

    | from    | to      | when                                                           |
    |---------|---------|----------------------------------------------------------------|
    | -       | waiting | planned, put by `at`, or following the one before it           |
    | waiting | (gone)  | cancelled, or its setting changed                              |
    | waiting | done    | run; in the transaction of all that the job wrote              |
    | waiting | waiting | the job failed; `try_at` moved on                              |
    | waiting | skipped | later than the job's lateness                                  |
    | waiting | failed  | the job failed for the fifth time; `reason` is the log's code  |

    A recurring job always has a next row, written in the transaction that ends the one before:
    so an absence of any length leaves a row that is overdue, never a gap.
    """

    id = fields.BigIntField(primary_key=True)
    job = fields.CharField(max_length=64)
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.CASCADE
    )
    branch_id: int
    key = fields.CharField(max_length=96, default="")
    due_at = UTCDateTimeField()
    try_at = UTCDateTimeField()
    state = fields.CharField(max_length=16, default=State.WAITING.value)
    late = fields.BooleanField(default=False)
    attempts = fields.IntField(default=0)
    ran_at = UTCDateTimeField(null=True)
    reason = fields.CharField(max_length=32, default="")

    class Meta(Model.Meta):
        table = "schedule_occurrence"
        unique_together = (("job", "branch_id", "key", "due_at"),)
        indexes = (
            Index(fields=("state", "try_at"), name="idx_schedule_occurrence_due"),
            Index(fields=("branch_id", "state"), name="idx_schedule_occurrence_branch"),
        )
