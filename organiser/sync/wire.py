"""The words of the line, version 1; both ends decode into these very types.

They only grow: new fields come at the end and have a default, nothing is renamed or given another
type. `Change` and `Row` are arrays, so that a field's name is not sent ten thousand times.
"""

from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import Meta, Struct

VERSION = 1
MOST_ROWS = 10_000
ROWS_AT_ONCE = 2_000
"""What a laptop asks for that says nothing else."""
MOST_CHANGES = 20_000
MOST_BYTES = 2 << 20
"""Of a body as it travels."""
MOST_RAW_BYTES = 16 << 20
"""Of a body once unpacked."""
MOST_RECORD_BYTES = 64 << 10
HEADER = "Organiser-Sync"
"""Every answer of headquarters bears it; what lacks it comes from somebody in between."""
COMPRESSED_FROM = 300
"""A shorter body travels as it is."""

Count: TypeAlias = Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]
Number: TypeAlias = Annotated[int, Meta(ge=-(1 << 53) + 1, le=(1 << 53) - 1)]
Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=40)]
_ID = "^[0-9a-f]{32}$"
Id: TypeAlias = Annotated[str, Meta(pattern=_ID, max_length=32)]
Named: TypeAlias = Annotated[
    str, Meta(min_length=32, max_length=32, extra_json_schema={"pattern": _ID})
]
"""The same, of what comes by the thousand: all of a batch are looked at together (`are_ids`)."""
Scope: TypeAlias = Annotated[str, Meta(min_length=1, max_length=60)]
Program: TypeAlias = Annotated[str, Meta(pattern="^[ -~]*$", max_length=60)]
"""What speaks, for support: "organiser 1.4.2"."""
Fields: TypeAlias = dict[Name, Any]
"""Values as `organiser.domain.exchange.kinds.Shape` says; each is checked by its kind."""


class Change(Struct, array_like=True, frozen=True):
    """One verb on one record."""

    kind: Name
    id: Named
    act: Name
    base: Count
    """Version of the record that its author was looking at."""
    stamp: Number
    """Its author's time in milliseconds, corrected by headquarters' clock."""
    fields: Fields = {}
    change_ids: list[Count] = []
    """Of every edit in it; an earlier life of the laptop may have sent some of them.

    None: the one that follows from the `mark` of its batch."""
    bases: dict[Name, Count] = {}
    """Of fields whose author was looking at another version than `base`."""
    subject: Named | None = None
    marks: dict[Name, Count] = {}
    """While sending again: which of `change_ids` last wrote a field."""


class Batch(Struct, frozen=True, omit_defaults=True):
    """Changes frozen under a number: sent again, they are the same bytes."""

    no: Annotated[int, Meta(ge=1, le=(1 << 53) - 1)]
    changes: Annotated[list[Change], Meta(max_length=MOST_CHANGES)]
    resend: bool = False
    """An earlier life of this laptop may have sent them already."""
    mark: Count = 0
    """Of the act whose changes give no number of their own (`fingerprint.change_id`); 0 of none."""


class SyncRequest(Struct, frozen=True, omit_defaults=True):
    """What a laptop asks."""

    v: int
    program: Program
    epoch: Annotated[str, Meta(max_length=40)] = ""
    inc: Count = 0
    """Which life of the laptop's file."""
    cur: dict[Scope, Count] = {}
    limit: Annotated[int, Meta(ge=1, le=MOST_ROWS)] = ROWS_AT_ONCE
    fresh: bool = False
    """Never exchanged: no tombstones wanted."""
    reconcile: bool = False
    batch: Batch | None = None


class Result(Struct, array_like=True, frozen=True):
    """What came of one change."""

    status: str
    version: Count = 0
    reason: str = ""


class Row(Struct, array_like=True, frozen=True):
    """One record as it stands."""

    version: Count
    kind: str
    id: Id
    state: int
    fields: dict[str, Any] = {}
    versions: dict[str, Count] | None = None
    """Of fields that are older than the record; "*" for all that have none of their own."""


class Feed(Struct, frozen=True, omit_defaults=True):
    """What is new in one scope."""

    cur: Count
    more: bool = False
    rows: list[Row] = []
    chk: tuple[int, str] | None = None
    """Number of live records and their sum, as decimal text; when nothing more is to come."""


class Order(Struct, frozen=True):
    """What headquarters tells this laptop to do, signed by its key."""

    text: str
    """JSON of what is ordered, for which laptop and when; these very characters are signed."""
    signature: str
    """Ed25519, base64."""


class SyncResponse(Struct, frozen=True, omit_defaults=True):
    """What headquarters answers."""

    v: int
    epoch: str
    inc: Count
    last_no: Count
    now: Number
    """Headquarters' clock in milliseconds."""
    no: Count = 0
    results: list[Result] = []
    feeds: dict[str, Feed] = {}
    orders: list[Order] = []


class Refused(Struct, frozen=True, omit_defaults=True):
    """Why headquarters does not answer; `code` is what programs read."""

    code: str
    epoch: str = ""
    inc: Count = 0
    last_no: Count = 0
    orders: list[Order] = []


class EnrolRequest(Struct, frozen=True):
    """A new laptop says who it is."""

    code: Annotated[str, Meta(min_length=4, max_length=20)]
    token_hash: Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
    """SHA-256 of the token that the laptop made for itself; the token is never sent here."""
    public_key: Annotated[str, Meta(pattern="^[A-Za-z0-9+/]{43}=$", max_length=44)]
    """X25519, base64: the committee's key is wrapped for it."""
    name: Annotated[str, Meta(min_length=1, max_length=60)]
    program: Program = ""


class EnrolResponse(Struct, frozen=True):
    """Whom it belongs to now."""

    device: Count
    committee: Id
    committee_name: str
    scopes: list[str]
    order_key: str
    """Ed25519, base64: orders that are not signed by it are not obeyed."""


Body = SyncRequest | EnrolRequest
_encoder = msgspec.json.Encoder()


def are_ids(batch: Batch) -> bool:
    """Whether all that the changes of *batch* name is named as a record is."""
    named = [change.id for change in batch.changes]
    told = "".join([*named, *(change.subject for change in batch.changes if change.subject)])
    try:
        return bytes.fromhex(told).hex() == told
    except ValueError:
        return False


def encode(body: Struct) -> bytes:
    """Return *body* as JSON."""
    return _encoder.encode(body)


def encode_with(request: SyncRequest, batch: bytes) -> bytes:
    """Return *request* as JSON, with the text of its *batch* as it was frozen."""
    head = _encoder.encode(msgspec.structs.replace(request, batch=None))
    return b"".join((head[:-1], b',"batch":', batch, b"}"))
