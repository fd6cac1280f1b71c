"""The door to the committee's encrypted file: transactions in, news of changes out."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, QueuePool, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from organiser import clock
from organiser.domain.plain_text import storable
from organiser.errors import CannotOpen, OrganiserError
from organiser.i18n import _
from organiser.models.base import EPOCH, MILLISECOND, Base, Record

FILE = "committee.db"
_LEAST_ROOM = 1 << 17
FileFault = sqlcipher.DatabaseError
"""What the driver raises of a file it cannot read; for who opens one by hand."""
Topics = frozenset[str]
Listener = Callable[[Topics], None]

PRAGMAS = (
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = on",
    "recursive_triggers = on",
    "busy_timeout = 10000",
    "temp_store = memory",
    "secure_delete = on",
    "cache_size = -64000",
)
"""`full`: what was acknowledged survives a power cut. `memory`: nothing in clear on the disk."""


class Database:
    """A committee's file, open.

    Every write goes through `transaction`. When it has committed, each listener is told which
    topics it touched; screens use that to know when to read again.
    """

    def __init__(self, file: Path, key: bytes) -> None:
        self.file = file
        self._key = bytearray(key)
        self.engine = create_engine(
            "sqlite+pysqlite://",
            module=sqlcipher,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=4,
        )
        event.listen(self.engine, "begin", _begin)
        self._writing = sessionmaker(self.engine, expire_on_commit=False)
        event.listen(self._writing, "before_flush", _keep_storable)
        self._reading = sessionmaker(self.engine.execution_options(reading=True))
        self._listeners: list[Listener] = []
        self._is_closed = False
        self._watch = self._connect()
        self._seen = self._version()

    def close(self) -> None:
        """Let go of the file and wipe the key; closing twice does no harm."""
        if self._is_closed:
            return
        self._is_closed = True
        self._listeners.clear()
        self.engine.dispose()
        self._watch.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._watch.close()
        self._key[:] = bytes(len(self._key))

    def listen(self, listener: Listener) -> None:
        """Have *listener* called after each commit, in the thread that committed."""
        self._listeners.append(listener)

    @contextmanager
    def transaction(self, act: str, *, subject: str = "") -> Iterator[Session]:
        """Yield a session; commit when the block ends, roll back if it raises.

        *act* says what she does, such as "people.edit"; all that the block changes can be
        taken back under that name. `session.info["act"]` is its number.
        """
        with _readable_errors(), self._writing.begin() as session:
            number = _open_act(session, act, subject)
            yield session
            session.flush()
            topics = _close_act(session, number)
        self._tell(topics)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session on one unchanging state of the file."""
        with _readable_errors(), self._reading.begin() as session:
            yield session

    @contextmanager
    def raw(self) -> Iterator[Connection]:
        """Yield a bare connection outside any act; for opening, migrations and checks."""
        with self.engine.connect().execution_options(reading=True) as connection:
            yield connection

    def key(self) -> bytes:
        """Return the key of the open file; for backups and for another password."""
        return bytes(self._key)

    def notice_others(self) -> bool:
        """Tell the listeners if another program has written since the last look."""
        version = self._version()
        changed = version != self._seen
        self._seen = version
        if changed:
            self._tell(all_topics())
        return changed

    def _tell(self, topics: Topics) -> None:
        for listener in tuple(self._listeners) if topics else ():
            listener(topics)

    def _version(self) -> int:
        (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _connect(self) -> Any:
        return open_file(self.file, bytes(self._key))


def open_file(file: Path, key: bytes) -> Any:
    """Open an encrypted file; `CannotOpen` when the key is not its key or it is damaged."""
    connection = sqlcipher.connect(
        str(file), isolation_level=None, check_same_thread=False, timeout=10
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except sqlcipher.DatabaseError as error:
        connection.close()
        if _has_no_room(file):
            raise CannotOpen(str(disk_is_full())) from error
        raise CannotOpen(
            _("The committee's file does not open: the secret is not its own, or it is damaged.")
        ) from error
    return connection


def disk_is_full() -> OrganiserError:
    """Return what to raise when there is no room left to write."""
    return OrganiserError(_("The disk is full. Nothing was changed; make room and try again."))


def _has_no_room(file: Path) -> bool:
    """An open file needs some room beside it; without any it only looks damaged."""
    try:
        return shutil.disk_usage(file.parent).free < _LEAST_ROOM
    except OSError:
        return False


def all_topics() -> Topics:
    """Return every subject that a screen may listen to."""
    kinds = (mapper.class_ for mapper in Base.registry.mappers)
    return frozenset(kind.topic for kind in kinds if issubclass(kind, Record))


def topics_of(tables: set[str]) -> Topics:
    """Return the subjects that rows of *tables* belong to."""
    kinds = (mapper.class_ for mapper in Base.registry.mappers)
    return frozenset(
        kind.topic for kind in kinds if issubclass(kind, Record) and kind.__tablename__ in tables
    )


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _keep_storable(session: Session, _context: Any, _instances: Any) -> None:
    """Whoever wrote it, no text is stored with hidden signs or with what no file can hold."""
    for row in (*session.new, *session.dirty):
        for name, value in tuple(vars(row).items()):
            if isinstance(value, str) and (kept := storable(value)) != value:
                setattr(row, name, kept)


def _open_act(session: Session, kind: str, subject: str) -> int:
    at = (clock.now() - EPOCH) // MILLISECOND
    number = session.execute(
        text("INSERT INTO act (kind, at, count, subject) VALUES (:k, :at, 0, :s) RETURNING number"),
        {"k": kind, "at": at, "s": storable(subject)},
    ).scalar_one()
    session.info["act"] = int(number)
    return int(number)


def _close_act(session: Session, number: int) -> Topics:
    tables = set(
        session.execute(
            text("SELECT DISTINCT kind FROM journal WHERE act = :act"), {"act": number}
        ).scalars()
    )
    if not tables:
        session.execute(text("DELETE FROM act WHERE number = :act"), {"act": number})
    return topics_of(tables) | frozenset(session.info.get("topics", ()))


@contextmanager
def _readable_errors() -> Iterator[None]:
    """Turn what she can act on (a full disk, a file held elsewhere) into her words."""
    try:
        yield
    except OperationalError as error:
        raise _translated(error) from error


def _translated(error: OperationalError) -> Exception:
    said = str(error.orig)
    if "full" in said:
        return disk_is_full()
    if "locked" in said or "busy" in said:
        return CannotOpen(_("Another program is writing to the file. Try again in a moment."))
    if "readonly" in said:
        return CannotOpen(_("The file may only be read here. Nothing was changed."))
    return error
