"""Who may do what."""

from __future__ import annotations

import pytest

from bot.branch.roles import GRANTS, OWN_GROUP, Right, Role, may, own_group_only, rights_of


def test_every_right_has_someone() -> None:
    assert set(GRANTS) == set(Right)
    assert all(GRANTS.values())


def test_the_secretary_may_everything_but_see_what_people_earn() -> None:
    assert set(Right) - rights_of([Role.SECRETARY]) == {Right.DUES_BASE}
    assert Right.DUES_BASE in rights_of([Role.ORGANISATION])


def test_the_deputy_may_everything_but_grant() -> None:
    assert set(Right) - rights_of([Role.DEPUTY]) == {
        Right.ROLES_GRANT,
        Right.DUES_BASE,
        Right.OPINIONS_RUN,
    }


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (
            Role.PUBLICITY,
            {
                Right.ATTENDANCE_VIEW,
                Right.BANK_VIEW,
                Right.BANK_EDIT,
                Right.EXAM_RUN,
                Right.EXAM_RESULTS,
                Right.WEAKNESS_VIEW,
            },
        ),
        (
            Role.DISCIPLINE,
            {Right.ATTENDANCE_VIEW, Right.AUDIT_VIEW, Right.DUES_VIEW, Right.OPINIONS_RUN},
        ),
        (Role.GROUP_LEADER, {Right.ATTENDANCE_VIEW}),
    ],
)
def test_what_the_others_may(role: Role, rights: set[Right]) -> None:
    assert rights_of([role]) == rights


def test_no_role_no_right() -> None:
    assert rights_of([]) == set()
    assert not may([], Right.ATTENDANCE_VIEW)


def test_a_group_leader_sees_the_own_group_only() -> None:
    assert own_group_only([Role.GROUP_LEADER], Right.ATTENDANCE_VIEW)
    assert not own_group_only([Role.GROUP_LEADER, Role.PUBLICITY], Right.ATTENDANCE_VIEW)
    assert not own_group_only([], Right.ATTENDANCE_VIEW)
    assert all(roles <= GRANTS[right] for right, roles in OWN_GROUP.items())
