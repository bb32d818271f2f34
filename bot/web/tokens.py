"""Random secrets for links and cookies, and what is stored in their place."""

from __future__ import annotations

import hashlib
import secrets

LENGTH = 43
"""Characters of a token: 256 random bits in URL-safe base64."""


def new() -> str:
    """A fresh token of 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored. A plain hash suffices: nobody can guess 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()
