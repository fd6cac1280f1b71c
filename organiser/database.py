"""The door to the committee's encrypted file: transactions in, news of changes out."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from organiser.encrypted_file import Connection, FileFault, in_her_words, open_file

if TYPE_CHECKING:
    import sqlalchemy
    from sqlalchemy.orm import Session

    from organiser.sessions import Sessions

Topics = frozenset[str]
Listener = Callable[[Topics], None]


class Database:
    """A committee's file, open.

    Every write goes through `transaction`. When it has committed, each listener is told which
    topics it touched; screens use that to know when to read again. What a start shows first is
    read by `bare`, which needs no SQLAlchemy (decision 0011).
    """

    def __init__(self, file: Path, key: bytes) -> None:
        self.file = file
        self._key = bytearray(key)
        self._lock = Lock()
        self._made: Sessions | None = None
        self._listeners: list[Listener] = []
        self._is_closed = False
        self._watch = self._connect()
        self._seen = self._version()
        self._idle: list[Connection] = []

    def close(self) -> None:
        """Let go of the file and wipe the key; closing twice does no harm."""
        if self._is_closed:
            return
        self._is_closed = True
        self._listeners.clear()
        if self._made is not None:
            self._made.close()
        while self._idle:
            self._idle.pop().close()
        self.settle()
        self._watch.close()
        self._key[:] = bytes(len(self._key))

    def listen(self, listener: Listener) -> None:
        """Have *listener* called after each commit, in the thread that committed."""
        self._listeners.append(listener)

    def transaction(self, act: str, *, subject: str = "") -> "AbstractContextManager[Session]":
        """Yield a session; commit when the block ends, roll back if it raises.

        *act* says what she does, such as "people.edit"; all that the block changes can be
        taken back under that name. `session.info["act"]` is its number.
        """
        return self._sessions().writing(act, subject, self._tell)

    def applying(self, *, is_lasting: bool = True) -> "AbstractContextManager[Session]":
        """Yield a session for rows that come from headquarters, in whatever order they come.

        References are not enforced in it; `session.info["topics"]` is what screens hear of. What
        is not *is_lasting* need not outlive a power cut: it would come again.
        """
        return self._sessions().applying(self._tell, is_lasting=is_lasting)

    def reading(self) -> "AbstractContextManager[Session]":
        """Yield a session on one unchanging state of the file."""
        return self._sessions().reading()

    def raw(self) -> "AbstractContextManager[sqlalchemy.Connection]":
        """Yield a connection outside any act; for making, migrations and checks."""
        return self._sessions().raw()

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """Yield the driver's own connection on one unchanging state of the file; only to read."""
        connection = self._spare()
        try:
            connection.execute("BEGIN")
            yield connection
        except FileFault as error:
            said = in_her_words(error)
            if said is None:
                raise
            raise said from error
        finally:
            connection.rollback()
            if self._is_closed:
                connection.close()
            else:
                self._idle.append(connection)

    def make_ready(self) -> None:
        """Bring in what the first transaction would wait for; while nobody waits."""
        self._sessions().make_ready()

    def settle(self) -> None:
        """Bring everything written into the file itself: nothing of before lies beside it."""
        self._watch.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def key(self) -> bytes:
        """Return the key of the open file; for backups and for another password."""
        return bytes(self._key)

    def notice_others(self) -> bool:
        """Tell the listeners if another program has written since the last look."""
        version = self._version()
        changed = version != self._seen
        self._seen = version
        if changed:
            from organiser.sessions import all_topics

            self._tell(all_topics())
        return changed

    def _spare(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            connection = self._connect()
            connection.execute("PRAGMA query_only = on")
            return connection

    def _sessions(self) -> "Sessions":
        with self._lock:
            if self._made is None:
                from organiser.sessions import Sessions

                self._made = Sessions(self._connect)
            return self._made

    def _tell(self, topics: Topics) -> None:
        for listener in tuple(self._listeners) if topics else ():
            listener(topics)

    def _version(self) -> int:
        (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _connect(self) -> Connection:
        return open_file(self.file, bytes(self._key))
