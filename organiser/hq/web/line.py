"""The committees' door, /v1: what laptops speak to.

It is spoken to thousands of times a minute and knows no page, no cookie and no language, so it
takes WSGI as it comes: what the framework does for pages costs more here than the exchange itself.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING, Any

import msgspec
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from organiser.hq import counting, home, logbook
from organiser.hq.errors import Closed
from organiser.hq.usecases import enrolling
from organiser.hq.usecases.exchange import exchange
from organiser.hq.web.headers import of_no_page
from organiser.sync import wire
from organiser.sync.packing import BadBody, packed, unpacked

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

Environment = dict[str, Any]
Door = Callable[[Environment, bytes], msgspec.Struct]
_sync = msgspec.json.Decoder(wire.SyncRequest)
_enrol = msgspec.json.Decoder(wire.EnrolRequest)
PAGES = frozenset({"/v1/", "/v1/openapi.json", "/v1/style.css"})
"""What tells people and programs how the line is spoken."""
_LINES = {int(status): f"{int(status)} {status.phrase}" for status in HTTPStatus}


def answer(environment: Environment, start: "StartResponse") -> Iterable[bytes]:
    """Answer one request, as WSGI has it; what became of it is counted and noted."""
    began = monotonic()
    try:
        said = _steadily(_door(environment), environment)
    except Closed as closed:
        return _noted(closed, start, began)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _noted(Closed(400, "bad_request"), start, began)
    except Exception as error:  # noqa: BLE001  (the last resort: our fault, told in the log)
        counting.add("faults_total")
        logbook.fault("line", error)
        return _noted(Closed(500, "fault"), start, began)
    _count(said, monotonic() - began)
    return _answered(200, said, start)


def is_here(path: str) -> bool:
    """Whether a path is one of the doors that laptops speak to, or a mistaken one."""
    return path.startswith("/v1/") and path not in PAGES


def refused(closed: Closed, start: "StartResponse") -> Iterable[bytes]:
    """Answer why nothing was done, and when to ask again."""
    said = wire.Refused(closed.code, closed.epoch, closed.inc, closed.last_no, list(closed.orders))
    wait = [("Retry-After", str(closed.wait))] if closed.wait else []
    return _answered(closed.status, said, start, [*wait, *of_no_page()])


def _noted(closed: Closed, start: "StartResponse", began: float) -> Iterable[bytes]:
    counting.add("requests_total", status=str(closed.status), code=closed.code)
    logbook.note("refused", status=closed.status, code=closed.code, ms=_ms(monotonic() - began))
    return refused(closed, start)


def _count(said: msgspec.Struct, seconds: float) -> None:
    counting.add("requests_total", status="200", code="ok")
    if not isinstance(said, wire.SyncResponse):
        logbook.note("paired", ms=_ms(seconds))
        return
    counting.took("exchange_seconds", seconds)
    rows = sum(len(feed.rows) for feed in said.feeds.values())
    counting.add("rows_total", rows)
    for status, many in Counter(result.status for result in said.results).items():
        counting.add("changes_total", many, result=status)
    for reason, many in Counter(each.reason for each in said.results if each.reason).items():
        counting.add("refusals_total", many, reason=reason)
    if said.results or rows:
        logbook.note("exchange", ms=_ms(seconds), changes=len(said.results), rows=rows)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _answered(
    status: int, said: msgspec.Struct, start: "StartResponse",
    more: Iterable[tuple[str, str]] = (),
) -> Iterable[bytes]:  # fmt: skip
    body, encoding = packed(wire.encode(said))
    headers = [
        ("Content-Type", "application/json"), ("Content-Length", str(len(body))),
        (wire.HEADER, str(wire.VERSION)), *more,
    ]  # fmt: skip
    if encoding:
        headers.append(("Content-Encoding", encoding))
    start(_LINES[status], headers)
    return [body]


def _door(environment: Environment) -> Door:
    act = _DOORS.get(environment["PATH_INFO"])
    if act is None:
        raise Closed(404, "not_found")
    if environment["REQUEST_METHOD"] != "POST":
        raise Closed(405, "method")
    return act


def _steadily(act: Door, environment: Environment) -> msgspec.Struct:
    """Act once more where the database's connection had broken: nothing was done, or all of it.

    A batch that did arrive is answered as it was the first time.
    """
    body = _body(environment)
    try:
        return act(environment, body)
    except (OperationalError, InterfaceError):
        connection.close()
        return act(environment, body)


def _exchange(environment: Environment, body: bytes) -> msgspec.Struct:
    token, request = _token(environment), _sync.decode(body)
    if request.batch is not None and not wire.are_ids(request.batch):
        raise Closed(400, "bad_request")
    return exchange(home.keys(), token, request)


def _pair(environment: Environment, body: bytes) -> msgspec.Struct:
    return enrolling.enrol(home.keys(), _enrol.decode(body), caller_address(environment))


_DOORS = {"/v1/sync": _exchange, "/v1/enrol": _pair}


def _body(environment: Environment) -> bytes:
    length = environment.get("CONTENT_LENGTH") or ""
    if not length.isascii() or not length.isdigit():
        raise Closed(411, "length_required")
    if int(length) > wire.MOST_BYTES:
        raise Closed(413, "too_big")
    encoding = environment.get("HTTP_CONTENT_ENCODING", "")
    try:
        return unpacked(environment["wsgi.input"].read(int(length)), encoding)
    except BadBody as error:
        too_big = str(error) == "size"
        raise Closed(*((413, "too_big") if too_big else (400, "bad_request"))) from error


def _token(environment: Environment) -> str:
    scheme, _space, token = environment.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Closed(401, "unknown_device")
    return str(token)


def caller_address(environment: Environment) -> str:
    """Return whence a request comes, as the nearest proxy of ours says."""
    forwarded = environment.get("HTTP_X_FORWARDED_FOR", "")
    if settings.BEHIND_TLS and forwarded:
        return str(forwarded).rpartition(",")[2].strip()
    return str(environment.get("REMOTE_ADDR", ""))
