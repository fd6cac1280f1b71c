"""Who may be there already: the people nearest to what is being typed of a new one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from organiser.database import Database
from organiser.domain.address import read_address, street_key
from organiser.domain.identity import email_key, fold, surname_key
from organiser.domain.matching.entry import Entry
from organiser.domain.matching.judgement import Band, Frequencies, Judgement, judge
from organiser.domain.matching.weights import shipped
from organiser.domain.phone import Line, read_plain_french
from organiser.encrypted_file import Connection
from organiser.usecases.people.entries import entries_of
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.people.rows import PersonRow

MOST = 3
_LOOKED_AT = 30
_LEAST_DIGITS = 6
_LEAST_LETTERS = 3
_BANDS = (Band.AUTO, Band.SUGGEST, Band.REVIEW, None)


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed of somebody new so far."""

    first: str = ""
    last: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    city: str = ""

    @property
    def name(self) -> str:
        """Return the name as it is looked for."""
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody of the list who may be the one that is typed, and what is thought of it."""

    row: PersonRow
    judgement: Judgement

    @property
    def band(self) -> Band | None:
        """Return how likely it is; None where only a word is shared."""
        return self.judgement.band


def nearest_people(database: Database, directory: Directory, typed: Typed) -> tuple[Near, ...]:
    """Return at most three people, the likeliest first.

    They share the phone or e-mail, have such a name, or live at that door under that name; who
    refuses to be contacted is found like anybody else, so that the refusal holds.
    """
    numbers = list(dict.fromkeys(_numbers(directory, typed)))[:_LOOKED_AT]
    with database.bare() as connection:
        door = _at_door(connection, typed)
        numbers = list(dict.fromkeys((*door, *numbers)))[:_LOOKED_AT]
        entries = entries_of(connection, numbers)
        found = judged(connection, _entry(typed), entries)
    near = [Near(row, found[row.id.bytes]) for row in directory.rows(numbers)]
    return tuple(sorted(near, key=_likeliest_first)[:MOST])


def judged(
    connection: Connection, typed: Entry, entries: Mapping[bytes, Entry]
) -> dict[bytes, Judgement]:
    """Say how likely each of *entries* is the one that is *typed*.

    By the weights that were shipped: to learn from the list takes seconds.
    """
    from organiser.matching.levels import compare
    from organiser.matching.names import by_heart

    frequencies = _frequencies(connection, typed)
    weights, names = shipped(frequencies.entries), by_heart()
    return {
        key: judge(typed, entry, compare(typed, entry, names), weights, frequencies)
        for key, entry in entries.items()
    }


def _likeliest_first(near: Near) -> tuple[int, int]:
    """Those of whom only a word is shared stay as the search has them."""
    return _BANDS.index(near.band), -near.judgement.score if near.band else 0


def _numbers(directory: Directory, typed: Typed) -> Iterator[int]:
    """What tells a person comes first; a beginning of a number or name says nothing yet."""
    questions = []
    if sum(sign.isdigit() for sign in typed.phone) >= _LEAST_DIGITS:
        questions.append(typed.phone)
    if "@" in typed.email and not typed.email.strip().startswith("@"):
        questions.append(typed.email)
    if sum(sign.isalpha() for sign in typed.name) >= _LEAST_LETTERS:
        questions.append(typed.name)
    for words in questions:
        yield from directory.find(Query(words))[:_LOOKED_AT]


def _at_door(connection: Connection, typed: Typed) -> list[int]:
    """Return who of that family name lives at the door that is typed."""
    if not typed.address.strip() or not typed.last.strip():
        return []
    address = read_address(typed.address, "", typed.city)
    rows = connection.execute(
        "SELECT p.number FROM address a JOIN person p ON p.address_id = a.id "
        "WHERE a.street_key = ? AND a.number = ? AND p.last_key = ? LIMIT 10",
        (street_key(address.street), address.number, surname_key(typed.last)),
    )
    return [row[0] for row in rows]


def _frequencies(connection: Connection, typed: Entry) -> Frequencies:
    return Frequencies(
        _count(connection, "SELECT count(*) FROM person", ()),
        {typed.first: _rarest_word(connection, typed.first.split())},
        {typed.last: _count(connection, _FAMILY, (typed.last,))},
    )


_FAMILY = "SELECT count(*) FROM person WHERE last_key = ?"


def _rarest_word(connection: Connection, words: Iterable[str]) -> int:
    """Return how many people have the rarest of *words*: as many have that given name at most."""
    found = [
        _count(connection, "SELECT coalesce(sum(doc), 0) FROM person_word WHERE term = ?", (word,))
        for word in words
    ]
    return min(found, default=1)


def _count(connection: Connection, statement: str, values: tuple[str, ...]) -> int:
    (count,) = connection.execute(statement, values).fetchone()
    return int(count)


def _entry(typed: Typed) -> Entry:
    email = email_key(typed.email)
    phone = read_plain_french(typed.phone) if typed.phone else None
    numbers = (phone.e164,) if phone else ()
    is_mobile = phone is not None and phone.line is Line.MOBILE
    address = read_address(typed.address, "", typed.city)
    return Entry(
        "",
        fold(typed.first),
        surname_key(typed.last),
        emails=(email,) if email else (),
        mobiles=numbers if is_mobile else (),
        landlines=() if is_mobile else numbers,
        number=f"{address.number or ''}{address.suffix}",
        street=street_key(address.street),
        city=fold(typed.city),
    )
