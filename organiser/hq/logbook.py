"""Writes one line of JSON for each request and each fault: numbers and our own words, no person.

A line never holds what was sent, a name, an address of the network, a token or a code; a fault says
where it happened and of which kind it is, never what it quoted.
"""

import logging
import sys
from typing import Any

import msgspec

from organiser import clock
from organiser.logs import places, strike

_encode = msgspec.json.Encoder().encode


def start() -> None:
    """Have whatever is logged in this process be a line here."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)


def note(what: str, **said: Any) -> None:
    """Write that something happened; *said* are numbers and words of ours only."""
    sys.stderr.write(_line(what, "info", said))


def fault(what: str, error: BaseException) -> None:
    """Write that something of ours broke."""
    record = logging.LogRecord(what, logging.ERROR, "", 0, "", (), _info(error))
    sys.stderr.write(_line(what, "error", {"where": places(record).split("\n")}))


class _Lines(logging.Formatter):
    """What a library logs, without what it quotes."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        said: dict[str, Any] = {"words": strike(_words(record))}
        if record.exc_info and record.exc_info[0]:
            said = {"where": places(record).split("\n")}
        return _line(record.name, record.levelname.lower(), said).rstrip()


def _words(record: logging.LogRecord) -> str:
    """Return what is said; of a page its route, for an address may hold somebody's own link."""
    request = getattr(record, "request", None)
    if request is None:
        return record.getMessage()
    match = getattr(request, "resolver_match", None)
    return f"{getattr(record, 'status_code', '')} {match.route if match else 'no page'}".strip()


def _line(what: str, level: str, said: dict[str, Any]) -> str:
    at = clock.now().isoformat(timespec="milliseconds")
    return _encode({"at": at, "level": level, "what": what, **said}).decode() + "\n"


def _info(error: BaseException) -> Any:
    return type(error), error, error.__traceback__
