"""Launches a drive: its people are frozen, and who may not be reached is left out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Purpose
from organiser.domain.identifier import new_key
from organiser.domain.outreach import Audience, Use, audience_of
from organiser.domain.segments.rules import IsLeftOf, Rule
from organiser.domain.segments.written import to_json
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.outreach import Outreach, OutreachTarget
from organiser.sync import capture
from organiser.usecases.committee import read_facts
from organiser.usecases.outreach import allowed, legal
from organiser.usecases.outreach.known import known_drive
from organiser.usecases.segments import exclusions
from organiser.usecases.segments.compiling import compiled

LONGEST_TITLE, LONGEST_WORDS = 80, 4000


@dataclass(frozen=True, slots=True)
class Plan:
    """What she decides of a drive."""

    title: str
    use: Use
    rule: Rule
    why: str = ""
    """The list in words, or its name."""
    goal: str = ""
    purpose: Purpose = Purpose.NEWS
    subject: str = ""
    words: str = ""
    """The script, the letter, the message."""
    team: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


def launch(database: Database, plan: Plan) -> UUID:
    """Freeze the people of *plan* and begin; `Refused` when the law or an empty list says no."""
    audience = audience_of(plan.rule)
    allowed.refuse_unless_allowed(database, plan.use, audience)
    _check(database, plan)
    with database.bare() as connection:
        question = compiled(connection, plan.rule)
        look = exclusions.look_over_in(connection, question, plan.use, plan.purpose)
        people = exclusions.reached_in(connection, question, plan.use, plan.purpose)
    left_out = {reason.value: count for reason, count in look.left_out}
    return _write(database, plan, audience, people, left_out)


def again(database: Database, outreach_id: UUID) -> UUID:
    """Launch the same drive for those who are left of it."""
    with database.reading() as session:
        old = known_drive(session, outreach_id)
        plan = Plan(
            old.title, old.use, IsLeftOf(outreach_id), old.why, old.goal, old.purpose,
            old.subject, old.words, old.team,
        )  # fmt: skip
        audience = old.audience
    allowed.refuse_unless_allowed(database, plan.use, audience)
    with database.bare() as connection:
        question = compiled(connection, plan.rule)
        look = exclusions.look_over_in(connection, question, plan.use, plan.purpose)
        people = exclusions.reached_in(connection, question, plan.use, plan.purpose)
    left_out = {reason.value: count for reason, count in look.left_out}
    return _write(database, plan, audience, people, left_out, after=outreach_id)


def _check(database: Database, plan: Plan) -> None:
    if not plan.title.strip():
        raise OrganiserError(_("Give the drive a title."))
    if len(plan.title) > LONGEST_TITLE or len(plan.words) > LONGEST_WORDS:
        raise OrganiserError(_("The title or the text is too long."))
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        raise OrganiserError(_("The drive ends before it begins."))
    if plan.use in (Use.EMAIL, Use.LETTER, Use.TEXT) and not plan.words.strip():
        raise OrganiserError(_("Write what is to be sent."))
    if plan.use is Use.EMAIL and not plan.subject.strip():
        raise OrganiserError(_("Give the e-mail a subject."))
    legal.refuse_unless_complete(read_facts(database), plan.use)


def _write(
    database: Database,
    plan: Plan,
    audience: Audience,
    people: Sequence[UUID],
    left_out: dict[str, int],
    after: UUID | None = None,
) -> UUID:
    if not people:
        raise Refused(_("Nobody of this list may be reached this way."))
    with database.transaction("outreach.launch", subject=plan.title.strip()) as session:
        row = Outreach(
            title=plan.title.strip(), goal=plan.goal.strip(), use=plan.use, purpose=plan.purpose,
            audience=audience, rule=to_json(plan.rule), why=plan.why.strip(),
            subject=plan.subject.strip(), words=plan.words.strip(), team=plan.team.strip(),
            starts_on=plan.starts_on, ends_on=plan.ends_on, left_out=json.dumps(left_out),
            launched_at=clock.now(), after_id=after,
        )  # fmt: skip
        session.add(row)
        session.flush()
        _put_targets(session, row.id, people)
        return row.id


def _put_targets(session: Session, outreach_id: UUID, people: Sequence[UUID]) -> None:
    """Put those who are still there on the list, in their order."""
    there = {key for (key,) in session.execute(text("SELECT id FROM person"))}
    known = [person.bytes for person in people if person.bytes in there]
    rows = [(new_key(), outreach_id.bytes, key, at) for at, key in enumerate(known)]
    columns = ("id", "outreach_id", "person_id", "place")
    capture.insert_many(session.connection(), OutreachTarget, columns, rows)
