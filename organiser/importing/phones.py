"""Phone numbers out of a cell: one or several, French or foreign, whole or spoilt."""

import re
from enum import StrEnum

from organiser.domain.phone import Line, Phone, read_plain_french

_SCIENTIFIC = re.compile(r"\+?\d(?:[.,]\d+)?\s?[eE]\+?\d{1,2}")
_BETWEEN = re.compile(r"\s*(?:[/;,\n|&]|\bou\b|\bet\b|\bor\b|\band\b|\s-\s)\s*", re.IGNORECASE)
_LABELS = re.compile(r"\([^)0+]*\)|\[[^\]]*\]|[^\W\d_]{2,}[^\W\d_.]*\.?\s*:?|:", re.UNICODE)
_TWO_NUMBERS = re.compile(r"(0[1-9](?:[ .-]?\d\d){4})[ .-]+(0[1-9](?:[ .-]?\d\d){4})")
_NONE = frozenset(
    {"", "-", "?", "0", "non", "néant", "neant", "aucun", "no", "none", "nc", "n/a", "x"}
)
_SHORTEST = 5
_LONGEST = 300


class Trouble(StrEnum):
    """Why a phone cell could not be read whole."""

    NONE = ""
    SCIENTIFIC = "phone_scientific"
    SHORT = "phone_short"
    UNREADABLE = "phone_unreadable"


Read = tuple[tuple[Phone, ...], Trouble]


def read_phones(cell: str, region: str = "FR") -> Read:
    """Return the numbers in *cell*, and what of it could not be read."""
    whole = read_plain_french(cell)
    if whole is not None:
        return (whole,), Trouble.NONE
    text = cell.strip()
    if text.lower() in _NONE:
        return (), Trouble.NONE
    if len(text) > _LONGEST:
        return (), Trouble.UNREADABLE
    if _SCIENTIFIC.fullmatch(text):
        return (), Trouble.SCIENTIFIC
    return _read_several(text, region)


def _read_several(text: str, region: str) -> Read:
    found: dict[str, Phone] = {}
    trouble = Trouble.NONE
    for part in _parts(text):
        phone = read_plain_french(part) or _foreign(part, region)
        if phone is not None:
            found.setdefault(phone.e164, phone)
        elif any(sign.isdigit() for sign in part):
            trouble = _trouble_of(part)
    if not found and trouble is Trouble.NONE:
        trouble = Trouble.UNREADABLE
    return tuple(found.values()), trouble


def _parts(text: str) -> list[str]:
    """Cut into numbers; a number whose pairs are apart by "/" or "," is one number."""
    unlabelled = _LABELS.sub(" / ", text)
    parts = [part.strip(" .-") for part in _BETWEEN.split(unlabelled)]
    parts = [part for part in parts if part]
    if len(parts) > 2 and all(len(part) <= 2 for part in parts):
        return ["".join(parts)]
    return [number for part in parts for number in _unglued(part)]


def _unglued(part: str) -> list[str]:
    """Two French numbers with nothing but a blank between them are two numbers."""
    found = _TWO_NUMBERS.fullmatch(part)
    return [found[1], found[2]] if found else [part]


def _trouble_of(part: str) -> Trouble:
    if _SCIENTIFIC.fullmatch(part):
        return Trouble.SCIENTIFIC
    digits = sum(sign.isdigit() for sign in part)
    return Trouble.SHORT if digits <= _SHORTEST else Trouble.UNREADABLE


def _foreign(text: str, region: str) -> Phone | None:
    """Ask the library, loaded when the first such number is met: it is slow to load."""
    if sum(sign.isdigit() for sign in text) <= _SHORTEST or len(text) > 40:
        return None
    import phonenumbers

    international = "+" + text[2:] if text.startswith("00") else text
    try:
        number = phonenumbers.parse(international, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    kind = phonenumbers.number_type(number)
    lines = {
        phonenumbers.PhoneNumberType.MOBILE: Line.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE: Line.LANDLINE,
    }
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(text, e164, lines.get(kind, Line.OTHER))
