"""People, chats and messages of a world as the page reads them."""

from __future__ import annotations

from typing import Any

from bot.platforms.types import PlatformName
from bot.sandbox.people import SimGroup, SimPerson
from bot.sandbox.transcript import SimMessage
from bot.sandbox.world import World

Json = dict[str, Any]
SHOWN = 400


def everything(world: World) -> Json:
    """The state at which a browser begins."""
    return {
        "kind": "hello",
        "bot": {"name": world.bot.name, "username": world.bot.username},
        "people": [person(world, p) for p in world.everyone],
        "groups": [group(world, g) for g in world.groups],
        "links": links(world),
        "messages": [message(world, m) for m in world.transcript.messages[-SHOWN:]],
    }


def links(world: World) -> dict[str, bool]:
    """Whether each platform is on the line with the bot."""
    return {"qq": world.linked(PlatformName.QQ), "telegram": world.linked(PlatformName.TELEGRAM)}


def person(world: World, someone: SimPerson) -> Json:
    """One person of the list."""
    return {
        "id": world.everyone.index(someone),
        "name": someone.name,
        "labels": someone.labels,
        "officer": someone.officer,
        "qq": someone.qq is not None,
        "telegram": someone.telegram is not None,
        "started": someone.telegram is not None and someone.telegram.started,
    }


def group(world: World, some: SimGroup) -> Json:
    """One group; the page shows the first of each platform."""
    return {
        "id": world.groups.index(some),
        "platform": some.platform,
        "title": some.title,
        "people": [world.everyone.index(p) for p in some.people],
    }


def message(world: World, said: SimMessage) -> Json:
    """One message; pictures and documents are fetched by its number."""
    number = said.born
    return {
        "kind": "message",
        "id": number,
        "seq": said.seq,
        "platform": said.platform,
        "group": world.groups.index(said.group) if said.group else None,
        "person": world.everyone.index(said.person) if said.person else None,
        "speaker": world.everyone.index(said.speaker) if said.speaker else None,
        "text": said.text,
        "at": said.at.isoformat(),
        "picture": f"/sandbox/media/{number}/picture" if said.picture is not None else None,
        "document": _document(said),
        "buttons": [
            [{"label": b.label, "data": b.data, "url": b.url} for b in row] for row in said.buttons
        ],
        "reactions": said.reactions,
        "recalled": said.recalled,
        "edited": said.edited,
        "reply": _reply(world, said),
    }


def _document(said: SimMessage) -> Json | None:
    if said.document is None:
        return None
    name, content = said.document
    address = f"/sandbox/media/{said.born}/document"
    return {"name": name, "size": len(content), "href": address}


def _reply(world: World, said: SimMessage) -> Json | None:
    if not said.reply_to:
        return None
    for other in reversed(world.transcript.messages):
        same = other.group is said.group and other.platform == said.platform
        if same and other.message_id == said.reply_to:
            name = other.speaker.name if other.speaker else world.bot.name
            return {"name": name, "text": other.text}
    return None
