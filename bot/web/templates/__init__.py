"""Jinja templates, always escaped, read from the folders of `bot` and `plugins`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
ERROR = HERE / "error.html"
CONTINUE = HERE / "continue.html"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(ROOT),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: Path, **values: Any) -> str:
    """The HTML that a template makes of escaped values."""
    name = template.resolve().relative_to(ROOT).as_posix()
    return _environment().get_template(name).render(**values)
