"""What closes a message, so that a notice can be read by the one it is for and nobody else.

A request is sealed to the keeper's public key (X25519, XSalsa20-Poly1305: PyNaCl's SealedBox) and
carries a fresh key for one use (SecretBox), with which its answer is closed.
"""

from __future__ import annotations

import base64
import binascii
import os

from bot.store.keeping.pieces import room

_LENGTH = 4  # bytes that tell how much of a message is no padding


def fresh_key() -> bytes:
    """A key for one answer."""
    return os.urandom(32)


class Pair:
    """A key pair that was never written anywhere, and which requests it has opened."""

    def __init__(self) -> None:
        from nacl.public import PrivateKey

        self._private = PrivateKey.generate()
        self.public = base64.b64encode(bytes(self._private.public_key)).decode()
        self.seen: set[str] = set()

    def open(self, sealed: bytes) -> bytes | None:
        """What was sealed to it, or None."""
        from nacl.exceptions import CryptoError
        from nacl.public import SealedBox

        try:
            return _unpad(SealedBox(self._private).decrypt(sealed))
        except (CryptoError, ValueError):
            return None

    def __repr__(self) -> str:
        return "Pair(…)"


def is_public(text: str) -> bool:
    """Whether it can be the public half of a pair."""
    try:
        return len(base64.b64decode(text, validate=True)) == 32
    except (binascii.Error, ValueError):
        return False


def seal_to(public: str, body: bytes) -> bytes:
    """Close a message so that only the private half opens it. Raises ValueError: too long."""
    from nacl.public import PublicKey, SealedBox

    overhead = 48  # an ephemeral public key and the authenticator
    return SealedBox(PublicKey(base64.b64decode(public))).encrypt(_pad(body, overhead))


def seal_with(key: bytes, body: bytes) -> bytes:
    """Close a message with a key that both know. Raises ValueError: too long."""
    from nacl.secret import SecretBox

    return bytes(SecretBox(key).encrypt(_pad(body, SecretBox.NONCE_SIZE + SecretBox.MACBYTES)))


def open_with(key: bytes, sealed: bytes) -> bytes | None:
    """What was closed with the key, or None."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        return _unpad(SecretBox(key).decrypt(sealed))
    except (CryptoError, ValueError):
        return None


def _pad(body: bytes, overhead: int) -> bytes:
    whole = room(_LENGTH + len(body) + overhead) - overhead
    return (len(body).to_bytes(_LENGTH, "big") + body).ljust(whole, b"\0")


def _unpad(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:_LENGTH], "big")
    return padded[_LENGTH : _LENGTH + length]
