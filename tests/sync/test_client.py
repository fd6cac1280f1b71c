"""Who must go hangs up: nobody waits for an answer that does not come."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from organiser.sync.client import Headquarters, Trouble
from organiser.sync.wire import SyncRequest

ASKED = SyncRequest(1, "test")


@pytest.fixture
def silent():
    """The address of somebody who takes a call and says nothing, and when it was taken."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken, held = threading.Event(), []

        def take():
            call, _address = server.accept()
            held.append(call)
            call.recv(1)
            taken.set()

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", taken
        thread.join(5)
        for call in held:
            call.close()


def test_hanging_up_ends_the_wait_for_an_answer(silent):
    address, taken = silent
    with Headquarters(address) as line, ThreadPoolExecutor(1) as pool:
        waits = pool.submit(line.sync, "token", ASKED)
        assert taken.wait(5)

        line.hang_up()

        with pytest.raises(Trouble, match="cut"):
            waits.result(5)


def test_who_hung_up_before_the_call_makes_none(silent):
    address, taken = silent
    with Headquarters(address) as line:
        line.hang_up()

        with pytest.raises(Trouble, match="cut"):
            line.sync("token", ASKED)

    assert not taken.is_set()
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as call:
        call.sendall(b".")
