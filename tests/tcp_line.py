"""A line of TCP between laptops and headquarters on which something happens at a chosen byte."""

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress

UP, DOWN = "up", "down"
_PIECE = 1 << 14


class Line:
    """Carries every connection to *port*; after so many bytes one way, does what was planned."""

    def __init__(self, port: int) -> None:
        self.to = port
        self._lock = threading.Lock()
        self._way, self._left, self._act, self._is_cut = "", 0, _nothing, True
        self.happened = 0
        """How many times what was planned came to pass."""
        self._ears = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._ears.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def plan(
        self, way: str, after: int, act: Callable[[], None], *, is_cut: bool = True
    ) -> None:  # fmt: skip
        """Once *after* more bytes have gone that *way*, do *act*; and cut the connection there."""
        with self._lock:
            self._way, self._left, self._act, self._is_cut = way, after, act, is_cut

    def heal(self) -> None:
        """Nothing more happens."""
        self.plan("", 0, _nothing)

    def close(self) -> None:
        """Take no more connections."""
        self._ears.close()

    def _listen(self) -> None:
        while True:
            try:
                laptop, _address = self._ears.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.to), 5)
            except OSError:
                laptop.close()
                continue
            for way, ends in ((UP, (laptop, server)), (DOWN, (server, laptop))):
                threading.Thread(target=self._carry, args=(way, *ends), daemon=True).start()

    def _carry(self, way: str, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                whole, act = self._heed(way, len(piece))
                target.sendall(piece[:whole])
                if act is None:
                    continue
                if not self._is_cut:
                    threading.Thread(target=act, daemon=True).start()
                    target.sendall(piece[whole:])
                    continue
                act()
                _cut(source, target)
                return
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _heed(self, way: str, size: int) -> tuple[int, Callable[[], None] | None]:
        """Return how many bytes still pass, and what happens after them."""
        with self._lock:
            if way != self._way:
                return size, None
            if size < self._left:
                self._left -= size
                return size, None
            left, act = self._left, self._act
            self._way = ""
            self.happened += 1
            return left, act


def _nothing() -> None:
    """What happens where nothing was planned."""


def _cut(*ends: socket.socket) -> None:
    """Break both ends off at once, as a cable does: no farewell."""
    for end in ends:
        with suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.shutdown(socket.SHUT_RDWR)
        end.close()
