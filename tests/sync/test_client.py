"""Who must go hangs up; and who is not headquarters is told nothing."""

import socket
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from ipaddress import ip_address

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from organiser import clock
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


@pytest.fixture
def stranger(tmp_path):
    """The address of somebody with a certificate of his own making, and what he was told."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = clock.now()
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1)).add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = tmp_path / "stranger.pem"
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    file.write_bytes(key.private_bytes(pem, *plain) + made.public_bytes(pem))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take():
            call, _address = server.accept()
            try:
                with context.wrap_socket(call, server_side=True) as shut:
                    heard.append(shut.recv(1))
            except OSError:
                call.close()

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.getsockname()[1]}", heard
        thread.join(5)


def test_a_certificate_that_nobody_vouches_for_is_told_nothing(stranger):
    address, heard = stranger

    with Headquarters(address) as line, pytest.raises(Trouble, match="certificate"):
        line.sync("token", ASKED)

    assert b"P" not in heard


def test_nobody_is_followed_elsewhere():
    asked = []

    def leads_away(environment, start):
        asked.append(environment["PATH_INFO"])
        start("307 Temporary Redirect", [("Location", "https://evil.example/v1/sync")])
        return [b""]

    transport = httpx2.WSGITransport(app=leads_away)
    with Headquarters("http://here", transport) as line, pytest.raises(Trouble, match="portal"):
        line.sync("token", ASKED)

    assert asked == ["/v1/sync"]
