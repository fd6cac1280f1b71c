"""Launches a drive: its people are frozen, and who may not be reached is left out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Purpose
from organiser.domain.identifier import new_key
from organiser.domain.online import is_selection
from organiser.domain.outreach import Audience, Use, audience_of
from organiser.domain.segments.rules import IsLeftOf, Rule
from organiser.domain.segments.written import from_json, to_json
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.outreach import Outreach, OutreachTarget
from organiser.sync import capture
from organiser.usecases.committee import read_facts
from organiser.usecases.outreach import allowed, legal
from organiser.usecases.outreach.holding import origin_of
from organiser.usecases.outreach.known import known_drive
from organiser.usecases.outreach.registered import line_of
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
    directive: UUID | None = None
    """The directive that asks for it, by what all its versions have in common."""
    selection: UUID | None = None
    """The line of the register that carries it, where people are chosen online."""


def launch(database: Database, plan: Plan) -> UUID:
    """Freeze the people of *plan* and begin; `Refused` when the law or an empty list says no."""
    audience = audience_of(plan.rule)
    _refuse_held(database, plan)
    plan = _carried(database, plan, plan.rule)
    _check(database, plan)
    with database.bare() as connection:
        question = compiled(connection, plan.rule)
        look = exclusions.look_over_in(connection, question, plan.use, plan.purpose)
        people = exclusions.reached_in(connection, question, plan.use, plan.purpose)
    left_out = {reason.value: count for reason, count in look.left_out}
    return _write(database, plan, audience, people, left_out)


def again(database: Database, outreach_id: UUID) -> UUID:
    """Launch the same drive for those who are left of it.

    Of a directive that counts no more, it goes on as a drive of the committee's own.
    """
    with database.reading() as session:
        old = known_drive(session, outreach_id)
        plan = Plan(
            old.title, old.use, IsLeftOf(outreach_id), old.why, old.goal, old.purpose,
            old.subject, old.words, old.team, directive=old.directive_id,
            selection=old.selection_id,
        )  # fmt: skip
        audience, first = old.audience, _first_rule(session, old)
    if _hold(database, plan):
        plan = replace(plan, directive=None)
    plan = _carried(database, plan, first)
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


def _carried(database: Database, plan: Plan, rule: Rule) -> Plan:
    """Return *plan* as the register lets it be launched; `Refused` where nothing lets it."""
    with database.bare() as connection:
        line = line_of(connection, plan.selection.bytes if plan.selection else None)
    message = (plan.subject.strip(), plan.words.strip())
    allowed.refuse_unless_carried(database, plan.use, rule, line, message)
    if not is_selection(plan.use, rule):
        return replace(plan, selection=None)
    return replace(plan, purpose=Purpose.RPP_TARGETING)


def _first_rule(session: Session, drive: Outreach) -> Rule:
    """Return the rule that chose the people of a drive, were they taken up again or not."""
    rule = from_json(drive.rule)
    while isinstance(rule, IsLeftOf):
        earlier = session.get(Outreach, rule.outreach)
        if earlier is None:
            break
        rule = from_json(earlier.rule)
    return rule


def _refuse_held(database: Database, plan: Plan) -> None:
    said = _hold(database, plan)
    if said:
        raise Refused(said)


def _hold(database: Database, plan: Plan) -> str:
    with database.bare() as connection:
        origin = origin_of(connection, plan.directive.bytes if plan.directive else None)
    return origin.hold if origin is not None else ""


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
            directive_id=plan.directive, selection_id=plan.selection,
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
