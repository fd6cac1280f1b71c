"""A person's timeline: every fact about her is a line, read from where the fact stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.domain.action import COUNTS
from organiser.usecases.people.differing import differing_lines
from organiser.words.labels import source_words

LONGEST = 500


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One thing that happened; `organiser.words.timeline` says it."""

    at: datetime
    kind: str
    """Such as "imported", "edit", "call", "action", "training", "quiz", "visit", "consent"."""
    what: str
    """The kind of action, the letter of a visit, the state of a consent, ..."""
    text: str
    is_day: bool = False
    """Only the day is known: the hour says nothing."""


_STANDS = (
    "NOT EXISTS (SELECT 1 FROM visit w WHERE w.page_id = v.page_id AND w.row = v.row "
    "AND w.id > v.id)"
)
"""A line of a page that was typed again, here or on another laptop, is still one visit."""
_QUERY = f"""
    SELECT created_at, CASE WHEN import_id IS NULL THEN 'added' ELSE 'imported' END, origin,
      coalesce((SELECT file_name FROM import_batch b WHERE b.id = person.import_id), ''), 0
      FROM person WHERE id = :id
    UNION ALL SELECT at, kind, '', text, 0 FROM note WHERE person_id = :id
    UNION ALL SELECT at, 'consent', state || ':' || purpose || ':' || channel, source, 0
      FROM consent WHERE person_id = :id
    UNION ALL SELECT at, CASE WHEN is_question THEN 'question' ELSE 'refusal' END,
      channel, source, 0 FROM refusal WHERE person_id = :id
    UNION ALL SELECT lifted_at, 'lifted', channel, source, 0
      FROM refusal WHERE person_id = :id AND lifted_at IS NOT NULL
    UNION ALL SELECT r.at, 'outreach', o.use || ':' || r.result,
      o.title || char(10) || o.why || char(10) || r.note, 0
      FROM outreach_result r JOIN outreach o ON o.id = r.outreach_id WHERE r.person_id = :id
    UNION ALL SELECT arrived_at, 'site', how, wish, 0 FROM newcomer WHERE person_id = :id
    UNION ALL SELECT at, 'welcome', step, note, 0 FROM welcome_step WHERE person_id = :id
    UNION ALL SELECT said_at, 'vote', side || ':' || need, title || char(10) || note, 0
      FROM vote_help WHERE person_id = :id AND lifted_at IS NULL
    UNION ALL SELECT ended_on, 'path', ending, name || char(10) || word, 1
      FROM walk WHERE person_id = :id AND ending IS NOT NULL
    UNION ALL SELECT s."on", 'path', s.mark, coalesce(CASE WHEN json_valid(w.steps)
        THEN json_extract(w.steps, '$.steps[' || s.place || '].title') END, w.name)
        || char(10) || s.note, 1
      FROM (SELECT * FROM walk_step WHERE person_id = :id ORDER BY place DESC) s
      JOIN walk w ON w.id = s.walk_id
    UNION ALL SELECT started_on, 'path', 'started', name, 1 FROM walk WHERE person_id = :id
    UNION ALL SELECT told_at, 'informed', told_by, detail, 0
      FROM notice WHERE person_id = :id AND told_at IS NOT NULL
    UNION ALL SELECT at, 'objection', state, source, 0 FROM objection WHERE person_id = :id
    UNION ALL SELECT a."on", 'action', a.kind || ':' || p.role || coalesce(':' || k.name, ''),
      a.title || char(10) || a.note, 1
      FROM participation p JOIN action a ON a.id = p.action_id
      LEFT JOIN own_kind k ON k.id = a.own_kind_id
      WHERE p.person_id = :id AND {COUNTS}
    UNION ALL SELECT coalesce(p.invited_at, a."on"), 'invitation',
      a.kind || ':' || iif(a.state = 'cancelled', a.state, p.state) || ':' || a."on"
        || coalesce(':' || k.name, ''),
      a.title, p.invited_at IS NULL
      FROM participation p JOIN action a ON a.id = p.action_id
      LEFT JOIN own_kind k ON k.id = a.own_kind_id
      WHERE p.person_id = :id AND NOT ({COUNTS})
    UNION ALL SELECT "on", iif(is_passed IS NULL, 'training', 'quiz'),
      coalesce(is_passed || ':' || score || '/' || asked || ':', '') || course, note, 1
      FROM training_record WHERE person_id = :id
    UNION ALL SELECT entered_at, 'visit', coalesce(outcome, ''), note, 0
      FROM visit v WHERE person_id = :id AND {_STANDS}
    UNION ALL SELECT v.entered_at, 'door', coalesce(v.outcome, ''), '', 0
      FROM visit v JOIN person p ON p.address_id = v.address_id
      WHERE p.id = :id AND v.person_id IS NULL AND {_STANDS}
"""  # noqa: S608  (our words)


def read_timeline(session: Session, person_id: UUID) -> tuple[TimelineLine, ...]:
    """Return her lines, the newest first."""
    rows = session.execute(text(_QUERY), {"id": person_id.bytes})
    differing = (
        TimelineLine(row.kept_at, "differing", f"{row.record_kind}:{row.field}", said)
        for row, said in differing_lines(session, person_id)
    )
    lines = sorted((*_lines(rows), *differing), key=lambda line: line.at, reverse=True)
    return tuple(lines[:LONGEST])


def _lines(rows: object) -> Iterator[TimelineLine]:
    for at, kind, what, words, is_day in rows:  # type: ignore[attr-defined]
        said = source_words(words or "").strip()
        yield TimelineLine(_moment(at), kind, what or "", said, bool(is_day))


def _moment(at: int | str) -> datetime:
    if isinstance(at, int):
        return clock.moment(at)
    return datetime.combine(date.fromisoformat(at), time(23, 59, 59), UTC)
