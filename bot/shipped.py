"""Where the data lies that ships with the bot: `data/` of the tree, or what a wheel installed."""

from __future__ import annotations

import sys
from pathlib import Path

_TREE = Path(__file__).resolve().parent.parent / "data"
_INSTALLED = ("share", "zhibu")


def shipped(name: str) -> Path:
    """The folder `data/NAME`. Raises FileNotFoundError where the installation lacks it."""
    for folder in (_TREE, Path(sys.prefix, *_INSTALLED), Path(sys.base_prefix, *_INSTALLED)):
        if (folder / name).is_dir():
            return folder / name
    raise FileNotFoundError(f"data/{name} is not installed")
