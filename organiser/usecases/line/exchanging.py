"""One exchange with headquarters, to its end: what waits goes up, what is new comes down.

Every step is one transaction: a batch frozen, or an answer applied, or nothing. Whatever is cut,
killed or full in between, the next exchange goes on from there.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from organiser import __version__, clock
from organiser.database import Database
from organiser.errors import Cancelled
from organiser.models.line import ExchangeNote, LineState
from organiser.progress import Progress
from organiser.sessions import topics_of
from organiser.sync import freezing, regaining, rereading, thawing
from organiser.sync.client import Denied, Headquarters, Trouble
from organiser.sync.freezing import Frozen, Prepared
from organiser.sync.wire import ROWS_AT_ONCE, VERSION, Batch, SyncRequest
from organiser.usecases.line import answers, troubles
from organiser.usecases.line.keys import settle_keys
from organiser.usecases.line.meeting import settle_withdrawals
from organiser.usecases.line.standing import read_standing
from organiser.usecases.line.state import Line, keys_of, read_line
from organiser.usecases.outreach.counting import settle_counts
from organiser.usecases.people.known_before import propose_known
from organiser.usecases.rights import erasing
from organiser.usecases.rights.returning import let_back

PROGRAM = f"organiser {__version__}"
_AGAIN = frozenset({"rewound", "gap", "fork", "incarnation"})
_MOST_TRIPS = 5_000
_SHORT = 0.0005
_SWEEPS = (20_000, 20, 1_000)
MANY = 1_000
"""Changes of a batch during whose trip the next one is read, and goes up but for its last bytes."""
_FEW = 200
"""Changes of a batch that is read while it is frozen: nobody waits long for so few."""
CANCELLED = "cancelled"


@dataclass(slots=True)
class Exchanged:
    """What an exchange carried, and how it ended."""

    state: str = "up_to_date"
    """ "up_to_date", "offline", "stopped", "to_review" or "cancelled"."""
    trouble: str = ""
    wait: float | None = None
    """Seconds that headquarters asks us to wait."""
    sent: int = 0
    received: int = 0
    trips: int = 0
    conflicts: int = 0
    aside: int = 0

    @property
    def is_ordered_away(self) -> bool:
        """Return whether headquarters ordered, signed, that this file be erased."""
        return self.trouble == troubles.WIPED


@dataclass(slots=True)
class _Sizes:
    """How much comes and goes at once, and the next batch, if it was read ahead."""

    limit: int
    most: int
    many: int
    ahead: Prepared | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request, and what it carries."""

    line: Line
    request: SyncRequest
    batch: bytes | None
    """Of the request, as it was frozen."""
    at: float = field(default_factory=monotonic)


def exchange(
    database: Database,
    connect: Callable[[str], Headquarters],
    progress: Progress | None = None,
    limit: int = ROWS_AT_ONCE,
    most: int = freezing.MOST_CHANGES,
    many: int = MANY,
) -> Exchanged:
    """Exchange until nothing is left to send or to read; never raises for want of a network.

    *limit*: of the rows that come at once; *most*: of the changes that go at once; *many*: from how
    many of these on the next are sent ahead.

    *progress* is told how many changes went of how many that wait, then how many rows came; who
    stops it stops between two pages, and what was exchanged until then stays.
    """
    done, watch, sizes = Exchanged(), progress or Progress(), _Sizes(limit, most, many)
    line = _line(database)
    _regain(database, line)
    settle_counts(database)
    to_send = _waiting(database)
    try:
        with connect(line.url) as headquarters, _giving_way():
            while done.trips < _MOST_TRIPS:
                is_sending = done.sent < to_send
                watch.at(*((done.sent, to_send) if is_sending else (done.received, 0)))
                if _trip(database, headquarters, sizes, done):
                    break
    except Cancelled:
        done.state = CANCELLED
    except Trouble as trouble:
        _end(done, trouble, watch)
    _note(database, done)
    return done


def _end(done: Exchanged, trouble: Trouble, watch: Progress) -> None:
    """A line that was hung up because she wants to stop is no trouble."""
    if watch.is_stopped():
        done.state = CANCELLED
        return
    done.state = "offline" if trouble.is_offline else "stopped"
    done.trouble, done.wait = trouble.word, trouble.wait


def _line(database: Database) -> Line:
    with database.reading() as session:
        line = read_line(session)
    if line is None or not line.device:
        raise troubles.not_paired()
    return line


def _regain(database: Database, line: Line) -> None:
    """After an update of this program or of headquarters, take up what one had not known."""
    with database.reading() as session:
        if not regaining.is_wanted(session.connection()):
            return
    with database.applying() as session:
        connection = session.connection()
        touched = regaining.regain(connection, line.scope, keys_of(connection, line.scope))
        regaining.send_again(connection, clock.stamp(clock.now()))
        session.info["topics"] = topics_of(touched.kinds)
    answers.refresh(database, touched)


@contextmanager
def _giving_way() -> Iterator[None]:
    """Let the thread of a window go on within a millisecond, and never wait for a great sweep.

    Each word with the file costs her a turn of the threads; what an exchange makes by the ten
    thousand is not in circles, and to look through the whole program for some takes a tenth of a
    second.
    """
    interval, sweeps = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(_SHORT)
    gc.set_threshold(*_SWEEPS)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        gc.set_threshold(*sweeps)


def _trip(database: Database, headquarters: Headquarters, sizes: _Sizes, done: Exchanged) -> bool:
    """One request and its answer; True when there is nothing more to say."""
    asked = _ask(database, sizes)
    done.trips += 1
    try:
        answer = headquarters.sync(
            asked.line.token, asked.request, _meanwhile(database, headquarters, asked, sizes),
            asked.batch,
        )  # fmt: skip
    except Denied as denied:
        sizes.ahead = None
        _recover(database, denied)
        return False
    touched = answers.take(database, asked.line.scope, asked.request.batch, answer, asked.at)
    if touched.received or touched.kinds or touched.erased:
        sizes.ahead = None  # what was known of the records may be known otherwise
    if touched.erased:
        erasing.replay(database)
    done.received += touched.received
    done.sent += len(asked.request.batch.changes) if asked.request.batch else 0
    if any(feed.more for feed in answer.feeds.values()) or _is_reading(database):
        return False
    changed = settle_keys(database) or bool(touched.erased or asked.line.reading)
    if "consent" in touched.kinds:
        about = [UUID(bytes=person) for person in touched.about]
        changed |= settle_withdrawals(database, about)
    if done.received:
        changed |= let_back(database) | propose_known(database)
    carried = asked.request.batch is not None or not asked.request.cur
    return not (changed or carried) or not _is_waiting(database)


def _meanwhile(
    database: Database, headquarters: Headquarters, asked: _Asked, sizes: _Sizes
) -> Callable[[], None] | None:
    """Return what reads and begins the next batch while a great one travels.

    None where nothing is gained.
    """
    batch = asked.request.batch
    if batch is None or len(batch.changes) < sizes.many or asked.line.resends:
        return None

    def send_ahead() -> None:
        with database.reading() as session:
            connection = session.connection()
            sizes.ahead = freezing.prepare(
                connection, keys_of(connection, asked.line.scope), batch.no + 1,
                asked.line.offset, resend=False, most=sizes.most,
            )  # fmt: skip
        if sizes.ahead is not None:
            request = _guessed(asked.line.scope, asked.request, batch, sizes.ahead)
            headquarters.begin(asked.line.token, request, sizes.ahead.text)

    return send_ahead


def _guessed(scope: str, request: SyncRequest, batch: Batch, ahead: Prepared) -> SyncRequest:
    """Return what will be asked after *request* if each change is taken and nobody else wrote."""
    cursor = request.cur.get(scope, 0) + len(batch.changes)
    return replace(request, cur={**request.cur, scope: cursor}, batch=ahead.batch)


def _ask(database: Database, sizes: _Sizes) -> _Asked:
    ahead, sizes.ahead = sizes.ahead, None
    prepared = ahead or _prepare(database, sizes.most)
    with database.applying() as session:
        connection = session.connection()
        row = session.get_one(LineState, 1)
        line = read_line(session)
        assert line is not None
        found = connection.exec_driver_sql("SELECT name, cursor FROM line_scope").all()
        cursors = {str(name): int(cursor) for name, cursor in found}
        frozen = _frozen(connection, row, line, prepared, is_ahead=ahead is not None)
        request = SyncRequest(
            VERSION, PROGRAM, line.epoch, line.incarnation, cursors, sizes.limit,
            fresh=not line.epoch or line.reading == rereading.AGAIN,
            reconcile=line.reading == rereading.RESTORED, batch=frozen.batch if frozen else None,
        )  # fmt: skip
        return _Asked(line, request, frozen.text if frozen else None)


def _prepare(database: Database, most: int) -> Prepared | None:
    """Read the next batch while nobody is held up; None where there is none to be read so."""
    with database.reading() as session:
        connection, line = session.connection(), read_line(session)
        assert line is not None
        is_first = connection.exec_driver_sql("SELECT 1 FROM line_scope").first() is None
        if is_first or line.reading or freezing.is_frozen(connection):
            return None
        return freezing.prepare(
            connection, keys_of(connection, line.scope), line.last_no + 1, line.offset,
            resend=line.resends, most=most,
        )  # fmt: skip


def _frozen(
    connection: Connection, row: LineState, line: Line, prepared: Prepared | None, *,
    is_ahead: bool,
) -> Frozen | None:  # fmt: skip
    """Return what is sent: the frozen batch again, or a new one; nothing before the first look.

    What was prepared is frozen if it is still so; where she was faster, a shorter one is read here.
    """
    is_first = connection.exec_driver_sql("SELECT 1 FROM line_scope").first() is None
    if is_first or line.reading:
        return None
    there = freezing.frozen(connection)
    if there is None and prepared is not None and _is_next(prepared, line):
        there = freezing.keep(connection, prepared, is_ahead=is_ahead)
    if there is None:
        keys = keys_of(connection, line.scope)
        now = clock.stamp(clock.now()) + line.offset
        there = freezing.freeze(
            connection, keys, line.last_no + 1, line.offset, now, resend=line.resends, most=_FEW
        )
    if there is None:
        row.resends = False
    return there


def _is_next(prepared: Prepared, line: Line) -> bool:
    return (prepared.batch.no, prepared.batch.resend) == (line.last_no + 1, line.resends)


def _is_reading(database: Database) -> bool:
    with database.reading() as session:
        return bool(session.get_one(LineState, 1).reading)


def _is_waiting(database: Database) -> bool:
    with database.reading() as session:
        found = session.execute(
            text("SELECT EXISTS (SELECT 1 FROM outbox) OR EXISTS (SELECT 1 FROM line_batch) "
                 "OR EXISTS (SELECT 1 FROM line_offer)")
        ).scalar_one()  # fmt: skip
        return bool(found)


def _waiting(database: Database) -> int:
    standing = read_standing(database)
    return standing.waiting if standing is not None else 0


def _recover(database: Database, denied: Denied) -> None:
    """Put the file on the footing that headquarters asks for; `Trouble` when nothing helps."""
    code, said = denied.said.code, denied.said
    with database.applying() as session:
        connection, row = session.connection(), session.get_one(LineState, 1)
        if code == "epoch":
            thawing.thaw(connection)
            rereading.begin(connection)
            row.epoch, row.incarnation, row.last_no = said.epoch, said.inc, said.last_no
            row.resends, row.reading = True, rereading.RESTORED
        elif code in _AGAIN:
            thawing.thaw(connection)
            row.incarnation, row.last_no, row.resends = said.inc + 1, 0, True
        elif code in {"ahead", "cursor_purged"}:
            rereading.begin(connection)
            row.reading = rereading.AGAIN if code == "cursor_purged" else rereading.RESTORED
        elif code in {"too_big", "too_many"}:
            _halve(connection, row)
        else:
            line = read_line(session)
            assert line is not None
            raise troubles.of(denied, line)


def _halve(connection: Connection, row: LineState) -> None:
    """Freeze less under the same number; had the whole arrived after all, it heals as a fork."""
    batch = freezing.frozen(connection)
    if batch is None or len(batch.batch.changes) < 2:
        raise Trouble("too_big", is_offline=False)
    thawing.thaw(connection)
    line = read_line(Session(connection))
    assert line is not None
    freezing.freeze(
        connection, keys_of(connection, line.scope), batch.number, line.offset,
        clock.stamp(clock.now()) + line.offset, resend=row.resends,
        most=len(batch.batch.changes) // 2,
    )  # fmt: skip


def _note(database: Database, done: Exchanged) -> None:
    """Keep in the log of ninety days that it took place and how it went: numbers, no names."""
    with database.applying() as session:
        session.info["topics"] = {"line"}
        row = session.get_one(LineState, 1)
        now = clock.now()
        if done.state == "up_to_date":
            row.done_at = now
        if row.trouble != troubles.DIFFERENT and done.state != CANCELLED:
            row.trouble = done.trouble
        done.conflicts = session.execute(
            text("SELECT count(*) FROM conflict c WHERE NOT EXISTS "
                 "(SELECT 1 FROM settled s WHERE s.conflict_id = c.id)")
        ).scalar_one()  # fmt: skip
        done.aside = session.execute(text("SELECT count(*) FROM line_aside")).scalar_one()
        if done.state == "up_to_date" and (done.conflicts or done.aside):
            done.state = "to_review"
        session.add(
            ExchangeNote(at=now, outcome=done.trouble or done.state, sent=done.sent,
                         received=done.received, trips=done.trips)
        )  # fmt: skip
        session.execute(text("DELETE FROM line_change WHERE act < (SELECT min(number) FROM act)"))
        session.execute(
            text("DELETE FROM exchange_note WHERE at < :then"),
            {"then": clock.stamp(now) - 90 * 86_400_000},
        )
