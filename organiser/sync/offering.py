"""What is offered back to a headquarters that was restored and holds less than this laptop."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import OTHERS, Act
from organiser.domain.kinds import Verb
from organiser.sync.values import Codec, Fields, Keyring, codecs
from organiser.sync.wire import Change

_AT_ONCE = 500
_OFFERS = "SELECT number, kind, record_id, act, versions FROM line_offer ORDER BY number LIMIT ?"


def offers(
    connection: Connection, keys: Keyring, now: int, most: int
) -> tuple[list[Change], list[dict[str, Any]]]:
    """Return the oldest *most* offers as changes of *now*, and what puts each back."""
    rows = connection.exec_driver_sql(_OFFERS, (most,)).all()
    made, waiting = [], []
    for number, kind, record, act, said in rows:
        versions: dict[str, int] = json.loads(said)
        base, fields = versions.pop(OTHERS, 0), Fields()
        if act == Act.OFFER:
            fields, base, versions = _offered(connection, kind, record, keys, base, versions)
        waiting.append({"offer": number, "kind": kind, "record": record.hex(), "act": act,
                        "versions": said})  # fmt: skip
        made.append(
            Change(
                kind, record.hex(), act, base, now, fields, [], versions,
                _subject(connection, kind, record),
            )
        )  # fmt: skip
    return made, waiting


def _offered(
    connection: Connection, kind: str, record: bytes, keys: Keyring, base: int,
    versions: dict[str, int],
) -> tuple[Fields, int, dict[str, int]]:  # fmt: skip
    """Return what is offered of a record, and in which versions.

    What she wrote since is no part of it: it is sent as her edit, by who had seen what is offered.
    Nor is what is sealed by a key that is not here.
    """
    codec = codecs()[kind]
    rows = list(read_rows(connection, codec, [record]))
    waits = connection.exec_driver_sql(
        "SELECT verb, fields FROM outbox WHERE record_id = ? AND kind = ?", (record, kind)
    ).first()
    if not rows or (waits is not None and waits.verb != Verb.UPDATE):
        return {}, base, {}
    left = frozenset(json.loads(waits.fields)) if waits is not None else frozenset[str]()
    if keys.key is None:
        left |= KINDS[kind].sealed
    names = frozenset(codec.columns if base else versions) - left
    fields = codec.told(record, rows[0][1:], keys, names) if names else {}
    if base and left:
        return fields, 1, {name: versions.get(name, base) for name in names}
    return fields, base, {name: versions[name] for name in names if name in versions}


def _subject(connection: Connection, kind: str, record: bytes) -> str | None:
    column = KINDS[kind].subject
    if column is None:
        return None
    if column == "id":
        return record.hex()
    found = connection.exec_driver_sql(
        f"SELECT {column} FROM {kind} WHERE id = ?",  # noqa: S608  (our words)
        (record,),
    ).scalar()
    return found.hex() if found else None


def read_rows(connection: Connection, codec: Codec, records: Sequence[bytes]) -> Iterable[Any]:
    """Yield the rows of *records*: the id, then the columns that travel."""
    names = ", ".join(f'"{name}"' for name in codec.columns)
    for start in range(0, len(records), _AT_ONCE):
        some = records[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from connection.exec_driver_sql(
            f"SELECT id, {names} FROM {codec.name} WHERE id IN ({marks})",  # noqa: S608  (our words)
            tuple(some),
        ).all()
