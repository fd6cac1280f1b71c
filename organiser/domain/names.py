"""A full name told apart: title, forename, family name, birth name; or why it is no person."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from organiser.domain.given_names import is_given
from organiser.domain.identity import PARTICLES, fold

_TITLES = {
    "m": "M.", "mr": "M.", "monsieur": "M.", "mme": "Mme", "madame": "Mme", "mlle": "Mme",
    "mademoiselle": "Mme", "dr": "Dr", "docteur": "Dr", "pr": "Pr", "prof": "Pr",
    "professeur": "Pr", "me": "Me", "maitre": "Me", "mrs": "Mrs", "ms": "Ms", "miss": "Miss",
    "sir": "Sir",
}  # fmt: skip
_PARTICLES = PARTICLES - {"l"} | {"del", "della"}
"""A lone "l" between two words is an initial."""
_HINTS_OF_TWO = frozenset("&+/")
_HOUSE = frozenset(["famille", "foyer", "couple", "menage", "epoux", "fam", "family"])
_BORN = re.compile(r"[\s(]+(?:née?|nee?|n[ée]\(e\))\s*:?\s+([^)]+)\)?", re.IGNORECASE)
_MARRIED = re.compile(
    r"[\s(]+(?:épouse|epouse|ép\.?|ep\.?|veuve|vve|épse)\s+([^)]+)\)?", re.IGNORECASE
)
_NOBODY = frozenset(
    [
        "association",
        "asso",
        "assoc",
        "mairie",
        "commune",
        "ville",
        "collectif",
        "comite",
        "club",
        "syndicat",
        "section",
        "sarl",
        "sas",
        "sa",
        "sasu",
        "eurl",
        "scop",
        "entreprise",
        "societe",
        "ecole",
        "college",
        "lycee",
        "amicale",
        "federation",
        "union",
        "restaurant",
        "boulangerie",
        "pharmacie",
        "cabinet",
        "garage",
        "hotel",
        "eglise",
        "paroisse",
        "conseil",
        "departement",
        "prefecture",
        "total",
        "totaux",
        "liste",
        "groupe",
        "equipe",
        "benevoles",
        "quartier",
        "secteur",
        "zone",
        "canton",
        "bureau",
        "anonyme",
    ]
)
_MIN_CAPITALS = 2
_LONGEST = 200


class Kind(StrEnum):
    """What a cell of names turned out to be."""

    PERSON = "person"
    LONE = "lone"
    """One word only: kept, and asked about."""
    TWO_PEOPLE = "two_people"
    NOT_A_PERSON = "not_a_person"
    EMPTY = "empty"


class Order(StrEnum):
    """Which comes first in a column of full names."""

    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


@dataclass(frozen=True, slots=True)
class Name:
    """A name told apart, as it was written."""

    kind: Kind
    title: str = ""
    first: str = ""
    last: str = ""
    birth: str = ""
    guessed: bool = False
    """Nothing in the words said which is the family name: the column's habit did."""


@lru_cache(maxsize=20_000)
def read_full_name(text: str, order: Order = Order.FAMILY_FIRST) -> Name:
    """Tell apart the full name in *text*; *order* decides only where the words do not."""
    words = text.replace("\u00a0", " ").strip(" ,;")
    if not words:
        return Name(Kind.EMPTY)
    kind = unusual_kind(words)
    if kind is not None:
        return Name(kind)
    title, words = split_title(words)
    words, birth = _without(words, _BORN)
    words, usage = _without(words, _MARRIED)
    name = _read_words(words, order)
    if usage:
        name = Name(name.kind, "", name.first, usage, birth or name.last, name.guessed)
        birth = name.birth
    return _with_birth(name, title, birth, order)


def unusual_kind(text: str) -> Kind | None:
    """Return why *text* names no single person, or None when it may."""
    folded = fold(text)
    head = folded.split(" ", 1)[0]
    if len(text) > _LONGEST or not any(sign.isalpha() for sign in text):
        return Kind.NOT_A_PERSON
    if head in _HOUSE or _names_two(text, folded):
        return Kind.TWO_PEOPLE
    if head in _NOBODY and (" " in folded or head in {"total", "mairie", "anonyme"}):
        return Kind.NOT_A_PERSON
    return None


def split_title(text: str) -> tuple[str, str]:
    """Return the title that begins *text* ("Mme") and the rest; "" when there is none."""
    head, _space, rest = text.partition(" ")
    title = _TITLES.get(head.rstrip(".").lower()) if len(head) <= 12 else None
    if title is None or not rest.strip():
        return "", text
    return title, rest.strip()


@lru_cache(maxsize=200)
def shown_title(text: str) -> str:
    """Return a civility one way ("madame" is "Mme"), or *text* as it is."""
    return _TITLES.get(text.strip().rstrip(".").lower(), text.strip())


def order_vote(text: str) -> int:
    """Return +1 when *text* says that the family name comes first, -1 for the forename, or 0."""
    words = split_title(text.strip())[1].split()
    if len(words) < 2 or unusual_kind(text) is not None:
        return 0
    capitals = [_is_capital(word) for word in words]
    if capitals[0] != capitals[-1]:
        return 1 if capitals[0] else -1
    first, last = is_given(words[0]), is_given(words[-1])
    return int(last) - int(first)


def _names_two(text: str, folded: str) -> bool:
    if not _HINTS_OF_TWO.isdisjoint(text):
        return True
    padded = f" {folded} "
    return " et " in padded or " and " in padded or (" ou " in padded and folded.count(" ") >= 2)


def _without(words: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    if found := pattern.search(words):
        return (words[: found.start()] + " " + words[found.end() :]).strip(), found[1].strip()
    return words, ""


def _with_birth(name: Name, title: str, birth: str, order: Order) -> Name:
    kind, first, last = name.kind, name.first, name.last
    if birth and kind is Kind.LONE and " " in birth:
        told = _read_words(birth, order)
        first, birth, last = told.first, told.last, first or last
        kind = Kind.PERSON
    elif kind is Kind.LONE and birth and not last:
        first, last = "", first
    return Name(kind, title, first, last, birth, name.guessed)


def _read_words(text: str, order: Order) -> Name:
    if "," in text:
        last, _comma, first = text.partition(",")
        if last.strip() and first.strip():
            return Name(Kind.PERSON, "", _spaced(first), _spaced(last))
    words = text.replace(",", " ").split()
    if len(words) < 2 or _is_family_name(words):
        return _lone(" ".join(words))
    capitals = [_is_capital(word) for word in words]
    if any(capitals) and not all(capitals):
        told = _by_capitals(words, capitals)
        if told is not None:
            return told
    return _by_lexicon(words, order)


def _lone(word: str) -> Name:
    if not word:
        return Name(Kind.EMPTY)
    if " " in word or (_is_capital(word) and not is_given(word)):
        return Name(Kind.LONE, last=word)
    return Name(Kind.LONE, first=word)


def _by_capitals(words: list[str], capitals: list[bool]) -> Name | None:
    start = capitals.index(True)
    end = len(words) - capitals[::-1].index(True)
    while start > 0 and fold(words[start - 1]) in _PARTICLES:
        start -= 1
    if start > 0 and end < len(words):
        return None
    last, first = words[start:end], words[:start] + words[end:]
    if not first:
        return None
    return Name(Kind.PERSON, "", " ".join(first), " ".join(last))


def _by_lexicon(words: list[str], order: Order) -> Name:
    leading = _given_run(words)
    trailing = _given_run(words[::-1])
    if leading and not trailing:
        cut, given_first, guessed = leading, True, False
    elif trailing and not leading:
        cut, given_first, guessed = trailing, False, False
    else:
        given_first, guessed = order is Order.GIVEN_FIRST, True
        cut = max(1, min(leading if given_first else trailing, len(words) - 1))
        if not leading:
            cut = _before_particle(words, given_first)
    if given_first:
        return Name(Kind.PERSON, "", " ".join(words[:cut]), " ".join(words[cut:]), "", guessed)
    return Name(Kind.PERSON, "", " ".join(words[-cut:]), " ".join(words[:-cut]), "", guessed)


def _given_run(words: list[str]) -> int:
    run = 0
    for word in words[:-1]:
        if not is_given(word):
            break
        run += 1
    return run


def _before_particle(words: list[str], given_first: bool) -> int:
    if given_first:
        return next((at for at, word in enumerate(words) if at and fold(word) in _PARTICLES), 1)
    return 1


def _is_family_name(words: list[str]) -> bool:
    """ "de la Rue", "Le Du"; but LE DU Océane is told by her capitals."""
    told = len(words) > 2 and all(map(_is_capital, words[:-1])) and not _is_capital(words[-1])
    return (
        not told
        and len(words) <= 3
        and not is_given(words[-1])
        and all(fold(word) in _PARTICLES for word in words[:-1])
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _is_capital(word: str) -> bool:
    letters = sum(sign.isalpha() for sign in word)
    return letters >= _MIN_CAPITALS and word.upper() == word and not word.endswith(".")
