"""As after a debate on television: more sign up at once than the server can take, and none is lost.

The real server on PostgreSQL, real HTTP, each visitor from an address of her own. The mail server
is away meanwhile. Each is taken, or told to come again with all that she typed; who was taken is
there once, and gets one mail when the mail server is back.
"""

import http.client
import random
import re
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from html import unescape
from urllib.parse import urlencode

import pytest
from aiosmtpd.controller import Controller
from sizes import share

from tests.journeys.real_line import RealServer

A_SECOND, SECONDS = share(10, 200), share(2, 60)
AT_ONCE = 250
TAKEN, AGAIN = "taken", "again"
_TYPED = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


class Box:
    """A mail server that keeps to whom letters came."""

    def __init__(self) -> None:
        self.came = Counter()

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  (aiosmtpd's)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.came[letter["to"]] += 1
        return "250 OK"


@pytest.fixture
def post():
    """Where a mail server will be."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def site(tmp_path, post):
    server = RealServer(
        tmp_path, ORGANISER_HQ_MAIL=f"smtp://127.0.0.1:{post}",
        ORGANISER_HQ_CONTROLLER="Mouvement d’exemple", ORGANISER_HQ_DPO="dpo@example.org",
    )  # fmt: skip
    yield server
    server.close()


def test_a_crowd_is_taken_or_told_to_come_again_and_nobody_is_lost(site, post):
    ((code,),) = site.inside.execute("SELECT code FROM committee_page")
    site.let_go()

    outcomes = offer(site.port, code)
    taken = {email for email, outcome in outcomes.items() if outcome == TAKEN}

    assert set(outcomes.values()) <= {TAKEN, AGAIN}
    assert taken
    ((kept, boxes),) = site.inside.execute(
        "SELECT count(*), count(DISTINCT email_key) FROM sign_up"
    )
    assert kept == boxes == len(taken)
    assert letters(site, post, len(taken)) == dict.fromkeys(taken, 1)


def offer(port, code):
    """Have visitors come at moments of their own; return what each was told."""
    began, outcomes = time.monotonic() + 0.5, {}
    moments = sorted(random.uniform(0, SECONDS) for _ in range(A_SECOND * SECONDS))

    def visit(number):
        time.sleep(max(0.0, began + moments[number] - time.monotonic()))
        email = f"camille{number}@example.org"
        outcomes[email] = sign_up(port, code, number, email)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(visit, range(len(moments))))
    return outcomes


def sign_up(port, code, number, email):
    """Ask for the form, fill it in, send it; return what came of it."""
    here = (f"127.1.{number >> 8}.{number & 255 or 1}", 0)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120, source_address=here)
    path = f"/comite/{code}/rejoindre/"
    status, page, cookie = ask(line, "GET", path)
    while status != 200:  # turned away before she typed anything
        time.sleep(random.uniform(0.5, 2))
        status, page, cookie = ask(line, "GET", path)
    (token,) = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[:1]
    fields = [
        ("csrfmiddlewaretoken", token), ("first_name", "Éva"), ("last_name", f"Le {number}"),
        ("email", email), ("age", "18"), ("agrees", "on"), ("news_by", "email"),
    ]  # fmt: skip
    status, page, _cookie = ask(line, "POST", path, fields, cookie)
    line.close()
    if status == 200 and email in page:
        return TAKEN
    assert status == 503, (status, page[:300])
    assert [(name, unescape(value)) for name, value in _TYPED.findall(page)] == fields
    return AGAIN


def ask(line, method, path, fields=(), cookie=""):
    head = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    line.request(method, path, urlencode(fields).encode() if fields else None, head)
    answer = line.getresponse()
    page = answer.read().decode()
    return answer.status, page, (answer.headers["Set-Cookie"] or "").partition(";")[0]


def letters(site, post, many):
    """Have the mail server come back, and the hour of the next try with it; return who got what."""
    box = Box()
    there = Controller(box, hostname="127.0.0.1", port=post)
    there.start()
    try:
        until = time.monotonic() + 60 + many / 10
        while time.monotonic() < until and sum(box.came.values()) < many:
            site.inside.execute(
                "UPDATE django_tasks_database_dbtaskresult SET run_after = now() "
                "WHERE status = 'READY'"
            )
            site.let_go()
            time.sleep(1)
        time.sleep(3)  # one more of any would come now
    finally:
        there.stop()
    return dict(box.came)
