"""Streets, numbers and communes, written one way (formats of the field, France)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from organiser.domain.identity import fold
from organiser.domain.street_words import TITLE_WORDS, WAY_WORDS, WAYS

_NUMBER = re.compile(
    r"(\d{1,4})(?:\s*[-/_]\s*\d{1,4}|\s+\d{1,4}(?=\s+\D))?\s*"
    r"(?:(bis|ter|quater|b\.|t\.|[a-z])(?![\w'’]))?\s*,?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE = re.compile(
    r"(?:^|[\s,;(–-])(?P<what>app(?:t|art(?:ement)?)?|apt|esc(?:alier)?|[ée]t(?:age|g)?|porte|pte|lgt|logement"
    r"|b[âa]t(?:iment)?|r[ée]s(?:idence)?|tour|immeuble|imm)\b\.?\s*(?:n°\s*)?(?P<name>[^,;\n–]*)",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"(?:^|[\s,;(–-])(\d{1,2})\s*(?:er|e|[èe]me|nd)\s*[ée]t(?:age|g)?\b\.?", re.IGNORECASE
)
_COMMAS = re.compile(r"\s*,[\s,]*")
_POSTCODE_CITY = re.compile(r"(?:F[- ]?)?(\d{2}\s?\d{3}|\d{4})\s+(.+)", re.DOTALL)
_ENDING = re.compile(
    r"[\s,;–-]+(?:F[- ]?)?(\d{5})\s+([^\d\n]+?)(?:[\s,]+France)?\s*$", re.IGNORECASE
)
_FIELD_OF = {"app": "door", "apt": "door", "por": "door", "pte": "door",
             "lgt": "door", "log": "door",
             "esc": "stairs", "eta": "floor", "etg": "floor", "et": "floor",
             "bat": "building",
             "res": "building", "tou": "building", "imm": "building"}  # fmt: skip
_NAMED = frozenset({"residence", "res", "tour", "immeuble", "imm"})
_SMALL = frozenset(["de", "du", "des", "la", "le", "les", "l", "d", "a", "au", "aux", "et"])
_LONGEST_DETAIL = 40
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Address:
    """One door to knock at, or as much of it as somebody wrote down."""

    number: int | None = None
    suffix: str = ""
    """ "", "bis", "ter", "quater" or one lower-case letter."""
    street: str = ""
    hamlet: str = ""
    building: str = ""
    """Tower, block, residence: outside the front door."""
    stairs: str = ""
    floor: str = ""
    door: str = ""
    postcode: str = ""
    city: str = ""
    insee: str = ""
    raw: str = ""
    """The words as they were written."""


def read_address(text: str, postcode: str = "", city: str = "", *, extra: str = "") -> Address:
    """Tell apart number, street, complements and place; *text* stays in `raw`."""
    raw = text.strip()
    if len(raw) + len(extra) > _LONGEST:
        return Address(street=raw, postcode=postcode, city=city, raw=raw)
    if not postcode and not city and (found := _ENDING.search(raw)):
        text, postcode, city = raw[: found.start()], found[1], found[2].strip(" ,")
    line = " ".join(text.split()) if "\n" not in text else _one_line(text, postcode)
    if extra:
        line = f"{line}, {extra}" if line else extra
    if line[:1].isdigit():
        number, suffix, rest = read_number(line)
        details = _details(rest)
        street = details.street
    else:
        details = _details(line)
        number, suffix, street = read_number(details.street)
    building = details.building
    if number is not None and not street:  # "29 résidence Ar Mor": the residence is the street
        street, building = building, ""
    return Address(
        number, suffix, street, "", building, details.stairs, details.floor, details.door,
        postcode, city, "", raw,
    )  # fmt: skip


def read_number(line: str) -> tuple[int | None, str, str]:
    """Return number, suffix and street of *line*; a range gives its lower end."""
    found = _NUMBER.match(line) if line[:1].isdigit() else None
    if found is None or not found[3]:
        return None, "", line
    number, suffix, street = int(found[1]), (found[2] or "").lower().rstrip("."), found[3]
    if len(suffix) == 1 and not _is_suffix(line, found):
        suffix, street = "", line[found.start(2) :].strip()
    return number or None, suffix, street.strip(" ,")


@lru_cache(maxsize=20_000)
def read_postcode(text: str, country: str = "") -> str:
    """Return a postcode with the zero that a spreadsheet lost: "1000" is "01000"."""
    kept = text.strip().upper().removesuffix(".0").removeprefix("F-").removeprefix("FR-")
    digits = kept.replace(" ", "").replace("\u00a0", "")
    if not digits.isdigit():
        return kept
    french = country.strip().upper() in {"", "FR", "FRANCE", "FRA"}
    return digits.zfill(5) if french and len(digits) == 4 else digits


@lru_cache(maxsize=20_000)
def split_postcode_city(text: str) -> tuple[str, str]:
    """Return postcode and commune of "29999 Plouexemple-sur-Mer"; either may be ""."""
    plain = " ".join(text.split())
    if found := _POSTCODE_CITY.fullmatch(plain):
        return read_postcode(found[1]), found[2].strip(" ,-")
    if plain.replace(" ", "").isdigit():
        return read_postcode(plain), ""
    head, _space, tail = plain.rpartition(" ")
    tail = tail.strip("()")
    if head and tail.isdigit() and len(tail) in {4, 5}:
        return read_postcode(tail), head.strip(" ,-")
    return "", plain


@lru_cache(maxsize=20_000)
def street_key(street: str) -> str:
    """Return what two spellings of one street share: "R DU GAL LECLERC", "rue Général-Leclerc"."""
    words = fold(street).split()
    if not words:
        return ""
    head = WAY_WORDS.get(words[0], words[0])
    rest = [TITLE_WORDS.get(word, word) for word in words[1:]]
    return " ".join([head, *(word for word in rest if word not in _SMALL)])


def _is_suffix(line: str, found: re.Match[str]) -> bool:
    attached = line[found.start(2) - 1 : found.start(2)].isdigit()
    if attached:
        return True
    next_word = fold(found[3]).partition(" ")[0]
    return next_word in WAYS - _SMALL  # "12 r. des Lilas": "des" is no descent here


def _one_line(text: str, postcode: str) -> str:
    lines = [" ".join(line.split()).strip(" ,") for line in text.splitlines()]
    kept = [line for line in lines if line and not (postcode and line.startswith(postcode))]
    if len(kept) > 1 and kept[-1].lower() == "france":
        kept.pop()
    return ", ".join(kept)


@dataclass(frozen=True, slots=True)
class _Details:
    street: str
    building: str = ""
    stairs: str = ""
    floor: str = ""
    door: str = ""


@lru_cache(maxsize=20_000)
def _details(line: str) -> _Details:
    found: dict[str, str] = {}
    if floor := _FLOOR.search(line):
        found["floor"] = floor[1]
        line = f"{line[: floor.start()]}, {line[floor.end() :]}".strip(" ,;")
    for _round in range(4):
        detail = _next_detail(line)
        if detail is None:
            break
        field, words, line = detail
        found[field] = f"{found[field]}, {words}" if field in found else words
    return _Details(_COMMAS.sub(", ", line).strip(" ,;-–"), **found)


def _next_detail(line: str) -> tuple[str, str, str] | None:
    for found in _INSIDE.finditer(line):
        what, name = fold(found["what"]), found["name"].strip(" .)-")
        field = _FIELD_OF.get(what[:3], "")
        if not field or not _stands_apart(line, found):
            continue
        taken, left = _taken(name, keep=what in _NAMED)
        rest = f"{line[: found.start()].rstrip(' ,;(-–')}, {left}{line[found.end() :]}"
        words = (
            f"{found['what']} {taken}".strip() if field == "building" else taken or found["what"]
        )
        return field, words[:_LONGEST_DETAIL], rest.strip(" ,;-–")
    return None


def _stands_apart(line: str, found: re.Match[str]) -> bool:
    """A street may be called after a tower: "rue de la Tour" is no building."""
    before = line[: found.start("what")].rstrip()
    if not before or before[-1] in ",;(-–":
        return bool(found["name"].strip())
    last = fold(before).rpartition(" ")[2]
    name = found["name"].split()
    return (
        last not in _SMALL
        and last not in WAYS
        and bool(name)
        and (name[0].isdigit() or len(name[0]) <= 3)
    )


def _taken(name: str, *, keep: bool) -> tuple[str, str]:
    """The words of a detail end where the next number with a street begins."""
    words = name.split()
    for at, word in enumerate(words):
        if at == 0 and word.isdigit():
            continue
        street_ahead = fold(word) in WAYS or (
            word.isdigit() and at + 1 < len(words) and fold(words[at + 1]) in WAYS
        )
        if street_ahead:
            return " ".join(words[:at]), " ".join(words[at:])
    if keep or len(words) <= 1:
        return name, ""
    return words[0], " ".join(words[1:])
