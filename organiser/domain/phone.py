"""Phone numbers: what was typed, its E.164 form, and which sort of line it is."""

import re
from dataclasses import dataclass
from enum import StrEnum

_SEPARATORS = re.compile(r"[\s.\-_/\u00a0\u202f\u2009]|\(0\)")
_PLAIN = re.compile(r"(?:0|0033|\+33|33|)([1-9]\d{8})")


class Line(StrEnum):
    """Which sort of line a number is; text messages go to mobiles only."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phone:
    """One number: as typed, and as every machine writes it."""

    typed: str
    e164: str
    line: Line


def read_plain_french(text: str) -> Phone | None:
    """Return the metropolitan number that *text* plainly is, or None: then ask the library."""
    found = _PLAIN.fullmatch(_SEPARATORS.sub("", text))
    if found is None:
        return None
    digits = found[1]
    return Phone(text.strip(), f"+33{digits}", line_of(digits))


def line_of(national: str) -> Line:
    """Return the sort of line of nine metropolitan digits (numbering plan of the Arcep)."""
    if national[0] in "67":
        return Line.MOBILE
    return Line.LANDLINE if national[0] in "12345" else Line.OTHER


def shown(e164: str) -> str:
    """Write a number for the eye: "06 39 98 12 34", with spaces that do not break."""
    if e164.startswith("+33") and len(e164) == 12:
        digits = f"0{e164[3:]}"
        return "\u00a0".join(digits[at : at + 2] for at in range(0, 10, 2))
    return e164
