"""What the file knows that a condition may be made of: towns, words, actions, people, lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from organiser.database import Database
from organiser.domain.action import ActionKind
from organiser.domain.identity import fold
from organiser.domain.segments.rules import TraitKind
from organiser.encrypted_file import Connection
from organiser.i18n import short_date
from organiser.usecases.segments.compiling import COURSES, TOWNS, WORDS
from organiser.words.labels import action_label

MOST_ACTIONS, MOST_WORDS = 60, 400


@dataclass(frozen=True, slots=True)
class Offers:
    """Each is in the order in which it is shown."""

    towns: tuple[str, ...] = ()
    words: Mapping[TraitKind, tuple[str, ...]] = field(default_factory=dict)
    courses: tuple[str, ...] = ()
    actions: tuple[tuple[UUID, str], ...] = ()
    followers: tuple[tuple[UUID, str], ...] = ()
    frozen: tuple[tuple[UUID, str], ...] = ()


def read_offers(database: Database) -> Offers:
    """Return what conditions may be made of now."""
    with database.bare() as connection:
        return Offers(
            towns=_spelled_once(connection.execute(TOWNS)),
            words={
                kind: _spelled_once(connection.execute(WORDS, {"kind": kind.value}))
                for kind in TraitKind
            },
            courses=_spelled_once(connection.execute(COURSES)),
            actions=_actions(connection),
            followers=_named(connection, _FOLLOWERS),
            frozen=_named(connection, _FROZEN),
        )


def _spelled_once(rows: Iterable[tuple[str]]) -> tuple[str, ...]:
    """Of several spellings of one word, the one that is not all capitals is shown."""
    found: dict[str, str] = {}
    for (word,) in rows:
        if word and (fold(word) not in found or found[fold(word)].isupper()):
            found[fold(word)] = word
    return tuple(found[key] for key in sorted(found))[:MOST_WORDS]


def _actions(connection: Connection) -> tuple[tuple[UUID, str], ...]:
    rows = connection.execute(
        'SELECT id, kind, title, "on" FROM action ORDER BY "on" DESC, id DESC LIMIT ?',
        (MOST_ACTIONS,),
    )
    return tuple(
        (
            UUID(bytes=key),
            f"{short_date(date.fromisoformat(on))} · {title or action_label(ActionKind(kind))}",
        )
        for key, kind, title, on in rows
    )


def _named(connection: Connection, statement: str) -> tuple[tuple[UUID, str], ...]:
    return tuple((UUID(bytes=key), name) for key, name in connection.execute(statement))


_FOLLOWERS = """
    SELECT p.id, trim(p.first_name || ' ' || coalesce(nullif(p.last_name, ''), p.birth_name))
    FROM person p WHERE p.id IN (SELECT DISTINCT point_person_id FROM person
      WHERE point_person_id IS NOT NULL) ORDER BY p.sort_key
"""
_FROZEN = "SELECT id, name FROM segment WHERE frozen_at IS NOT NULL ORDER BY name"
