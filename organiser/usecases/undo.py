"""Takes back what she did, and does it again; what it needs lies in the file."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, Table, select, text, update
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.kinds import Verb
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.base import Record
from organiser.models.field import Sheet, SheetEvent
from organiser.models.outbox import Act, JournalEntry
from organiser.progress import Progress
from organiser.sync import capture
from organiser.usecases import derived
from organiser.usecases.history import NOT_UNDOABLE, NOW, REDO, UNDO, UNDOABLE, Done

PRINT = "sheet.print"


def undo(database: Database, progress: Progress | None = None) -> Done:
    """Take back the last act."""
    with database.transaction(UNDO) as session:
        act = _undoable(session)
        if act is None:
            raise Refused(_("There is nothing to take back."))
        _take_back(session, act, progress or Progress())
        return _done(act)


def undo_act(database: Database, number: int, progress: Progress | None = None) -> Done:
    """Take back one given act, whatever came after it: what changed since stays."""
    with database.transaction(UNDO) as session:
        act = session.get(Act, number)
        if act is None or act.undone_by is not None or act.kind in NOT_UNDOABLE:
            raise Refused(_("This can no longer be taken back."))
        _take_back(session, act, progress or Progress())
        return _done(act)


def undo_last_import(database: Database, progress: Progress | None = None) -> Done:
    """Take back the last import as a whole; people worked with since then stay."""
    with database.transaction(UNDO) as session:
        act = session.scalars(
            select(Act)
            .where(Act.kind == "people.import", Act.undone_by.is_(None))
            .order_by(Act.number.desc())
            .limit(1)
        ).first()
        if act is None:
            raise Refused(_("There is no import to take back."))
        _take_back(session, act, progress or Progress())
        return _done(act)


def redo(database: Database, progress: Progress | None = None) -> Done:
    """Do again what was taken back last."""
    with database.transaction(REDO) as session:
        act = _redoable(session)
        if act is None:
            raise Refused(_("There is nothing to do again."))
        _take_back(session, act, progress or Progress())
        original = session.get_one(Act, act.undoes)
        original.undone_by = None
        return _done(original)


def insert_again(
    session: Session, kind: type[Record], record_id: UUID, values: Mapping[str, Any]
) -> None:
    """Write a record again that was deleted, as the journal says it was."""
    names = ", ".join(f'"{name}"' for name in ("id", *values))
    marks = ", ".join(f":v{at}" for at in range(len(values) + 1))
    bound = [record_id.bytes, *_bound(kind, values).values()]
    session.execute(
        text(f"INSERT INTO {kind.__tablename__} ({names}{_derived_names(kind)}) "
             f"VALUES ({marks}{_derived_blanks(kind)})"),
        {f"v{at}": value for at, value in enumerate(bound)},
    )  # fmt: skip


def _undoable(session: Session) -> Act | None:
    before = session.info.get("act", NOW)
    last = session.connection().exec_driver_sql(UNDOABLE, (before, 1)).first()
    return session.get(Act, last.number) if last else None


def _redoable(session: Session) -> Act | None:
    """The last undo, when nothing new was done after it."""
    last = session.scalars(
        select(Act)
        .where(
            Act.undone_by.is_(None),
            Act.kind.not_in([*NOT_UNDOABLE, REDO]),
            Act.number < session.info.get("act", NOW),
        )
        .order_by(Act.number.desc())
        .limit(1)
    ).first()
    return last if last is not None and last.kind == UNDO and last.undoes else None


def _done(act: Act) -> Done:
    return Done(act.number, act.kind, act.subject, act.count)


def _take_back(session: Session, act: Act, progress: Progress) -> None:
    """Put every record of *act* back; a column that changed again since keeps its value."""
    if act.kind == PRINT:
        _void_printed(session, act)
    else:
        _put_back(session, act, progress)
    this_act = session.info["act"]
    session.execute(update(Act).where(Act.number == act.number).values(undone_by=this_act))
    session.execute(
        update(Act)
        .where(Act.number == this_act)
        .values(undoes=act.number, subject=act.subject, count=act.count)
    )
    derived.refresh_touched(session, this_act)


def _void_printed(session: Session, act: Act) -> None:
    """A sheet that was printed exists: taking it back declares it void."""
    sheets = session.scalars(
        select(JournalEntry.record_id).where(
            JournalEntry.act == act.number,
            JournalEntry.kind == Sheet.__tablename__,
            JournalEntry.verb == Verb.CREATE,
        )
    )
    for sheet_id in sheets.all():
        session.add(SheetEvent(sheet_id=sheet_id, kind="void", at=clock.now()))
    session.flush()


def _put_back(session: Session, act: Act, progress: Progress) -> None:
    kinds = {kind.__tablename__: kind for kind in capture.records()}
    later = _touched_since(session, act)
    entries = session.execute(
        select(JournalEntry.kind, JournalEntry.record_id, JournalEntry.verb, JournalEntry.before)
        .where(JournalEntry.act == act.number, JournalEntry.verb != Verb.CREATE)
        .order_by(JournalEntry.number.desc())
    ).all()
    for done, (kind, record_id, verb, before) in enumerate(entries):
        if done % 1000 == 0:
            progress.at(done, len(entries))
        values = json.loads(before or "{}")
        if verb == Verb.DELETE:
            insert_again(session, kinds[kind], record_id, values)
        else:
            kept = later.get((kind, record_id.bytes), frozenset())
            _set(
                session, kinds[kind], record_id, {k: v for k, v in values.items() if k not in kept}
            )
    _remove_created(session, act, reversed(kinds), later)


def _touched_since(session: Session, act: Act) -> dict[tuple[str, bytes], frozenset[str]]:
    """Which columns of which records were changed since: by acts that stand, or from outside."""
    rows = session.execute(
        text(
            "SELECT j.kind, j.record_id, j.verb, j.before FROM journal j JOIN act a "
            "ON a.number = j.act WHERE j.act > :act AND j.act < :now AND a.undone_by IS NULL "
            "AND a.kind NOT IN ('undo', 'redo') AND j.verb != 'delete'"
        ),
        {"act": act.number, "now": session.info["act"]},
    )
    touched: dict[tuple[str, bytes], frozenset[str]] = {}
    for kind, record_id, verb, before in rows:
        names = frozenset(json.loads(before)) if verb == Verb.UPDATE else frozenset({"*"})
        touched[kind, record_id] = touched.get((kind, record_id), frozenset()) | names
    for kind, record_id, name in session.execute(
        text("SELECT kind, record_id, field FROM line_change WHERE act >= :act"),
        {"act": act.number},
    ):
        touched[kind, record_id] = touched.get((kind, record_id), frozenset()) | {name}
    return touched


def _remove_created(
    session: Session,
    act: Act,
    tables: Iterable[str],
    later: Mapping[tuple[str, bytes], frozenset[str]],
) -> None:
    """Delete what *act* made, children first, except what was worked with since."""
    kept = _kept_for_later(session, act, later)
    for table in tables:
        keep = [key for key in kept if key[0] == table]
        session.execute(text("CREATE TEMP TABLE IF NOT EXISTS kept (id BLOB PRIMARY KEY)"))
        session.execute(text("DELETE FROM temp.kept"))
        if keep:
            session.execute(
                text("INSERT OR IGNORE INTO temp.kept VALUES (:id)"), [{"id": k[1]} for k in keep]
            )
        session.execute(
            text(
                f"DELETE FROM {table} WHERE id IN (SELECT record_id FROM journal "
                "WHERE act = :act AND kind = :kind AND verb = 'create') "
                "AND id NOT IN (SELECT id FROM temp.kept)"
            ),
            {"act": act.number, "kind": table},
        )


def _kept_for_later(
    session: Session, act: Act, later: Mapping[tuple[str, bytes], frozenset[str]]
) -> set[tuple[str, bytes]]:
    """Records touched since, what these hang on, and what hangs on the people *act* brought."""
    kept = set(later)
    if not kept:
        return kept
    for kind in reversed(capture.records()):
        table = kind.__table__
        assert isinstance(table, Table)
        references = [
            (c.name, key.column.table.name) for c in table.columns for key in c.foreign_keys
        ]
        mine = [record_id for name, record_id in kept if name == table.name]
        for column, parent in references:
            for record_id in mine:
                found = session.execute(
                    text(f'SELECT "{column}" FROM {table.name} WHERE id = :id'), {"id": record_id}
                ).scalar()
                if found is not None:
                    kept.add((parent, found))
    brought = session.scalars(
        select(JournalEntry.record_id).where(
            JournalEntry.act == act.number,
            JournalEntry.kind == "person",
            JournalEntry.verb == Verb.CREATE,
        )
    )
    new = {key.bytes for key in brought.all()}
    people = [key for name, key in kept if name == "person" and key in new]
    return kept | _belongings(session, people)


def _belongings(session: Session, people: Iterable[bytes]) -> set[tuple[str, bytes]]:
    kinds = [kind for kind in capture.records() if kind.subject_column not in {None, "id"}]
    return {
        (kind.__tablename__, key)
        for kind in kinds
        for person in people
        for key in session.execute(
            text(f"SELECT id FROM {kind.__tablename__} WHERE {kind.subject_column} = :id"),
            {"id": person},
        ).scalars()
    }


def _set(session: Session, kind: type[Record], record_id: UUID, values: Mapping[str, Any]) -> None:
    if not values:
        return
    changes = ", ".join(f'"{name}" = :v{at}' for at, name in enumerate(values))
    bound = {f"v{at}": value for at, value in enumerate(_bound(kind, values).values())}
    session.execute(
        text(f"UPDATE {kind.__tablename__} SET {changes} WHERE id = :id"),
        {**bound, "id": record_id.bytes},
    )


def _bound(kind: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    columns = kind.__table__.columns
    return {
        name: bytes.fromhex(value)
        if value is not None and isinstance(_plain_type(columns[name].type), LargeBinary)
        else value
        for name, value in values.items()
    }


def _plain_type(column_type: Any) -> Any:
    return getattr(column_type, "impl", column_type)


def _derived_names(kind: type[Record]) -> str:
    return "".join(
        f', "{name}"' for name in sorted(kind.derived_columns - {"number", "last_contact_on"})
    )


def _derived_blanks(kind: type[Record]) -> str:
    blanks = {"rung": "1"}
    names = sorted(kind.derived_columns - {"number", "last_contact_on"})
    return "".join(f", {blanks.get(name, repr(''))}" for name in names)
