"""Takes at once what is new in a batch, and so can meet nothing: most of a first upload.

Whatever is not plainly good (a value, an author's clock, a person who was erased) is left to the
desk, which looks at each change by itself and decides. Both lead to the same rows.
"""

from collections.abc import Iterable, Iterator, Sequence

from organiser.domain.exchange.kinds import Writer
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import Act
from organiser.hq import envelope
from organiser.hq.inserting import New
from organiser.hq.rows import Key
from organiser.hq.texts import NOTHING, Texts, texts_of
from organiser.hq.usecases.climbing import RUNG_COUNT
from organiser.sync.checking import kind_named
from organiser.sync.wire import Change

ERASURE = "erasure"
_PUT = str(Act.PUT)
_FEW = 20
"""Edits of a record before it was ever sent: more are counted by who looks closer."""
_SUBJECTS = {name: kind.subject for name, kind in KINDS.items()}


def plainly_new(changes: Sequence[Change], there: Iterable[Key], now: int) -> list[Texts | None]:
    """Return the texts of each of *changes* that only brings a new record; None of the others.

    *there*: the records that stand already, of all that the changes name.
    """
    known = {(kind, record.hex) for kind, record in there}
    keys = [(change.kind, change.id) for change in changes]
    is_plain = ERASURE not in {kind for kind, _id in keys} and len(set(keys)) == len(keys)
    if not is_plain or any(kind == ERASURE for kind, _id in known):
        return [None] * len(changes)
    by_kind: dict[str, list[int]] = {}
    for at, (change, key) in enumerate(zip(changes, keys, strict=True)):
        if (
            change.act == _PUT and not change.base and not change.bases and key not in known
            and 0 <= change.stamp <= now
            and len(change.change_ids) <= _FEW and len(change.marks) <= _FEW
        ):  # fmt: skip
            by_kind.setdefault(change.kind, []).append(at)
    found: list[Texts | None] = [None] * len(changes)
    for name, places in by_kind.items():
        if _is_brought(name):
            texts = texts_of(name, [changes[at].fields for at in places])
            for at, said in zip(places, texts, strict=True):
                found[at] = said
    return found


def secrets_of(brought: Iterable[Texts | None], key: bytes) -> Iterator[bytes]:
    """Yield what is encrypted by the *key* of a committee, of each that has something."""
    hidden = (said[1] for said in brought if said is not None)
    return envelope.closed_texts([text for text in hidden if text != NOTHING], key)


def arrived(change: Change, said: Texts, seq: int, author: bytes, secrets: Iterator[bytes]) -> New:
    """Return the record that *change* of *author* brings as number *seq*; *secrets*: the next."""
    plain, hidden = said
    return New(
        bytes.fromhex(change.id), change.kind, seq,
        b'{"*": [%d, %d, "%b", 0]}' % (seq, change.stamp, author), _subject(change), plain,
        None if hidden == NOTHING else next(secrets),
    )  # fmt: skip


def _is_brought(name: str) -> bool:
    """Whether laptops bring records of a kind, and nobody looks at each as it comes."""
    kind = kind_named(name)
    return kind is not None and kind.writer is not Writer.HEADQUARTERS and name != RUNG_COUNT


def _subject(change: Change) -> bytes | None:
    column = _SUBJECTS[change.kind]
    if column is None:
        return None
    said = change.id if column == "id" else change.fields.get(column, change.subject)
    return None if said is None else bytes.fromhex(said)
