"""The signs of Moodle's GIFT: escapes, format markers, and what our own export hides in comments.

Format: docs.moodle.org, "GIFT format"; ids and tags stand in comments since Moodle 3.8.
"""

from __future__ import annotations

import html
import re

SPECIAL = "~=#{}:"
_ESCAPE = re.compile(r"([\\~=#{}:])")
_UNESCAPE = re.compile(r"\\([\\~=#{}:n])")
_MARKER = re.compile(r"\[(html|markdown|plain|moodle)\]", re.IGNORECASE)
_TAG = re.compile(r"\[(id|tag):((?:\\.|[^\\\[\]])*)\]")
_TAG_ESCAPE = re.compile(r"([\\\[\]])")
_TAG_UNESCAPE = re.compile(r"\\(.)", re.DOTALL)
_STAR = "*"
_BLOCKS = frozenset({"p", "br", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4"})
_PICTURES = frozenset({"img", "svg", "video", "audio", "object", "embed", "iframe"})
_UNSEEN = frozenset({"script", "style", "head", "title", "<!--"})
_MARK = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)[^<>]*>|<!--|-->")


def escape(text: str) -> str:
    """Text in which nothing is a sign of the format, on one line."""
    return _ESCAPE.sub(r"\\\1", text).replace("\n", "\\n")


def unescape(text: str) -> str:
    """The text that was escaped. A backslash before anything else is a backslash."""
    return _UNESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


def mask(text: str) -> str:
    """The text with every escape as two NULs, so that signs can be looked for; same length."""
    return _UNESCAPE.sub("\0\0", text)


def marked(text: str) -> str:
    """Escaped text of an option; what would look like a marker or a weight gets `[plain]`."""
    return f"[plain]{escape(text)}" if text.startswith(("[", "%")) else escape(text)


def read_text(raw: str, default: str = "") -> tuple[str, str, bool]:
    """The text behind escapes and markers, its format, and whether pictures were lost.

    HTML becomes plain text; Markdown stays as it is written.
    """
    raw = raw.strip()
    found = _MARKER.match(raw)
    form = found[1].lower() if found else default
    text = unescape(raw[found.end() :] if found else raw)
    if form == "html":
        text, pictures = plain_text(text)
        return text, form, pictures
    return text, form, False


def tags_of(comment: str) -> list[tuple[str, str]]:
    """The `[id:…]` and `[tag:…]` of a comment, in order."""
    return [
        (name, _TAG_UNESCAPE.sub(lambda one: "\n" if one[1] == "n" else one[1], value))
        for name, value in _TAG.findall(comment)
    ]


def tag(name: str, value: str) -> str:
    """An id or a tag for a comment."""
    value = _TAG_ESCAPE.sub(r"\\\1", value).replace("\n", "\\n")
    return f"[{name}:{value}]"


def escape_star(form: str) -> str:
    """An accepted form in which no `*` stands for anything else."""
    return form.replace(_STAR, "\\*")


def unescape_star(form: str) -> str | None:
    """The form without escapes, or None where a `*` would match anything."""
    bare = form.replace("\\*", "")
    return None if _STAR in bare else form.replace("\\*", _STAR)


def category_path(topic: str) -> str:
    """A topic as the last part of Moodle's path of categories."""
    return topic.replace("/", "//")


def topic_of(path: str) -> str:
    """The last part of a path of categories; `//` is a slash of a name."""
    parts = path.strip().replace("//", "\0").split("/")
    names = [part.replace("\0", "/").strip() for part in parts]
    names = [name for name in names if name]
    inner = [name for name in names if not re.fullmatch(r"\$\w+\$|top", name)]
    return inner[-1] if inner else ""


def plain_text(source: str) -> tuple[str, bool]:
    """HTML as plain text, and whether it had pictures or the like, which are lost.

    One pass from mark to mark: the standard library's parser takes quadratic time with pages that
    are broken on purpose.
    """
    parts: list[str] = []
    pictures, within, at = False, "", 0
    for mark in _MARK.finditer(source):
        if not within:
            parts.append(_visible(source[at : mark.start()]))
        at = mark.end()
        name = (mark["name"] or mark[0]).lower()
        closing = bool(mark["slash"]) or name == "-->"
        if within:
            within = "" if closing and name in (within, "-->") else within
        elif name in _UNSEEN and not closing:
            within = name
        else:
            pictures = pictures or name in _PICTURES
            parts.append("\n" if name in _BLOCKS else "")
    if not within:
        parts.append(_visible(source[at:]))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line), pictures


def _visible(text: str) -> str:
    # Lines of the source mean nothing in HTML.
    return re.sub(r"\s+", " ", html.unescape(text))
