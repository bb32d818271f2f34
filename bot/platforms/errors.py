"""Why a message did not go out, in the three kinds that decide what may be done next."""

from __future__ import annotations


class DeliveryError(Exception):
    """Base of all faults of sending. The text is for the host and holds no message text."""


class NotSent(DeliveryError):
    """Certainly not delivered; may be tried again, after `retry_after` seconds where given."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Refused(DeliveryError):
    """Certainly not delivered, and trying again would not help (blocked, not a friend, gone)."""


class Uncertain(DeliveryError):
    """May or may not have been delivered (a lost answer, QQ's 1200): never resend blindly."""
