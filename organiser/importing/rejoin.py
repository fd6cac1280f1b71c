"""Puts a row back together whose unquoted cell was cut at a delimiter it held."""

import re

from organiser.domain.dates import read_day
from organiser.domain.intake import Target
from organiser.importing.phones import Trouble, read_phones

_MOST_CUTS = 3
_POSTCODE = re.compile(r"\d{4,5}|")
_POSTCODE_CITY = re.compile(r"\d{4,5} .*|\D*")
_PROSE = frozenset({Target.ADDRESS, Target.ADDRESS_EXTRA, Target.NOTE, Target.FULL_NAME,
                    Target.OCCUPATION,
                    Target.TAGS, Target.CITY, Target.IGNORED})  # fmt: skip


def rejoined(
    cells: tuple[str, ...], targets: tuple[Target, ...], delimiter: str
) -> tuple[str, ...] | None:
    """Return *cells* as many as *targets*, when there is one way only that fits; else None."""
    extra = len(cells) - len(targets)
    if not delimiter or not 1 <= extra <= _MOST_CUTS:
        return None
    fitting = []
    for at, target in enumerate(targets):
        if target in _PROSE:
            glued = delimiter.join(cells[at : at + extra + 1])
            row = (*cells[:at], glued, *cells[at + extra + 1 :])
            if _fits(row, targets) and cells[at].strip() and cells[at + extra].strip():
                fitting.append(row)
    return fitting[0] if len(fitting) == 1 else None


def _fits(row: tuple[str, ...], targets: tuple[Target, ...]) -> bool:
    """Return True when each cell whose kind can be told is of that kind, one of them at least."""
    told = [
        _is_of(cell.strip(), target)
        for cell, target in zip(row, targets, strict=True)
        if target in _TOLD and cell.strip()
    ]
    strays = any(
        "@" in cell for cell, target in zip(row, targets, strict=True) if target in _PLACES
    )
    return bool(told) and all(told) and not strays


_TOLD = frozenset({Target.EMAIL, Target.PHONE, Target.MOBILE, Target.POSTCODE, Target.POSTCODE_CITY,
                   Target.BIRTH_DATE})  # fmt: skip
_PLACES = frozenset(
    {Target.ADDRESS, Target.CITY, Target.FULL_NAME, Target.FIRST_NAME, Target.LAST_NAME}
)


def _is_of(cell: str, target: Target) -> bool:
    if target is Target.EMAIL:
        return "@" in cell
    if target in {Target.PHONE, Target.MOBILE}:
        return read_phones(cell)[1] is Trouble.NONE
    if target is Target.POSTCODE:
        return _POSTCODE.fullmatch(cell) is not None
    if target is Target.POSTCODE_CITY:
        return _POSTCODE_CITY.fullmatch(cell) is not None
    return read_day(cell) is not None
