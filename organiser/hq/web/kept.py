"""Keeps pages that are the same for everybody, ready as they travel, for as long as they allow.

After a debate on television everybody asks for the map at once: it is drawn once a minute for each
process, not for each visitor. Only what says of itself that anybody in between may keep it is kept
(`Cache-Control: public, max-age`, RFC 9111): never a page with a cookie, a form or a question.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication

Environment = dict[str, Any]
Key = tuple[str, ...]
Headers = list[tuple[str, str]]
MOST = 400
"""Pages of one process; the one that was not asked for the longest goes first."""
LARGEST = 1 << 18
_GRACE = 10.0
"""Seconds for which a page that is over is still given while one visitor's call draws it anew."""
_OTHERS = ("/static/", "/v1/", "/health", "/ready", "/metrics")
"""What has a way of its own to be fast, or is never the same twice."""
_MAY = re.compile(r"^public, max-age=(\d+)$")


@dataclass(slots=True)
class _Page:
    status: str
    headers: Headers
    body: bytes
    since: float
    until: float


class Kept:
    """Answers from what is kept, or asks *application*."""

    def __init__(
        self, application: "WSGIApplication", read: Callable[[], float] = monotonic
    ) -> None:
        self._application, self._read = application, read
        self._pages: OrderedDict[Key, _Page] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environment: Environment, start: "StartResponse") -> Iterable[bytes]:
        """Answer one request, as WSGI has it."""
        key = _key(environment)
        if key is None:
            return self._application(environment, start)
        page = self._known(key)
        if page is None:
            return self._ask(key, environment, start)
        age = str(max(0, int(self._read() - page.since)))
        start(page.status, [*page.headers, ("Age", age)])  # RFC 9111, 5.1
        return [page.body] if environment["REQUEST_METHOD"] == "GET" else []

    def _known(self, key: Key) -> _Page | None:
        """Return the page, unless this call is to draw it; others have the old one meanwhile."""
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            self._pages.move_to_end(key)
            if page.until > (now := self._read()):
                return page
            page.until = now + _GRACE
            return None

    def _ask(self, key: Key, environment: Environment, start: "StartResponse") -> Iterable[bytes]:
        told: list[tuple[str, Headers]] = []

        def listen(status: str, headers: Headers, _error: object = None) -> Callable[..., object]:
            told[:] = [(status, headers)]
            return lambda _part: None

        parts = self._application(environment, listen)
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        ((status, headers),) = told
        self._keep(key, environment, _Page(status, headers, body, 0.0, 0.0))
        start(status, headers)
        return [body]

    def _keep(self, key: Key, environment: Environment, page: _Page) -> None:
        seconds = _may_be_kept(page) if environment["REQUEST_METHOD"] == "GET" else 0
        with self._lock:
            if not seconds:
                self._pages.pop(key, None)
                return
            page.since = self._read()
            page.until = page.since + seconds
            self._pages[key] = page
            self._pages.move_to_end(key)
            while len(self._pages) > MOST:
                self._pages.popitem(last=False)


def _key(environment: Environment) -> Key | None:
    """Return what the answer may depend on; None for what is never kept."""
    if environment["REQUEST_METHOD"] not in {"GET", "HEAD"} or environment.get("QUERY_STRING"):
        return None
    if environment["PATH_INFO"].startswith(_OTHERS):
        return None
    names = ("PATH_INFO", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_ACCEPT_ENCODING")
    return tuple(str(environment.get(name, "")) for name in names)


def _may_be_kept(page: _Page) -> int:
    """Return for how many seconds *page* may be kept; 0 when it may not."""
    told = {name.lower(): value for name, value in page.headers}
    found = _MAY.match(told.get("cache-control", ""))
    varies = {word.strip().lower() for word in told.get("vary", "").split(",")} - {""}
    is_plain = page.status.startswith("200 ") and "set-cookie" not in told
    is_same = varies <= {"accept-encoding"} and len(page.body) <= LARGEST
    return int(found[1]) if found and is_plain and is_same else 0
