"""Puts back where it waited what was frozen into a batch, when it must be cut or sent anew."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from organiser.domain.kinds import Verb
from organiser.sync.freezing import frozen
from organiser.sync.wire import Change


def thaw(connection: Connection) -> None:
    """Put what was frozen back where it waited; what changed since is one change with it."""
    there = frozen(connection)
    if there is None:
        return
    (said,) = connection.exec_driver_sql("SELECT waiting FROM line_batch").one()
    for entry, change in zip(json.loads(said), there.batch.changes, strict=True):
        is_told = not isinstance(entry, int)
        _put_back(connection, entry if is_told else _as_it_waited(entry, change, there.batch.mark))
    connection.exec_driver_sql("DELETE FROM line_batch")


def _as_it_waited(act: int, change: Change, mark: int) -> Mapping[str, Any]:
    """Return what puts back a new record, of which nothing was kept but its *act*."""
    return {
        "kind": change.kind, "record": change.id, "subject": change.subject,
        "verb": str(Verb.CREATE), "marks": [mark], "act": act,
    }  # fmt: skip


def _put_back(connection: Connection, entry: Mapping[str, Any]) -> None:
    record = bytes.fromhex(entry["record"])
    if "offer" in entry:
        connection.exec_driver_sql(
            "INSERT INTO line_offer (kind, record_id, act, versions) VALUES (?, ?, ?, ?)",
            (entry["kind"], record, entry["act"], entry["versions"]),
        )
        return
    later = connection.exec_driver_sql(
        "SELECT number, verb, fields, marks, act, subject_id FROM outbox "
        "WHERE record_id = ? AND kind = ?",
        (record, entry["kind"]),
    ).first()
    subject = bytes.fromhex(entry["subject"]) if entry.get("subject") else None
    verb, fields, marks, act = entry["verb"], entry.get("fields", {}), entry["marks"], entry["act"]
    if later is not None:
        verb = _both(Verb(verb), Verb(later.verb))
        fields = {**fields, **json.loads(later.fields or "{}")}
        marks, act = [*marks, *json.loads(later.marks)], later.act
        connection.exec_driver_sql("DELETE FROM outbox WHERE number = ?", (later.number,))
    connection.exec_driver_sql(
        "INSERT INTO outbox (kind, record_id, subject_id, verb, act, fields, marks) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry["kind"], record, subject, str(verb), act,
         json.dumps(fields) if fields else None, json.dumps(marks)),
    )  # fmt: skip
    for name, version in entry.get("held", {}).items():
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO held_base (record_id, kind, field, version) VALUES (?, ?, ?, ?)",
            (record, entry["kind"], name, version),
        )


def _both(first: Verb, then: Verb) -> Verb:
    """Return what two changes of one record are together."""
    if then is Verb.UPDATE:
        return first
    return then
