"""Keeping the access token and what is said out of uvicorn's own log lines."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(access_token=)[^&\s\"']+")
_LOGGERS = ("uvicorn.error", "uvicorn.access", "uvicorn.asgi")


class Redaction(logging.Filter):
    """Blots out tokens in addresses, and drops the frames and headers that DEBUG shows.

    Only where uvicorn's own WebSockets serve (`nb run`): the fast ones log nothing of the kind.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record may be logged; it is changed where needed."""
        if record.levelno <= logging.DEBUG and str(record.msg).startswith(("< ", "> ")):
            return False
        if isinstance(record.args, tuple):
            # The access log's formatter wants its arguments one by one.
            record.args = tuple(
                _TOKEN.sub(r"\1***", arg) if isinstance(arg, str) else arg for arg in record.args
            )
        message = record.getMessage()
        if _TOKEN.search(message):
            record.msg, record.args = _TOKEN.sub(r"\1***", message), ()
        return True


_redaction = Redaction()


def redact() -> None:
    """Put the filter on uvicorn's loggers; a second call changes nothing."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_redaction)
