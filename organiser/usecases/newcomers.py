"""Who signed up on the site and waits to be welcomed: the list, and each step that is noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.phone import shown
from organiser.domain.welcome import Line, Step, Welcome, welcome
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.newcomer import Newcomer, WelcomeStep
from organiser.usecases import derived
from organiser.usecases.limiting import is_limited

LONGEST_NOTE, LONGEST_NAME = 300, 40
_NEEDS_NOTE = frozenset({Step.MOVED})


@dataclass(frozen=True, slots=True)
class NewcomerRow:
    """Somebody who signed up, how to reach her, and where she stands."""

    id: UUID
    person_id: UUID
    name: str
    phone: str
    """"" where she gave none, or may not be called."""
    email: str
    arrived_at: datetime
    how: str
    is_minor: bool
    is_moved: bool
    """Whether she came from another committee."""
    wish: str
    welcome: Welcome
    back_on: date | None
    """When she asked to be tried again."""

    @property
    def is_late(self) -> bool:
        """Whether nobody tried within two days."""
        return self.welcome.is_late(self.arrived_at, clock.now())


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step that was noted."""

    step: Step
    at: datetime
    back_on: date | None
    note: str
    caller: str = ""
    """Who will call, by her first name; the newcomer reads it on the site."""


def read_newcomers(database: Database, *, is_open: bool = True) -> tuple[NewcomerRow, ...]:
    """Return who is still to be welcomed, who waits longest first; else who was, newest first."""
    with database.bare() as connection:
        lines: dict[bytes, list[tuple[str, int, str | None]]] = {}
        for newcomer, step, at, back_on in connection.execute(_STEPS):
            lines.setdefault(newcomer, []).append((step, at, back_on))
        rows = [_row(row, lines.get(row[0], [])) for row in connection.execute(_NEWCOMERS)]
    found = [row for row in rows if row.welcome.is_open is is_open]
    if is_open:
        return tuple(sorted(found, key=lambda row: (row.back_on or date.min, row.arrived_at)))
    return tuple(sorted(found, key=lambda row: row.welcome.since, reverse=True))


def read_steps(database: Database, newcomer_id: UUID) -> tuple[StepRow, ...]:
    """Return what was done about her, the newest first."""
    with database.bare() as connection:
        rows = connection.execute(_STEPS_OF, (newcomer_id.bytes,)).fetchall()
    return tuple(
        StepRow(
            Step(step), clock.moment(at), date.fromisoformat(back) if back else None, note, caller
        )
        for step, at, back, note, caller in rows
    )


def note_step(
    database: Database, newcomer_id: UUID, step: Step, *, note: str = "",
    back_on: date | None = None, caller: str = "",
) -> None:  # fmt: skip
    """Write down what was done about her; one undo takes it back.

    *caller*: the first name of who calls her on *back_on*, for her to read on the site.

    Raises `Refused` of somebody whose data may not be used, and without the word that a step needs.
    """
    if step in _NEEDS_NOTE and not note.strip():
        raise Refused(_("Say where she goes: headquarters reads it and sends her there."))
    if back_on is not None and back_on < clock.today():
        raise OrganiserError(_("This day is over. Choose a day to come."))
    is_planned = step is Step.ABSENT and back_on is not None
    with database.transaction("newcomer.step") as session:
        newcomer = _known(session, newcomer_id)
        session.add(
            WelcomeStep(
                person_id=newcomer.person_id, newcomer_id=newcomer.id, step=step, at=clock.now(),
                back_on=back_on if step is Step.ABSENT else None,
                caller=" ".join(caller.split())[:LONGEST_NAME] if is_planned else "",
                note=note.strip()[:LONGEST_NOTE],
            )
        )  # fmt: skip
        session.flush()
        derived.refresh_engagement(session, [newcomer.person_id])


def _known(session: Session, newcomer_id: UUID) -> Newcomer:
    found = session.get(Newcomer, newcomer_id)
    if found is None:
        raise OrganiserError(_("She is no longer in the list."))
    if is_limited(session, found.person_id):
        raise Refused(_("Her data are limited: nothing is done with them until that ends."))
    return found


def _row(row: Sequence[object], steps: Sequence[tuple[str, int, str | None]]) -> NewcomerRow:
    key, person, name, phone, email, arrived, how, is_minor, moved, wish = row
    arrived_at = clock.moment(arrived)  # type: ignore[arg-type]
    lines = [Line(Step(step), clock.moment(at)) for step, at, _back in steps]
    backs = [(at, back) for _step, at, back in steps if back]
    return NewcomerRow(
        UUID(bytes=key), UUID(bytes=person), str(name).strip(),  # type: ignore[arg-type]
        shown(str(phone)), str(email), arrived_at,
        str(how), bool(is_minor), moved is not None, str(wish), welcome(arrived_at, lines),
        date.fromisoformat(max(backs)[1]) if backs and max(backs)[0] == steps[-1][1] else None,
    )  # fmt: skip


_OPEN = """
    NOT EXISTS (SELECT 1 FROM refusal f WHERE f.person_id = p.id AND f.channel = '{channel}'
      AND f.lifted_at IS NULL)
"""
_NEWCOMERS = f"""
    SELECT n.id, n.person_id, p.first_name || ' ' || p.last_name,
      coalesce((SELECT c.key FROM contact_point c WHERE c.person_id = p.id AND c.kind != 'email'
        AND {_OPEN.format(channel="call")} ORDER BY c.rank LIMIT 1), ''),
      coalesce((SELECT c.typed FROM contact_point c WHERE c.person_id = p.id AND c.kind = 'email'
        AND {_OPEN.format(channel="email")} ORDER BY c.rank LIMIT 1), ''),
      n.arrived_at, n.how, n.is_minor, n.moved_from, n.wish
    FROM newcomer n JOIN person p ON p.id = n.person_id
    WHERE NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
"""  # noqa: S608  (our words)
_STEPS = "SELECT newcomer_id, step, at, back_on FROM welcome_step ORDER BY at, id"
_STEPS_OF = """
    SELECT step, at, back_on, note, caller FROM welcome_step WHERE newcomer_id = ?
    ORDER BY at DESC, id DESC
"""
