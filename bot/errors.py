"""The one exception by which a service says no in words that a person will read."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """Something that can't be done, with the id of the sentence that says what to do next.

    Raised by services and handlers; the router answers with the sentence in the reader's
    locale. Whoever raises it has changed nothing: a transaction around it rolls back.
    """

    def __init__(self, text_id: str, **variables: Any) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.variables = variables
