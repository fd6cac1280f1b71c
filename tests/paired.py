"""A laptop as far as the line knows it: a token, its cursors, the number of its last batch."""

import base64
import hashlib
from secrets import randbits, token_urlsafe
from uuid import uuid4

import msgspec
from headquarters import Server

from organiser.sync import wire
from organiser.sync.packing import packed

KEY = base64.b64encode(bytes(32)).decode()


class Paired:
    """One laptop of one committee."""

    def __init__(self, server: Server, committee, name="Portable de Malika", code="") -> None:
        self.server, self.token = server, token_urlsafe(32)
        self.token_hash = hashlib.sha256(self.token.encode()).hexdigest()
        asked = wire.EnrolRequest(
            code or server.code(committee), self.token_hash, KEY, name, "test"
        )
        status, said = self.post("/v1/enrol", wire.encode(asked), wire.EnrolResponse)
        assert status == 200, said
        self.device = said.device
        self.epoch, self.inc, self.last_no = "", 1, 0
        self.cur: dict[str, int] = {}

    def post(self, path, body, kind=wire.SyncResponse, head=None):
        """Send bytes; return the status and what was said."""
        status, _headers, raw = self.server.request("POST", path, body, {
            "Authorization": f"Bearer {self.token}", **(head or {})
        })  # fmt: skip
        return status, msgspec.json.decode(raw, type=kind if status == 200 else wire.Refused)

    def ask(self, *changes, **other):
        """Exchange once; return the status and what was said, and remember it if it was good."""
        batch = other.pop("batch", wire.Batch(self.last_no + 1, list(changes)) if changes else None)
        told = {"epoch": self.epoch, "inc": self.inc, "cur": self.cur, "fresh": not self.epoch}
        request = wire.SyncRequest(wire.VERSION, "test", batch=batch, **{**told, **other})
        body, encoding = packed(wire.encode(request))
        status, said = self.post("/v1/sync", body, head={"Content-Encoding": encoding})
        if status == 200:
            self.epoch, self.inc, self.last_no = said.epoch, said.inc, said.last_no
            self.cur |= {name: feed.cur for name, feed in said.feeds.items()}
        return status, said

    @property
    def own(self) -> str:
        """Return the name of its committee's feed."""
        return next(name for name in self.cur if name.startswith("committee:"))

    @property
    def last_version(self) -> int:
        """Return the version up to which it holds everything of its committee."""
        return self.cur[self.own]

    def results(self, *changes) -> list[str]:
        """Exchange once; return what came of each change, the reason of a refusal after it."""
        status, said = self.ask(*changes)
        assert status == 200, said
        return [f"{each.status} {each.reason}".strip() for each in said.results]


def change(kind, act="put", /, record=None, base=0, about=None, stamp=1, ids=None, **fields):
    """Return a change of a new record, or of *record*."""
    ids = [randbits(53)] if ids is None else ids
    return wire.Change(kind, record or uuid4().hex, act, base, stamp, fields, ids, {}, about)


def person(record=None, **fields):
    """Return somebody new."""
    record = record or uuid4().hex
    said = {"origin": "committee", "first_name": "Camille", "last_name": "Le Goff"} | fields
    return change("person", record=record, about=record, **said)
