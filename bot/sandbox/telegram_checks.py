"""What the Bot API checks in a message before it takes it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.markup import utf16, with_found
from bot.sandbox.telegram_params import Params
from bot.sandbox.telegram_state import Json, TelegramState, TgChat, bad

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BUTTONS_LIMIT = 100
DATA_LIMIT = 64
PHOTO_HEADS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")


def check_text(params: Params) -> Json:
    """`text` with its entities, as part of a message's body."""
    text = params.text("text")
    if not text.strip():
        raise bad("message text is empty")
    if utf16(text) > TEXT_LIMIT:
        raise bad("message is too long")
    return _with_entities(text, params, "text", "entities")


def check_caption(params: Params) -> Json:
    """`caption` with its entities, or nothing where there is none."""
    caption = params.text("caption")
    if utf16(caption) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return _with_entities(caption, params, "caption", "caption_entities") if caption else {}


def _with_entities(text: str, params: Params, name: str, entities_name: str) -> Json:
    if "parse_mode" in params:
        raise bad("can't parse entities: the sandbox takes entities, not parse_mode")
    given = params.json(entities_name, [])
    length = utf16(text)
    for entity in given:
        if not isinstance(entity, dict) or entity.get("offset", -1) < 0:
            raise bad("can't parse MessageEntity")
        if entity["offset"] + entity.get("length", 0) > length:
            raise bad(f"entity beginning at UTF-16 offset {entity['offset']} ends after the end")
    entities = with_found(text, given)
    return {name: text, entities_name: entities} if entities else {name: text}


def check_markup(params: Params) -> Json:
    """`reply_markup`: an inline keyboard, or nothing."""
    markup = params.json("reply_markup")
    if markup is None:
        return {}
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return {}
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTONS_LIMIT:
        raise bad("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)
    rows = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if "callback_data" in button:
        if not 1 <= len(str(button["callback_data"]).encode()) <= DATA_LIMIT:
            raise bad("BUTTON_DATA_INVALID")
    elif "url" in button:
        if not str(button["url"]).startswith(("http://", "https://", "tg://")):
            raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    else:
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )


def check_reply(state: TelegramState, chat: TgChat, params: Params) -> int:
    """The message that is answered, or 0."""
    reply = params.json("reply_parameters") or {}
    wanted = reply.get("message_id") or params.number("reply_to_message_id")
    if not wanted:
        return 0
    if state.find(chat, wanted) is not None:
        return int(wanted)
    if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return 0
    raise bad("message to be replied not found")


def check_upload(state: TelegramState, params: Params, field: str, folder: str) -> str:
    """The id of an uploaded or already known file."""
    given = params.text(field)
    upload = params.files.get(field)
    if upload is None and given.startswith("attach://"):
        upload = params.files.get(given.removeprefix("attach://"))
    if upload is None:
        if given in state.files:
            return given
        raise bad("wrong file identifier/HTTP URL specified" if given else f"there is no {field}")
    name, content = upload
    if not content:
        raise bad("file must be non-empty")
    if field == "photo" and not content.startswith(PHOTO_HEADS):
        raise bad("IMAGE_PROCESS_FAILED")
    return state.keep_file(name or field, folder, content)
