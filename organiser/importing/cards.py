"""Contact cards (vCard 2.1, 3.0, 4.0) as rows with named columns."""

import quopri
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from organiser.domain.plain_text import HIDDEN

_ESCAPES = re.compile(r"\\(.)", re.DOTALL)
_SEMICOLONS = re.compile(r"(?<!\\)((?:\\\\)*);")
_COMMAS = re.compile(r"(?<!\\)((?:\\\\)*),")
_FIXED = ("Name Prefix", "First Name", "Middle Name", "Last Name", "Name Suffix", "Full Name",
          "Birthday", "Notes", "Categories", "Organization Name", "Organization Title", "UID",
          "Kind",
          "Language")  # fmt: skip
_PLACE = ("Address Extra", "Address", "City", "Region", "Postal Code", "Country")
_SIMPLE = {"FN": "Full Name", "BDAY": "Birthday", "NOTE": "Notes", "TITLE": "Organization Title",
           "ROLE": "Organization Title", "UID": "UID", "KIND": "Kind", "LANG": "Language",
           "X-ADDRESSBOOKSERVER-KIND": "Kind", "ORG": "Organization Name",
           "CATEGORIES": "Categories"}  # fmt: skip
_MOST_OF_A_KIND = 9
_LONGEST_CARD = 5_000
"""Lines; a card without an end costs itself, not the file."""

Lines = Callable[[], Iterator[str]]


@dataclass(slots=True)
class _Property:
    name: str
    parameters: dict[str, set[str]]
    value: str

    def is_of(self, *types: str) -> bool:
        return not self.parameters.get("TYPE", set()).isdisjoint(types)


@dataclass(slots=True)
class CardRows:
    """One row a card; each pass reads the file anew."""

    open_lines: Lines
    headers: tuple[str, ...] = ()
    unclosed: list[int] = field(default_factory=list)
    """Lines of cards that never end, found by the last pass."""

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each card with the line of its beginning."""
        self.unclosed.clear()
        for line, properties, closed in _cards(self.open_lines()):
            if not closed:
                self.unclosed.append(line)
            cells = _cells(properties)
            yield line, [cells.get(header, "") for header in self.headers]


def card_rows(open_lines: Lines) -> CardRows:
    """Return the cards of a file as rows, with as many columns as its richest card needs."""
    emails = phones = 1
    for _line, properties, _closed in _cards(open_lines()):
        emails = max(emails, sum(each.name == "EMAIL" for each in properties))
        phones = max(
            phones,
            sum(each.name == "TEL" and not each.is_of("FAX", "PAGER") for each in properties),
        )
    headers = (
        *_FIXED,
        *(f"E-mail {at}" for at in range(1, min(emails, _MOST_OF_A_KIND) + 1)),
        *(f"Phone {at}" for at in range(1, min(phones, _MOST_OF_A_KIND) + 1)),
        *_PLACE,
    )
    return CardRows(open_lines, headers)


def _cards(lines: Iterator[str]) -> Iterator[tuple[int, list[_Property], bool]]:
    started, properties, read = 0, list[_Property](), 0
    for number, line in _unfolded(lines):
        bare = line.strip().upper()
        if bare == "BEGIN:VCARD":
            if started:
                yield started, properties, False
            started, properties, read = number, [], 0
        elif bare == "END:VCARD" and started:
            yield started, properties, True
            started = 0
        elif started and read < _LONGEST_CARD:
            read += 1
            if told := _property(line):
                properties.append(told)
    if started:
        yield started, properties, False


def _unfolded(lines: Iterator[str]) -> Iterator[tuple[int, str]]:
    """Join what was folded: a blank begins the rest of a line, "=" ends a soft break."""
    pending: list[str] = []
    began = 0
    soft = False
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if pending and soft:
            pending.append(line.rstrip())
        elif pending and line[:1] in {" ", "\t"} and len(pending) < _LONGEST_CARD:
            pending.append(line[1:])
        else:
            if pending:
                yield began, "".join(pending)
            pending, began = [line], number
        soft = (
            pending[-1].endswith("=")
            and "QUOTED-PRINTABLE" in pending[0][:200].upper()
            and len(pending) < 2_000
        )
        if soft:
            pending[-1] = pending[-1][:-1]
    if pending:
        yield began, "".join(pending)


def _property(line: str) -> _Property | None:
    head, colon, value = _cut(line)
    if not colon:
        return None
    name, *parts = head.split(";")
    parameters = _parameters(parts)
    return _Property(
        name.rpartition(".")[2].strip().upper(), parameters, _decoded(value, parameters)
    )


def _cut(line: str) -> tuple[str, str, str]:
    """Cut *line* at the colon that ends the parameters, not at one between quotes."""
    quoted = False
    for at, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return line[:at], ":", line[at + 1 :]
    return line.partition(":")


def _parameters(parts: list[str]) -> dict[str, set[str]]:
    parameters: dict[str, set[str]] = {}
    for part in parts:
        name, equals, value = part.partition("=")
        key = name.strip().upper() if equals else _bare_kind(name.strip().upper())
        words = value if equals else name
        parameters.setdefault(key, set()).update(
            word.strip().upper() for word in words.strip('"').split(",")
        )
    return parameters


def _bare_kind(word: str) -> str:
    return "ENCODING" if word in {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT"} else "TYPE"


def _decoded(value: str, parameters: dict[str, set[str]]) -> str:
    if "QUOTED-PRINTABLE" not in parameters.get("ENCODING", set()):
        return value
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    charset = next(iter(parameters.get("CHARSET", {"UTF-8"})))
    for encoding in (charset, "utf-8"):
        try:
            return HIDDEN.sub("", raw.decode(encoding))
        except (LookupError, UnicodeError, ValueError):
            continue
    return HIDDEN.sub("", raw.decode("cp1252", "organiser-controls"))


def _cells(properties: list[_Property]) -> dict[str, str]:
    cells: dict[str, str] = {}
    counts = {"EMAIL": 0, "TEL": 0}
    for each in properties:
        if each.name == "N":
            _put_name(cells, each.value)
        elif each.name in counts:
            _put_contact(cells, each, counts)
        elif heading := _SIMPLE.get(each.name):
            _put_text(cells, heading, each)
    _put_place(cells, [each for each in properties if each.name == "ADR"])
    if cells.get("First Name") or cells.get("Last Name"):
        cells.pop("Full Name", None)
    return cells


def _put_name(cells: dict[str, str], value: str) -> None:
    parts = [*_split(value, _SEMICOLONS), "", "", "", "", ""]
    for heading, part in zip(
        ("Last Name", "First Name", "Middle Name", "Name Prefix", "Name Suffix"),
        parts,
        strict=False,
    ):
        cells.setdefault(heading, " ".join(_plain(word) for word in _split(part, _COMMAS)).strip())


def _put_contact(cells: dict[str, str], each: _Property, counts: dict[str, int]) -> None:
    if each.name == "TEL" and each.is_of("FAX", "PAGER"):
        return
    counts[each.name] += 1
    heading = "E-mail" if each.name == "EMAIL" else "Phone"
    at = min(counts[each.name], _MOST_OF_A_KIND)
    value = _plain(each.value).strip()
    if each.name == "TEL" and value.lower().startswith("tel:"):
        value = value[4:].partition(";")[0]
    key = f"{heading} {at}"
    cells[key] = f"{cells[key]} ; {value}" if key in cells else value


def _put_text(cells: dict[str, str], heading: str, each: _Property) -> None:
    value = each.value
    if each.name in {"ORG", "CATEGORIES"}:
        pattern = _SEMICOLONS if each.name == "ORG" else _COMMAS
        value = ", ".join(filter(None, (_plain(part).strip() for part in _split(value, pattern))))
    else:
        value = _plain(value).strip()
    if heading == "Notes" and cells.get(heading):
        value = f"{cells[heading]}\n{value}"
    elif cells.get(heading):
        return
    cells[heading] = value


def _put_place(cells: dict[str, str], places: list[_Property]) -> None:
    if not places:
        return
    home = next((place for place in places if place.is_of("HOME")), places[0])
    parts = [_plain(part).strip() for part in _split(home.value, _SEMICOLONS)]
    box, extra, street, city, region, postcode, country = (parts + [""] * 7)[:7]
    values = (", ".join(filter(None, (extra, box))), street, city, region, postcode, country)
    cells.update(zip(_PLACE, values, strict=True))


def _split(value: str, pattern: re.Pattern[str]) -> list[str]:
    """Cut at the separators that no backslash escapes."""
    return pattern.sub("\\1\x00", value).split("\x00")


def _plain(value: str) -> str:
    return _ESCAPES.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
