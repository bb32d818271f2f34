"""NoneBot's side of a Telegram connection: the Bot and the API that plugins of others use.

Nothing here logs what is sent or received, and no validation error gets out: pydantic's errors
carry the values that they complain about.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, cast

from nonebot.adapters import Bot as BaseBot
from nonebot.adapters.telegram import Bot as StockBot
from nonebot.adapters.telegram.api import API
from nonebot.adapters.telegram.config import BotConfig
from nonebot.adapters.telegram.exception import ActionFailed, ApiNotAvailable, NetworkError
from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.platforms.errors import DeliveryError, NotSent, Refused
from bot.platforms.telegram.api import TelegramApi
from bot.platforms.telegram.faults import Migrated, Unauthorised

if TYPE_CHECKING:
    from bot.platforms.telegram.adapter import Adapter

MEDIA = frozenset(
    f"send{kind}"
    for kind in (
        "Photo",
        "Audio",
        "Document",
        "Video",
        "Animation",
        "Voice",
        "VideoNote",
        "Sticker",
    )
)


class RetryAfter(NetworkError):
    """Telegram asks to wait: `retry_after` seconds."""

    def __init__(self, msg: str, retry_after: float) -> None:
        super().__init__(msg)
        self.retry_after = retry_after


class ChatMigrated(ActionFailed):
    """The group became a supergroup with the id `migrate_to_chat_id`."""

    def __init__(self, description: str, migrate_to_chat_id: int) -> None:
        super().__init__(description)
        self.migrate_to_chat_id = migrate_to_chat_id


class Bot(StockBot):
    """The stock Bot, whose calls don't raise after they were carried out."""

    def __init__(self, adapter: Adapter, self_id: str, *, config: BotConfig) -> None:
        super().__init__(adapter, self_id, config=config)

    async def call_api(self, api: str, *args: Any, **kargs: Any) -> Any:
        """Call the API as the stock Bot does; an answer of unknown shape is given as it came."""
        if not hasattr(API, api):
            return await BaseBot.call_api(self, api, **kargs)
        signature = inspect.signature(getattr(API, api))
        rest = list(args)
        for name in signature.parameters:
            if name != "self" and name not in kargs:
                kargs[name] = rest.pop(0) if rest else None
        raw = await BaseBot.call_api(self, api, **kargs)
        return lenient(signature.return_annotation, raw)


def lenient(annotation: Any, raw: Any) -> Any:
    """`raw` as the annotated type; where that fails, a model without checks, or `raw` itself."""
    try:
        return TypeAdapter(annotation).validate_python(raw)
    except ValidationError:
        pass
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation.model_construct(**raw) if is_model and isinstance(raw, dict) else raw


def method_of(api: str) -> str:
    """`send_message` -> `sendMessage`; what is in camel case already stays."""
    first, *rest = api.split("_")
    return first + "".join(part.capitalize() for part in rest)


async def call(api: TelegramApi, name: str, data: dict[str, Any]) -> Any:
    """A call of a third-party plugin: the stock adapter's arguments and exceptions.

    A string is a file id or a URL and never the path of a local file.
    """
    method = method_of(name)
    files: dict[str, tuple[str, bytes]] = {}
    payload = {key: value for key, value in data.items() if value is not None}
    if method == "sendMediaGroup":
        payload["media"] = [_attach(medium, files) for medium in payload["media"]]
    elif method == "editMessageMedia":
        payload["media"] = _attach(payload["media"], files)
    elif method in MEDIA:
        kind = method[4:]
        # The stock code lowers the whole name and so misses `video_note`.
        for key in ("video_note" if kind == "VideoNote" else kind.lower(), "thumbnail"):
            if key in payload:
                payload[key] = _upload(payload[key], files)
    payload = {key: _plain(value) for key, value in payload.items()}
    fault: DeliveryError
    try:
        return await api.call(method, payload, files=files or None)
    except DeliveryError as error:
        fault = error
    raise _stock(fault)


def _stock(fault: DeliveryError) -> Exception:
    reason = str(fault)
    if isinstance(fault, Migrated):
        return ChatMigrated(reason, int(fault.new_id))
    if isinstance(fault, Unauthorised) and " 404 " in f"{reason} ":
        return ApiNotAvailable()
    if isinstance(fault, NotSent) and fault.retry_after is not None:
        return RetryAfter(reason, fault.retry_after)
    return ActionFailed(reason) if isinstance(fault, Refused) else NetworkError(reason)


def _upload(value: Any, files: dict[str, tuple[str, bytes]]) -> Any:
    if isinstance(value, str):
        return value
    field = f"upload{len(files)}"
    files[field] = value if isinstance(value, tuple) else (field, bytes(value))
    return f"attach://{field}"


def _attach(medium: Any, files: dict[str, tuple[str, bytes]]) -> dict[str, Any]:
    if isinstance(medium, BaseModel):
        fields = {name: getattr(medium, name) for name in type(medium).model_fields}
    else:
        fields = dict(medium)
    for key in ("media", "thumbnail"):
        if fields.get(key) is not None:
            fields[key] = _upload(fields[key], files)
    return cast("dict[str, Any]", _plain(fields))


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
