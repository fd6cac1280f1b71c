"""Finds people as she types: folded, by beginnings, with a slip of the finger or two."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from organiser.domain.identity import fold

FEW = 5
"""With fewer hits than this, words that look alike are tried too."""
MOST_RANKED = 400
SHORT_WORD = 5
MOST_ALIKE = 25
MOST_FOUND = 50_000


class Vocabulary:
    """The distinct words of the index, by length; read once, when first needed."""

    def __init__(self) -> None:
        self._by_length: dict[int, list[str]] = {}

    def read(self, session: Session) -> None:
        """Read the words of the index, if that was not done yet."""
        if self._by_length:
            return
        for (word,) in session.connection().exec_driver_sql("SELECT term FROM person_word"):
            self._by_length.setdefault(len(word), []).append(word)

    def alike(self, session: Session, word: str) -> list[str]:
        """Return words of the index that *word* may be a slip of, the nearest first.

        One slip up to five letters, two beyond (optimal string alignment distance).
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        self.read(session)
        slips = 1 if len(word) <= SHORT_WORD else 2
        lengths = range(len(word) - slips, len(word) + slips + 1)
        near: list[tuple[str, int]] = []
        for length in lengths:
            choices = self._by_length.get(length, [])
            hits = process.extract(
                word, choices, scorer=OSA.distance, score_cutoff=slips, limit=MOST_ALIKE
            )
            near += [(found, int(distance)) for found, distance, _at in hits]
        return [found for found, _distance in sorted(near, key=lambda hit: hit[1])[:MOST_ALIKE]]


def looks_like(session: Session, typed: str) -> list[int] | None:
    """Return who has the e-mail or the digits *typed*, or None when it is neither."""
    connection = session.connection()
    if "@" in typed:
        return _by_email(connection, typed.strip().lower())
    digits = "".join(sign for sign in typed if sign.isdigit())
    rest = "".join(sign for sign in typed if not sign.isdigit()).strip(" .-+()/\u00a0\u202f")
    if len(digits) >= 2 and not rest:
        return _by_digits(connection, digits, has_plus=typed.strip().startswith("+"))
    return None


def find_words(session: Session, typed: str, vocabulary: Vocabulary) -> tuple[list[int], bool]:
    """Return who has words beginning like those *typed*, and whether the order is by likeness.

    When hardly anybody has, words that look alike are tried, the nearest people first.
    """
    words = fold(typed).split()
    if not words:
        return [], False
    connection = session.connection()
    exact = _match(connection, " AND ".join(f'"{word}"*' for word in words))
    exact = list(dict.fromkeys([*exact, *_at_number(connection, words)]))
    if len(exact) >= FEW or (exact and any(word.isdecimal() for word in words)):
        return exact, False
    alike = _match(connection, _any_alike(session, words, vocabulary))
    if len(alike) <= len(exact):
        return exact, False
    return _ranked(connection, words, [*exact, *(n for n in alike if n not in set(exact))]), True


def bare_rows(
    connection: Connection, statement: str, values: tuple[Any, ...] = ()
) -> list[tuple[Any, ...]]:
    """Return rows as the driver makes them: a thousand of them cost a third of SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert driver is not None
    rows: list[tuple[Any, ...]] = driver.execute(statement, values).fetchall()
    return rows


def numbers_of(connection: Connection, statement: str, values: tuple[Any, ...] = ()) -> list[int]:
    """Return the numbers that *statement* selects, as one value.

    Thousands of rows would be thousands of tuples, and now and then a stop for the collector.
    """
    wrapped = f"SELECT json_group_array(number) FROM ({statement})"  # noqa: S608  (ours)
    numbers: list[int] = json.loads(bare_rows(connection, wrapped, values)[0][0])
    return numbers


def _any_alike(session: Session, words: Sequence[str], vocabulary: Vocabulary) -> str:
    groups = []
    for word in words:
        alike = vocabulary.alike(session, word) if len(word) > 2 else []
        groups.append(" OR ".join([f'"{word}"*', *(f'"{other}"' for other in alike)]))
    return " AND ".join(f"({group})" for group in groups)


def _match(connection: Connection, query: str) -> list[int]:
    return numbers_of(
        connection,
        "SELECT rowid AS number FROM person_search WHERE person_search MATCH ? LIMIT ?",
        (query, MOST_FOUND),
    )


def _at_number(connection: Connection, words: Sequence[str]) -> list[int]:
    """Return who lives at the number among *words*, in a street or place that the others begin."""
    figures = [word for word in words if word.isdecimal()]
    others = [word for word in words if not word.isdecimal() and word not in _SUFFIXES]
    suffixes = [word for word in words if word in _SUFFIXES]
    if len(figures) != 1 or not others or len(figures[0]) > 4:
        return []
    query = " AND ".join(f'"{word}"*' for word in others)
    suffix = suffixes[0] if suffixes else "%"
    return numbers_of(connection, _AT_NUMBER, (query, int(figures[0]), suffix, MOST_FOUND))


def _ranked(connection: Connection, words: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """Put the likest names first."""
    from rapidfuzz import fuzz

    typed = " ".join(words)
    few = numbers[:MOST_RANKED]
    asked = ", ".join(map(str, few)) or "NULL"
    rows = connection.exec_driver_sql(
        "SELECT number, first_key, last_key, sort_key FROM person "  # noqa: S608  (numbers)
        f"WHERE number IN ({asked})"
    ).fetchall()

    def unlikeness(row: Sequence[object]) -> tuple[float, str]:
        return -fuzz.token_sort_ratio(typed, f"{row[1]} {row[2]}"), str(row[3])

    return [int(str(row[0])) for row in sorted(rows, key=unlikeness)]


def _by_email(connection: Connection, typed: str) -> list[int]:
    local, _at, host = typed.partition("@")
    if not local:
        rows = connection.exec_driver_sql(_EMAIL_HOST, (f"%@{_unwild(host)}%",))
    else:
        rows = connection.exec_driver_sql(_STARTS + "AND c.kind = 'email'", _range(typed))
    return [row[0] for row in rows]


def _by_digits(connection: Connection, digits: str, *, has_plus: bool) -> list[int]:
    """A phone by its beginning, national or international, or a postcode by its own."""
    starts = [f"+{digits}"]
    if digits.startswith("00"):
        starts.append(f"+{digits[2:]}")
    elif digits.startswith("0"):
        starts.append(f"+33{digits[1:]}")
    found: dict[int, None] = {}
    for start in starts:
        for row in connection.exec_driver_sql(_STARTS + "AND c.kind != 'email'", _range(start)):
            found[row[0]] = None
    if not has_plus and len(digits) <= 5:
        for row in connection.exec_driver_sql(_POSTCODE, _range(digits)):
            found[row[0]] = None
    return list(found)


def _range(start: str) -> tuple[str, str]:
    return start, start + "\uffff"


def _unwild(text: str) -> str:
    return text.replace("%", "").replace("_", "")


_STARTS = (
    "SELECT DISTINCT p.number FROM contact_point c JOIN person p ON p.id = c.person_id "
    "WHERE c.key >= ? AND c.key < ? "
)
_SUFFIXES = ("bis", "ter", "quater")
_AT_NUMBER = (
    "SELECT p.number FROM person_search s JOIN person p ON p.number = s.rowid "
    "JOIN address a ON a.id = p.address_id "
    "WHERE s.person_search MATCH ? AND a.number = ? AND a.suffix LIKE ? LIMIT ?"
)
_EMAIL_HOST = (
    "SELECT DISTINCT p.number FROM contact_point c JOIN person p ON p.id = c.person_id "
    "WHERE c.kind = 'email' AND c.key LIKE ? LIMIT 5000"
)
_POSTCODE = (
    "SELECT p.number FROM person p JOIN address a ON a.id = p.address_id "
    "WHERE a.postcode >= ? AND a.postcode < ?"
)
