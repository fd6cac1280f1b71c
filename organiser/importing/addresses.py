"""A list of addresses to be cut into turfs: the national address base (BAN), or a table like it."""

import re
from collections.abc import Iterator
from itertools import islice
from math import isfinite
from pathlib import Path

from organiser.domain.turfs.spots import TurfAddress
from organiser.errors import UnreadableFile
from organiser.i18n import _
from organiser.importing.doors import columns_of, number_of
from organiser.importing.opening import open_table
from organiser.importing.table import Table

_FARTHEST = 100_000_000.0
"""Metres; no projection of the earth has a larger number."""
_DOORS = re.compile(r"(\d{1,5})(?:[.,]0+)?")
_HAMLET = "99999"
_NEAR_THE_TOP = 40

Said = dict[str, str]


def read_addresses(path: Path) -> tuple[TurfAddress, ...]:
    """Return the addresses of *path*, each id once; what is wrong is refused with its line.

    A list without a column of doors may hold an address on several lines, one a position (BAL):
    the first position from the south-west is taken.
    """
    table = open_table(path)
    columns = _headed(table)
    found: dict[str, tuple[int, TurfAddress]] = {}
    for line, said in _lines(table, columns):
        address = _address(line, said)
        first, before = found.get(address.id, (line, address))
        if first != line and ("doors" in columns or _name(before) != _name(address)):
            words = _("Line {line}: this id stands on line {first} already.")
            raise UnreadableFile(words.format(line=line, first=first))
        found[address.id] = first, min(before, address, key=_place)
    if not found:
        raise UnreadableFile(_("There is no address in this table."))
    return tuple(address for _line, address in found.values())


def _headed(table: Table) -> dict[str, int]:
    """Head *table* by its first row that names all that is needed, whatever lines look like."""
    for _line, cells in islice(table.source, _NEAR_THE_TOP):
        columns = columns_of(cells)
        if {"id", "x", "y"} <= set(columns) and {"street", "hamlet"} & set(columns):
            table.head_by(frozenset(cells[columns[field]] for field in ("id", "x", "y")))
            return columns
    names = "id, street, number, suffix, x, y, doors"
    raise UnreadableFile(_("The table needs these columns: {names}.").format(names=names))


def _lines(table: Table, columns: dict[str, int]) -> Iterator[tuple[int, Said]]:
    for line, cells in table:
        if line in table.damaged or line in table.wrong_width:
            words = _("Line {line} does not have one cell for each column.")
            raise UnreadableFile(words.format(line=line))
        yield line, {field: cells[at].strip() for field, at in columns.items()}


def _address(line: int, said: Said) -> TurfAddress:
    if not said["id"]:
        raise UnreadableFile(_("Line {line}: the id is missing.").format(line=line))
    number, suffix = number_of(said)
    if number is None and said.get("number", "") not in {"", _HAMLET}:
        raise UnreadableFile(_("Line {line}: the number cannot be read.").format(line=line))
    x, y = _metres(line, said["x"]), _metres(line, said["y"])
    if (x is None) is not (y is None):
        raise _no_place(line)
    street = said.get("street") or said.get("hamlet", "")
    doors = _doors(line, said.get("doors", ""))
    return TurfAddress(said["id"], street, number, suffix, said.get("city", ""), x, y, doors)


def _metres(line: int, text: str) -> float | None:
    if not text:
        return None
    try:
        metres = float(text.replace(",", "."))
    except ValueError:
        raise _no_place(line) from None
    if not isfinite(metres) or abs(metres) > _FARTHEST:
        raise _no_place(line)
    return metres


def _no_place(line: int) -> UnreadableFile:
    return UnreadableFile(_("Line {line}: x and y are not a place in metres.").format(line=line))


def _doors(line: int, text: str) -> int:
    if not text:
        return 1
    if (found := _DOORS.fullmatch(text)) is None:
        words = _("Line {line}: how many doors there are cannot be read.")
        raise UnreadableFile(words.format(line=line))
    return int(found[1])


def _name(address: TurfAddress) -> tuple[str, int | None, str]:
    return address.street, address.number, address.suffix


def _place(address: TurfAddress) -> tuple[bool, float, float]:
    return address.x is None, address.x or 0.0, address.y or 0.0
