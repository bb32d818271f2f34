"""The tables of signing in."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.store.fields import UTCDateTimeField


def _branch() -> Any:
    return fields.ForeignKeyField("bot.Branch", related_name=False, on_delete=fields.RESTRICT)


def _member() -> Any:
    return fields.ForeignKeyField("bot.Member", related_name=False, on_delete=fields.CASCADE)


def _session() -> Any:
    return fields.ForeignKeyField(
        "signin.AttendanceSession", related_name=False, on_delete=fields.CASCADE
    )


class DailySignIn(Model):
    """One member signed in on one branch day. `at` is when it was said."""

    id = fields.BigIntField(primary_key=True)
    member: fields.ForeignKeyRelation[Member] = _member()
    member_id: int
    day = fields.DateField()
    at = UTCDateTimeField()
    platform = fields.CharField(max_length=16)

    class Meta(Model.Meta):
        table = "signin_daily"
        unique_together = (("member_id", "day"),)


class SignInTally(Model):
    """A member's days, counted up: what an answer says without reading every day again.

    `month_count` belongs to the month of `last_day`. Always equal to `rules.streak.recount` of
    the member's rows in DailySignIn.
    """

    id = fields.BigIntField(primary_key=True)
    member: fields.OneToOneRelation[Member] = fields.OneToOneField(
        "bot.Member", related_name=False, on_delete=fields.CASCADE
    )
    member_id: int
    last_day = fields.DateField()
    streak = fields.IntField()
    month_count = fields.IntField()
    total = fields.IntField()

    class Meta(Model.Meta):
        table = "signin_tally"


class AttendanceSession(Model):
    """A sign-in for an occasion (签到). People know it by `number`, counted up in the branch.

    `code` is what is typed; a live session has none and rotates one out of `secret`. `token`
    is what a QR code carries. `source` is the message that opened it, so that a second delivery
    opens nothing. `expected` holds the ids of the members who ought to come, set at the end;
    until then it is everyone active.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = _branch()
    branch_id: int
    number = fields.IntField()
    title = fields.CharField(max_length=64)
    code = fields.CharField(max_length=8, default="")
    token = fields.CharField(max_length=32, unique=True)
    secret = fields.CharField(max_length=64)
    live = fields.BooleanField(default=False)
    state = fields.CharField(max_length=16)
    opened_at = UTCDateTimeField()
    opened_by = fields.IntField()
    deadline = UTCDateTimeField()
    grace_minutes = fields.IntField(default=0)
    closed_at = UTCDateTimeField(null=True)
    expected: Any = fields.JSONField(null=True)
    source = fields.CharField(max_length=200)

    class Meta(Model.Meta):
        table = "signin_session"
        unique_together = (("branch_id", "number"), ("branch_id", "source"))
        indexes = (
            Index(fields=("branch_id", "state"), name="idx_signin_session_state"),
            Index(fields=("branch_id", "opened_at"), name="idx_signin_session_opened"),
            Index(fields=("branch_id", "code"), name="idx_signin_session_code"),
        )


class Attendance(Model):
    """One member attended one session. `mark` is a `rules.session.Mark`, `via` a `Via`.

    `reason` and `entered_by` belong to attendance that the secretary made up (补签).
    """

    id = fields.BigIntField(primary_key=True)
    session: fields.ForeignKeyRelation[AttendanceSession] = _session()
    session_id: int
    member: fields.ForeignKeyRelation[Member] = _member()
    member_id: int
    mark = fields.CharField(max_length=16)
    at = UTCDateTimeField()
    platform = fields.CharField(max_length=16, default="")
    via = fields.CharField(max_length=16)
    reason = fields.CharField(max_length=255, default="")
    entered_by = fields.IntField(null=True)

    class Meta(Model.Meta):
        table = "signin_attendance"
        unique_together = (("session_id", "member_id"),)
        indexes = (Index(fields=("member_id",), name="idx_signin_attendance_member"),)


class Leave(Model):
    """A request for leave (请假). Without a session it waits for the branch's next one.

    People know it by `number`, counted up in the branch. `state` is a `rules.session.LeaveState`.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = _branch()
    branch_id: int
    number = fields.IntField()
    session: fields.ForeignKeyNullableRelation[AttendanceSession] = fields.ForeignKeyField(
        "signin.AttendanceSession", related_name=False, on_delete=fields.CASCADE, null=True
    )
    session_id: int | None
    member: fields.ForeignKeyRelation[Member] = _member()
    member_id: int
    reason = fields.CharField(max_length=255)
    state = fields.CharField(max_length=16)
    asked_at = UTCDateTimeField()
    decided_at = UTCDateTimeField(null=True)
    decided_by = fields.IntField(null=True)
    note = fields.CharField(max_length=255, default="")

    class Meta(Model.Meta):
        table = "signin_leave"
        unique_together = (("branch_id", "number"), ("session_id", "member_id"))
        indexes = (Index(fields=("member_id", "asked_at"), name="idx_signin_leave_member"),)


class Recheck(Model):
    """A surprise second check (复核) of a session. `source` is the message that opened it."""

    id = fields.BigIntField(primary_key=True)
    session: fields.ForeignKeyRelation[AttendanceSession] = _session()
    session_id: int
    code = fields.CharField(max_length=8)
    opened_at = UTCDateTimeField()
    opened_by = fields.IntField()
    deadline = UTCDateTimeField()
    reported = fields.BooleanField(default=False)
    source = fields.CharField(max_length=200)

    class Meta(Model.Meta):
        table = "signin_recheck"
        unique_together = (("session_id", "source"),)


class RecheckAnswer(Model):
    """A member answered a second check."""

    id = fields.BigIntField(primary_key=True)
    recheck: fields.ForeignKeyRelation[Recheck] = fields.ForeignKeyField(
        "signin.Recheck", related_name=False, on_delete=fields.CASCADE
    )
    recheck_id: int
    member: fields.ForeignKeyRelation[Member] = _member()
    member_id: int
    at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "signin_recheck_answer"
        unique_together = (("recheck_id", "member_id"),)


class WrongTry(Model):
    """A member typed a code that is none. Kept an hour, to limit guessing."""

    id = fields.BigIntField(primary_key=True)
    member: fields.ForeignKeyRelation[Member] = _member()
    member_id: int
    at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "signin_wrong_try"
        indexes = (Index(fields=("member_id", "at"), name="idx_signin_wrong_try"),)
