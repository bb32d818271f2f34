"""A figure, and how the run's figures are kept and shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One measured value. `baseline` names what stands beside it, `ratio` is better over worse.

    `target` is what an issue asks for, as text; empty where none does.
    """

    name: str
    value: float
    unit: str
    baseline: str = ""
    baseline_value: float | None = None
    target: str = ""
    ratio: float | None = None

    @classmethod
    def of(
        cls,
        name: str,
        value: float,
        unit: str,
        *,
        baseline: str = "",
        baseline_value: float | None = None,
        less_is_better: bool = False,
        target: str = "",
    ) -> Figure:
        """A figure with its ratio worked out; above 1 the bot is better than its baseline."""
        ratio = None
        if baseline_value and value:
            ratio = baseline_value / value if less_is_better else value / baseline_value
        return cls(
            name,
            round(value, 3),
            unit,
            baseline,
            None if baseline_value is None else round(baseline_value, 3),
            target,
            None if ratio is None else round(ratio, 2),
        )


def write(figures: Iterable[Figure], path: Path) -> None:
    """Keep the figures as JSON, one object a figure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = ("name", "value", "unit", "baseline", "baseline_value", "ratio")
    rows = [{key: asdict(figure)[key] for key in keys} for figure in figures]
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| figure | value | unit | asked | baseline | its value | ratio |",
        "|---|---:|---|---|---|---:|---:|",
    ]
    for one in figures:
        base = "" if one.baseline_value is None else f"{one.baseline_value:,.6g}"
        ratio = "" if one.ratio is None else f"{one.ratio:,.3g}x"
        lines.append(
            f"| {one.name} | {one.value:,.6g} | {one.unit} | {one.target} "
            f"| {one.baseline} | {base} | {ratio} |"
        )
    return "\n".join(lines)
