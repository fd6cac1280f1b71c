"""Gives back what a newer program wrote once this one can read it, and asks again for the rest.

Kinds and fields that this program did not know were kept as they came; after an update they are
read as if they came now. What an older headquarters had no name for is sent again a day later.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import Refusal
from organiser.domain.kinds import Verb
from organiser.sync import capture, freezing
from organiser.sync.applying import Applier
from organiser.sync.checking import fault_of
from organiser.sync.sealing import CannotUnseal
from organiser.sync.touched import Touched
from organiser.sync.values import Keyring, Locked, codecs
from organiser.sync.wire import Row

AGAIN_AFTER = 86_400_000
"""Milliseconds between two tries with a headquarters that does not know a kind."""
_UNREADABLE = """
SELECT k.kind, k.record_id, k.fields, v.version, v.versions FROM line_kept k
JOIN line_known v ON v.record_id = k.record_id AND v.kind = k.kind
JOIN line_scope s ON s.id = v.scope AND s.name = ?
WHERE k.why = 'unreadable' ORDER BY v.version
"""
_ANYTHING = """
SELECT EXISTS (SELECT 1 FROM line_kept WHERE why IN ('unreadable', 'extra'))
  OR EXISTS (SELECT 1 FROM line_aside WHERE reason = ?)
"""
_EXTRA = "SELECT kind, record_id, fields FROM line_kept WHERE why = 'extra'"
_REFUSED = "SELECT number, kind, record_id, subject_id, fields FROM line_aside "
_REFUSED += "WHERE reason = ? AND at < ?"


def is_wanted(connection: Connection) -> bool:
    """Tell whether anything was kept or refused that one side may know by now."""
    return connection.exec_driver_sql(_ANYTHING, (str(Refusal.KIND),)).scalar() == 1


def regain(connection: Connection, scope: str, keys: Keyring) -> Touched:
    """Read what was kept of *scope* and can be read now; return what it bears upon."""
    rows = list(_readable_now(connection, scope))
    touched = Touched()
    if rows:
        Applier(connection, scope, keys, touched).apply(rows)
    if extra := connection.exec_driver_sql(_EXTRA).all():
        with capture.switched_off(connection):
            for kind, record, said in extra:
                if _fill(connection, kind, record, json.loads(said), keys):
                    touched.kinds.add(kind)
    return touched


def send_again(connection: Connection, now: int) -> int:
    """Have what headquarters had no name for wait again, a day after; return how many records."""
    rows = connection.exec_driver_sql(_REFUSED, (str(Refusal.KIND), now - AGAIN_AFTER)).all()
    count = 0
    for number, kind, record, subject, said in rows:
        if not (kind in codecs() and _is_here(connection, kind, record)):
            continue  # she sees it among what was refused, and may let it go
        is_known = connection.exec_driver_sql(
            "SELECT 1 FROM line_known WHERE record_id = ? AND kind = ?", (record, kind)
        ).first()
        verb = Verb.CREATE if is_known is None else Verb.UPDATE
        freezing.wait_again(connection, (kind, record), subject, verb, json.loads(said))
        connection.exec_driver_sql("DELETE FROM line_aside WHERE number = ?", (number,))
        count += 1
    return count


def _readable_now(connection: Connection, scope: str) -> Iterator[Row]:
    for kind, record, said, version, versions in connection.exec_driver_sql(_UNREADABLE, (scope,)):
        fields = json.loads(said)
        if kind in codecs() and kind in KINDS and fault_of(KINDS[kind], fields) is None:
            held = json.loads(versions) if versions else None
            yield Row(version, kind, record.hex(), 0, fields, held)


def _fill(
    connection: Connection, kind: str, record: bytes, said: dict[str, Any], keys: Keyring
) -> bool:
    """Write the fields that have a column now, but for what she wrote there meanwhile."""
    known = KINDS[kind].fields if kind in KINDS and kind in codecs() else {}
    ours = {name: value for name, value in said.items() if name in known}
    if not ours or fault_of(KINDS[kind], ours) is not None:
        return False
    if not write_fields(connection, kind, record, ours, ours, keys):
        return False
    keep_extra(connection, kind, record, {n: v for n, v in said.items() if n not in ours})
    return True


def write_fields(
    connection: Connection, kind: str, record: bytes, said: Mapping[str, Any],
    names: Iterable[str], keys: Keyring,
) -> bool:  # fmt: skip
    """Write the *names* of a row as it was *said*, but for what she wrote there meanwhile.

    All of them or, where a key for one is not here yet, none; then return False.
    """
    waiting = connection.exec_driver_sql(
        "SELECT fields FROM outbox WHERE record_id = ? AND kind = ?", (record, kind)
    ).scalar()
    codec = codecs()[kind]
    try:
        values = {
            name: codec.stored(record, said, keys, name)
            for name in set(names) - json.loads(waiting or "{}").keys()
        }
    except (Locked, CannotUnseal):
        return False
    for name, value in values.items():
        connection.exec_driver_sql(f'UPDATE {kind} SET "{name}" = ? WHERE id = ?', (value, record))
    return True


def keep_extra(connection: Connection, kind: str, record: bytes, left: Mapping[str, Any]) -> None:
    """Keep on what this program has no name for, for the update that reads it."""
    place = (record, kind)
    if left:
        connection.exec_driver_sql(
            "UPDATE line_kept SET why = 'extra', fields = ? WHERE record_id = ? AND kind = ?",
            (json.dumps(left, ensure_ascii=False), *place),
        )
    else:
        connection.exec_driver_sql("DELETE FROM line_kept WHERE record_id = ? AND kind = ?", place)


def _is_here(connection: Connection, kind: str, record: bytes) -> bool:
    found = connection.exec_driver_sql(f"SELECT 1 FROM {kind} WHERE id = ?", (record,)).first()
    return found is not None
