"""Finds and counts the people of whom a rule is true."""

# ruff: noqa: S608  (statements are made of our own words; values are handed over by name)

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from organiser.database import Database
from organiser.domain.segments.rules import AllOf, AnyOf, Not, Rule
from organiser.encrypted_file import Connection
from organiser.usecases.people.search import numbers_of
from organiser.usecases.segments.compiling import compiled


@dataclass(frozen=True, slots=True)
class Removes:
    """Without *part* of a rule, there would be *count* people."""

    part: Rule
    count: int


def count(database: Database, rule: Rule) -> int:
    """Return of how many people *rule* is true."""
    with database.bare() as connection:
        return count_in(connection, rule)


def find(database: Database, rule: Rule) -> Sequence[int]:
    """Return the numbers of those of whom *rule* is true, in the order of their names."""
    with database.bare() as connection:
        return find_in(connection, rule)


def ids_of(database: Database, rule: Rule) -> tuple[UUID, ...]:
    """Return the ids of those of whom *rule* is true, in the order of their names."""
    with database.bare() as connection:
        question = compiled(connection, rule)
        statement = in_order("id", question.where)
        return tuple(UUID(bytes=key) for (key,) in connection.execute(statement, question.values))


def what_removes_most(database: Database, rule: Rule) -> Removes | None:
    """Return the part of *rule* without which most people would be there; of a rule for nobody."""
    if not isinstance(rule, AllOf) or len(rule.parts) < 2:
        return None
    with database.bare() as connection:
        without = [
            Removes(part, count_in(connection, AllOf((*rule.parts[:at], *rule.parts[at + 1 :]))))
            for at, part in enumerate(rule.parts)
        ]
    most = max(without, key=lambda removes: removes.count)
    return most if most.count else None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether one part of a rule is true of somebody; *depth* says how far in it stands."""

    part: Rule
    holds: bool
    depth: int
    is_denied: bool = False
    """It stands under a not: its being false is what is wanted."""


def why(database: Database, rule: Rule, person_id: UUID) -> tuple[Answer, ...]:
    """Return, part by part, why *person_id* is in or out; the first is the whole rule."""
    with database.bare() as connection:
        return tuple(
            Answer(part, _holds(connection, part, person_id, is_so=not denied), depth, denied)
            for part, depth, denied in _parts(rule, 0, is_denied=False)
        )


def count_in(connection: Connection, rule: Rule) -> int:
    """Return of how many people *rule* is true, inside a reading."""
    question = compiled(connection, rule)
    statement = f"SELECT count(*) FROM person p WHERE {question.where}"
    (people,) = connection.execute(statement, question.values).fetchone()
    return int(people)


def find_in(connection: Connection, rule: Rule) -> Sequence[int]:
    """Return the numbers of those of whom *rule* is true, in the order of their names."""
    question = compiled(connection, rule)
    statement = in_order("number", question.where)
    return numbers_of(connection, statement, question.values)


def in_order(column: str, where: str) -> str:
    """Return the statement that gives *column* of those *p* of whom *where* holds, by their names.

    They are found first, through the narrow index, and put in order after.
    """
    return (
        f"SELECT o.{column} FROM (SELECT p.number AS place FROM person p WHERE {where}) f "
        "CROSS JOIN person o ON o.number = f.place ORDER BY o.sort_key, o.number"
    )


def _parts(rule: Rule, depth: int, *, is_denied: bool) -> list[tuple[Rule, int, bool]]:
    if isinstance(rule, Not):
        return _parts(rule.part, depth, is_denied=not is_denied)
    found: list[tuple[Rule, int, bool]] = [(rule, depth, is_denied)]
    if isinstance(rule, AllOf | AnyOf):
        for part in rule.parts:
            found += _parts(part, depth + 1, is_denied=is_denied)
    return found


def _holds(connection: Connection, rule: Rule, person_id: UUID, *, is_so: bool) -> bool:
    question = compiled(connection, rule if is_so else Not(rule))
    statement = f"SELECT ({question.where}) FROM person p WHERE p.id = :who"
    found = connection.execute(statement, {**question.values, "who": person_id.bytes}).fetchone()
    return bool(found and found[0])
