"""Carries requests to headquarters and says in one word what went wrong.

An answer is believed only if it is headquarters' own: its type, its header, its whole body. What
comes from somebody in between (a page to sign in to the network) counts as no network.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2
import msgspec

from organiser.sync import wire
from organiser.sync.held import Begun, Flow
from organiser.sync.packing import BadBody, packed, unpacked

T = TypeVar("T")
_PATIENCE = httpx2.Timeout(30.0, connect=10.0)
_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


class Trouble(Exception):
    """The exchange did not happen; `word` says why, `is_offline` whether to just try later."""

    def __init__(self, word: str, *, is_offline: bool = True, wait: float | None = None) -> None:
        super().__init__(word)
        self.word = word
        self.is_offline = is_offline
        self.wait = wait
        """Seconds that headquarters asks us to wait."""


class Denied(Exception):
    """Headquarters answered that it will not, and why."""

    def __init__(self, status: int, said: wire.Refused) -> None:
        super().__init__(said.code)
        self.status = status
        self.said = said


class Headquarters:
    """One server, by its address."""

    def __init__(self, url: str, transport: httpx2.BaseTransport | None = None) -> None:
        self.url = url.rstrip("/")
        self._client = httpx2.Client(timeout=_PATIENCE, follow_redirects=False, transport=transport)
        for name in ("Accept", "Connection", "User-Agent"):
            del self._client.headers[name]  # nobody reads them, and a line may be thin
        self._sockets: list[socket.socket] = []
        self._is_hung_up = False
        self._begun: Begun[wire.SyncResponse] | None = None
        self._may_begin = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the line, and of what was begun on it."""
        if self._begun is not None:
            self._begun.drop()
        self._client.close()

    def hang_up(self) -> None:
        """Cut what is under way, from any thread: who waits for an answer hears that it was cut."""
        self._is_hung_up = True
        for each in tuple(self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def sync(
        self, token: str, request: wire.SyncRequest, meanwhile: Callable[[], None] | None = None,
        batch: bytes | None = None,
    ) -> wire.SyncResponse:  # fmt: skip
        """Carry one exchange; `Denied` or `Trouble` when it is not answered.

        *meanwhile* is done while the last of the request is on its way and is thought about;
        *batch*: that of the request, where it is written already.
        """
        raw = wire.encode(request) if batch is None else wire.encode_with(request, batch)
        begun, self._begun = self._begun, None
        if begun is not None and begun.raw == raw and begun.is_waiting:
            return begun.end(meanwhile)
        if begun is not None:
            begun.drop()
            self._may_begin = False
        flow = None if meanwhile is None else partial(_then, meanwhile)
        return self._post("/v1/sync", raw, wire.SyncResponse, token, flow)

    def begin(self, token: str, request: wire.SyncRequest, batch: bytes) -> None:
        """Have what is likely to come next go up now, all but its last bytes.

        `sync` of the very same lets these go; where it is of anything else, what was begun is cut,
        and nothing is begun any more: for once it was for nothing.
        """
        if self._may_begin and not self._is_hung_up:
            raw = wire.encode_with(request, batch)
            self._begun = Begun(raw, partial(self._post, "/v1/sync", raw, wire.SyncResponse, token))

    def enrol(self, request: wire.EnrolRequest) -> wire.EnrolResponse:
        """Carry a pairing; `Denied` or `Trouble` when it is not answered."""
        return self._post("/v1/enrol", wire.encode(request), wire.EnrolResponse, "")

    def _post(
        self, path: str, raw: bytes, kind: type[T], token: str, flow: Flow | None = None,
    ) -> T:  # fmt: skip
        body, encoding = packed(raw)
        headers = {"Content-Type": "application/json", "Accept-Encoding": "zstd"}
        if encoding:
            headers["Content-Encoding"] = encoding
        if token:
            headers["Authorization"] = f"Bearer {token}"
        content: bytes | Iterator[bytes] = body
        if flow is not None:
            headers["Content-Length"] = str(len(body))
            content = flow(body)
        response = _carried(lambda: self._sent(path, content, headers))
        return _believed(response, kind)

    def _sent(self, path: str, body: bytes | Iterator[bytes], headers: dict[str, str]) -> "_Answer":
        with self._client.stream(
            "POST", self.url + path, content=body, headers=headers, extensions={"trace": self._heed}
        ) as response:
            pieces, size = [], 0
            for piece in response.iter_raw():
                size += len(piece)
                if size > wire.MOST_RAW_BYTES:
                    raise Trouble("not_headquarters")
                pieces.append(piece)
            return _Answer(response.status_code, dict(response.headers), b"".join(pieces))

    def _heed(self, event: str, info: Mapping[str, Any]) -> None:
        """Know each socket as soon as it is there, so that it can be shut from outside."""
        if event in _CONNECTED:
            self._sockets.append(info["return_value"].get_extra_info("socket"))
        if self._is_hung_up:
            raise Trouble("cut")


class _Answer:
    """What came back, whole."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status = status
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.body = body


def _then(meanwhile: Callable[[], None], body: bytes) -> Iterator[bytes]:
    """Yield *body*, and once the system has taken it, do something else before we listen."""
    yield body
    meanwhile()


def _carried(send: Callable[[], _Answer]) -> _Answer:
    try:
        return send()
    except httpx2.ConnectError as error:
        raise Trouble(_word_of(error)) from error
    except httpx2.TimeoutException as error:
        raise Trouble("slow") from error
    except httpx2.ProxyError as error:
        raise Trouble("proxy") from error
    except (httpx2.TransportError, httpx2.InvalidURL) as error:
        raise Trouble("cut") from error


def _word_of(error: BaseException) -> str:
    """Tell a certificate that is not good from a network that is not there."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            is_time = seen.verify_code in {9, 10}  # X509_V_ERR_CERT_NOT_YET_VALID, _HAS_EXPIRED
            return "certificate_time" if is_time else "certificate"
        seen = seen.__cause__ or seen.__context__
    return "certificate" if "CERTIFICATE_VERIFY_FAILED" in str(error) else "offline"


def _believed(answer: _Answer, kind: type[T]) -> T:
    if answer.status in {429, 500, 502, 503, 504, 507}:
        raise Trouble("busy", wait=_seconds(answer.headers.get("retry-after", "")))
    is_ours = answer.headers.get("content-type", "").startswith("application/json")
    if not is_ours or answer.headers.get(wire.HEADER.lower()) != str(wire.VERSION):
        raise Trouble("portal" if answer.status < 400 else "not_headquarters")
    try:
        raw = unpacked(answer.body, answer.headers.get("content-encoding", ""))
        if answer.status != 200:
            raise Denied(answer.status, msgspec.json.decode(raw, type=wire.Refused))
        return msgspec.json.decode(raw, type=kind)
    except (BadBody, msgspec.DecodeError) as error:
        raise Trouble("cut") from error


def _seconds(told: str) -> float | None:
    return float(told) if told.isdigit() else None
