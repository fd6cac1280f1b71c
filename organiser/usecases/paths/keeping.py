"""The paths of the committee: taken over, made, changed, stopped; who walks one keeps her steps."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.engagement import Rung
from organiser.domain.identity import fold
from organiser.domain.pathway import Pathway, faults_of, read_steps, write_steps
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models import pathway as tables
from organiser.usecases.paths.ready import Ready, ready_path
from organiser.words.paths import fault_words


@dataclass(frozen=True, slots=True)
class PathRow:
    """One path of the committee."""

    id: UUID
    path: Pathway
    is_offered: bool
    """Whether the committee still uses it."""
    walking: int
    """How many people are on it."""


def take_over(database: Database, which: Ready) -> UUID:
    """Make a ready path the committee's own; from then on it is changed like any other."""
    return make_path(database, ready_path(which))


def make_path(database: Database, path: Pathway) -> UUID:
    """Keep a new path; two of one name would be one."""
    with database.transaction("path.make") as session:
        row = tables.Pathway(made_at=clock.now())
        _write(session, row, path)
        session.add(row)
        session.flush()
        return row.id


def change_path(database: Database, path_id: UUID, path: Pathway) -> None:
    """Say anew what a path is; who walks it already keeps the steps that she began with."""
    with database.transaction("path.change") as session:
        _write(session, known_path(session, path_id), path)


def offer_path(database: Database, path_id: UUID, *, offered: bool) -> None:
    """Use a path again, or put nobody on it any more; who walks it goes on."""
    with database.transaction("path.offer" if offered else "path.stop") as session:
        known_path(session, path_id).is_offered = offered


def read_paths(database: Database, *, with_stopped: bool = False) -> tuple[PathRow, ...]:
    """Return the paths of the committee by name, those in use first."""
    with database.bare() as connection:
        rows = connection.execute(_PATHS).fetchall()
    found = (
        PathRow(
            UUID(bytes=key), Pathway(name, read_steps(steps), Rung(rung) if rung else None),
            bool(offered), walking,
        )
        for key, name, steps, rung, offered, walking in rows
    )  # fmt: skip
    return tuple(row for row in found if row.is_offered or with_stopped)


def left_to_take(database: Database) -> tuple[Ready, ...]:
    """Return the ready paths of whose name the committee has none."""
    known = {fold(row.path.name) for row in read_paths(database, with_stopped=True)}
    return tuple(each for each in Ready if fold(ready_path(each).name) not in known)


def path_called(database: Database, word: str) -> PathRow:
    """Return the path that *word* names: its id, its name, or how its name begins."""
    rows, said = read_paths(database, with_stopped=True), fold(word)
    for matches in (
        [row for row in rows if str(row.id) == word],
        [row for row in rows if fold(row.path.name) == said],
        [row for row in rows if said and fold(row.path.name).startswith(said)],
    ):
        if len(matches) == 1:
            return matches[0]
    raise OrganiserError(_("There is no path of this name: {name}").format(name=word))


def known_path(session: Session, path_id: UUID) -> tables.Pathway:
    """Return the row of a path; `OrganiserError` when it is gone."""
    row = session.get(tables.Pathway, path_id)
    if row is None:
        raise OrganiserError(_("This path is no longer there."))
    return row


def _write(session: Session, row: tables.Pathway, path: Pathway) -> None:
    steps = tuple(replace(step, title=" ".join(step.title.split())) for step in path.steps)
    path = replace(path, name=" ".join(path.name.split()), steps=steps)
    for fault in faults_of(path):
        raise OrganiserError(fault_words(fault))
    others = session.execute(select(tables.Pathway.id, tables.Pathway.name))
    if any(fold(name) == fold(path.name) and key != row.id for key, name in others):
        raise Refused(_("There is a path of this name already."))
    row.name, row.steps = path.name, write_steps(path.steps)
    row.rung = int(path.rung) if path.rung is not None else 0


_PATHS = """
    SELECT id, name, steps, rung, is_offered,
      (SELECT count(*) FROM walk w WHERE w.pathway_id = pathway.id AND w.ending IS NULL)
    FROM pathway ORDER BY NOT is_offered, name COLLATE NOCASE, id
"""
