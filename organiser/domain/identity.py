"""When two entries are the same person: keys that compare, names that agree."""

import re
import unicodedata
from functools import lru_cache

from organiser.domain.nicknames import share_a_nickname

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o",
                            "Ø": "o", "ł": "l", "Ł": "l", "’": "'", "ʼ": "'"})  # fmt: skip
PARTICLES = frozenset({
    "de", "du", "des", "d", "la", "le", "les", "l", "van", "von", "der", "den", "el", "al",
    "ben", "ait", "da", "dos", "di", "mac", "mc", "st", "saint", "ste", "sainte",
})  # fmt: skip
_GMAIL = frozenset({"gmail.com", "googlemail.com"})
_FEMININE = ("e", "ne", "te", "le", "a")


def unaccented(text: str) -> str:
    """Return *text* in small letters without accents; its punctuation stays."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    spread = unicodedata.normalize("NFKD", lowered).lower().translate(_LIGATURES)
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return the words of *text*, small, unaccented, one space apart."""
    return " ".join(_NOT_WORD.sub(" ", unaccented(text)).split())


def name_key(first: str, last: str) -> str:
    """Return what equal full names share, whatever their accents, case and hyphens."""
    return f"{fold(last)}|{fold(first)}"


@lru_cache(maxsize=20_000)
def surname_key(last: str) -> str:
    """Return a family name folded and without its particles."""
    words = fold(last).split()
    return " ".join([word for word in words if word not in PARTICLES] or words)


def email_key(address: str) -> str:
    """Return what equal mailboxes share; "" when *address* is none.

    For comparing only: what was typed is what is shown and written to.
    """
    local, _at, host = address.strip().lower().rpartition("@")
    if not local or "@" in local or "." not in host:
        return ""
    local = local.partition("+")[0]
    if host in _GMAIL:
        local, host = local.replace(".", ""), "gmail.com"
    return f"{local}@{host}" if local else ""


def sort_key(last: str, first: str) -> tuple[str, str, str, str]:
    """Return the place of a name in a French list: accents are the last difference."""
    return fold(last), fold(first), last.casefold(), first.casefold()


def search_words(*texts: str) -> str:
    """Return the folded words of *texts*, each once, for a full-text index."""
    return " ".join(dict.fromkeys(" ".join(map(fold, texts)).split()))


def names_agree(first_a: str, last_a: str, first_b: str, last_b: str) -> bool:
    """Return True when both names can be the same person's.

    Equal, but for accents, hyphens and particles; a nickname, an initial or the first of several
    forenames agrees too. An empty part never agrees: nothing is no evidence.
    """
    return surnames_agree(last_a, last_b) and forenames_agree(first_a, first_b)


def surnames_agree(one: str, other: str) -> bool:
    """Return True when two family names are equal or share the whole of one ("Durand-Le Goff")."""
    words_one, words_other = surname_key(one).split(), surname_key(other).split()
    if not words_one or not words_other:
        return False
    if "".join(words_one) == "".join(words_other):
        return True
    short, long = sorted((words_one, words_other), key=len)
    return len(short) < len(long) and set(short) <= set(long) and len("".join(short)) >= 3


@lru_cache(maxsize=20_000)
def forenames_agree(one: str, other: str) -> bool:
    """Return True when two forenames can be one person's; André and Andrée are two people."""
    words_one, words_other = fold(one).split(), fold(other).split()
    if not words_one or not words_other:
        return False
    joined_one, joined_other = "".join(words_one), "".join(words_other)
    if joined_one == joined_other:
        return True
    if are_gendered(words_one[0], words_other[0]):
        return False
    return _partly_agree(words_one, words_other)


def are_gendered(one: str, other: str) -> bool:
    """Return True when one folded forename is the feminine of the other: two people."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return False
    if long in {short + end for end in _FEMININE} | {short + short[-1:] + "e"}:
        return True
    return (
        long == f"{short[:-1]}ve"
        if short.endswith("f")
        else short[-1:] == "o" and long == f"{short[:-1]}a"
    )


def _partly_agree(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    if long[: len(short)] == short and len(short) < len(long):
        return len(short[0]) != 1 or len(short) == 1
    first_short, first_long = short[0], long[0]
    if len(first_short) == 1 or len(first_long) == 1:
        return _initials_agree(one, other)
    return len(short) == len(long) == 1 and share_a_nickname(first_short, first_long)


def _initials_agree(one: list[str], other: list[str]) -> bool:
    initials_one = [word[0] for word in one]
    initials_other = [word[0] for word in other]
    shared = min(len(one), len(other))
    return initials_one[:shared] == initials_other[:shared]
