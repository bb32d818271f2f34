"""The file of a backup: gzip over lines of JSON, the same for both databases.

The first line is a header, each further one a piece of a table, the last one the counts; a file
without its last line is damaged. Values keep their type: `{"t": …}` is an instant, `{"d": …}` a
date, `{"b": …}` bytes, `{"n": …}` a decimal, `{"u": …}` a UUID, `{"j": …}` JSON.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import os
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from bot.errors import Refusal

FORMAT = "zhibu-backup"
VERSION = 1
PIECE = 1_000

Line = dict[str, Any]


def encode(value: Any, *, json: bool = False) -> Any:
    """A Python value as it stands in the file."""
    if json:
        return None if value is None else {"j": value}
    if isinstance(value, Enum):
        value = value.value
    for kind, name, write in _KINDS:
        if isinstance(value, kind):
            return {name: write(value)}
    return value


def decode(value: Any) -> Any:
    """The Python value of what stands in the file. Raises ValueError, KeyError or TypeError."""
    if not isinstance(value, dict):
        return value
    ((name, text),) = value.items()
    return _READERS[name](text)


# datetime is a date, so it has to come first.
_KINDS: tuple[tuple[type, str, Any], ...] = (
    (datetime, "t", datetime.isoformat),
    (date, "d", date.isoformat),
    (bytes, "b", lambda value: base64.b64encode(value).decode()),
    (Decimal, "n", str),
    (UUID, "u", str),
)
_READERS: dict[str, Any] = {
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "b": base64.b64decode,
    "n": Decimal,
    "u": UUID,
    "j": lambda value: value,
}


class DumpWriter:
    """Writes beside the target and puts it in place only when it is whole. Blocks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        path.parent.mkdir(parents=True, exist_ok=True)
        # A backup holds everything that the database holds: for its owner only.
        self._raw = open(os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")  # noqa: SIM115
        self._file = gzip.GzipFile(fileobj=self._raw, mode="wb", compresslevel=6, mtime=0)
        self._counts: dict[str, int] = {}

    def header(self, **facts: Any) -> None:
        """The first line."""
        self._write({"format": FORMAT, "version": VERSION, **facts})

    def rows(self, table: str, rows: list[list[Any]]) -> None:
        """A piece of a table."""
        self._counts[table] = self._counts.get(table, 0) + len(rows)
        self._write({"table": table, "rows": rows})

    def finish(self) -> dict[str, int]:
        """The last line; then the file is flushed to the disk and takes its name."""
        self._write({"end": True, "counts": self._counts})
        self._file.close()
        self._raw.flush()
        os.fsync(self._raw.fileno())
        self._raw.close()
        self._draft.replace(self.path)
        return self._counts

    def abandon(self) -> None:
        """Leave nothing behind."""
        # The packer first, or it tries to end its stream in a closed file when it is collected.
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._raw.close()
        self._draft.unlink(missing_ok=True)

    def _write(self, line: Line) -> None:
        self._file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))


def read_header(path: Path) -> Line:
    """The header. Raises Refusal: host-restore-no-file, -damaged, -newer. Blocks."""
    for line in read_lines(path):
        return line
    raise Refusal("host-restore-damaged", path=str(path))


def read_lines(path: Path) -> Iterator[Line]:
    """The header and the pieces. Raises Refusal where the file isn't whole. Blocks."""
    counts: dict[str, int] = {}
    try:
        with gzip.open(path, "rb") as file:
            header = orjson.loads(file.readline())
            if not isinstance(header, dict) or header.get("format") != FORMAT:
                raise Refusal("host-restore-damaged", path=str(path))
            if header.get("version", 0) > VERSION:
                raise Refusal("host-restore-newer", path=str(path))
            yield header
            for raw in file:
                line = orjson.loads(raw)
                if line.get("end"):
                    if line["counts"] != counts:
                        break
                    return
                table = line["table"]
                counts[table] = counts.get(table, 0) + len(line["rows"])
                yield line
    except FileNotFoundError:
        raise Refusal("host-restore-no-file", path=str(path)) from None
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
        raise Refusal("host-restore-damaged", path=str(path)) from None
    raise Refusal("host-restore-damaged", path=str(path))
