"""Parameters of a Bot API call: JSON, query, form or multipart, read in the same way."""

from __future__ import annotations

from typing import Any

import orjson
from aiohttp import web

from bot.sandbox.telegram_state import bad


class Params:
    """The parameters by name, and the uploaded files by field name."""

    def __init__(self, values: dict[str, Any], files: dict[str, tuple[str, bytes]]) -> None:
        self.values = values
        self.files = files

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """A text; numbers are taken as text."""
        value = self.values.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A whole number, also where it comes as text."""
        value = self.values.get(name)
        if value in (None, ""):
            return default
        try:
            return int(float(str(value)))
        except ValueError:
            raise bad(f"{name} must be a number") from None

    def flag(self, name: str) -> bool:
        """A Boolean, also where it comes as text."""
        return str(self.values.get(name, "")).lower() in ("true", "1")

    def json(self, name: str, default: Any = None) -> Any:
        """A structured value, also where it comes as JSON text."""
        value = self.values.get(name)
        if value in (None, ""):
            return default
        if isinstance(value, str):
            try:
                return orjson.loads(value)
            except ValueError:
                raise bad(f"can't parse {name} JSON object") from None
        return value


async def read(request: web.Request) -> Params:
    """Read a call's parameters; raises ApiError where the body can't be parsed."""
    values: dict[str, Any] = dict(request.query)
    files: dict[str, tuple[str, bytes]] = {}
    if request.method == "POST" and request.can_read_body:
        if request.content_type == "application/json":
            try:
                values.update(orjson.loads(await request.read()))
            except (ValueError, TypeError):
                raise bad("can't parse JSON object") from None
        else:
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    files[name] = (value.filename, value.file.read())
                else:
                    values[name] = value
    return Params(values, files)
