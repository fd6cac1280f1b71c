"""Makes a file anew from the captured changes of another, and compares the two."""

from sqlalchemy import LargeBinary, text

from organiser.database import Database
from organiser.sync import capture
from organiser.sync.outbox import pending_changes
from organiser.usecases import creating, derived


def rebuilt(database, file, key) -> Database:
    """A new file that heard nothing but the captured changes of *database*."""
    copy = Database(file, key)
    creating.make_tables(copy)
    kinds = {kind.__tablename__: kind for kind in capture.records()}
    with database.raw() as connection:
        changes = list(pending_changes(connection))
    with copy.raw() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin(), capture.switched_off(connection):
            for change in changes:
                _insert(connection, kinds[change.kind], change)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        connection.rollback()
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")
    with copy.transaction("test") as session:
        for table, refresh in (
            ("address", derived.refresh_addresses),
            ("person", derived.refresh_people),
        ):
            refresh(session, _ids(session, table))
        derived.refresh_engagement(session, _ids(session, "person"))
    return copy


def same(one, other) -> bool:
    """True when both files hold the same records, derived columns included."""
    differences = []
    with one.raw() as a, other.raw() as b:
        for kind in capture.records():
            local = (
                {c.name for c in kind.__table__.columns}
                - set(kind.synced_columns)
                - kind.derived_columns
                - {"id"}
            )
            columns = [
                c.name
                for c in kind.__table__.columns
                if c.name not in local | {"number"}
                or (c.name == "number" and kind.__tablename__ in {"address", "sheet"})
            ]
            names = ", ".join(f'"{name}"' for name in columns)
            query = f"SELECT {names} FROM {kind.__tablename__} ORDER BY id"
            rows_a, rows_b = (
                a.exec_driver_sql(query).fetchall(),
                b.exec_driver_sql(query).fetchall(),
            )
            if rows_a != rows_b:
                differs = set(map(tuple, rows_a)) ^ set(map(tuple, rows_b))
                differences.append((kind.__tablename__, columns, sorted(differs, key=str)[:4]))
    assert differences == [], differences
    return True


def _insert(connection, kind, change) -> None:
    values = {"id": change.record_id.bytes}
    for name, value in change.fields.items():
        column = kind.__table__.columns[name]
        is_bytes = isinstance(getattr(column.type, "impl", column.type), LargeBinary)
        values[name] = bytes.fromhex(value) if is_bytes and value is not None else value
    for column in kind.__table__.columns:
        if column.name not in values and not column.nullable and column.name != "number":
            values[column.name] = _blank(column)
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {kind.__tablename__} ({names}) VALUES ({marks})"), values)


def _blank(column):
    default = (
        column.default.arg if column.default is not None and column.default.is_scalar else None
    )
    return default if default is not None else ""


def _ids(session, table):
    from uuid import UUID

    return [UUID(bytes=key) for key in session.execute(text(f"SELECT id FROM {table}")).scalars()]
