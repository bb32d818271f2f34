"""The record of changes as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from bot.branch.roles import Role
from bot.texts.texts import Texts
from plugins.members.service import AuditLine
from plugins.members.wording.words import Say, role_name, slug

_ROLES = frozenset(Role)


class Changes:
    """Renders entries.

    A feature tells its own actions, such as `signin.open`, in texts such as
    `signin-audit-open`; they get `subject`, its `number` after a colon, and the detail.
    """

    def __init__(
        self, texts: Texts, locale: str, say: Say, features: Iterable[str], zone: tzinfo
    ) -> None:
        self._texts = texts
        self._locale = locale
        self._say = say
        self._features = tuple(features)
        self._zone = zone

    def render(self, lines: Iterable[AuditLine]) -> str:
        """The entries, one a line, or the sentence for none."""
        told = [self._line(line) for line in lines]
        if not told:
            return self._say("members-audit-none")
        return "\n".join([self._say("members-audit-title", count=len(told)), *told])

    def _line(self, line: AuditLine) -> str:
        when = line.at.astimezone(self._zone).strftime("%m-%d %H:%M")
        return self._say(
            "members-audit-line", when=when, who=self._who(line), what=self._what(line)
        )

    def _who(self, line: AuditLine) -> str:
        if line.actor:
            return line.actor
        return self._say("members-audit-by-host" if line.by_host else "members-audit-by-bot")

    def _what(self, line: AuditLine) -> str:
        variables = {key: self._value(key, value) for key, value in line.detail.items()}
        variables["subject"] = line.subject or self._say("members-audit-someone")
        variables["number"] = line.subject.rpartition(":")[2]
        feature, _, action = line.action.partition(".")
        ids = [f"members-audit-{slug(line.action)}"]
        if feature in self._features:
            ids.insert(0, f"{feature}-audit-{slug(action)}")
        for text_id in ids:
            if self._texts.has(text_id, self._locale):
                return self._say(text_id, **variables)
        return self._say("members-audit-other", action=line.action)

    def _value(self, key: str, value: Any) -> str:
        if key == "role" and value in _ROLES:
            return role_name(self._say, Role(value))
        if key == "platform":
            return self._say(f"members-platform-{value}")
        if key == "member" and not value:
            return self._say("members-audit-someone")
        if value is None:
            return self._say("members-settings-none")
        if isinstance(value, bool):
            return self._say("members-settings-on" if value else "members-settings-off")
        return str(value)
