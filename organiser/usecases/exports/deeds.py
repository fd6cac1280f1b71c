"""What the committee did, as tables: its actions, its training, and each person's history."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.export import Deeds
from organiser.progress import Progress
from organiser.usecases.exports import table_files
from organiser.usecases.people.timeline import read_timeline
from organiser.usecases.training.gate import check_trained
from organiser.words.timeline import detail_words, timeline_words

Rows = Iterator[dict[str, str]]
_A_STEP = 200


COLUMNS = {
    Deeds.ACTIONS: (
        "id", "on", "starts", "ends", "kind", "title", "place", "city", "state", "hours",
        "invited", "coming", "came", "did_not", "leaflets", "met", "sign_ups", "report", "note",
        "is_public", "theme",
    ),
    Deeds.TRAINING: ("person_id", "external_id", "first_name", "last_name", "course", "on", "hours",
                     "note"),
    Deeds.TIMELINE: ("person_id", "external_id", "first_name", "last_name", "at", "kind", "what",
                     "words", "text"),
}  # fmt: skip
"""The columns of each table; those of a table stay, new ones come last."""


def export_deeds(
    database: Database,
    which: Deeds,
    out: Path,
    *,
    is_workbook: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write one of the tables to *out*, whole or not at all; return how many lines."""
    check_trained(database)
    with database.reading() as session:
        rows = _READERS[which](session, progress or Progress())
        return table_files.write_file(COLUMNS[which], rows, out, is_workbook=is_workbook)


def write_deeds(database: Database, which: Deeds, file: TextIO) -> int:
    """Write one of the tables as CSV to an open *file*; return how many lines."""
    check_trained(database)
    with database.reading() as session:
        return table_files.write_table(COLUMNS[which], _READERS[which](session, Progress()), file)


def _actions(session: Session, progress: Progress) -> Rows:
    progress.at(0)
    for row in session.execute(text(_ACTIONS)).mappings():
        yield _told(dict(row))


def _training(session: Session, progress: Progress) -> Rows:
    progress.at(0)
    for row in session.execute(text(_TRAINING)).mappings():
        yield _told(dict(row))


def _timeline(session: Session, progress: Progress) -> Rows:
    people = session.execute(text(_PEOPLE)).all()
    for done, (person_id, external_id, first, last) in enumerate(people):
        if done % _A_STEP == 0:
            progress.at(done, len(people))
        who = {
            "person_id": person_id.hex(), "external_id": external_id, "first_name": first,
            "last_name": last,
        }  # fmt: skip
        for line in read_timeline(session, UUID(bytes=person_id)):
            local = clock.local(line.at)
            at = local.date().isoformat() if line.is_day else local.isoformat(timespec="minutes")
            words = timeline_words(line.kind, line.what)
            yield {
                **who, "at": at, "kind": line.kind, "what": line.what, "words": words,
                "text": detail_words(line.kind, line.text),
            }  # fmt: skip


def _told(row: dict[str, object]) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in row.items()}


_READERS: dict[Deeds, Callable[[Session, Progress], Rows]] = {
    Deeds.ACTIONS: _actions,
    Deeds.TRAINING: _training,
    Deeds.TIMELINE: _timeline,
}
_ACTIONS = """
    SELECT lower(hex(a.id)) AS id, a."on", a.starts, a.ends, coalesce(k.name, a.kind) AS kind,
      a.title, a.place, a.city, a.state, a.hours,
      (SELECT count(*) FROM participation p WHERE p.action_id = a.id AND p.state = 'invited')
        AS invited,
      (SELECT count(*) FROM participation p WHERE p.action_id = a.id AND p.state = 'coming')
        AS coming,
      (SELECT count(*) FROM participation p WHERE p.action_id = a.id AND p.state = 'came') AS came,
      (SELECT count(*) FROM participation p WHERE p.action_id = a.id AND p.state = 'did_not')
        AS did_not,
      a.leaflets, a.met, a.sign_ups, a.report, a.note, a.is_public,
      a.theme
    FROM action a LEFT JOIN own_kind k ON k.id = a.own_kind_id ORDER BY a."on", a.starts, a.id
"""
_TRAINING = """
    SELECT lower(hex(p.id)) AS person_id, p.external_id, p.first_name, p.last_name, t.course,
      t."on", t.hours, t.note
    FROM training_record t JOIN person p ON p.id = t.person_id
    WHERE NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
    ORDER BY t."on", p.sort_key, t.id
"""
_PEOPLE = """
    SELECT id, external_id, first_name, last_name FROM person p
    WHERE NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
    ORDER BY sort_key, number
"""
"""Whoever is limited is in no export (GDPR art. 18)."""
