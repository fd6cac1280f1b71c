"""The next request goes up before it is asked for, and nobody has it whole until then."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import msgspec
import pytest

from organiser.sync import wire
from organiser.sync.client import Headquarters, Trouble

BATCH = msgspec.json.encode(wire.Batch(1, [wire.Change("person", "ab" * 16, "put", 0, 1)]))
ANSWER = wire.encode(wire.SyncResponse(1, "epoch", 1, 1, 1))
PATIENCE = 10


def asked(cursor):
    return wire.SyncRequest(1, "test", cur={"committee:x": cursor})


class Heard:
    """One request, as far as it came."""

    def __init__(self) -> None:
        self.length = 0
        self.body = b""
        self.grew, self.ended = threading.Condition(), threading.Event()

    @property
    def is_whole(self) -> bool:
        return len(self.body) == self.length > 0

    def lacks(self, many) -> bool:
        """Wait until no more than *many* bytes lack."""
        with self.grew:
            return self.grew.wait_for(
                lambda: self.length and self.length - len(self.body) <= many, PATIENCE
            )


class Ear:
    """Takes every call and answers each request that came whole."""

    def __init__(self) -> None:
        self.requests: list[Heard] = []
        self.came = threading.Condition()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def request(self, at) -> Heard:
        """Wait for the request *at* that place."""
        with self.came:
            assert self.came.wait_for(lambda: len(self.requests) > at, PATIENCE)
            return self.requests[at]

    def close(self) -> None:
        self._server.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                call, _address = self._server.accept()
                threading.Thread(target=self._hear, args=(call,), daemon=True).start()

    def _hear(self, call) -> None:
        with call, suppress(OSError):
            while data := call.recv(1 << 16):
                one = Heard()
                with self.came:
                    self.requests.append(one)
                    self.came.notify_all()
                while b"\r\n\r\n" not in data:
                    data += call.recv(1 << 16)
                head, _end, body = data.partition(b"\r\n\r\n")
                one.length = int(head.lower().partition(b"content-length:")[2].split()[0])
                self._take(call, one, body)
                one.ended.set()
                if not one.is_whole:
                    return
                call.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nOrganiser-Sync: 1\r\n"
                    b"Content-Length: %d\r\n\r\n%s" % (len(ANSWER), ANSWER)
                )

    def _take(self, call, one, piece) -> None:
        while True:
            with one.grew:
                one.body += piece
                one.grew.notify_all()
            if one.is_whole or not (piece := call.recv(1 << 16)):
                return


@pytest.fixture
def ear():
    """Somebody who takes calls, and what he heard."""
    found = Ear()
    yield found
    found.close()


@pytest.fixture
def line(ear):
    """A line to him."""
    with Headquarters(ear.url) as there:
        yield there


def test_what_is_begun_lacks_its_end_until_it_is_asked_for(ear, line):
    line.begin("token", asked(7), BATCH)
    begun = ear.request(0)
    assert begun.lacks(16)
    with Headquarters(ear.url) as another:
        another.sync("token", asked(1))  # whatever was to follow by itself has followed
    was_whole = begun.is_whole

    answer = line.sync("token", asked(7), batch=BATCH)

    assert not was_whole
    assert answer.last_no == 1
    assert begun.body == wire.encode_with(asked(7), BATCH)
    assert len(ear.requests) == 2


def test_the_last_of_it_is_gone_before_anything_else_is_done(ear, line):
    line.begin("token", asked(7), BATCH)
    seen = []

    line.sync("token", asked(7), lambda: seen.append(ear.request(0).lacks(0)), BATCH)

    assert seen == [True]


def test_another_request_cuts_what_was_begun(ear, line):
    line.begin("token", asked(7), BATCH)
    begun = ear.request(0)

    line.sync("token", asked(8), batch=BATCH)

    assert begun.ended.wait(PATIENCE)
    assert not begun.is_whole
    assert ear.request(1).body == wire.encode_with(asked(8), BATCH)


def test_after_one_for_nothing_no_other_is_begun(ear, line):
    line.begin("token", asked(7), BATCH)
    ear.request(0)
    line.sync("token", asked(8), batch=BATCH)

    line.begin("token", asked(9), BATCH)
    line.sync("token", asked(9), batch=BATCH)

    assert [each.is_whole for each in ear.requests] == [False, True, True]


def test_what_cannot_be_begun_goes_once_it_is_asked_for(ear):
    with Headquarters("http://127.0.0.1:9") as line:
        line.begin("token", asked(7), BATCH)
        with pytest.raises(Trouble, match="offline"):
            line._begun._answer.result(PATIENCE)
        line.url = ear.url

        answer = line.sync("token", asked(7), batch=BATCH)

    assert answer.last_no == 1


def test_whoever_closes_the_line_lets_nothing_arrive(ear):
    with Headquarters(ear.url) as line:
        line.begin("token", asked(7), BATCH)
        begun = ear.request(0)

    assert begun.ended.wait(PATIENCE)
    assert not begun.is_whole


def test_hanging_up_cuts_what_is_begun_too(ear, line):
    line.begin("token", asked(7), BATCH)
    begun = ear.request(0)
    assert begun.lacks(16)

    line.hang_up()

    assert begun.ended.wait(PATIENCE)
    with ThreadPoolExecutor(1) as pool, pytest.raises(Trouble, match="cut"):
        pool.submit(line.sync, "token", asked(7), None, BATCH).result(PATIENCE)
    assert not begun.is_whole
