"""The roster, who is not bound, and what an import did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from bot.branch.category import Category
from bot.branch.roles import Role
from bot.branch.roster.rows import RowFault
from bot.branch.services.rosters import RosterReport
from bot.branch.views import BranchView, MemberView, in_roster_order
from plugins.members.wording.words import Say, joined, role_name, role_names, slug

LISTED = 60
FAULTS = 20


def category_name(t: Say, category: str) -> str:
    """What a person is to the Party, as people call it."""
    known = category in frozenset(Category)
    return t(f"members-category-{category}") if known else category


def roster(t: Say, view: BranchView) -> str:
    """Counts, then the members by Party group; of a large branch only the first."""
    members = in_roster_order(view.members.values())
    if not members:
        return t("members-roster-none", branch=view.name)
    unbound = len(view.unbound())
    counts = Counter(member.category for member in members)
    lines = [
        t(
            "members-roster-title",
            branch=view.name,
            members=len(members),
            bound=len(members) - unbound,
            unbound=unbound,
        ),
        joined(
            t,
            (
                t(
                    "members-roster-category",
                    category=category_name(t, category),
                    count=counts[category],
                )
                for category in Category
                if counts[category]
            ),
        ),
    ]
    for group, inside in groupby(members[:LISTED], key=lambda member: member.group_name):
        size = sum(member.group_name == group for member in members)
        lines += ["", _group_head(t, group, size)]
        lines += [_roster_line(t, member) for member in inside]
    if len(members) > LISTED:
        lines.append(t("members-roster-more", count=len(members) - LISTED))
    lines += ["", t("members-roster-how")]
    return "\n".join(lines)


def _group_head(t: Say, group: str, size: int) -> str:
    return t("members-roster-group", group=group or t("members-roster-no-group"), count=size)


def _roster_line(t: Say, member: MemberView) -> str:
    line = t(
        "members-roster-line",
        name=member.name,
        number=member.student_no,
        category=category_name(t, member.category),
    )
    if member.roles:
        line = t("members-roster-line-role", line=line, roles=role_names(t, member.roles))
    return line if member.accounts else t("members-roster-line-unbound", line=line)


def unbound(t: Say, view: BranchView) -> str:
    """Names of those without any account, by Party group; two of one name get their numbers."""
    missing = in_roster_order(view.unbound())
    if not view.members:
        return t("members-roster-none", branch=view.name)
    if not missing:
        return t("members-unbound-none", branch=view.name, members=len(view.members))
    lines = [
        t(
            "members-unbound-title",
            branch=view.name,
            unbound=len(missing),
            members=len(view.members),
        )
    ]
    for group, inside in groupby(missing, key=lambda member: member.group_name):
        names = joined(t, [_distinct(view, member) for member in inside])
        group = group or t("members-roster-no-group")
        lines.append(t("members-unbound-group", group=group, names=names))
    lines.append(t("members-unbound-how"))
    return "\n".join(lines)


def _distinct(view: BranchView, member: MemberView) -> str:
    if len(view.by_name(member.name)) == 1:
        return member.name
    return f"{member.name} {member.student_no}"


def report(t: Say, done: RosterReport, view: BranchView) -> str:
    """What an import did, or the first of its faults."""
    if not done.done:
        return faults(t, done.faults)
    lines = [
        t(
            "members-roster-imported",
            added=done.added,
            changed=done.updated,
            same=done.unchanged,
        )
    ]
    if done.renamed:
        pairs = [t("members-roster-rename", old=old, new=new) for old, new in done.renamed]
        lines.append(t("members-roster-renamed", names=joined(t, pairs)))
    if done.absent:
        lines.append(
            t("members-roster-absent", count=len(done.absent), names=_some(t, done.absent))
        )
    missing = len(view.unbound())
    if missing:
        lines.append(t("members-roster-next-bind", unbound=missing))
    return "\n".join(lines)


def faults(t: Say, found: Sequence[RowFault]) -> str:
    """The first faults of a roster, a line each."""
    lines = [t("members-roster-faults", count=len(found))]
    for fault in found[:FAULTS]:
        variables = dict(fault.variables)
        if fault.text_id == "members-roster-role-not-yours":
            variables["value"] = role_name(t, Role(variables["value"]))
        lines.append(
            t(
                "members-roster-fault",
                row=fault.row,
                column=t(f"members-column-{slug(fault.column)}"),
                what=t(fault.text_id, **variables),
            )
        )
    if len(found) > FAULTS:
        lines.append(t("members-roster-faults-more", count=len(found) - FAULTS))
    lines.append(t("members-roster-faults-how"))
    return "\n".join(lines)


def _some(t: Say, names: Sequence[str], most: int = 10) -> str:
    shown = joined(t, names[:most])
    return shown if len(names) <= most else t("members-and-more", names=shown, count=len(names))
