"""What can go wrong with a picture."""

from __future__ import annotations


class PictureError(Exception):
    """A picture could not be made; the message says which template and why, without its data."""
