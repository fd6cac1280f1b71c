"""One row of a file into one candidate, with everything there is to say of it."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from organiser.domain.address import Address, read_address, read_postcode, split_postcode_city
from organiser.domain.consent import Channel
from organiser.domain.dates import age_on, read_day
from organiser.domain.intake import Candidate, Email, Problem, Severity, Target
from organiser.domain.names import (
    Kind,
    Name,
    Order,
    read_full_name,
    shown_title,
    split_title,
    unusual_kind,
)
from organiser.domain.phone import Phone
from organiser.domain.remarks import concerns, refused_channels
from organiser.importing.emails import read_emails
from organiser.importing.findings import problem
from organiser.importing.formulas import is_formula
from organiser.importing.phones import Trouble, read_phones
from organiser.importing.places import Layout, Places
from organiser.importing.refusals import in_order, stated, tagged

LONGEST_NOTE = 300
_PERSONS = frozenset(
    {
        "",
        "individual",
        "individuel",
        "particulier",
        "individu",
        "personne",
        "person",
        "contact",
        "vcard",
    }
)
_YOUNGEST, _ADULT = 15, 18
_NOT_AVAILABLE = frozenset({"non", "no", "-", "0", "false", "faux"})
_AVAILABLE = frozenset({"x", "1", "true", "vrai", "ok", "v", "✓", "✔", "o", "y"})


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for every row of one import."""

    layout: Layout
    date_order: str
    name_order: Order
    region: str
    today: date
    refused_by_list: tuple[Channel, ...] = ()
    """Channels closed for everybody by a title or the name of the sheet."""


@dataclass(slots=True)
class _Row:
    """One row while it is being read."""

    habits: Habits
    line: int
    cells: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def say(self, at: int, code: str, detail: str = "") -> None:
        self.problems.append(problem(self.line, self.habits.layout.header(at), code, detail))

    def is_rejected(self) -> bool:
        return any(each.severity is Severity.REJECTED for each in self.problems)


def read_row(habits: Habits, line: int, cells: tuple[str, ...]) -> Candidate:
    """Return the person that *cells* bring, or a candidate rejected with its reason."""
    layout = habits.layout
    row = _Row(habits, line, _with_an_empty_cell(cells, layout.width))
    of, text = layout.of, row.cells
    name = _name(row)
    phones, emails = _phones(row), _emails(row)
    if not (name.first or name.last or phones or emails) and not row.is_rejected():
        row.say(of[Target.FULL_NAME], "nobody")
    elif name.kind is Kind.EMPTY and (phones or emails):
        row.say(of[Target.FULL_NAME], "name_missing")
    born, born_in = _birth(row)
    refusals, asked = _refusals(row)
    return Candidate(
        line=line,
        external_id=text[of[Target.EXTERNAL_ID]].strip().removeprefix("urn:uuid:"),
        title=name.title,
        first_name=name.first,
        middle_name=_spaced(text[of[Target.MIDDLE_NAME]]),
        last_name=name.last,
        birth_name=_spaced(text[of[Target.BIRTH_NAME]]) or name.birth,
        birth_date=born,
        birth_year=born_in,
        emails=emails,
        phones=phones,
        address=_address(row),
        occupation=_spaced(text[of[Target.OCCUPATION]]),
        origin=_spaced(text[of[Target.ORIGIN]]),
        note=_note(row),
        tags=tuple(tag for tag in _words(text, layout.tags) if not tagged(tag)),
        languages=_words(text, layout.languages),
        skills=_words(text, layout.skills),
        availability=_availability(text, layout.availability),
        joined_on=_joined(row),
        refusals=refusals,
        asked_refusals=asked,
        problems=tuple(row.problems),
    )


def rejected(line: int, code: str) -> Candidate:
    """Return a row that brings nobody in, and why."""
    return Candidate(line=line, problems=(problem(line, "", code),))


def _with_an_empty_cell(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    if "'" in "".join(cells) and any(cell[:1] == "'" for cell in cells):
        cells = tuple(map(_unshielded, cells))
    if len(cells) == width:
        return (*cells, "")
    return (*cells[:width], *[""] * (width - len(cells)), "")


def _unshielded(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from taking a cell for a formula."""
    is_shielded = cell[:1] == "'" and is_formula(cell.lstrip("'"))
    return cell[1:] if is_shielded else cell


def _name(row: _Row) -> Name:
    layout, text = row.habits.layout, row.cells
    of = layout.of
    if text[layout.kind] and text[layout.kind].strip().lower() not in _PERSONS:
        row.say(layout.kind, "not_a_person")
    first, last = _spaced(text[of[Target.FIRST_NAME]]), _spaced(text[of[Target.LAST_NAME]])
    last = last or _spaced(text[of[Target.BIRTH_NAME]])
    full_at = of[Target.FULL_NAME]
    if first or last:
        name = _of_two_cells(first, last, shown_title(text[of[Target.TITLE]]))
        at = of[Target.LAST_NAME] if last else of[Target.FIRST_NAME]
    else:
        name, at = read_full_name(_spaced(text[full_at]), row.habits.name_order), full_at
        if text[of[Target.TITLE]]:
            name = replace(name, title=shown_title(text[of[Target.TITLE]]))
    _say_kind(row, at, name)
    return name


def _say_kind(row: _Row, at: int, name: Name) -> None:
    if name.guessed:
        row.say(at, "name_guessed")
    if name.kind is Kind.PERSON:
        return
    if name.kind is Kind.LONE:
        row.say(at, "name_incomplete")
    elif name.kind is not Kind.EMPTY:
        row.say(at, name.kind.value)


def _of_two_cells(first: str, last: str, civility: str) -> Name:
    if first and last and _is_plain(first) and _is_plain(last):
        return Name(Kind.PERSON, civility, first, last)
    for cell in (first, last):
        kind = unusual_kind(cell) if cell else None
        if kind is Kind.TWO_PEOPLE or (kind is not None and not (first and last)):
            return Name(kind)
    title, first = split_title(first)
    if not title:
        title, last = split_title(last)
    told = read_full_name(f"{last}, {first}") if first and last else Name(Kind.LONE)
    last, birth = (told.last, told.birth) if told.birth else (last, "")
    whole = Kind.PERSON if first and last else Kind.LONE
    return Name(whole, civility or title, first, last, birth)


@lru_cache(maxsize=20_000)
def _is_plain(cell: str) -> bool:
    """Return True when *cell* is nothing but a name: no title, no maiden name, no second person."""
    return (
        unusual_kind(cell) is None
        and not split_title(cell)[0]
        and "(" not in cell
        and " n" not in cell
    )


def _phones(row: _Row) -> tuple[Phone, ...]:
    places = row.habits.layout.phones
    found: tuple[Phone, ...] = ()
    for at in places:
        cell = row.cells[at]
        if not cell:
            continue
        phones, trouble = read_phones(cell, row.habits.region)
        if trouble is not Trouble.NONE:
            row.say(at, trouble.value, cell)
        if not found:
            found = phones
        elif phones:
            seen = {phone.e164 for phone in found}
            found += tuple(phone for phone in phones if phone.e164 not in seen)
    return found


def _emails(row: _Row) -> tuple[Email, ...]:
    found: tuple[Email, ...] = ()
    for at in row.habits.layout.emails:
        cell = row.cells[at]
        if not cell:
            continue
        emails, doubtful = read_emails(cell)
        if doubtful:
            row.say(at, "email_unreadable", cell)
        if not found:
            found = emails
        elif emails:
            seen = {email.key for email in found}
            found += tuple(email for email in emails if email.key not in seen)
    return found


def _birth(row: _Row) -> tuple[date | None, int | None]:
    at = row.habits.layout.of[Target.BIRTH_DATE]
    cell, today = row.cells[at], row.habits.today
    if not cell:
        return None, None
    day = read_day(cell, row.habits.date_order, today.year - _YOUNGEST)
    if day is None:
        row.say(at, "date_unreadable", cell)
        return None, None
    if day.guessed:
        row.say(at, "date_guessed")
    if (day.on or date(day.year or 1900, 1, 1)) > today:
        row.say(at, "date_ahead", cell)
        return None, None
    _say_age(row, at, day.on, day.year)
    return day.on, day.year


def _say_age(row: _Row, at: int, born: date | None, year: int | None) -> None:
    if year is None or year < row.habits.today.year - _ADULT:
        return
    age = age_on(row.habits.today, born or date(year, 1, 1))
    if age < _YOUNGEST:
        row.say(at, "under_age")
    elif age < _ADULT:
        row.say(at, "minor")


def _joined(row: _Row) -> date | None:
    at = row.habits.layout.of[Target.JOINED_ON]
    cell = row.cells[at]
    if not cell:
        return None
    day = read_day(cell, row.habits.date_order, row.habits.today.year)
    if day is None:
        row.say(at, "date_unreadable", cell)
        return None
    return day.on


def _address(row: _Row) -> Address | None:
    layout, text = row.habits.layout, row.cells
    of = layout.of
    postcode = read_postcode(text[of[Target.POSTCODE]], text[of[Target.COUNTRY]])
    city = _spaced(text[of[Target.CITY]])
    both = text[of[Target.POSTCODE_CITY]]
    if both:
        told = split_postcode_city(both)
        postcode, city = postcode or told[0], city or told[1]
    street = _joined_cells(text, layout.address, " ")
    extra = _joined_cells(text, layout.address_extra, ", ")
    if not (postcode or city or street or extra):
        return None
    return read_address(street, postcode, city, extra=extra)


def _note(row: _Row) -> str:
    text = row.cells
    note = _joined_cells(text, row.habits.layout.notes, "\n")
    if not note:
        return ""
    at = row.habits.layout.notes[0]
    for concern in concerns(note):
        row.say(at, f"{concern}_remark")
    if len(note) <= LONGEST_NOTE:
        return note
    row.say(at, "note_too_long", note)
    return note[:LONGEST_NOTE]


def _refusals(row: _Row) -> tuple[tuple[Channel, ...], tuple[Channel, ...]]:
    layout, text = row.habits.layout, row.cells
    plainly: set[Channel] = set()
    for at, target in layout.refusals:
        if text[at]:
            plainly.update(stated(target, text[at]))
    for tag in _words(text, layout.tags):
        plainly.update(tagged(tag))
    asked = set(row.habits.refused_by_list)
    if asked:
        row.say(0, "list_refuses")
    for at in layout.watched:
        if text[at] and (channels := refused_channels(text[at])):
            asked.update(channels)
            row.say(at, "asks_refusal")
    if not plainly and not asked:
        return (), ()
    return in_order(plainly), in_order(asked)


def _joined_cells(text: tuple[str, ...], places: Places, between: str) -> str:
    if len(places) == 1:
        return text[places[0]].strip()
    if not places:
        return ""
    return between.join([text[at].strip() for at in places if text[at]])


def _words(text: tuple[str, ...], places: Places) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for at in places:
        if text[at]:
            found += split_words(text[at])
    return found


@lru_cache(maxsize=2_000)
def split_words(cell: str) -> tuple[str, ...]:
    """Return the tags of one cell, but those a program made for itself ("* myContacts")."""
    pieces = (
        cell.replace(":::", ";").replace(",", ";").replace(" / ", ";").replace("\n", ";").split(";")
    )
    words = (_spaced(piece) for piece in pieces)
    return tuple(dict.fromkeys(word for word in words if word and not word.startswith("* ")))


def _availability(text: tuple[str, ...], places: Places) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for at in places:
        if text[at]:
            found += _when(text[at])
    return found


@lru_cache(maxsize=2_000)
def _when(cell: str) -> tuple[str, ...]:
    return tuple(
        "oui" if word.lower() in _AVAILABLE else word
        for word in split_words(cell)
        if word.lower() not in _NOT_AVAILABLE
    )


@lru_cache(maxsize=4_000)
def _spaced(text: str) -> str:
    return " ".join(text.split())
