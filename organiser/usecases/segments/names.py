"""What the people, actions, lists and drives are called that a rule speaks of."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from organiser.database import Database
from organiser.domain.action import ActionKind
from organiser.domain.segments import rules
from organiser.domain.segments.rules import Rule, conditions_of
from organiser.i18n import short_date
from organiser.words.labels import action_label


def names_in(database: Database, rule: Rule) -> Mapping[UUID, str]:
    """Return the name of each thing that *rule* names, without those that are gone."""
    found: dict[UUID, str] = {}
    with database.bare() as connection:
        for condition in conditions_of(rule):
            asked = _asked(condition)
            if asked is None:
                continue
            statement, key = asked
            row = connection.execute(statement, (key.bytes,)).fetchone()
            if row is not None:
                found[key] = _action(*row) if isinstance(condition, rules.WasAt) else row[0]
    return found


def _asked(condition: rules.Condition) -> tuple[str, UUID] | None:
    if isinstance(condition, rules.FollowedBy) and condition.person is not None:
        return _PERSON, condition.person
    if isinstance(condition, rules.WasAt):
        return _ACTION, condition.action
    if isinstance(condition, rules.IsOnList):
        return "SELECT name FROM segment WHERE id = ?", condition.segment
    if isinstance(condition, rules.IsLeftOf):
        return "SELECT title FROM outreach WHERE id = ?", condition.outreach
    return None


def _action(kind: str, title: str, on: str) -> str:
    name = title or action_label(ActionKind(kind))
    return f"{name} · {short_date(date.fromisoformat(on))}"


_PERSON = """
    SELECT trim(first_name || ' ' || coalesce(nullif(last_name, ''), birth_name)) FROM person
    WHERE id = ?
"""
_ACTION = 'SELECT kind, title, "on" FROM action WHERE id = ?'
