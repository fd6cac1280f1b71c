"""E-mail addresses out of a cell, however they were pasted."""

import re

from organiser.domain.identity import email_key
from organiser.domain.intake import Email

_PLAIN = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\u00c0-\u024f-]+@(?:[A-Za-z0-9\u00c0-\u024f-]+\.)+[A-Za-z]{2,}"
)
_SIMPLE = re.compile(
    r"[a-z0-9_]+(?:[.-][a-z0-9_]+)*@(?!g(?:oogle)?mail)(?:[a-z0-9-]+\.)+(?:fr|org|net|eu|bzh)"
)
"""An address that is its own key."""
_NONE = frozenset(
    {
        "",
        "-",
        "?",
        "non",
        "néant",
        "neant",
        "aucun",
        "aucune",
        "no",
        "none",
        "nc",
        "n/a",
        "x",
        "pas de mail",
    }
)
_LONGEST = 2_000
_ENDINGS = (".con", ".cm", ".fr.", ".ccom", ".comm", ".frr", ".og", ".ogr")


def read_emails(cell: str) -> tuple[tuple[Email, ...], bool]:
    """Return the addresses in *cell*, and whether something in it could not be read."""
    text = cell.strip()
    if _SIMPLE.fullmatch(text):
        return (Email(text, text),), False
    if text.lower() in _NONE:
        return (), False
    if len(text) > _LONGEST:
        return (), True
    if text.count("@") == 1 and _PLAIN.fullmatch(text):
        return _one(text)
    found: dict[str, Email] = {}
    doubtful = False
    for written in _PLAIN.findall(text.replace("mailto:", " ")):
        emails, odd = _one(written.strip("'"))
        doubtful = doubtful or odd
        for email in emails:
            found.setdefault(email.key, email)
    return tuple(found.values()), doubtful or text.count("@") > _signs_read(
        found, text
    ) or not found


def _signs_read(found: dict[str, Email], text: str) -> int:
    """The same address twice in a cell counts twice."""
    return sum(text.lower().count(email.typed.lower()) for email in found.values())


def _one(text: str) -> tuple[tuple[Email, ...], bool]:
    key = email_key(text)
    local, _at, host = text.rpartition("@")
    if (
        not key
        or ".." in text
        or local.startswith(".")
        or local.endswith(".")
        or host.startswith("-")
    ):
        return (), True
    return (Email(text, key),), text.lower().endswith(_ENDINGS)
