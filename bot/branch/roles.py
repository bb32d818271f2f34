"""Who may do what, in one table."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """An office in a branch. Every bound person is a member; that is no role."""

    SECRETARY = "secretary"  # 书记
    DEPUTY = "deputy"  # 副书记
    ORGANISATION = "organisation"  # 组织委员
    PUBLICITY = "publicity"  # 宣传委员
    DISCIPLINE = "discipline"  # 纪检委员
    GROUP_LEADER = "group_leader"  # 党小组组长


class Right(StrEnum):
    """Something that not everyone may do."""

    ATTENDANCE_RUN = "attendance_run"
    ATTENDANCE_VIEW = "attendance_view"
    ATTENDANCE_EXPORT = "attendance_export"
    LEAVE_DECIDE = "leave_decide"
    MAKEUP_SIGN = "makeup_sign"
    ROSTER_VIEW = "roster_view"
    ROSTER_EDIT = "roster_edit"
    BIND_CODE_ISSUE = "bind_code_issue"
    ROLES_GRANT = "roles_grant"
    SETTINGS_EDIT = "settings_edit"
    OUTBOX_VIEW = "outbox_view"
    AUDIT_VIEW = "audit_view"
    BANK_VIEW = "bank_view"
    BANK_EDIT = "bank_edit"
    EXAM_RUN = "exam_run"
    EXAM_RESULTS = "exam_results"
    WEAKNESS_VIEW = "weakness_view"
    DUES_VIEW = "dues_view"
    DUES_RUN = "dues_run"
    DUES_BASE = "dues_base"
    OPINIONS_RUN = "opinions_run"


_LEADERS = frozenset({Role.SECRETARY, Role.DEPUTY})
_ORGANISERS = _LEADERS | {Role.ORGANISATION}
_TEACHERS = _LEADERS | {Role.PUBLICITY}

# The one table. The host (superusers) is none of these: what it may do has no right here.
GRANTS: dict[Right, frozenset[Role]] = {
    Right.ATTENDANCE_RUN: _ORGANISERS,
    Right.ATTENDANCE_VIEW: _ORGANISERS | {Role.PUBLICITY, Role.DISCIPLINE, Role.GROUP_LEADER},
    Right.ATTENDANCE_EXPORT: _ORGANISERS,
    Right.LEAVE_DECIDE: _ORGANISERS,
    Right.MAKEUP_SIGN: _ORGANISERS,
    Right.ROSTER_VIEW: _ORGANISERS,
    Right.ROSTER_EDIT: _ORGANISERS,
    Right.BIND_CODE_ISSUE: _ORGANISERS,
    Right.ROLES_GRANT: frozenset({Role.SECRETARY}),
    Right.SETTINGS_EDIT: _LEADERS,
    Right.OUTBOX_VIEW: _ORGANISERS,
    Right.AUDIT_VIEW: _LEADERS | {Role.DISCIPLINE},
    Right.BANK_VIEW: _TEACHERS | {Role.ORGANISATION},
    Right.BANK_EDIT: _TEACHERS,
    Right.EXAM_RUN: _TEACHERS,
    Right.EXAM_RESULTS: _TEACHERS,
    Right.WEAKNESS_VIEW: _TEACHERS | {Role.ORGANISATION},
    Right.DUES_VIEW: _ORGANISERS | {Role.DISCIPLINE},
    Right.DUES_RUN: _ORGANISERS,
    # What somebody earns is for the one who works out their dues, not even for the secretary.
    Right.DUES_BASE: frozenset({Role.ORGANISATION}),
    # Whoever hears complaints about the others: no deputy, no commissioner but the discipline one.
    Right.OPINIONS_RUN: frozenset({Role.SECRETARY, Role.DISCIPLINE}),
}

# Roles that hold a right for their own Party group only, not for the whole branch.
OWN_GROUP: dict[Right, frozenset[Role]] = {
    Right.ATTENDANCE_VIEW: frozenset({Role.GROUP_LEADER}),
}


def may(roles: Iterable[Role], right: Right) -> bool:
    """Whether one of the roles holds the right, be it for the own group only."""
    return not GRANTS[right].isdisjoint(roles)


def own_group_only(roles: Iterable[Role], right: Right) -> bool:
    """Whether the roles hold the right for the person's own group only."""
    holding = GRANTS[right].intersection(roles)
    return bool(holding) and holding <= OWN_GROUP.get(right, frozenset())


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Every right that the roles hold."""
    held = frozenset(roles)
    return frozenset(right for right in Right if may(held, right))
