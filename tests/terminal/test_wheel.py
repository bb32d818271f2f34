"""A wheel takes along whatever the programs look for; what it lacks shows only where it is used."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
DATA = sorted(
    path
    for path in (ROOT / "data").glob("*/**/*")
    if path.is_file() and not path.name.startswith(".")
)
BESIDE_CODE = {
    path.suffix
    for package in ("bot", "plugins")
    for path in (ROOT / package).rglob("*")
    if path.is_file() and not path.name.startswith(".") and path.suffix not in (".py", ".pyc")
}


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(ROOT)))
def test_data_go_where_they_are_looked_for(path: Path) -> None:
    folder = path.parent.relative_to(ROOT)
    target = f"share/zhibu/{folder.relative_to('data')}"
    # Setuptools puts all that match side by side, so each folder needs its own line.
    assert f"{folder}/*" in SETUPTOOLS["data-files"].get(target, ()), target


@pytest.mark.parametrize("suffix", sorted(BESIDE_CODE))
def test_files_beside_the_code_are_named(suffix: str) -> None:
    assert f"*{suffix}" in SETUPTOOLS["package-data"]["*"]
