"""The rules of the organisation: data with a source and a date, from `data/rules/*.yaml`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from bot.shipped import shipped


class Grade(StrEnum):
    """How well a rule is known."""

    READ = "A"  # the regulation's text was read
    QUOTED = "B"  # quoted second-hand
    CAMPUS = "C"  # one campus's own rule


@dataclass(frozen=True, slots=True)
class Rule:
    """One figure of a regulation: what it is, where it stands, from which day it holds."""

    id: str
    value: Any
    source: str
    since: date
    grade: Grade


@cache
def load(name: str) -> tuple[Rule, ...]:
    """The rules of `data/rules/NAME.yaml`, read once a process. Blocks the first time.

    Raises FileNotFoundError where there is no such file, ValueError for a rule that lacks a part.
    """
    import yaml

    path = shipped("rules") / f"{name}.yaml"
    found = yaml.safe_load(path.read_text("utf-8"))
    try:
        return tuple(
            Rule(one["id"], one["value"], one["source"], one["since"], Grade(one["grade"]))
            for one in found
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"data/rules/{name}.yaml has a rule that lacks a part") from error


async def rules(name: str) -> tuple[Rule, ...]:
    """The rules of a file, without holding the loop up."""
    return await asyncio.to_thread(load, name)


def in_force(found: Iterable[Rule], rule_id: str, day: date) -> Rule:
    """The version of a rule that holds on a day. Raises KeyError where there is none."""
    versions = [rule for rule in found if rule.id == rule_id and rule.since <= day]
    if not versions:
        raise KeyError(rule_id)
    return max(versions, key=lambda rule: rule.since)
