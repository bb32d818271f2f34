"""What an asker and a keeper say to each other, as bytes, before it is sealed."""

from __future__ import annotations

import base64
import hmac
import json
from dataclasses import dataclass, field
from typing import Any

from bot.errors import Refusal
from bot.store.secret import Secret


class KeeperFailed(Exception):
    """The keeper failed at a request. What went wrong stands, without values, in its log."""


def dump(value: Any) -> bytes:
    """A value as JSON. Raises TypeError or ValueError where it can't be."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")  # what somebody wrote may hold half a pair


def load(data: bytes) -> Any:
    """The value. Raises ValueError."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


class Proof:
    """Shows that who speaks knows the server's secret, where there is one."""

    def __init__(self, name: str, secret: Secret | None) -> None:
        self._name = name
        self._secret = secret

    def of(self, kind: str, text: str) -> str:
        """What goes with such a word."""
        if self._secret is None:
            return ""
        return self._secret.digest("keeper", f"{self._name}\0{kind}\0{text}")

    def holds(self, kind: str, text: str, proof: str) -> bool:
        """Whether that came from one of us."""
        return hmac.compare_digest(self.of(kind, text).encode(), proof.encode())


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks. `key` closes the answer."""

    ident: str
    what: str = field(repr=False)
    arguments: dict[str, Any] = field(repr=False)
    key: bytes = field(repr=False)

    def pack(self, proof: Proof) -> bytes:
        """As bytes. Raises TypeError or ValueError where the arguments are no JSON."""
        key = base64.b64encode(self.key).decode()
        body = dump([self.ident, self.what, self.arguments, key])
        return dump([body.decode("utf-8", "surrogatepass"), proof.of("ask", _plain(body))])

    @classmethod
    def unpack(cls, data: bytes, proof: Proof) -> Request | None:
        """A request of one of us, or None."""
        try:
            text, shown = load(data)
            body = text.encode("utf-8", "surrogatepass")
            if not proof.holds("ask", _plain(body), shown):
                return None
            ident, what, arguments, key = load(body)
            return cls(str(ident), str(what), dict(arguments), base64.b64decode(key))
        except (AttributeError, TypeError, ValueError):
            return None


def _plain(body: bytes) -> str:
    """The same bytes as text that can be encoded."""
    return body.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request: a result, a refusal, or a fault that its log tells of."""

    result: Any = field(default=None, repr=False)
    refusal: Refusal | None = field(default=None, repr=False)
    failed: bool = False

    def pack(self) -> bytes:
        """As bytes. Raises TypeError or ValueError where a value is no JSON."""
        if self.failed:
            return dump(["failed"])
        if self.refusal is not None:
            return dump(["refusal", self.refusal.text_id, self.refusal.variables])
        return dump(["result", self.result])

    @classmethod
    def unpack(cls, data: bytes) -> Outcome:
        """From bytes; what can't be read has failed."""
        try:
            match load(data):
                case ["result", result]:
                    return cls(result)
                case ["refusal", str(text_id), dict(variables)]:
                    return cls(refusal=Refusal(text_id, **variables))
        except ValueError:
            pass
        return cls(failed=True)

    def unwrap(self) -> Any:
        """The result. Raises Refusal or KeeperFailed."""
        if self.failed:
            raise KeeperFailed
        if self.refusal is not None:
            raise self.refusal
        return self.result
