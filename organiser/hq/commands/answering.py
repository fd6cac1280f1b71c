"""What every command shares: an answer on stdout, words beside it on stderr, identifiers."""

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from organiser.errors import Misuse
from organiser.i18n import _, short_date


def answer(told: argparse.Namespace, value: dict[str, Any], *lines: str) -> None:
    """Print *value* as one JSON object where that is asked, else *lines*."""
    if told.json:
        lines = (json.dumps(value, ensure_ascii=False, default=str),)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell(line: str) -> None:
    """Print a line beside the answer."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def pair(what: str, said: object) -> str:
    """Return what stands before a colon and what after, as the language writes it."""
    return _("{what}: {said}").format(what=what, said=said)


def utc_words(at: datetime) -> str:
    """Return the day and the minute of *at*, as a server counts them."""
    at = at.astimezone(UTC)
    return f"{short_date(at)} {at:%H:%M} UTC"


def identifier(word: str) -> UUID:
    """Return the identifier that *word* is; `Misuse` when it is none."""
    try:
        return UUID(word)
    except ValueError as error:
        raise Misuse(_("“{word}” is no identifier.").format(word=word)) from error
