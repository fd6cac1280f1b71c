"""Transactions on the open file through the tables' classes, each write under its act."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from secrets import randbits
from threading import Condition
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, configure_mappers, sessionmaker

from organiser import clock
from organiser.domain.plain_text import storable
from organiser.encrypted_file import in_her_words
from organiser.models import tables
from organiser.models.base import Record

Topics = frozenset[str]
_PATIENCE = 10.0
_LASTING, _APPLIED = 3, 10
"""Transactions of what came before it is brought into the file: the end of an exchange does too."""
_MARK = 53
"""Bits: what JSON's numbers hold."""


class Sessions:
    """What SQLAlchemy needs to work on one file."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        """*connect* opens the file once more."""
        self._engine = create_engine(
            "sqlite+pysqlite://",
            module=sqlcipher,
            creator=connect,
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=4,
        )
        event.listen(self._engine, "begin", _begin)
        self._writing = sessionmaker(self._engine, expire_on_commit=False)
        event.listen(self._writing, "before_flush", _keep_storable)
        self._reading = sessionmaker(self._engine.execution_options(reading=True))
        self._connect = connect
        self._unbound: dict[bool, Engine] = {}
        self._turn = Turn()
        self._applied = 0

    def make_ready(self) -> None:
        """Join the tables' classes and open the file: what the first who asks would wait for."""
        configure_mappers()
        with self.reading() as session:
            session.connection()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        for engine in self._unbound.values():
            engine.dispose()

    @contextmanager
    def writing(self, act: str, subject: str, tell: Callable[[Topics], None]) -> Iterator[Session]:
        """Yield a session that writes under *act*; once committed, *tell* what it touched."""
        with _readable_errors(), self._turn.hers(), self._writing.begin() as session:
            number = _open_act(session, act, subject)
            yield session
            session.flush()
            topics = _close_act(session, number)
        tell(topics)

    @contextmanager
    def applying(
        self, tell: Callable[[Topics], None], *, is_lasting: bool = True
    ) -> Iterator[Session]:
        """Yield a session that writes rows as they come: a child before its parent, too."""
        engine = self._loose(is_lasting=is_lasting)
        with _readable_errors(), Session(engine, expire_on_commit=False) as session:
            with self._turn.when_free(), session.begin():
                session.info["turn"] = self._turn
                yield session
                session.flush()
            topics = frozenset(session.info.get("topics", ()))
        self._settle_some(engine, few=_LASTING if is_lasting else _APPLIED)
        tell(topics)

    def _loose(self, *, is_lasting: bool) -> Engine:
        if is_lasting not in self._unbound:
            made = create_engine(
                "sqlite+pysqlite://", module=sqlcipher, poolclass=QueuePool, pool_size=1,
                creator=partial(self._connect_unbound, is_lasting=is_lasting),
            )  # fmt: skip
            event.listen(made, "begin", _begin)
            self._unbound[is_lasting] = made
        return self._unbound[is_lasting]

    def _connect_unbound(self, *, is_lasting: bool) -> Any:
        connection = self._connect()
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        if not is_lasting:
            connection.execute("PRAGMA synchronous = normal")
        return connection

    def _settle_some(self, engine: Engine, few: int) -> None:
        """Bring what was written into the file itself now and then, while anybody may write.

        At the end of a transaction of its own, as a rule, she would wait for it.
        """
        self._applied += 1
        if self._applied < few:
            return
        self._applied = 0
        with engine.connect().execution_options(reading=True) as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session on one unchanging state of the file."""
        with _readable_errors(), self._reading.begin() as session:
            yield session

    @contextmanager
    def raw(self) -> Iterator[Connection]:
        """Yield a connection outside any act."""
        with self._engine.connect().execution_options(reading=True) as connection:
            yield connection


class Turn:
    """Who writes next in this program: she, before what comes from headquarters.

    The file itself lets in whoever happens to look when it is free, and who waits looks ever more
    rarely. Who waits too long here asks the file all the same, and hears from it.
    """

    def __init__(self) -> None:
        self._free = Condition()
        self._is_taken = False
        self._hers = 0

    @property
    def is_wanted(self) -> bool:
        """Return whether she waits for it."""
        return self._hers > 0

    @contextmanager
    def hers(self) -> Iterator[None]:
        """Write as soon as nobody writes."""
        with self._free:
            self._hers += 1
            self._free.wait_for(lambda: not self._is_taken, _PATIENCE)
            self._hers -= 1
            self._is_taken = True
        yield from self._until_done()

    @contextmanager
    def when_free(self) -> Iterator[None]:
        """Write when nobody writes or wants to."""
        with self._free:
            self._free.wait_for(lambda: not (self._is_taken or self._hers), _PATIENCE)
            self._is_taken = True
        yield from self._until_done()

    def _until_done(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._free:
                self._is_taken = False
                self._free.notify_all()


def all_topics() -> Topics:
    """Return every subject that a screen may listen to."""
    return frozenset(kind.topic for kind in tables.kinds() if issubclass(kind, Record))


def topics_of(names: set[str]) -> Topics:
    """Return the subjects that rows of the tables *names* belong to."""
    return frozenset(
        kind.topic
        for kind in tables.kinds()
        if issubclass(kind, Record) and kind.__tablename__ in names
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
    number = session.execute(
        text(
            "INSERT INTO act (kind, at, count, subject, mark) VALUES (:k, :at, 0, :s, :m) "
            "RETURNING number"
        ),
        {"k": kind, "at": clock.stamp(clock.now()), "s": storable(subject), "m": randbits(_MARK)},
    ).scalar_one()
    session.info["act"] = int(number)
    return int(number)


def _close_act(session: Session, number: int) -> Topics:
    names = set(
        session.execute(
            text("SELECT DISTINCT kind FROM journal WHERE act = :act"), {"act": number}
        ).scalars()
    )
    if not names:
        session.execute(text(_NOTHING_DONE), {"act": number})
    return topics_of(names) | frozenset(session.info.get("topics", ()))


_NOTHING_DONE = """
    DELETE FROM act WHERE number = :act AND NOT EXISTS (SELECT 1 FROM outbox WHERE act = :act)
"""
"""What is erased for good leaves no line in the journal, and is told all the same."""


@contextmanager
def _readable_errors() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        said = in_her_words(error.orig or error)
        if said is None:
            raise
        raise said from error
