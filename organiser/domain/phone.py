"""Phone numbers: what was typed, its E.164 form, and which sort of line it is."""

from dataclasses import dataclass
from enum import StrEnum

_SEPARATORS = str.maketrans("", "", " .-_/\t\u00a0\u202f\u2009\u2011\u2013\u200b")
_FICTION_MOBILE = "63998"
"""The regulator's mobiles for fiction; the rest of 06 39 is Mayotte's."""
_OVERSEAS = {
    "262": "262", "263": "262", "269": "262", "692": "262", "693": "262", "639": "262",
    "590": "590", "690": "590", "691": "590",
    "594": "594", "694": "594",
    "596": "596", "696": "596", "697": "596",
}  # fmt: skip
"""Country code of the nine digits that belong overseas, by their first three."""


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
    """Return the French number that *text* plainly is, or None: then ask the library.

    A number of overseas France is told by its first digits, wherever the committee is.
    """
    digits = _national_digits(text)
    if digits is None:
        return None
    return Phone(text.strip(), f"+{_country_of(digits)}{digits}", line_of(digits))


def line_of(national: str) -> Line:
    """Return the sort of line of nine French digits (numbering plan of the Arcep)."""
    if national[0] in "67":
        return Line.MOBILE
    return Line.LANDLINE if national[0] in "12345" else Line.OTHER


def shown(e164: str) -> str:
    """Write a number for the eye: "06 39 98 12 34", with spaces that do not break."""
    if e164.startswith("+33") and len(e164) == 12:
        digits = f"0{e164[3:]}"
        return "\u00a0".join(digits[at : at + 2] for at in range(0, 10, 2))
    return e164


def _national_digits(text: str) -> str | None:
    if len(text) == 10 and text[0] == "0" != text[1] and text.isascii() and text.isdigit():
        return text[1:]  # as most lists have it
    kept = text.translate(_SEPARATORS)
    if "(" in kept:
        kept = kept.replace("(0)", "")
    for prefix in ("+33", "0033"):
        if kept.startswith(prefix):
            kept = kept[len(prefix) :]
            break
    else:
        if len(kept) == 11 and kept.startswith("33"):
            kept = kept[2:]
    if len(kept) == 10 and kept[0] == "0":
        kept = kept[1:]
    if len(kept) == 9 and kept[0] != "0" and kept.isascii() and kept.isdigit():
        return kept
    return None


def _country_of(digits: str) -> str:
    country = _OVERSEAS.get(digits[:3], "33")
    return "33" if digits.startswith(_FICTION_MOBILE) else country
