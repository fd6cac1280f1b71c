"""Exchanges as files: a headquarters on which all is the same each time, and a line that keeps all.

What laptops of a released version once said, and what they were answered, is replayed for ever.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
from headquarters import Server, answered

from organiser import clock
from organiser.sync.client import Headquarters
from organiser.sync.packing import packed, unpacked

FOLDER = Path(__file__).parent / "sync" / "recorded"
COMMITTEE = UUID(int=0x29999)
BEGAN = datetime(2026, 11, 26, 18, tzinfo=UTC)
LAPTOPS = ("Malika", "Yann", "Reader")
HEAD = {"content-type": "application/json", "Organiser-Sync": "1"}


@dataclass
class Clock:
    """Goes on by a second when it is told to."""

    now: datetime = BEGAN

    def tick(self) -> None:
        """A second goes by."""
        self.now += timedelta(seconds=1)

    @contextmanager
    def going(self) -> Iterator[None]:
        """Within the block, it is the only clock."""
        with clock.set_to(lambda: self.now):
            yield


def headquarters(home: Path, kind: str = "sqlite") -> Server:
    """Return a server of which every number and name is known beforehand."""
    server = Server(home, kind)
    server.request("GET", "/health")
    from organiser.hq.models import Committee, Enrolment, History
    from organiser.hq.usecases import enrolling

    History.objects.update(epoch="recorded")
    enrolling.open_committee(COMMITTEE, "Comité de Plouexemple", "29999", BEGAN, BEGAN)
    for name in LAPTOPS:
        Enrolment.objects.create(
            committee=Committee.objects.get(), code_hash=enrolling._hash(code_of(name)),
            expires_at=BEGAN + timedelta(days=36_500),
        )  # fmt: skip
    return server


def code_of(name: str) -> str:
    """Return the code that pairs a laptop."""
    return str(LAPTOPS.index(name) + 2) * 10


@dataclass
class Recorder:
    """Carries what laptops say to a server, and keeps it."""

    server: Server
    clock: Clock
    steps: list[dict[str, Any]] = field(default_factory=list)

    def of(self, who: str, *faults: str):
        """Return what connects a laptop; *faults* happen to its answers, one after another."""
        left = list(faults)

        def connect(url: str = "") -> Headquarters:
            line = self.server.connect(url)
            line._client._transport = _Recording(line._client._transport, self, who, left)
            return line

        return connect


class _Recording(httpx2.BaseTransport):
    """One line of the recorder."""

    def __init__(self, inner, recorder: Recorder, who: str, faults: list[str]) -> None:
        self.inner, self.recorder, self.who, self.faults = inner, recorder, who, faults

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Carry one request and keep it with its answer."""
        self.recorder.clock.tick()
        answer = self.inner.handle_request(request)
        body = b"".join(answer.stream)
        self.recorder.steps.append({
            "who": self.who, "at": clock.stamp(self.recorder.clock.now),
            "path": request.url.path, "token": request.headers.get("Authorization", ""),
            "request": _read(request.content, request.headers), "status": answer.status_code,
            "answer": _read(body, answer.headers),
        })  # fmt: skip
        if self.faults and self.faults.pop(0):
            raise httpx2.ReadError("cut")
        return answered(answer.status_code, body, answer.headers)


class Replayed(httpx2.BaseTransport):
    """Answers as headquarters once did, whatever is asked."""

    def __init__(self, steps: list[dict[str, Any]]) -> None:
        self.left = list(steps)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Give the next answer of that path; the last one again and again."""
        at = next(n for n, step in enumerate(self.left) if step["path"] == request.url.path)
        is_last = sum(step["path"] == request.url.path for step in self.left) == 1
        step = self.left[at] if is_last else self.left.pop(at)
        return answered(step["status"], json.dumps(step["answer"]).encode(), HEAD)


def replayed(server: Server, step: Mapping[str, Any]) -> tuple[int, Any]:
    """Say to *server* what a laptop once said; return the status and what it answers now."""
    body, encoding = packed(json.dumps(step["request"]).encode())
    with clock.set_to(lambda: clock.moment(step["at"])):
        status, _headers, raw = server.request(
            "POST", step["path"], body,
            {"Authorization": step["token"], "Content-Encoding": encoding},
        )  # fmt: skip
    return status, json.loads(raw)


def holds(then: Any, now: Any, place: str = "answer") -> list[str]:
    """Return where *now* does not say all that was said *then*; it may say more at the end."""
    if isinstance(then, dict) and isinstance(now, dict):
        return [
            fault
            for name, value in then.items()
            for fault in holds(value, now.get(name), f"{place}.{name}")
        ]
    if isinstance(then, list) and isinstance(now, list):
        is_table = any(isinstance(each, list) for each in then)
        if len(now) < len(then) or (is_table and len(now) != len(then)):
            return [f"{place}: {len(then)} then, {len(now)} now"]
        return [
            fault
            for at, (one, other) in enumerate(zip(then, now, strict=False))
            for fault in holds(one, other, f"{place}[{at}]")
        ]
    return [] if then == now else [f"{place}: {then!r} then, {now!r} now"]


def plain(answer: Any) -> Any:
    """Leave out of an answer what is drawn by lot: ids of conflicts, so sums; keys."""
    for feed in answer.get("feeds", {}).values():
        for row in feed.get("rows", []):
            if row[1] == "conflict":
                row[2] = ""
        if "chk" in feed:
            feed["chk"] = feed["chk"][:1]
    return {name: value for name, value in answer.items() if name not in {"order_key", "orders"}}


def _read(body: bytes, headers: Mapping[str, str]) -> Any:
    return json.loads(unpacked(body, headers.get("Content-Encoding", "")))
