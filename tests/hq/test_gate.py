"""A process lets in as many as it can serve, has some wait and sends the rest away."""

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier, Event
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import pytest


class Inside:
    """A server that answers when it is told to."""

    def __init__(self, at_once: int) -> None:
        self.let_go, self.full = Event(), Barrier(at_once + 1)

    def __call__(self, environment, start):
        if environment["PATH_INFO"] != "/health":
            self.full.wait(30)
            self.let_go.wait(30)
        start("200 OK", [])
        return [b"done"]


def ask(gate, path="/v1/sync", body=None):
    told = []
    environment = {"PATH_INFO": path, "CONTENT_LENGTH": "2"}
    setup_testing_defaults(environment)
    environment["wsgi.input"] = body or BytesIO(b"{}")
    gate(environment, lambda *said: told.append(said))
    status, headers = told[0]
    return int(status[:3]), dict(headers)


def test_the_queue_is_short_and_who_finds_it_full_is_told_when_to_come_back(server):
    server.request("GET", "/health")
    from organiser.hq.web.gate import Gate

    inside = Inside(2)
    gate = Gate(inside, at_once=2, waiting=0)
    with ThreadPoolExecutor(2) as pool:
        served = [pool.submit(ask, gate) for _ in range(2)]
        inside.full.wait(30)

        status, headers = ask(gate)
        alive, _headers = ask(gate, "/health")
        inside.let_go.set()

        assert (status, alive) == (429, 200)
        assert 5 <= int(headers["Retry-After"]) <= 60
        assert [each.result()[0] for each in served] == [200, 200]


@pytest.mark.parametrize(
    ("path", "words"),
    [("/comite/K7M3PQRX/rejoindre/", "Envoyer à nouveau"), ("/en/creer/", "Send it again")],
)
def test_a_visitor_who_is_turned_away_keeps_what_she_typed(server, path, words):
    server.request("GET", "/health")
    from organiser.hq.web.gate import Gate

    told = []
    body = urlencode(
        [("first_name", "Éva <b>"), ("news_by", "email"), ("news_by", "sms"), ("t", '"')]
    ).encode()
    asked = {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_HOST": "headquarters.test",
    }  # fmt: skip
    setup_testing_defaults(asked)
    asked["wsgi.input"] = BytesIO(body)

    gate = Gate(Inside(1), at_once=0, waiting=0)
    page = b"".join(gate(asked, lambda *said: told.append(said))).decode()

    (status, headers) = told[0]
    assert status.startswith("503")
    assert {"Retry-After", "Content-Security-Policy", "X-Frame-Options"} <= set(dict(headers))
    assert words in page
    assert f'action="{path}"' in page
    typed = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    assert typed == [
        ("first_name", "Éva &lt;b&gt;"), ("news_by", "email"), ("news_by", "sms"), ("t", "&quot;"),
    ]  # fmt: skip


def test_who_only_looked_is_told_to_come_again(server):
    server.request("GET", "/health")
    from organiser.hq.web.gate import Gate

    status, headers = ask(Gate(Inside(1), at_once=0, waiting=0), "/compteur/")

    assert (status, headers["Content-Type"]) == (503, "text/html; charset=utf-8")


def test_more_threads_than_connections_share_them(server, committee):
    server.request("GET", "/health")
    from django.db import connection

    from organiser.hq.web.gate import Gate
    from organiser.hq.wsgi import application

    gate = Gate(application, at_once=1, waiting=8)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _n: ask(gate, "/ready")[0], range(12)))
    held = gate.idle()

    assert answers == [200] * 12
    assert len(held) == 1
    for each in held:
        each.close()
    connection.close()


def test_who_sends_slowly_holds_no_connection(server):
    server.request("GET", "/health")
    from organiser.hq.web.gate import Gate

    inside, slow = Inside(1), Slow()
    inside.let_go.set()
    gate = Gate(inside, at_once=1, waiting=1)
    with ThreadPoolExecutor(2) as pool:
        waits = pool.submit(ask, gate, body=slow)
        slow.is_read.wait(30)
        quick = pool.submit(ask, gate)
        inside.full.wait(30)
        answered = quick.result(30)[0]
        slow.comes.set()
        inside.full.wait(30)

        assert answered == 200
        assert waits.result(30)[0] == 200


class Told(BytesIO):
    """A body that tells when somebody begins to read it."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw)
        self.is_read = Event()

    def read(self, size=-1):
        self.is_read.set()
        return super().read(size)


class Slow:
    """A body that comes when it is told to."""

    def __init__(self) -> None:
        self.is_read, self.comes = Event(), Event()

    def read(self, _size):
        self.is_read.set()
        self.comes.wait(30)
        return b"{}"


def _form(gate, size, sent=None, path="/siege/consignes/nouvelle/"):
    """Ask with a form of so many bytes; return the status, and the page."""
    told = []
    environment = {"PATH_INFO": path, "REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(size)}
    setup_testing_defaults(environment)
    environment["wsgi.input"] = sent or BytesIO(bytes(size))
    page = b"".join(gate(environment, lambda *said: told.append(said)))
    return int(told[0][0][:3]), page.decode()


def test_a_form_with_files_is_held_in_memory_and_one_that_is_too_large_is_not_read(server):
    server.request("GET", "/health")
    from organiser.hq.web.gate import Gate
    from organiser.hq.web.uploads import MOST_FORM

    seen = []

    def inside(environment, start):
        seen.append((environment["CONTENT_LENGTH"], type(environment["wsgi.input"])))
        start("200 OK", [])
        return [b"done"]

    gate = Gate(inside)
    taken = _form(gate, 3 << 20)
    refused = _form(gate, MOST_FORM + 1, BytesIO())
    line, _page = _form(gate, MOST_FORM + 1, BytesIO(), "/v1/sync")

    assert taken == (200, "done")
    assert refused[0] == 413
    assert "8\u00a0Mo" in refused[1] or "8 Mo" in refused[1]
    assert line == 200  # the door of the line refuses it by itself
    assert seen == [(str(3 << 20), BytesIO), (str(MOST_FORM + 1), BytesIO)]


def test_only_a_few_forms_with_files_are_held_at_once(server):
    server.request("GET", "/health")
    from organiser.hq.web.gate import GREAT, Gate

    inside = Inside(2)
    gate = Gate(inside)
    forms = [Told(bytes(3 << 20)) for _ in range(GREAT)]
    with ThreadPoolExecutor(GREAT) as pool:
        served = [pool.submit(_form, gate, 3 << 20, form) for form in forms]
        inside.full.wait(30)
        assert all(form.is_read.wait(30) for form in forms)

        status, page = _form(gate, 3 << 20)
        inside.let_go.set()
        inside.full.abort()

        assert status == 503
        assert "secondes" in page
        for each in served:
            each.exception()
