"""The page of today: what is to be done now, and where the committee stands.

What is counted together has one function here, so that one which cannot be read takes no other
along, and nothing is counted twice. All of it is plain SQL on the indexes, without SQLAlchemy
(decision 0011).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.engagement import LADDER
from organiser.domain.field import KNOCKED, Outcome, SheetState
from organiser.encrypted_file import Connection
from organiser.usecases.counting import (
    DAY_MS,
    actions_by_day,
    came_by_age,
    doors_by_day,
    listed,
)
from organiser.usecases.deadlines import read_deadlines
from organiser.usecases.directives import reading as directive_waits
from organiser.usecases.field.typed_apart import pages_apart
from organiser.usecases.goals import DOORS
from organiser.usecases.history import NOT_UNDOABLE, REDO, UNDO
from organiser.usecases.living_sheets import LivingSheet, living_sheets
from organiser.usecases.paths.reading import count_due
from organiser.usecases.proposals.reading import count_news
from organiser.usecases.to_do import Task, ToDo
from organiser.usecases.training.running_out import running_out
from organiser.usecases.votes.reading import count_waits
from organiser.usecases.welcome_waits import count_waiting

DAYS = 30
"""How far back a figure counts; its trend compares with as many days before."""
WEEKS = 12


@dataclass(frozen=True, slots=True)
class Day:
    """What is to be done, what was done since Monday, and what comes next."""

    todos: tuple[ToDo, ...]
    done: int
    next_on: date | None
    is_new: bool
    """Whether the committee has only just begun: nobody is in its list."""


@dataclass(frozen=True, slots=True)
class Month:
    """The doors of one month, beside what the committee wants."""

    first: date
    doors: int
    met: int
    """At how many of them somebody was met."""
    goal: int
    """0: none is set."""


@dataclass(frozen=True, slots=True)
class NextOuting:
    """The packets of the next day on which some go out."""

    on: date
    title: str
    doors: int
    states: tuple[tuple[SheetState, int], ...]
    sheets: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, how it differs from the days before, and how it went week by week."""

    now: int
    change: int
    weeks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many people there are, how many came, and where they stand."""

    people: Figure
    new_people: Figure
    ladder: tuple[int, ...]
    """How many stand on each rung, the lowest first."""


@dataclass(frozen=True, slots=True)
class AtDoors:
    """At how many doors the committee knocked: this month, and in the last days."""

    month: Month
    doors: Figure


@dataclass(frozen=True, slots=True)
class Weeks:
    """How many actions there were in each of the last weeks, which begin on *first*."""

    first: date
    doors: tuple[int, ...]
    """From door to door."""
    others: tuple[int, ...]


def read_day(database: Database, home: Path, *, with_copy: bool) -> Day:
    """Return what is to be done now.

    Without *with_copy* nothing is said of a missing backup: the program keeps one by itself soon
    after it was opened.
    """
    with database.bare() as connection:
        sheets = living_sheets(connection)
        is_new = _is_empty(connection, "person")
        todos = [*_of_sheets(sheets), *_of_pages(connection), *_of_people(connection)]
        if is_new:
            todos += [ToDo(Task.IMPORT), ToDo(Task.ADD)]
        if _is_empty(connection, "sheet"):
            todos.append(ToDo(Task.FIRST_OUTING))
        done = _done_since(connection, clock.today() - timedelta(clock.today().weekday()))
    if with_copy and not is_new:
        todos += _of_copies(home)
    order = list(Task)
    todos.sort(key=lambda todo: order.index(todo.task))
    coming = _coming(sheets)
    return Day(tuple(todos), done, coming[0].on if coming else None, is_new)


def read_doors(database: Database) -> AtDoors:
    """Return at how many doors the committee knocked; the last days hold this month."""
    today = clock.today()
    first = today.replace(day=1)
    with database.bare() as connection:
        days = doors_by_day(connection, KNOCKED, today - timedelta(7 * WEEKS - 1), today)
        met = doors_by_day(connection, frozenset({Outcome.MET}), first, today)
        goal = connection.execute("SELECT a_month FROM goal WHERE measure = ?", (DOORS,)).fetchone()
    knocked = sum(doors for day, doors in days.items() if day >= first)
    month = Month(first, knocked, sum(met.values()), int(goal[0]) if goal else 0)
    ages = [days.get(today - timedelta(age), 0) for age in range(7 * WEEKS)]
    return AtDoors(month, _figure(ages))


def read_outing(database: Database) -> NextOuting | None:
    """Return the next outing that a packet is printed for, or None."""
    with database.bare() as connection:
        coming = _coming(living_sheets(connection, clock.today()))
    if not coming or coming[0].on is None:
        return None
    states = [sheet.state for sheet in coming]
    return NextOuting(
        coming[0].on,
        coming[0].title,
        sum(sheet.doors for sheet in coming),
        tuple((state, states.count(state)) for state in SheetState if state in states),
        tuple(sheet.id for sheet in coming),
    )


def read_crowd(database: Database) -> Crowd:
    """Return how many people there are, how many came in the last days, and on which rung."""
    with database.bare() as connection:
        rungs = dict(connection.execute(_BY_RUNG))
        came = came_by_age(connection, 7 * WEEKS)
    total = sum(rungs.values())
    later = [sum(came[: 7 * week]) for week in range(WEEKS)]
    return Crowd(
        Figure(total, sum(came[:DAYS]), tuple(total - sum_ for sum_ in reversed(later))),
        _figure(came),
        tuple(rungs.get(int(rung), 0) for rung in LADDER),
    )


def read_actions(database: Database) -> Figure:
    """Return how many actions there were in the last days."""
    today = clock.today()
    with database.bare() as connection:
        found = actions_by_day(connection, today - timedelta(7 * WEEKS - 1), today)
    days = [today - timedelta(age) for age in range(7 * WEEKS)]
    return _figure([sum(found.get(day, (0, 0))) for day in days])


def read_weeks(database: Database) -> Weeks:
    """Return the actions of the last weeks, this one included."""
    today = clock.today()
    first = today - timedelta(today.weekday() + 7 * (WEEKS - 1))
    doors, others = [0] * WEEKS, [0] * WEEKS
    with database.bare() as connection:
        found = actions_by_day(connection, first, first + timedelta(7 * WEEKS - 1))
    for day, (at_doors, elsewhere) in found.items():
        week = (day - first).days // 7
        doors[week] += at_doors
        others[week] += elsewhere
    return Weeks(first, tuple(doors), tuple(others))


def _of_sheets(sheets: list[LivingSheet]) -> list[ToDo]:
    today = clock.today()
    late = [sheet for sheet in sheets if sheet.is_overdue]
    late.sort(key=lambda sheet: sheet.return_by or today)
    back = [sheet for sheet in sheets if sheet.state is SheetState.BACK]
    back.sort(key=lambda sheet: sheet.on or today)
    told = (
        (Task.LATE_SHEETS, late, late[0].return_by if late else None),
        (Task.RETURNS, back, back[0].on if back else None),
    )
    return [
        ToDo(task, len(which), since, sum(sheet.doors for sheet in which),
             tuple(sheet.id for sheet in which))
        for task, which, since in told
        if which
    ]  # fmt: skip


def _of_pages(connection: Connection) -> list[ToDo]:
    pages = pages_apart(connection)
    if not pages:
        return []
    doors, calls = sum(page.doors for page in pages), sum(page.calls for page in pages)
    since = clock.local(pages[0].since).date()
    return [ToDo(Task.APART, len(pages), since, doors, calls=calls)]


def _of_people(connection: Connection) -> list[ToDo]:
    month_ago = clock.stamp(clock.now()) - DAYS * DAY_MS
    steps, first = connection.execute(_STEPS, (clock.today().isoformat(),)).fetchone()
    remarks, since = connection.execute(_REMARKS).fetchone()
    (pairs,) = connection.execute(_PAIRS).fetchone()
    plans = [
        ToDo(task, count, date.fromisoformat(first) if first else None)
        for task, statement in ((Task.REPORTS, _REPORTS), (Task.TASKS, _TASKS))
        for count, first in connection.execute(statement, (clock.today().isoformat(),))
    ]
    unasked, came = connection.execute(_NO_BASIS, (month_ago,)).fetchone()
    legal, votes, paths = read_deadlines(connection), count_waits(connection), count_due(connection)
    open_piles, oldest = connection.execute(_SLIPS).fetchone()
    found = (
        *plans,
        _newcomers(connection),
        ToDo(Task.VOTES, votes.count, votes.on),
        ToDo(Task.PATHS, paths.count, paths.since),
        _directives(connection),
        _answers(connection),
        ToDo(Task.REQUESTS, legal.requests, legal.due_on),
        ToDo(Task.SILENCE, int(legal.silence_on is not None), legal.silence_on),
        ToDo(Task.ASK_AGAIN, legal.consents),
        ToDo(Task.UNTOLD, legal.untold, legal.tell_by),
        ToDo(Task.SLIPS, open_piles, date.fromisoformat(oldest) if oldest else None),
        ToDo(Task.COURSES, *running_out(connection)),
        ToDo(Task.STEPS, steps, date.fromisoformat(first) if first else None),
        ToDo(Task.REMARKS, remarks, _day(since)),
        ToDo(Task.PAIRS, pairs),
        ToDo(Task.NO_BASIS, unasked, _day(came)),
    )
    return [todo for todo in found if todo.count]


def _newcomers(connection: Connection) -> ToDo:
    waits = count_waiting(connection)
    since = clock.local(waits.since).date() if waits.since else None
    return ToDo(Task.NEWCOMERS, waits.count, since, late=waits.late)


def _directives(connection: Connection) -> ToDo:
    waits = directive_waits.count_waiting(connection)
    since = clock.local(waits.since).date() if waits.since else None
    return ToDo(Task.DIRECTIVES, waits.count, since, late=waits.to_acknowledge)


def _answers(connection: Connection) -> ToDo:
    news = count_news(connection)
    return ToDo(Task.ANSWERS, news.count, clock.local(news.since).date() if news.since else None)


def _of_copies(home: Path) -> list[ToDo]:
    from organiser.usecases import backup

    if not backup.backup_is_due(home):
        return []
    newest = backup.backups(home)[:1]
    return [ToDo(Task.COPY, 1, clock.local(newest[0].at).date() if newest else None)]


def _coming(sheets: list[LivingSheet]) -> list[LivingSheet]:
    """Return the packets of the next day on which some go out."""
    today = clock.today()
    days = [sheet.on for sheet in sheets if sheet.on is not None and sheet.on >= today]
    return [sheet for sheet in sheets if days and sheet.on == min(days)]


def _figure(by_age: list[int]) -> Figure:
    """Return the figure of what happened today, yesterday and so on."""
    now, before = sum(by_age[:DAYS]), sum(by_age[DAYS : 2 * DAYS])
    weeks = (sum(by_age[7 * week : 7 * week + 7]) for week in reversed(range(WEEKS)))
    return Figure(now, now - before, tuple(weeks))


def _done_since(connection: Connection, day: date) -> int:
    """Return how many things she did: walking back from the last, not through all of them."""
    (acts,) = connection.execute(_DONE, {"since": _midnight(day)}).fetchone()
    return int(acts)


def _is_empty(connection: Connection, table: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None  # noqa: S608  (our words)


def _midnight(day: date) -> int:
    moment = clock.local(clock.now()).replace(
        year=day.year, month=day.month, day=day.day, hour=0, minute=0, second=0, microsecond=0
    )
    return clock.stamp(moment)


def _day(stamp: int | None) -> date | None:
    return None if stamp is None else clock.local(clock.moment(stamp)).date()


_STEPS = """
    SELECT count(*), min(next_step_on) FROM person
    WHERE next_step_on IS NOT NULL AND next_step_on <= ?
"""
_REMARKS = """
    SELECT count(DISTINCT person_id), min(at) FROM refusal WHERE is_question AND lifted_at IS NULL
"""
_PAIRS = "SELECT count(*) FROM duplicate_proposal WHERE state = 'proposed'"
_NO_BASIS = """
    SELECT count(*), (SELECT min(created_at) FROM person WHERE basis = 'pending') FROM person
    WHERE basis = 'pending' AND created_at < ?
"""
_SLIPS = 'SELECT count(*), min("on") FROM slip_pile WHERE closed_at IS NULL'
_REPORTS = """SELECT count(*), min("on") FROM action WHERE state = 'planned' AND "on" < ?"""
_TASKS = "SELECT count(*), min(due_on) FROM task WHERE done_at IS NULL AND due_on <= ?"
_BY_RUNG = """
    WITH RECURSIVE found(rung) AS (
      SELECT min(rung) FROM person
      UNION ALL
      SELECT (SELECT min(rung) FROM person WHERE rung > found.rung) FROM found
      WHERE found.rung IS NOT NULL)
    SELECT rung, (SELECT count(*) FROM person WHERE rung = found.rung) FROM found
    WHERE rung IS NOT NULL
"""
"""Each rung is a stretch of the index: three times as fast as to group them."""
_DONE = f"""
    SELECT count(*) FROM act
    WHERE number > coalesce(
        (SELECT number FROM act WHERE at < :since ORDER BY number DESC LIMIT 1), 0)
      AND undone_by IS NULL AND kind NOT IN ({listed((*NOT_UNDOABLE, UNDO, REDO))})
"""  # noqa: S608  (our words)
