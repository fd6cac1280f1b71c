"""Writes the list to a file of hers: CSV for other tools, a spreadsheet, or address cards."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from sqlalchemy import text

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _
from organiser.usecases.exports import table_files
from organiser.usecases.training.gate import check_trained

PLAIN = (
    "external_id",
    "first_name",
    "last_name",
    "email",
    "mobile",
    "birth_date",
    "postcode",
    "city",
)
REFUSES = "refuses"
"""Opt-outs are always written: a refusal that a file loses is a violation (R15, R37)."""
REST = (
    "id", "title", "middle_name", "birth_name", "birth_year", "emails", "phones", "address",
    "occupation", "origin", "relation", "basis", "rung", "joined_on", "next_step", "next_step_on",
    "tags", "themes", "skills", "languages", "availability", "note",
)  # fmt: skip
Rows = Iterator[dict[str, str]]
_QUERY = """
    SELECT p.number, p.external_id, p.first_name, p.last_name,
      (SELECT typed FROM contact_point c WHERE c.person_id = p.id AND kind = 'email'
        ORDER BY rank LIMIT 1) AS email,
      (SELECT key FROM contact_point c WHERE c.person_id = p.id AND kind = 'mobile'
        ORDER BY rank LIMIT 1) AS mobile,
      p.birth_date, a.postcode, a.city,
      (SELECT group_concat(DISTINCT channel) FROM refusal r WHERE r.person_id = p.id
        AND r.lifted_at IS NULL) AS refuses,
      lower(hex(p.id)) AS id, p.title, p.middle_name, p.birth_name, p.birth_year,
      (SELECT group_concat(typed) FROM contact_point c WHERE c.person_id = p.id
        AND kind = 'email') AS emails,
      (SELECT group_concat(key) FROM contact_point c WHERE c.person_id = p.id
        AND kind != 'email') AS phones,
      a.raw AS address, p.occupation, p.origin, p.relation, p.basis, nullif(p.rung, 0) AS rung,
      p.joined_on, p.next_step, p.next_step_on,
      (SELECT group_concat(value) FROM trait t WHERE t.person_id = p.id AND kind = 'tag') AS tags,
      (SELECT group_concat(value) FROM trait t WHERE t.person_id = p.id AND kind = 'theme')
        AS themes,
      (SELECT group_concat(value) FROM trait t WHERE t.person_id = p.id AND kind = 'skill')
        AS skills,
      (SELECT group_concat(value) FROM trait t WHERE t.person_id = p.id AND kind = 'language')
        AS languages,
      (SELECT group_concat(value) FROM trait t WHERE t.person_id = p.id
        AND kind = 'availability') AS availability,
      p.note
    FROM person p LEFT JOIN address a ON a.id = p.address_id
    WHERE NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
    ORDER BY p.sort_key, p.number
"""
"""Whoever is limited is in no export (GDPR art. 18)."""


class Format(StrEnum):
    """What the file is for."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcard"


def export_people(
    database: Database,
    kind: Format,
    out: Path,
    *,
    everything: bool = False,
    only: Collection[int] | None = None,
) -> int:
    """Write every person to *out*, or *only* those with these numbers; return how many.

    The file is whole or is not there.
    """
    check_trained(database)
    rows = _rows(database, only)
    if kind is not Format.VCARD:
        columns = _columns(everything=everything)
        return table_files.write_file(columns, rows, out, is_workbook=kind is Format.XLSX)
    try:
        with replacing(out) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
            return _write_cards(rows, file, everything=everything)
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error


def write_csv(database: Database, file: TextIO, *, everything: bool = False) -> int:
    """Write every person to an open *file*, for other tools."""
    check_trained(database)
    return table_files.write_table(_columns(everything=everything), _rows(database), file)


def without_basis(database: Database, only: Collection[int] | None = None) -> int:
    """Return how many people may be shown but not written to: no lawful basis yet (R01)."""
    wanted = None if only is None else frozenset(only)
    with database.reading() as session:
        found = session.execute(text("SELECT number FROM person WHERE basis = 'pending'"))
        return sum(wanted is None or number in wanted for number in found.scalars())


def _columns(*, everything: bool) -> tuple[str, ...]:
    return (*PLAIN, REFUSES, *(REST if everything else ()))


def _rows(database: Database, only: Collection[int] | None = None) -> Rows:
    wanted = None if only is None else frozenset(only)
    with database.reading() as session:
        for row in session.execute(text(_QUERY)).mappings():
            if wanted is not None and row["number"] not in wanted:
                continue
            yield {name: "" if value is None else str(value) for name, value in row.items()}


def _write_cards(rows: Rows, file: TextIO, *, everything: bool) -> int:
    count = 0
    for row in rows:
        count += 1
        for line in _card(row, everything=everything):
            file.write(_folded(line))
    return count


def _card(row: dict[str, str], *, everything: bool) -> Iterator[str]:
    last, first = _escaped(row["last_name"] or row["birth_name"]), _escaped(row["first_name"])
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{row['id']}"
    yield f"N:{last};{first};{_escaped(row['middle_name'])};{_escaped(row['title'])};"
    yield f"FN:{f'{first} {last}'.strip()}"
    yield from (f"EMAIL:{_escaped(part)}" for part in row["emails"].split(",") if part)
    yield from (f"TEL;VALUE=uri:tel:{part}" for part in row["phones"].split(",") if part)
    if row["birth_date"]:
        yield f"BDAY:{row['birth_date'].replace('-', '')}"
    if row["address"] or row["city"]:
        place = (row["address"], row["city"], row["postcode"])
        street, city, postcode = map(_escaped, place)
        yield f"ADR:;;{street};{city};;{postcode};"
    words = [f"refuses-{part}" for part in row["refuses"].split(",") if part]
    words += [part for part in row["tags"].split(",") if part and everything]
    if words:
        yield f"CATEGORIES:{','.join(map(_escaped, words))}"
    if everything and row["note"]:
        yield f"NOTE:{_escaped(row['note'])}"
    yield "END:VCARD"


def _escaped(value: str) -> str:
    for sign, by in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\n", "\\n")):
        value = value.replace(sign, by)
    return value


def _folded(line: str) -> str:
    """Fold at 75 bytes, as RFC 6350 wants it."""
    rest, parts = line, []
    while len(rest.encode()) > 74:
        cut = 74
        while len(rest[:cut].encode()) > 74:
            cut -= 1
        parts.append(rest[:cut])
        rest = rest[cut:]
    return "\r\n ".join([*parts, rest]) + "\r\n"
