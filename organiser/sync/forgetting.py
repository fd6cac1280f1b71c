"""Takes out of the journal and the outbox what they keep of people who are erased (R26).

The journal has a line for each row of an import and no index but by act: each question here reads
it through once, however many people are asked about.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from organiser.sync import thawing

Image = dict[str, Any]
_UNDER_HER_ID = ("person", "merged_entry")
"""Records that bear the id of a person; an entry that was parted again lies in the journal only."""
_OWNER = re.compile(r'"person_id":"([0-9A-F]{32})"')
_ID = re.compile(r'"([0-9A-F]{32})"')


@dataclass(slots=True)
class Past:
    """What the journal keeps of people."""

    records: set[tuple[str, bytes]] = field(default_factory=set)
    """Kind and id of all that is or was theirs; what was deleted long ago too."""
    cards: dict[bytes, list[Image]] = field(default_factory=dict)
    """By person: how her row was at times."""
    contacts: dict[bytes, list[Image]] = field(default_factory=dict)
    """By person: e-mails and phones that were deleted."""


def read_past(connection: Connection, subjects: Collection[bytes]) -> Past:
    """Return what the journal keeps of *subjects*."""
    past = Past({(kind, subject) for kind in _UNDER_HER_ID for subject in subjects})
    of_hex = {subject.hex().upper(): subject for subject in subjects}
    rows = connection.exec_driver_sql(
        "SELECT kind, record_id, verb, before FROM journal WHERE before NOT NULL"
    )
    for kind, record, verb, before in rows:
        if kind == "person":
            if ("person", record) in past.records:
                past.cards.setdefault(record, []).append(json.loads(before))
            continue
        for owner in of_hex.keys() & set(_OWNER.findall(before)):
            past.records.add((kind, record))
            if kind == "contact_point" and verb == "delete":
                past.contacts.setdefault(of_hex[owner], []).append(json.loads(before))
    return past


def gone_people(
    connection: Connection, contacts: Collection[str], names: Collection[tuple[str, str]]
) -> tuple[set[bytes], set[bytes]]:
    """Return who is in the journal only and had one of *contacts* or bore one of *names*.

    An import that was taken back lies there with everybody it had brought. Who had one and bore
    one is the same person; they are returned besides.
    """
    named, reached = set[bytes](), set[bytes]()
    rows = connection.exec_driver_sql(
        "SELECT kind, record_id, before FROM journal WHERE verb = 'delete' AND before NOT NULL "
        "AND kind IN ('person', 'contact_point')"
    )
    for kind, record, before in rows:
        image = json.loads(before)
        if kind == "person" and (image["first_name"], image["last_name"]) in names:
            named.add(record)
        elif kind == "contact_point" and image["key"] in contacts:
            reached.add(bytes.fromhex(image["person_id"]))
    gone = {key for key in named | reached if not _is_there(connection, key)}
    return gone, gone & named & reached


def forget(
    connection: Connection, records: Collection[tuple[str, bytes]], subjects: Collection[bytes]
) -> None:
    """Drop what the journal keeps of *records*, and what the outbox has to tell of *subjects*.

    An act of which nothing is left is closed: taking it back would do nothing. A record that
    outlives them, such as a task that was theirs, is still to be told of.
    """
    thawing.thaw(connection)
    _list(connection, "forgotten", records)
    _list(connection, "gone", (("", key) for key in subjects))
    touched = _forget_journal(connection)
    _forget_pending(connection)
    _forget_line(connection)
    _unlist(connection)
    named = {subject.hex().upper() for subject in subjects}
    _rewrite(connection, lambda _kind, before: _ID.sub(lambda m: _unnamed(m, named), before))
    _close_empty(connection, touched)


def forget_deleted(connection: Connection, records: Collection[tuple[str, bytes]]) -> None:
    """Drop what the journal and the line keep of *records*; that they are gone is still told."""
    thawing.thaw(connection)
    _list(connection, "forgotten", records)
    _list(connection, "gone", ())
    touched = _forget_journal(connection)
    _forget_line(connection)
    _unlist(connection)
    _close_empty(connection, touched)


def forget_mergers(connection: Connection, subjects: Collection[bytes]) -> None:
    """Drop what mergers of *subjects*, and their partings, keep of whoever they were one with.

    What was taken over from them, such as their note beside hers, is theirs.
    """
    acts, kept = set[int](), set[bytes]()
    for act, record, before in connection.exec_driver_sql(
        "SELECT act, record_id, before FROM journal WHERE kind = 'merged_entry'"
    ):
        if record in subjects:
            acts.add(act)
            kept |= {bytes.fromhex(json.loads(before)["kept_id"])} if before else set()
    for act in acts:
        rows = connection.exec_driver_sql(
            "SELECT number, kind, record_id, before FROM journal WHERE act = ? "
            "AND kind IN ('person', 'note')",
            (act,),
        ).all()
        taken = [n for n, kind, key, before in rows if _is_of(kind, key, before, kept)]
        for number in taken:
            connection.exec_driver_sql("DELETE FROM journal WHERE number = ?", (number,))


def _is_of(kind: str, record: bytes, before: str | None, people: Collection[bytes]) -> bool:
    if kind == "person":
        return record in people
    owner = json.loads(before or "{}").get("person_id")
    return owner is not None and bytes.fromhex(owner) in people


def leave_no_trace_of(connection: Connection, act: int) -> None:
    """Drop what the journal keeps of *act*, which can never be taken back."""
    connection.exec_driver_sql("DELETE FROM journal WHERE act = ?", (act,))


def strike(
    connection: Connection, struck: Callable[[str], str], kept: Collection[str] = ()
) -> None:
    """Have every image of the journal say what *struck* makes of it.

    The columns *kept* of the table of people say who somebody else is: they are left.
    """

    def said(kind: str, before: str) -> str:
        fresh = struck(before)
        return fresh if kind != "person" or fresh == before else _but(before, struck, kept)

    _rewrite(connection, said)


def _rewrite(connection: Connection, said: Callable[[str, str], str]) -> None:
    rows = connection.exec_driver_sql(
        "SELECT number, kind, before FROM journal WHERE before NOT NULL"
    )
    changed = [(fresh, n) for n, kind, before in rows if (fresh := said(kind, before)) != before]
    if changed:
        connection.exec_driver_sql("UPDATE journal SET before = ? WHERE number = ?", changed)


def _but(before: str, struck: Callable[[str], str], kept: Collection[str]) -> str:
    image = {
        name: struck(value) if isinstance(value, str) and name not in kept else value
        for name, value in json.loads(before).items()
    }
    return json.dumps(image, ensure_ascii=False, separators=(",", ":"))


def _forget_journal(connection: Connection) -> list[int]:
    """Drop the lines of what is listed; return the acts that had some."""
    listed = "WHERE (kind, record_id) IN (SELECT kind, id FROM temp.forgotten)"
    acts = connection.exec_driver_sql(f"SELECT DISTINCT act FROM journal {listed}").scalars()  # noqa: S608  (our words)
    touched = list(acts)
    connection.exec_driver_sql(f"DELETE FROM journal {listed}")  # noqa: S608  (our words)
    return touched


def _unlist(connection: Connection) -> None:
    for name in ("forgotten", "gone"):
        connection.exec_driver_sql(f"DROP TABLE temp.{name}")


def _forget_pending(connection: Connection) -> None:
    about = (
        "((kind, record_id) IN (SELECT kind, id FROM temp.forgotten) "
        "OR subject_id IN (SELECT id FROM temp.gone))"
    )
    kinds = connection.exec_driver_sql(f"SELECT DISTINCT kind FROM outbox WHERE {about}").scalars()  # noqa: S608  (our words)
    for kind in kinds.all():
        connection.exec_driver_sql(
            f"DELETE FROM outbox WHERE kind = '{kind}' AND {about} "  # noqa: S608  (of the models)
            f"AND record_id NOT IN (SELECT id FROM {kind})"
        )
    connection.exec_driver_sql(
        "UPDATE outbox SET subject_id = NULL WHERE subject_id IN (SELECT id FROM temp.gone)"
    )


def _forget_line(connection: Connection) -> None:
    """What the line keeps aside of them goes; what is known of their versions says nothing."""
    hers = "(kind, record_id) IN (SELECT kind, id FROM temp.forgotten)"
    for table in ("line_kept", "line_aside", "line_offer", "held_base"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE {hers}")  # noqa: S608  (our words)
    connection.exec_driver_sql(
        "DELETE FROM line_aside WHERE subject_id IN (SELECT id FROM temp.gone)"
    )


def _unnamed(match: re.Match[str], named: Collection[str]) -> str:
    return "null" if match[1] in named else match[0]


def _is_there(connection: Connection, key: bytes) -> bool:
    found = connection.exec_driver_sql("SELECT 1 FROM person WHERE id = ?", (key,)).first()
    return found is not None


def _list(connection: Connection, name: str, rows: Iterable[tuple[str, bytes]]) -> None:
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE {name} (kind TEXT, id BLOB, PRIMARY KEY (kind, id))"
    )
    if values := list(rows):
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO temp.{name} VALUES (?, ?)", values)  # noqa: S608  (our words)


def _close_empty(connection: Connection, acts: Collection[int]) -> None:
    for act in acts:
        connection.exec_driver_sql(
            "UPDATE act SET undone_by = (SELECT max(number) FROM act), subject = '' "
            "WHERE number = ? AND undone_by IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM journal WHERE journal.act = act.number)",
            (act,),
        )
