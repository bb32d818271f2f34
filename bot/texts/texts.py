"""Looks up and formats Fluent messages."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import TextElement, VariableReference
from fluent.runtime.types import fluent_number
from loguru import logger

from bot.texts.locales import DEFAULT, LOCALES


def sources(folder: Path, locale: str) -> list[Path]:
    """The files of one locale: a large feature has a folder for each of its nouns."""
    whole = folder / f"{locale}.ftl"
    parts = sorted(folder.glob(f"*/{locale}.ftl"))
    return [whole, *parts] if whole.exists() or not parts else parts


class TextFault(Exception):
    """A message that is missing or can't be formatted; raised only by strict texts."""


class Texts:
    """All messages of the host and of the features.

    A folder, or each folder inside it, holds `<locale>.ftl` for each locale. `strict` (tests)
    raises TextFault where otherwise the id is shown and the fault is logged, so that a person
    never meets a crash.
    """

    def __init__(self, folders: Iterable[Path], *, strict: bool = False) -> None:
        self._folders = tuple(folders)
        self._strict = strict
        self._bundles: dict[str, FluentBundle] = {}
        self._patterns: dict[tuple[str, str], Any] = {}

    def has(self, text_id: str, locale: str = DEFAULT) -> bool:
        """Whether a message (or `message.attribute`) exists in a locale."""
        return self._find(locale, text_id) is not None

    def get(self, locale: str, text_id: str, /, **variables: Any) -> str:
        """The sentence in a locale; `text_id` may name an attribute as `message.attribute`."""
        pattern = self._patterns.get((locale, text_id))
        if pattern is None:
            pattern = self._find(locale, text_id)
            if pattern is None:
                return self._fault(text_id, "is missing")
            self._patterns[locale, text_id] = pattern
        if pattern.__class__ is str:
            return pattern
        if pattern.__class__ is _Joined:
            joined = pattern.with_values(variables)
            if joined is not None:
                return joined
            pattern = pattern.whole
        for name, value in variables.items():
            if value.__class__ is int:
                variables[name] = fluent_number(value, useGrouping=False)
        text, errors = self._bundle(locale).format_pattern(pattern, variables)
        if errors:
            self._fault(text_id, f"has {type(errors[0]).__name__}: {errors[0]}")
        return str(text)

    def load(self) -> None:
        """Read every locale now, instead of at its first message."""
        for locale in LOCALES:
            self._bundle(locale)

    def _find(self, locale: str, text_id: str) -> Any | None:
        name, _, attribute = text_id.partition(".")
        bundle = self._bundle(locale)
        if not bundle.has_message(name):
            return None
        message = bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            return None
        if isinstance(pattern, TextElement):
            return str(pattern.value)
        return _Joined.of(pattern) or pattern

    def _bundle(self, locale: str) -> FluentBundle:
        bundle = self._bundles.get(locale)
        if bundle is None:
            bundle = FluentBundle([locale], use_isolating=False)
            for folder in self._folders:
                for path in sources(folder, locale):
                    bundle.add_resource(_parsed(path.read_text(encoding="utf-8")))
            self._bundles[locale] = bundle
        return bundle

    def _fault(self, text_id: str, what: str) -> str:
        if self._strict:
            raise TextFault(f"message {text_id} {what}")
        logger.error("Message {} {}", text_id, what)
        return text_id


@functools.lru_cache(maxsize=128)
def _parsed(source: str) -> Any:
    # Half a second for all files: a process that puts several bots together needs it once.
    return FluentResource(source)


class _Joined:
    """A pattern of words and bare variables: most sentences are, and need no resolver.

    `parts` alternate in any order: a string is said as it is, a one-tuple names a variable.
    """

    __slots__ = ("parts", "whole")

    def __init__(self, whole: Any, parts: tuple[str | tuple[str], ...]) -> None:
        self.whole = whole
        self.parts = parts

    @classmethod
    def of(cls, pattern: Any) -> _Joined | None:
        """The same sentence without its tree, or None where something has to be worked out."""
        parts: list[str | tuple[str]] = []
        # The loader takes a pattern of one element out of its wrapping.
        for element in getattr(pattern, "elements", (pattern,)):
            inner = getattr(element, "expression", None)
            if isinstance(element, TextElement):
                parts.append(element.value)
            elif isinstance(inner, VariableReference):
                parts.append((inner.id.name,))
            else:
                return None
        return cls(pattern, tuple(parts))

    def with_values(self, variables: dict[str, Any]) -> str | None:
        """The sentence, or None where a variable is missing or neither text nor a number."""
        said: list[str] = []
        for part in self.parts:
            if part.__class__ is str:
                said.append(part)  # type: ignore[arg-type]
                continue
            value = variables.get(part[0])
            if value.__class__ is str:
                said.append(value)  # type: ignore[arg-type]
            elif value.__class__ is int:
                said.append(str(value))
            else:
                return None
        return "".join(said)
