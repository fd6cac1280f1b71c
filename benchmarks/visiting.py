"""What the public site costs: fifty visitors at once on the map, and signing up from end to end.

    python benchmarks/visiting.py

The real `organiser-hq serve` on PostgreSQL with 2,000 committees, real HTTP on loopback, beside a
bare "hello" of the same framework behind the same server, in the same run. Rates are those of two
cores that the callers share; CPU is the server's and the database's alone.
"""

import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from serving import Serving, free_port, spent_by  # noqa: E402  (after the path)

COMMITTEES, VISITORS, SECONDS, SIGN_UPS = 2_000, 50, 10, 60
CALLERS = 2
"""Processes that call: one alone would be what is measured."""
HOST = "comites.example.org"
HEAD = {"Host": HOST, "X-Forwarded-Proto": "https"}
"""What a proxy in front of it says."""
GOAL_SHARE, GOAL_SIGN_UP = 0.4, 1.0


@dataclass(frozen=True)
class Called:
    """What one page took."""

    rate: float
    p99: float
    cpu: float
    """Milliseconds of server and database a request."""


def main() -> int:
    """Measure; return 1 when a goal is missed."""
    os.environ.update(
        ORGANISER_HQ_CONTROLLER="Mouvement d’exemple",
        ORGANISER_HQ_DPO="dpo@example.org",
        ORGANISER_HQ_BEHIND_TLS="1",
        ORGANISER_HQ_HOSTS=HOST,
        ORGANISER_HQ_SITE=f"https://{HOST}",
    )
    with tempfile.TemporaryDirectory() as folder:
        hello = _hello()
        try:
            least = _call(hello[1], "/", lambda: spent_by(hello[0]))
        finally:
            hello[0].terminate()
        server = Serving(Path(folder), "postgresql")
        try:
            return _measure(server, least)
        finally:
            server.stop()


def _measure(server: Serving, least: Called) -> int:
    code = _fill()
    print(f"{COMMITTEES:,} committees, {VISITORS} visitors at once, {SECONDS} s each")
    print(_line("bare hello", least))
    share = 0.0
    for name, path in (
        ("map of the country", "/"), ("one department", "/departement/29/"),
        ("page of a committee", f"/comite/{code}/"), ("form to sign up", f"/comite/{code}/rejoindre/"),
    ):  # fmt: skip
        found = _call(server.port, path, lambda: sum(server.cpu()))
        print(_line(name, found) + f"   {least.cpu / found.cpu:4.2f} of hello")
        share = share or least.cpu / found.cpu
    took, cpu = _sign_up(server, code)
    print(f"sign-up, form to committee: {cpu:.0f} ms CPU of all processes, {took:.2f} s of work "
          f"(goal {GOAL_SIGN_UP} s)")  # fmt: skip
    print(f"map {share:.2f} of hello (goal {GOAL_SHARE})")
    return int(share < GOAL_SHARE or took > GOAL_SIGN_UP)


def _line(name: str, found: Called) -> str:
    return (
        f"{name:20s} {found.rate:6.0f} requests/s   p99 {found.p99:5.0f} ms   "
        f"{found.cpu:5.2f} ms CPU"
    )


def _hello() -> tuple[psutil.Process, int]:
    from organiser.hq.commands.parser import build_parser

    told = build_parser().parse_args(["serve"])
    port = free_port()
    words = [str(port), str(told.workers), "20"]
    process = subprocess.Popen(
        [sys.executable, "hello.py", *words], cwd=ROOT / "benchmarks" / "peers",
        env={**os.environ, "PYTHONPATH": str(ROOT / "benchmarks" / "peers")},
    )  # fmt: skip
    for _turn in range(100):
        try:
            _visits(port, "/", time.monotonic() + 0.01)
            break
        except OSError:
            time.sleep(0.1)
    return psutil.Process(process.pid), port


def _call(port: int, path: str, spent: Callable[[], float]) -> Called:
    """Have fifty visitors ask for *path* again and again."""
    _visits(port, path, time.monotonic() + 0.5)
    before, began = spent(), time.monotonic()
    with ProcessPoolExecutor(CALLERS) as pool:
        parts = list(pool.map(_crowd, [port] * CALLERS, [path] * CALLERS))
    waits = sorted(wait for part in parts for wait in part)
    took, cpu = time.monotonic() - began, spent() - before
    return Called(len(waits) / took, waits[len(waits) * 99 // 100], cpu * 1000 / len(waits))


def _crowd(port: int, path: str) -> list[float]:
    until, many = time.monotonic() + SECONDS, VISITORS // CALLERS
    with ThreadPoolExecutor(many) as pool:
        parts = pool.map(lambda _n: _visits(port, path, until), range(many))
        return [wait for part in parts for wait in part]


def _visits(port: int, path: str, until: float) -> list[float]:
    line, waits = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    line.connect()
    while time.monotonic() < until:
        start = time.monotonic()
        line.request("GET", path, headers={**HEAD, "Accept-Encoding": "gzip"})
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(path, answer.status)
        waits.append((time.monotonic() - start) * 1000)
    return waits


def _fill() -> str:
    """Open committees all over the country; return the code of one."""
    from organiser.atlas.communes import communes
    from organiser.hq import home
    from organiser.hq.models import CommitteePage
    from organiser.hq.usecases import enrolling

    chance = random.Random(7)
    for commune in chance.sample(list(communes()), COMMITTEES):
        enrolling.add_committee(home.keys(), commune.name, commune.insee, is_committed=True)
    found = CommitteePage.objects.filter(committee__insee__startswith="29").first()
    assert found is not None
    return str(found.code)


def _sign_up(server: Serving, code: str) -> tuple[float, float]:
    """Sign up, send the mail, confirm; return seconds of work and CPU milliseconds, each one's."""
    from django_tasks_db.management.commands.db_worker import Worker

    began, before = time.process_time(), sum(server.cpu())
    moments = 0.0
    for number in range(SIGN_UPS):
        start = time.monotonic()
        _send(server.port, code, number)
        moments += time.monotonic() - start
    work = time.monotonic()
    Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id="benchmark", excluded_queue_names=[],
    ).run()  # fmt: skip
    for link in _all_links(Path(os.environ["ORGANISER_HQ_HOME"]) / "mails"):
        _confirm(server.port, link)
    moments += time.monotonic() - work
    cpu = time.process_time() - began + sum(server.cpu()) - before
    _check()
    return moments / SIGN_UPS, cpu * 1000 / SIGN_UPS


def _send(port: int, code: str, number: int) -> None:
    form = _Browser(port, number)
    form.send(
        f"/comite/{code}/rejoindre/", first_name="Camille", last_name=f"Le {number}",
        email=f"camille{number}@example.org", age="18", agrees="on", news_by="email",
    )  # fmt: skip


def _all_links(folder: Path) -> list[str]:
    """Return the link of every sign-up: the server's own worker may have some mails in hand."""
    for _turn in range(200):
        if len(found := _links(folder)) == SIGN_UPS:
            return found
        time.sleep(0.1)
    raise RuntimeError(len(found))


def _links(folder: Path) -> list[str]:
    import email
    from email import policy

    found: set[str] = set()
    for file in folder.iterdir():
        for text in file.read_text(encoding="utf-8").split("-" * 79):
            if text.strip():
                mail = email.message_from_string(text.lstrip(), policy=policy.default)
                body = mail.get_body(("plain",))
                found.update(re.findall(r"https?://[^/\s]+(/\S*confirmer\S*)", body.get_content()))
    return sorted(found)


def _confirm(port: int, link: str) -> None:
    _Browser(port, 0).send(link)


def _check() -> None:
    from organiser.hq.models import SignUp

    assert SignUp.objects.exclude(confirmed_at=None).count() == SIGN_UPS


class _Browser:
    """One visitor, from a network of her own."""

    def __init__(self, port: int, number: int) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._head = {**HEAD, "X-Forwarded-For": f"2001:db8:{number:x}::1"}

    def send(self, path: str, **fields: str) -> None:
        """Ask for a form and send it filled in."""
        self._line.request("GET", path, headers=self._head)
        answer = self._line.getresponse()
        page, cookie = answer.read().decode(), answer.headers["Set-Cookie"].partition(";")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        body = urlencode({"csrfmiddlewaretoken": token[1], **fields})
        head = {
            **self._head, "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded",
            "Referer": f"https://{HOST}{path}",
        }  # fmt: skip
        self._line.request("POST", path, body, head)
        answer = self._line.getresponse()
        page = answer.read().decode()
        if answer.status not in {200, 302}:
            raise RuntimeError(path, answer.status, re.sub("<[^>]+>", " ", page)[:1500])


if __name__ == "__main__":
    raise SystemExit(main())
