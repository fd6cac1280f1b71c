"""Who of a list may not be reached by a use, and why; no list and no screen takes this away."""

# ruff: noqa: S608  (statements are made of our own words; values are handed over by name)

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Channel, Purpose
from organiser.domain.minors import OF_AGE, last_birth_of_age
from organiser.domain.outreach import CHANNEL, WITHOUT_CONSENT, LeftOut, Use
from organiser.domain.segments.rules import Rule
from organiser.encrypted_file import Connection
from organiser.usecases.limiting import STANDING
from organiser.usecases.segments.compiling import Question, compiled, given


@dataclass(frozen=True, slots=True)
class Look:
    """Who a list would reach by a use, and how many it leaves out, by reason."""

    people: int
    """Of whom the rule is true."""
    left_out: tuple[tuple[LeftOut, int], ...]

    @property
    def reached(self) -> int:
        """Return how many may be reached."""
        return self.people - sum(count for _reason, count in self.left_out)


def look_over(database: Database, rule: Rule, use: Use, purpose: Purpose = Purpose.NEWS) -> Look:
    """Return how many *rule* holds for, and who of them *use* leaves out."""
    with database.bare() as connection:
        question = compiled(connection, rule)
        return look_over_in(connection, question, use, purpose)


def look_over_in(connection: Connection, question: Question, use: Use, purpose: Purpose) -> Look:
    """Return the same of those of whom *question* holds, inside a reading."""
    reason, values = reason_of(use, purpose)
    statement = (
        f"SELECT ({reason}) AS reason, count(*) FROM person p WHERE {question.where} GROUP BY 1"
    )
    found = dict(connection.execute(statement, {**question.values, **values}).fetchall())
    left_out = tuple((each, found[each.value]) for each in LeftOut if each.value in found)
    return Look(sum(found.values()), left_out)


def reached_in(
    connection: Connection, question: Question, use: Use, purpose: Purpose
) -> list[UUID]:
    """Return the ids of those of *question* who may be reached, in the order of their names."""
    reason, values = reason_of(use, purpose)
    statement = (
        f"SELECT p.id FROM person p WHERE {question.where} "
        f"AND ({reason}) IS NULL ORDER BY p.sort_key, p.number"
    )
    found = connection.execute(statement, {**question.values, **values})
    return [UUID(bytes=key) for (key,) in found]


def reasons_for(
    database: Database, numbers: Sequence[int], use: Use, purpose: Purpose = Purpose.NEWS
) -> dict[int, LeftOut]:
    """Return, by number, who of *numbers* may not be reached, and why."""
    reason, values = reason_of(use, purpose)
    statement = (
        f"SELECT p.number, ({reason}) FROM person p "
        "WHERE p.number IN (SELECT value FROM json_each(:numbers))"
    )
    with database.bare() as connection:
        found = connection.execute(statement, {**values, "numbers": json.dumps(list(numbers))})
        return {number: LeftOut(reason) for number, reason in found if reason}


def why_left_out(
    database: Database, people: Sequence[UUID], use: Use, purpose: Purpose = Purpose.NEWS
) -> dict[UUID, LeftOut]:
    """Return who of *people* may not be reached by *use*, and why."""
    reason, values = reason_of(use, purpose)
    statement = f"SELECT ({reason}) FROM person p WHERE p.id = :who"
    with database.bare() as connection:
        found = {
            who: connection.execute(statement, {**values, "who": who.bytes}).fetchone()
            for who in people
        }
    return {who: LeftOut(row[0]) for who, row in found.items() if row and row[0]}


def reason_of(use: Use, purpose: Purpose) -> tuple[str, dict[str, Any]]:
    """Return what says why the person *p* is left out (SQL; NULL when she is not).

    For a selection online, the consent to be chosen comes on top of the one to be written to.
    """
    today, is_chosen = clock.today(), purpose is Purpose.RPP_TARGETING
    values = {
        "channel": CHANNEL[use].value,
        "purpose": (Purpose.NEWS if is_chosen else purpose).value,
        "adult_day": last_birth_of_age(today),
        "adult_year": today.year - OF_AGE,
    }
    cases = [
        *_of_channel(CHANNEL[use]),
        (LeftOut.MINOR, _MINOR),
        (LeftOut.AGE_UNKNOWN, _AGE_UNKNOWN if is_chosen else ""),
        (LeftOut.NO_CONSENT, _no_consent(use)),
        (LeftOut.NOT_CHOSEN, _NOT_CHOSEN if is_chosen else ""),
        (LeftOut.CLOSED_DOOR, _CLOSED if use is Use.OUTING else ""),
        (LeftOut.NO_REACH, f"NOT {_reach(use)}"),
        (LeftOut.WRONG_NUMBER, _only_wrong(use)),
    ]
    return _told(cases), values


def why_not_invited(
    session: Session, people: Sequence[UUID], channel: Channel | None
) -> dict[UUID, LeftOut]:
    """Return who of *people* may not be invited by *channel*, and why, inside a session.

    None is by word of mouth: only who closed every way does not want to hear of it either.
    """
    statement = f"SELECT ({_told(_of_channel(channel))}) FROM person p WHERE p.id = :who"
    said = channel.value if channel is not None else ""
    connection = session.connection()
    found = {
        who: connection.exec_driver_sql(statement, {"channel": said, "who": who.bytes}).scalar()
        for who in people
    }
    return {who: LeftOut(reason) for who, reason in found.items() if reason}


def _told(cases: Sequence[tuple[LeftOut, str]]) -> str:
    told = " ".join(f"WHEN {when} THEN '{reason}'" for reason, when in cases if when)
    return f"CASE {told} END"


def _of_channel(channel: Channel | None) -> list[tuple[LeftOut, str]]:
    """What forbids one way, whatever it is used for, and however little is meant by it."""
    return [
        (LeftOut.LIMITED, STANDING.format(person="p.id")),
        (LeftOut.REFUSED, _EVERY_WAY if channel is None else _refused("NOT f.is_question")),
        (LeftOut.QUESTION, "" if channel is None else _refused("f.is_question")),
        (LeftOut.ROLL, "" if channel in _ROLL_ALLOWS else _BY_ROLL),
        (LeftOut.NO_BASIS, "p.basis = 'pending'"),
    ]


def _refused(which: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM refusal f WHERE f.person_id = p.id AND f.channel = :channel "
        f"AND f.lifted_at IS NULL AND {which})"
    )


def _no_consent(use: Use) -> str:
    if use is Use.OUTING:
        return ""  # a visit is refused, never asked
    consented = given(":channel", ":purpose")
    others = []
    if use in WITHOUT_CONSENT:
        others.append("p.basis = 'regular_contact_9_2_d'")
    if use in (Use.LETTER, Use.LABEL):
        others.append("p.basis = 'roll_legit_interest'")
    return f"NOT ({' OR '.join([consented, *others])})"


def _reach(use: Use) -> str:
    place = "(a.street != '' OR a.hamlet != '')"
    if use in (Use.LETTER, Use.LABEL):
        place += " AND a.city != ''"
    kinds = {Use.EMAIL: "= 'email'", Use.TEXT: "= 'mobile'", Use.CALL: "!= 'email'"}
    if use not in kinds:
        return f"EXISTS (SELECT 1 FROM address a WHERE a.id = p.address_id AND {place})"
    return (
        f"EXISTS (SELECT 1 FROM contact_point n WHERE n.person_id = p.id AND n.kind {kinds[use]})"
    )


def _only_wrong(use: Use) -> str:
    """Every number she has turned out to be somebody else's."""
    if use not in (Use.CALL, Use.TEXT):
        return ""
    kinds = "c.kind = 'mobile'" if use is Use.TEXT else "c.kind != 'email'"
    return f"""
        p.id IN (SELECT person_id FROM outreach_result WHERE result = 'wrong_number')
        AND NOT EXISTS (SELECT 1 FROM contact_point c WHERE c.person_id = p.id AND {kinds}
          AND c.key NOT IN (SELECT reach FROM outreach_result r
            WHERE r.person_id = p.id AND r.result = 'wrong_number'))
    """


_ROLL_ALLOWS = frozenset({Channel.POST, Channel.DOOR})
_BY_ROLL = "(p.basis = 'roll_legit_interest' OR p.relation = 'elector_only')"
"""A letter or a visit may come of the roll; nothing online, and no call (R11)."""
_EVERY_WAY = """
    (SELECT count(DISTINCT f.channel) FROM refusal f WHERE f.person_id = p.id
      AND f.lifted_at IS NULL AND f.channel IN ('email', 'sms', 'call', 'post')) = 4
"""
"""Who closed all of these does not want to hear from us."""
_CLOSED = """
    EXISTS (SELECT 1 FROM address a WHERE a.id = p.address_id AND a.closed_at IS NOT NULL)
"""
_MINOR = """
    (p.birth_date > :adult_day OR (p.birth_date IS NULL AND p.birth_year >= :adult_year))
"""
"""Of a year alone it is not known whether the day was: then she counts as a minor (R28)."""
_AGE_UNKNOWN = """
    p.birth_date IS NULL AND p.birth_year IS NULL
    AND NOT EXISTS (SELECT 1 FROM newcomer w WHERE w.person_id = p.id AND NOT w.is_minor)
"""
"""On the site she says herself that she is eighteen."""
_NOT_CHOSEN = f"NOT {given(':channel', repr(str(Purpose.RPP_TARGETING)))}"
"""An explicit consent of its own, to this way (Regulation (EU) 2024/900, art. 18)."""
