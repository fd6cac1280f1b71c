"""Puts people on a path and notes what was done there; each act can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain import pathway as pure
from organiser.domain.pathway import Ending, Mark, State, read_steps
from organiser.encrypted_file import Connection
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.pathway import Pathway, Walk, WalkStep
from organiser.usecases import derived
from organiser.usecases.known import known_person
from organiser.usecases.paths.keeping import known_path
from organiser.usecases.paths.reading import Bars, WalkRow, bars_of_many, read_walk

LONGEST_WORD = 300


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of putting people on a path."""

    begun: int
    already: int
    """Who was on it."""
    left_out: int
    """Who objects, is limited or too young, or closed every way that the path would take."""


def put_on_path(
    database: Database, path_id: UUID, people: Sequence[UUID], *, carer: UUID | None = None,
    on: date | None = None,
) -> Begun:  # fmt: skip
    """Begin a path with *people* on a day, today otherwise; nobody is on one path twice.

    Without a *carer*, whoever follows somebody looks after her path.
    """
    started_on = _past_day(on)
    with database.transaction("walk.start") as session:
        path = known_path(session, path_id)
        if not path.is_offered:
            raise Refused(_("The committee no longer uses this path."))
        if carer is not None:
            known_person(session, carer)
        begun = _begin(session, path, tuple(dict.fromkeys(people)), carer, started_on)
        if not begun.begun:
            raise Refused(_said_nobody(begun))
    return begun


def settle_step(
    database: Database, walk_id: UUID, place: int, mark: Mark, *, on: date | None = None,
    by: UUID | None = None, note: str = "",
) -> bool:  # fmt: skip
    """Note that the next step was done or skipped; return whether the path ended with it.

    Without *by*, who looks after it did it. Only the next step can be settled, and once.
    """
    day, note = _past_day(on), _checked_word(note)
    with database.transaction("walk.step") as session:
        row = _going(session, walk_id)
        if row.stand.next is None or row.stand.next.place != place:
            raise OrganiserError(_("This step was settled meanwhile."))
        if day < row.walk.started_on:
            raise OrganiserError(_("This day is before the path began."))
        if by is not None:
            known_person(session, by)
        session.add(WalkStep(
            walk_id=walk_id, person_id=row.person_id, place=place, mark=mark, on=day,
            by_id=by or row.carer_id, note=note,
        ))  # fmt: skip
        session.flush()
        is_over = _stand(session, walk_id).stand.state is State.COMPLETED
        if is_over:
            _end(_known(session, walk_id), Ending.COMPLETED, "")
        derived.refresh_engagement(session, [row.person_id])
    return is_over


def give_up(database: Database, walk_id: UUID, word: str = "") -> None:
    """End a walk before its last step, with a word why; what was done stays."""
    word = _checked_word(word)
    with database.transaction("walk.stop") as session:
        walk = _known(session, walk_id)
        if walk.ending is not None:
            raise OrganiserError(_("This path is over."))
        _end(walk, Ending.GIVEN_UP, word)


def hand_over(database: Database, walk_id: UUID, carer: UUID | None) -> None:
    """Say who looks after a walk from now on."""
    with database.transaction("walk.carer") as session:
        walk = _known(session, walk_id)
        if carer is not None:
            known_person(session, carer)
        walk.carer_id = carer


def _begin(
    session: Session, path: Pathway, people: Sequence[UUID], carer: UUID | None, on: date
) -> Begun:
    bars = bars_of_many(driver_of(session), people)
    for who in people:
        if who not in bars:
            known_person(session, who)  # says that she is gone
    walks = _walks_on(session, path.id)
    fresh, already, left_out = pure.Walk(read_steps(path.steps), on), 0, 0
    for who in people:
        hers = walks.get(who, [])
        if any(walk.ending is None or _is_done(walk, on) for walk in hers):
            already += 1
        elif not _may_begin(fresh, bars[who]):
            left_out += 1
        else:
            walk = _walk_of(session, path, who, hers, on)
            walk.carer_id = carer or bars[who].followed_by
    return Begun(len(people) - already - left_out, already, left_out)


def _walks_on(session: Session, path_id: UUID) -> dict[UUID, list[Walk]]:
    found: dict[UUID, list[Walk]] = {}
    for walk in session.scalars(select(Walk).where(Walk.pathway_id == path_id).order_by(Walk.id)):
        found.setdefault(walk.person_id, []).append(walk)
    return found


def _may_begin(fresh: pure.Walk, bars: Bars) -> bool:
    found = pure.stand(fresh, clock.today(), closed=bars.closed, rests=bars.rests)
    return found.state is State.GOING


def _walk_of(
    session: Session, path: Pathway, who: UUID, hers: Sequence[Walk], on: date
) -> Walk:  # fmt: skip
    """Return her walk of that day: one that was given up is taken up again."""
    walk = next((each for each in hers if each.started_on == on), None)
    if walk is None:
        walk = Walk(
            person_id=who, pathway_id=path.id, name=path.name, steps=path.steps, started_on=on
        )
        session.add(walk)
    walk.ending, walk.ended_on, walk.word = None, None, ""
    return walk


def _is_done(walk: Walk, on: date) -> bool:
    """One day, one walk: what ended well today does not begin again today."""
    return walk.ending is Ending.COMPLETED and walk.started_on == on


def _said_nobody(begun: Begun) -> str:
    if begun.already and not begun.left_out:
        return _("On this path already.")
    return _("Nobody can be put on this path: an objection, a limitation or a refusal stands.")


def _going(session: Session, walk_id: UUID) -> WalkRow:
    row = _stand(session, walk_id)
    if not row.is_open:
        raise OrganiserError(_("This path is over."))
    if row.stand.state is State.RESTING:
        raise Refused(_("This path rests: an objection, a limitation or a refusal stands."))
    return row


def _stand(session: Session, walk_id: UUID) -> WalkRow:
    session.flush()
    row = read_walk(driver_of(session), walk_id)
    if row is None:
        raise OrganiserError(_("This path is no longer there."))
    return row


def driver_of(session: Session) -> Connection:
    """Return the connection of the driver, inside the session's transaction."""
    driver: Connection | None = session.connection().connection.driver_connection
    assert driver is not None
    return driver


def _known(session: Session, walk_id: UUID) -> Walk:
    walk = session.get(Walk, walk_id)
    if walk is None:
        raise OrganiserError(_("This path is no longer there."))
    return walk


def _end(walk: Walk, ending: Ending, word: str) -> None:
    walk.ending, walk.ended_on, walk.word = ending, clock.today(), word


def _past_day(on: date | None) -> date:
    today = clock.today()
    if on is not None and on > today:
        raise OrganiserError(_("This day is still to come."))
    return on or today


def _checked_word(text: str) -> str:
    text = " ".join(text.split())
    if len(text) > LONGEST_WORD:
        raise OrganiserError(_("This is too long: three hundred letters at most."))
    return text
