"""A list of addresses: the national address base (BAN), or any table with streets in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from organiser.domain.address import read_address, read_number, read_postcode
from organiser.domain.identity import fold
from organiser.importing.opening import open_table
from organiser.importing.table import Table
from organiser.importing.unreadable import NotATable

_HEADS = {
    "id": ("id", "cle interop", "identifiant"),
    "street": ("street", "nom voie", "voie nom", "toponyme", "voie", "rue", "libelle de voie"),
    "hamlet": ("hamlet", "nom ld", "lieu dit", "lieudit", "lieudit complement nom", "nom lieu dit"),
    "number": ("number", "numero", "no", "n", "num", "numero de voie", "housenumber"),
    "suffix": ("suffix", "rep", "suffixe", "indice de repetition", "repetition"),
    "postcode": ("postcode", "code postal", "cp", "codepostal"),
    "city": ("commune", "city", "ville", "nom commune", "commune nom", "libelle acheminement"),
    "where": ("where", "complement", "batiment", "logement", "acces", "complement adresse"),
    "name": ("name", "nom", "occupant", "noms"),
    "address": ("address", "adresse", "adresse complete", "rue et numero"),
    "doors": ("doors", "portes", "logements", "nombre de logements", "nb logements"),
    "x": ("x",),
    "y": ("y",),
}
_LONGEST_NUMBER = 5
_NO_NUMBER = 99999
"""What a local address base writes for a hamlet (BAL 1.3 to 1.5)."""


@dataclass(frozen=True, slots=True)
class ListedDoor:
    """One door of a list of addresses."""

    line: int
    street: str
    number: int | None = None
    suffix: str = ""
    postcode: str = ""
    city: str = ""
    where: str = ""
    name: str = ""
    x: float | None = None
    y: float | None = None
    raw: str = ""


def read_doors(path: Path) -> tuple[ListedDoor, ...]:
    """Return the doors of *path* in its order; a table without streets is refused."""
    table = open_table(path)
    columns = columns_of(table.headers)
    if "street" not in columns and "address" not in columns:
        raise NotATable
    return tuple(_doors(table, columns))


def columns_of(headers: Sequence[str]) -> dict[str, int]:
    """Return where each part of an address stands under *headers*."""
    folded = [fold(heading) for heading in headers]
    found: dict[str, int] = {}
    for field, heads in _HEADS.items():
        for head in heads:
            if head in folded:
                found[field] = folded.index(head)
                break
    return found


def _doors(table: Table, columns: dict[str, int]) -> Iterator[ListedDoor]:
    for line, cells in table:
        said = {field: cells[at].strip() for field, at in columns.items() if at < len(cells)}
        said["street"] = said.get("street") or said.get("hamlet", "")
        door = _door(line, said)
        if door.street:
            yield door


def _door(line: int, said: dict[str, str]) -> ListedDoor:
    postcode, city = read_postcode(said.get("postcode", "")), said.get("city", "")
    if not said.get("street"):
        plain = read_address(said.get("address", ""), postcode, city)
        return ListedDoor(
            line, plain.street or plain.hamlet, plain.number, plain.suffix, plain.postcode,
            plain.city, said.get("where", ""), said.get("name", ""), _metres(said, "x"),
            _metres(said, "y"), said.get("address", ""),
        )  # fmt: skip
    number, suffix = number_of(said)
    raw = " ".join(part for part in (str(number or ""), suffix, said["street"]) if part)
    return ListedDoor(
        line, said["street"], number, suffix, postcode, city, said.get("where", ""),
        said.get("name", ""), _metres(said, "x"), _metres(said, "y"), raw,
    )  # fmt: skip


def number_of(said: dict[str, str]) -> tuple[int | None, str]:
    """Return the number and the suffix that a line of the list says; None for a hamlet."""
    number, suffix, _rest = read_number(f"{said.get('number', '')} {said.get('suffix', '')} x")
    plain = said.get("number", "")
    if number is None and plain.isdecimal() and len(plain) <= _LONGEST_NUMBER:
        number = int(plain)
    if number == _NO_NUMBER:
        number = None
    return number, suffix or said.get("suffix", "").lower()


def _metres(said: dict[str, str], axis: str) -> float | None:
    try:
        return float(said.get(axis, "").replace(",", "."))
    except ValueError:
        return None
