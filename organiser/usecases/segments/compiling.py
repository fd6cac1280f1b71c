"""Turns a rule into a question to the file, on the tables as they stand."""

# ruff: noqa: S608  (statements are made of our own words; values are handed over by name)

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import singledispatchmethod
from typing import Any

from organiser import clock
from organiser.domain.action import COUNTS
from organiser.domain.address import street_key
from organiser.domain.engagement import Rung
from organiser.domain.identity import fold
from organiser.domain.outreach import OPEN, Result
from organiser.domain.segments import rules
from organiser.domain.segments.rules import AllOf, AnyOf, Condition, Not, Rule
from organiser.encrypted_file import Connection

NOBODY, EVERYBODY = "0", "1"
CAME = COUNTS.replace("p.state", "x.state")
"""The same of a participation *x*: here *p* is the person."""
RARE = 3000
"""So few people are found from their word; more are asked one by one whether they have it."""


@dataclass(slots=True)
class Question:
    """What is asked of the person *p*: a condition in SQL, and the values it speaks of."""

    where: str = EVERYBODY
    values: dict[str, Any] = field(default_factory=dict)


def compiled(connection: Connection, rule: Rule) -> Question:
    """Return the question that holds exactly for those of whom *rule* is true."""
    compiler = _Compiler(connection)
    return Question(compiler.put(rule, is_so=True), compiler.values)


def given(channel: str, purposes: str) -> str:
    """Return whether *p* gave a consent that stands, to *channel*, for one of *purposes* (SQL)."""
    return f"""
        EXISTS (SELECT 1 FROM consent c
          WHERE c.person_id = p.id AND c.channel = {channel} AND c.purpose IN ({purposes})
          AND c.state = 'given'
          AND NOT EXISTS (SELECT 1 FROM consent d WHERE d.person_id = c.person_id
            AND d.channel = c.channel AND d.purpose = c.purpose AND (d.at, d.id) > (c.at, c.id)))
    """


def still_open(drive: str) -> str:
    """Return which targets *t* of *drive* are still to be reached: their last result left it open.

    Without any result they are; somebody who was merged stands for both her entries.
    """
    settled = ", ".join(f"'{result}'" for result in sorted(set(Result) - OPEN))
    return (
        f"WHERE t.outreach_id = {drive} AND NOT EXISTS (SELECT 1 FROM outreach_result r "
        f"WHERE r.outreach_id = {drive} AND r.person_id = t.person_id AND r.result IN ({settled}) "
        "AND NOT EXISTS (SELECT 1 FROM outreach_result l WHERE l.outreach_id = r.outreach_id "
        "AND l.person_id = r.person_id AND (l.at, l.id) > (r.at, r.id)))"
    )


class _Compiler:
    """Walks down a rule; each condition takes its values along under names of their own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._today = clock.today()
        self.values: dict[str, Any] = {}

    def put(self, rule: Rule, *, is_so: bool) -> str:
        """Return what holds for those of whom it is certain that *rule* is, or is not, so.

        A not is carried down to the conditions: of who objected to being ranked neither a rung
        nor its contrary is certain (R24).
        """
        if isinstance(rule, Not):
            return self.put(rule.part, is_so=not is_so)
        if isinstance(rule, AllOf | AnyOf):
            return self._joined(rule.parts, every=isinstance(rule, AllOf) is is_so, is_so=is_so)
        if isinstance(rule, rules.OnRung):
            return self._rung(rule, is_so=is_so)
        asked = self._ask(rule)
        return f"({asked})" if is_so else f"(NOT coalesce(({asked}), 0))"

    def _joined(self, parts: Sequence[Rule], *, every: bool, is_so: bool) -> str:
        if not parts:
            return EVERYBODY if every else NOBODY
        word = " AND " if every else " OR "
        cheap_first = sorted(parts, key=_cost)
        return "(" + word.join(self.put(part, is_so=is_so) for part in cheap_first) + ")"

    def _rung(self, rule: rules.OnRung, *, is_so: bool) -> str:
        lowest, highest = self._keep(int(rule.lowest)), self._keep(int(rule.highest))
        if is_so:
            return f"p.rung BETWEEN {lowest} AND {highest}"
        ranked = int(Rung.UNRANKED)
        return f"(p.rung != {ranked} AND p.rung NOT BETWEEN {lowest} AND {highest})"

    @singledispatchmethod
    def _ask(self, condition: Condition) -> str:
        raise TypeError(type(condition).__name__)

    @_ask.register
    def _(self, condition: rules.LivesIn) -> str:
        towns = self._spelled(TOWNS, condition.towns, fold)
        return self._at_address(f"a.city IN ({towns})")

    @_ask.register
    def _(self, condition: rules.HasPostcode) -> str:
        first = self._keep(condition.start)
        last = self._keep(condition.start + "\uffff")
        return self._at_address(
            f"a.postcode >= {first} AND a.postcode < {last} AND a.postcode != ''"
        )

    @_ask.register
    def _(self, condition: rules.LivesInStreet) -> str:
        key = self._keep(street_key(condition.street))
        return self._at_address(f"a.street_key = {key} AND a.street_key != ''")

    @_ask.register
    def _(self, condition: rules.TookPart) -> str:
        kinds = ""
        if condition.kinds:
            kinds = f"AND a.kind IN ({self._keep_all(condition.kinds)})"
        since = self._day(condition.days) if condition.days else self._keep("0000")
        come = (  # CROSS: from her to her actions, not through all that took place
            "FROM participation x CROSS JOIN action a ON a.id = x.action_id "
            f'WHERE x.person_id = p.id AND a."on" >= {since} AND a."on" <= {self._day(0)} '
            f"AND {CAME} {kinds}"
        )
        if condition.times == 1:
            return f"EXISTS (SELECT 1 {come})"
        return f"(SELECT count(*) {come}) >= {self._keep(condition.times)}"

    @_ask.register
    def _(self, condition: rules.WasAt) -> str:
        action = self._keep(condition.action.bytes)
        return (
            "p.id IN (SELECT x.person_id FROM participation x JOIN action a ON a.id = x.action_id "
            f"WHERE a.id = {action} AND a.state != 'cancelled' AND x.state IN ('came', 'coming'))"
        )  # an action has few people: they are found from it

    @_ask.register
    def _(self, condition: rules.Trained) -> str:
        if not condition.course.strip():
            return "EXISTS (SELECT 1 FROM training_record t WHERE t.person_id = p.id)"
        courses = self._spelled(COURSES, (condition.course,), fold)
        return (
            "EXISTS (SELECT 1 FROM training_record t "
            f"WHERE t.person_id = p.id AND t.course IN ({courses}))"
        )

    @_ask.register
    def _(self, condition: rules.Has) -> str:
        kind = self._keep(condition.trait.value)
        words = self._spelled(WORDS, (condition.value,), fold, {"kind": condition.trait.value})
        have = f"FROM trait t WHERE t.kind = {kind} AND t.value IN ({words})"
        if self._is_rare(have):
            return f"p.id IN (SELECT t.person_id {have})"
        return f"EXISTS (SELECT 1 {have} AND t.person_id = p.id)"

    @_ask.register
    def _(self, condition: rules.AgreedTo) -> str:
        return given(self._keep(condition.channel.value), _ASKED_FOR)

    @_ask.register
    def _(self, condition: rules.Refuses) -> str:
        channel = self._keep(condition.channel.value)
        return (
            "EXISTS (SELECT 1 FROM refusal f WHERE f.person_id = p.id "
            f"AND f.channel = {channel} AND f.lifted_at IS NULL)"
        )

    @_ask.register
    def _(self, condition: rules.StandsOn) -> str:
        return f"p.basis = {self._keep(condition.basis.value)}"

    @_ask.register
    def _(self, condition: rules.NoNewsFor) -> str:
        return f"(p.last_contact_on IS NULL OR p.last_contact_on < {self._day(condition.days)})"

    @_ask.register
    def _(self, condition: rules.FollowedBy) -> str:
        if condition.person is None:
            return "p.point_person_id IS NULL"
        return f"p.point_person_id = {self._keep(condition.person.bytes)}"

    @_ask.register
    def _(self, condition: rules.StepIs) -> str:
        today = self._day(0)
        return {
            rules.StepTime.NONE: "p.next_step_on IS NULL",
            rules.StepTime.DUE: f"p.next_step_on <= {today}",
            rules.StepTime.COMING: f"p.next_step_on > {today}",
        }[condition.time]

    @_ask.register
    def _(self, condition: rules.CameFrom) -> str:
        return f"p.origin IN ({self._keep_all(condition.origins)})"

    @_ask.register
    def _(self, condition: rules.IsRelation) -> str:
        return f"p.relation IN ({self._keep_all(condition.relations)})"

    @_ask.register
    def _(self, condition: rules.HasReach) -> str:
        if condition.way is rules.Way.ADDRESS:
            return "p.address_id IS NOT NULL"
        kinds = {
            rules.Way.PHONE: "kind != 'email'",
            rules.Way.MOBILE: "kind = 'mobile'",
            rules.Way.EMAIL: "kind = 'email'",
        }[condition.way]
        return f"EXISTS (SELECT 1 FROM contact_point n WHERE n.person_id = p.id AND n.{kinds})"

    @_ask.register
    def _(self, condition: rules.AddedWithin) -> str:
        since = clock.stamp(clock.now() - timedelta(days=condition.days))
        return f"p.created_at >= {self._keep(since)}"

    @_ask.register
    def _(self, _condition: rules.NumberIsWrong) -> str:
        return (
            "p.id IN (SELECT r.person_id FROM outreach_result r JOIN contact_point n "
            "ON n.person_id = r.person_id AND n.key = r.reach WHERE r.result = 'wrong_number')"
        )  # few: they are found from the results

    @_ask.register
    def _(self, condition: rules.IsOnList) -> str:
        segment = self._keep(condition.segment.bytes)
        return f"p.id IN (SELECT person_id FROM segment_member WHERE segment_id = {segment})"

    @_ask.register
    def _(self, condition: rules.IsLeftOf) -> str:
        drive = self._keep(condition.outreach.bytes)
        return f"p.id IN (SELECT t.person_id FROM outreach_target t {still_open(drive)})"

    def _at_address(self, which: str) -> str:
        here = f"FROM address a WHERE {which}"
        if self._is_rare(here):
            return f"p.address_id IN (SELECT a.id {here})"
        return f"EXISTS (SELECT 1 {here} AND a.id = p.address_id)"

    def _is_rare(self, which: str) -> bool:
        statement = f"SELECT count(*) FROM (SELECT 1 {which} LIMIT {RARE})"
        (found,) = self._connection.execute(statement, self.values).fetchone()
        return bool(found < RARE)

    def _keep(self, value: object) -> str:
        """Return the name under which *value* is handed over, never the value itself."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def _keep_all(self, values: Iterable[object]) -> str:
        return ", ".join(self._keep(str(value)) for value in values)

    def _day(self, ago: int) -> str:
        return self._keep(_earlier(self._today, ago).isoformat())

    def _spelled(
        self,
        statement: str,
        wanted: Sequence[str],
        key: Callable[[str], str],
        values: dict[str, str] | None = None,
    ) -> str:
        """Return every spelling in the file of one of the words *wanted*."""
        keys = {key(word) for word in wanted if key(word)}
        found = [
            word
            for (word,) in self._connection.execute(statement, values or {})
            if word and key(word) in keys
        ]
        return self._keep_all(found)


def _cost(rule: Rule) -> int:
    """What is cheap to ask is asked first: often the dear question is settled by then."""
    if isinstance(rule, AllOf | AnyOf):
        return 1 + max(map(_cost, rule.parts), default=0)
    if isinstance(rule, Not):
        return _cost(rule.part)
    return 0 if isinstance(rule, _IN_ONE_INDEX) else 2 + isinstance(rule, rules.TookPart)


_IN_ONE_INDEX = (
    rules.OnRung, rules.StandsOn, rules.NoNewsFor, rules.FollowedBy, rules.StepIs, rules.CameFrom,
    rules.IsRelation, rules.AddedWithin,
)  # fmt: skip


def _earlier(day: date, days: int) -> date:
    return day - timedelta(days=min(days, (day - date.min).days))


_ASKED_FOR = "'news', 'volunteer'"
TOWNS = """
    WITH RECURSIVE found(word) AS (
      SELECT min(city) FROM address
      UNION ALL
      SELECT (SELECT min(city) FROM address WHERE city > found.word) FROM found
      WHERE found.word IS NOT NULL)
    SELECT word FROM found WHERE word IS NOT NULL
"""
"""From word to word of the index: a town of a thousand addresses is read once."""
WORDS = """
    WITH RECURSIVE found(word) AS (
      SELECT min(value) FROM trait WHERE kind = :kind
      UNION ALL
      SELECT (SELECT min(value) FROM trait WHERE kind = :kind AND value > found.word) FROM found
      WHERE found.word IS NOT NULL)
    SELECT word FROM found WHERE word IS NOT NULL
"""
COURSES = "SELECT DISTINCT course FROM training_record"
