"""Finds people as she types: folded, by beginnings, with a slip of the finger or two."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from organiser.domain.identity import fold
from organiser.encrypted_file import Connection

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

    def read(self, connection: Connection) -> None:
        """Read the words of the index, if that was not done yet."""
        if self._by_length:
            return
        by_length: dict[int, list[str]] = {}
        for (word,) in connection.execute("SELECT term FROM person_word"):
            by_length.setdefault(len(word), []).append(word)
        self._by_length = by_length  # at once: another thread may be looking

    def alike(self, connection: Connection, word: str) -> list[str]:
        """Return words of the index that *word* may be a slip of, the nearest first.

        One slip up to five letters, two beyond (optimal string alignment distance).
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        self.read(connection)
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


def looks_like(connection: Connection, typed: str) -> list[int] | None:
    """Return who has the e-mail or the digits *typed*, or None when it is neither."""
    if "@" in typed:
        return _by_email(connection, typed.strip().lower())
    digits = "".join(sign for sign in typed if sign.isdigit())
    rest = "".join(sign for sign in typed if not sign.isdigit()).strip(" .-+()/\u00a0\u202f")
    if len(digits) >= 2 and not rest:
        return _by_digits(connection, digits, has_plus=typed.strip().startswith("+"))
    return None


def find_words(
    connection: Connection, typed: str, vocabulary: Vocabulary
) -> tuple[list[int], bool]:
    """Return who has words beginning like those *typed*, and whether the order is by likeness.

    When hardly anybody has, words that look alike are tried, the nearest people first.
    """
    words = fold(typed).split()
    if not words:
        return [], False
    exact = _match(connection, " AND ".join(f'"{word}"*' for word in words))
    exact = list(dict.fromkeys([*exact, *_at_number(connection, words)]))
    if len(exact) >= FEW or (exact and any(word.isdecimal() for word in words)):
        return exact, False
    alike = _match(connection, _any_alike(connection, words, vocabulary))
    if len(alike) <= len(exact):
        return exact, False
    return _ranked(connection, words, [*exact, *(n for n in alike if n not in set(exact))]), True


def numbers_of(
    connection: Connection, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> list[int]:
    """Return the numbers that *statement* selects, as one value.

    Thousands of rows would be thousands of tuples, and now and then a stop for the collector.
    """
    wrapped = f"SELECT json_group_array(number) FROM ({statement})"  # noqa: S608  (ours)
    numbers: list[int] = json.loads(connection.execute(wrapped, values).fetchone()[0])
    return numbers


def _any_alike(connection: Connection, words: Sequence[str], vocabulary: Vocabulary) -> str:
    groups = []
    for word in words:
        alike = vocabulary.alike(connection, word) if len(word) > 2 else []
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
    rows = connection.execute(
        "SELECT number, first_key, last_key, sort_key FROM person "  # noqa: S608  (numbers)
        f"WHERE number IN ({asked})"
    ).fetchall()

    def unlikeness(row: Sequence[object]) -> tuple[float, str]:
        return -fuzz.token_sort_ratio(typed, f"{row[1]} {row[2]}"), str(row[3])

    return [int(str(row[0])) for row in sorted(rows, key=unlikeness)]


def _by_email(connection: Connection, typed: str) -> list[int]:
    local, _at, host = typed.partition("@")
    if not local:
        rows = connection.execute(_EMAIL_HOST, (f"%@{_unwild(host)}%",))
    else:
        rows = connection.execute(_STARTS + "AND c.kind = 'email'", _range(typed))
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
        for row in connection.execute(_STARTS + "AND c.kind != 'email'", _range(start)):
            found[row[0]] = None
    if not has_plus and len(digits) <= 5:
        for row in connection.execute(_POSTCODE, _range(digits)):
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
