"""One exchange with headquarters, to its end: what waits goes up, what is new comes down.

Every step is one transaction: a batch frozen, or an answer applied, or nothing. Whatever is cut,
killed or full in between, the next exchange goes on from there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from organiser import __version__, clock
from organiser.database import Database
from organiser.errors import Cancelled
from organiser.models.line import ExchangeNote, LineState
from organiser.progress import Progress
from organiser.sessions import topics_of
from organiser.sync import freezing, regaining, rereading
from organiser.sync.applying import Applier
from organiser.sync.client import Denied, Headquarters, Trouble
from organiser.sync.touched import Touched
from organiser.sync.wire import ROWS_AT_ONCE, VERSION, Batch, SyncRequest, SyncResponse
from organiser.usecases import derived
from organiser.usecases.line import troubles
from organiser.usecases.line.keys import settle_keys
from organiser.usecases.line.meeting import settle_withdrawals
from organiser.usecases.line.standing import read_standing
from organiser.usecases.line.state import Line, keys_of, note_offset, read_line
from organiser.usecases.rights import erasing, tombstones

PROGRAM = f"organiser {__version__}"
_AGAIN = frozenset({"rewound", "gap", "fork", "incarnation"})
_MOST_TRIPS = 5_000
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request, and what it carries."""

    line: Line
    request: SyncRequest
    at: float = field(default_factory=monotonic)


def exchange(
    database: Database,
    connect: Callable[[str], Headquarters],
    progress: Progress | None = None,
    limit: int = ROWS_AT_ONCE,
) -> Exchanged:
    """Exchange until nothing is left to send or to read; never raises for want of a network.

    *progress* is told how many changes went of how many that wait, then how many rows came; who
    stops it stops between two pages, and what was exchanged until then stays.
    """
    done, watch = Exchanged(), progress or Progress()
    line = _line(database)
    _regain(database, line)
    to_send = _waiting(database)
    try:
        with connect(line.url) as headquarters:
            while done.trips < _MOST_TRIPS:
                is_sending = done.sent < to_send
                watch.at(*((done.sent, to_send) if is_sending else (done.received, 0)))
                if _trip(database, headquarters, limit, done):
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
    with database.applying() as session:
        connection = session.connection()
        touched = regaining.regain(connection, line.scope, keys_of(connection, line.scope))
        regaining.send_again(connection, clock.stamp(clock.now()))
        _refresh(session, touched)
        session.info["topics"] = topics_of(touched.kinds)


def _trip(database: Database, headquarters: Headquarters, limit: int, done: Exchanged) -> bool:
    """One request and its answer; True when there is nothing more to say."""
    asked = _ask(database, limit)
    done.trips += 1
    try:
        answer = headquarters.sync(asked.line.token, asked.request)
    except Denied as denied:
        _recover(database, denied)
        return False
    touched = _apply(database, asked, answer)
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
    carried = asked.request.batch is not None or not asked.request.cur
    return not (changed or carried) or not _is_waiting(database)


def _ask(database: Database, limit: int) -> _Asked:
    with database.applying() as session:
        connection = session.connection()
        row = session.get_one(LineState, 1)
        line = read_line(session)
        assert line is not None
        found = connection.exec_driver_sql("SELECT name, cursor FROM line_scope").all()
        cursors = {str(name): int(cursor) for name, cursor in found}
        batch = _batch(connection, row, line, is_first=not cursors)
        request = SyncRequest(
            VERSION, PROGRAM, line.epoch, line.incarnation, cursors, limit,
            fresh=not line.epoch or line.reading == rereading.AGAIN,
            reconcile=line.reading == rereading.RESTORED, batch=batch,
        )  # fmt: skip
        return _Asked(line, request)


def _batch(connection: Connection, row: LineState, line: Line, *, is_first: bool) -> Batch | None:
    """Return what is sent: the frozen batch again, or a new one; nothing before the first look."""
    if is_first or line.reading:
        return None
    there = freezing.frozen(connection)
    if there is None:
        keys = keys_of(connection, line.scope)
        now = clock.stamp(clock.now()) + line.offset
        there = freezing.freeze(
            connection, keys, line.last_no + 1, line.offset, now, resend=line.resends
        )
    if there is None:
        row.resends = False
        return None
    return there.batch


def _apply(database: Database, asked: _Asked, answer: SyncResponse) -> Touched:
    with database.applying() as session:
        connection, row = session.connection(), session.get_one(LineState, 1)
        keys = keys_of(connection, asked.line.scope)
        touched = Touched()
        note_offset(row, answer.now, int((monotonic() - asked.at) * 1000))
        own = Applier(connection, asked.line.scope, keys)
        if asked.request.batch is not None and answer.no == asked.request.batch.no:
            own.settle(asked.request.batch, answer.results, clock.stamp(clock.now()))
            row.last_no = answer.no
        for name, feed in answer.feeds.items():
            applier = own if name == asked.line.scope else Applier(connection, name, keys)
            applier.touched = touched if applier is not own else own.touched
            applier.apply(feed)
            found = applier.close()
            if feed.chk is not None and name == asked.line.scope:
                _compare(connection, row, found, (feed.chk[0], int(feed.chk[1])))
        row.epoch, row.incarnation = answer.epoch, answer.inc
        _end_reading(connection, row, is_over=not any(f.more for f in answer.feeds.values()))
        everything = _joined(own.touched, touched)
        _list_erased(database, everything)
        _refresh(session, everything)
        session.info["topics"] = topics_of(everything.kinds) | {"line"}
        return everything


def _compare(
    connection: Connection, row: LineState, here: tuple[int, int], there: tuple[int, int]
) -> None:
    """Where both sides differ although nothing waits, everything is read again, once."""
    if here == there or row.reading:
        return
    waits = connection.exec_driver_sql("SELECT 1 FROM line_batch").first()
    if waits is None and row.trouble != troubles.DIFFERENT:
        row.trouble = troubles.DIFFERENT
        row.reading = rereading.AGAIN
        rereading.begin(connection)


def _end_reading(connection: Connection, row: LineState, *, is_over: bool) -> None:
    if not row.reading or not is_over:
        return
    started = connection.exec_driver_sql("SELECT max(cursor) FROM line_scope").scalar()
    if not started:
        return  # it was decided just now: the next trip begins
    if row.reading == rereading.RESTORED:
        rereading.offer(connection)
    else:
        rereading.drop_unseen(connection)
    row.reading = ""


def _joined(one: Touched, other: Touched) -> Touched:
    return Touched(
        one.kinds | other.kinds, one.addresses | other.addresses, one.people | other.people,
        one.about | other.about, one.actions | other.actions, one.erased | other.erased,
        one.received + other.received,
    )  # fmt: skip


def _list_erased(database: Database, touched: Touched) -> None:
    """Write down who is to be erased before it is known that we were told: a crash forgets none."""
    tombstones.add(
        database.file.parent,
        (
            tombstones.Tombstone(str(UUID(bytes=key)), fields["at"], fields["reason"])
            for key, fields in touched.erased.items()
        ),
    )


def _refresh(session: Session, touched: Touched) -> None:
    """Work out anew what the rows that came bear upon."""
    derived.refresh_addresses(session, [UUID(bytes=key) for key in touched.addresses])
    derived.refresh_people(session, [UUID(bytes=key) for key in touched.people])
    about = {UUID(bytes=key) for key in touched.about}
    for action in touched.actions:
        came = session.execute(
            text("SELECT person_id FROM participation WHERE action_id = :id"), {"id": action}
        ).scalars()
        about |= {UUID(bytes=key) for key in came}
    derived.refresh_engagement(session, about)


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
            freezing.thaw(connection)
            rereading.begin(connection)
            row.epoch, row.incarnation, row.last_no = said.epoch, said.inc, said.last_no
            row.resends, row.reading = True, rereading.RESTORED
        elif code in _AGAIN:
            freezing.thaw(connection)
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
    freezing.thaw(connection)
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
