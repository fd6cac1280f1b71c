"""A line between two programs that counts what passes, and can be as slow as one in the country."""

import socket
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Self

_PIECE = 1 << 14


@dataclass(frozen=True)
class Speed:
    """How fast a line is: seconds there and back, bits a second up and down."""

    trip: float
    up: float
    down: float

    def cost(self, up: int, down: int, trips: int) -> float:
        """Return the seconds that the line itself takes for so much."""
        return up * 8 / self.up + down * 8 / self.down + trips * self.trip


COUNTRY = Speed(0.08, 1e6, 8e6)


@dataclass
class Counted:
    """What passed since it was last asked."""

    up: int = 0
    down: int = 0
    silent: float = 0.0
    """Seconds between its first byte up and its last in which nothing went up; of a slow line."""
    trips: int = 0
    """How often the nearer end spoke after it had listened: requests, where none overtakes."""


@dataclass
class _Way:
    """One direction of the line; all connections share its width."""

    speed: Speed | None
    width: float
    free_at: float = 0.0
    silent: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def due(self, size: int) -> float:
        """Return when a piece that is sent now has arrived."""
        if self.speed is None:
            return 0.0
        now = time.monotonic()
        with self.lock:
            if self.free_at:
                self.silent += max(0.0, now - self.free_at)
            self.free_at = max(self.free_at, now) + size * 8 / self.width
            return self.free_at + self.speed.trip / 2


class Link:
    """Listens beside a server and passes everything on."""

    def __init__(self, port: int, speed: Speed | None = None) -> None:
        self._port = port
        self._counted, self._lock = Counted(), threading.Lock()
        self._up = _Way(speed, speed.up if speed else 0.0)
        self._down = _Way(speed, speed.down if speed else 0.0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._listener.close()

    def taken(self) -> Counted:
        """Return what passed since the last time, and begin anew."""
        with self._lock:
            counted, self._counted = self._counted, Counted()
            counted.silent = self._up.silent
            self._up.silent = self._up.free_at = 0.0
        return counted

    def _listen(self) -> None:
        while True:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._port))
            for each in (near, far):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            heard = threading.Event()
            heard.set()
            for way, ends in ((self._up, (near, far)), (self._down, (far, near))):
                _Passing(self, way, ends, heard).start()

    def count(self, way: _Way, size: int, heard: threading.Event) -> None:
        """Count a piece."""
        with self._lock:
            if way is self._up:
                self._counted.up += size
                self._counted.trips += heard.is_set()
                heard.clear()
            else:
                self._counted.down += size
                heard.set()


class _Passing:
    """Passes on what one end of one connection says."""

    def __init__(
        self, link: Link, way: _Way, ends: tuple[socket.socket, socket.socket],
        heard: threading.Event,
    ) -> None:  # fmt: skip
        self._link, self._way, self._ends, self._heard = link, way, ends, heard
        self._under_way: deque[tuple[float, bytes]] = deque()
        self._more = threading.Semaphore(0)

    def start(self) -> None:
        """Pass on until it is over."""
        threading.Thread(target=self._take, daemon=True).start()
        threading.Thread(target=self._give, daemon=True).start()

    def _take(self) -> None:
        try:
            while data := self._ends[0].recv(_PIECE):
                self._link.count(self._way, len(data), self._heard)
                self._put(self._way.due(len(data)), data)
        except OSError:
            pass
        self._put(0.0, b"")

    def _put(self, due: float, data: bytes) -> None:
        self._under_way.append((due, data))
        self._more.release()

    def _give(self) -> None:
        while True:
            self._more.acquire()
            due, data = self._under_way.popleft()
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                if not data:
                    self._ends[1].shutdown(socket.SHUT_WR)
                    return
                self._ends[1].sendall(data)
            except OSError:
                return
