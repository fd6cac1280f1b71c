"""The command that says who may be in the list twice; it merges nobody."""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any, TextIO

from organiser import audit
from organiser.commands.outputs import check_outputs
from organiser.commands.session import answer, home_of, opened, watched
from organiser.database import Database
from organiser.domain.matching.judgement import Band
from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _, counted
from organiser.importing.formulas import is_formula
from organiser.usecases.limiting import limited_people
from organiser.usecases.people.duplicate_search import Duplicate, find_duplicates
from organiser.words.duplicates import band_label, reason_label, reasons_shown

COLUMNS = ("external_id_a", "external_id_b", "score", "level", "reasons")


def find(args: argparse.Namespace) -> int:
    """Write the pairs that may be one person to a file, or to standard output."""
    check_outputs(args.out)
    with opened(args) as database:
        found = _named(database, find_duplicates(database, watched()))
    audit.note(home_of(args), "people.duplicates", count=len(found))
    if args.out is not None:
        _write_file(args, found)
    elif args.json:
        answer(args, {**_counts(found), "duplicates": [_object(each) for each in found]})
    else:
        sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
        _write(sys.stdout, found)
    return 0


def _named(database: Database, found: Sequence[Duplicate]) -> tuple[Duplicate, ...]:
    """Whoever is limited leaves the program in no list (GDPR art. 18)."""
    with database.bare() as connection:
        limited = limited_people(connection)
    return tuple(each for each in found if not limited & {each.one, each.other})


def _write_file(args: argparse.Namespace, found: Sequence[Duplicate]) -> None:
    try:
        with replacing(args.out) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
            _write(file, found)
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error
    counts = _counts(found)
    lines = (f"{band_label(band)}: {counts[band.value]}" for band in Band)
    words = counted("{count} pair written.", "{count} pairs written.", len(found))
    answer(args, {**counts, "written": len(found), "file": str(args.out)}, words, *lines)


def _write(file: TextIO, found: Sequence[Duplicate]) -> None:
    table = csv.writer(file)
    table.writerow(COLUMNS)
    for each in found:
        ids = _safe(each.external_id), _safe(each.other_external_id)
        table.writerow((*ids, _score(each), each.band.value, reasons_shown(each.parts)))


def _object(found: Duplicate) -> dict[str, Any]:
    return {
        "external_id_a": found.external_id,
        "external_id_b": found.other_external_id,
        "id_a": str(found.one),
        "id_b": str(found.other),
        "score": found.score / 10,
        "level": found.band.value,
        "reasons": [
            {"points": part.points / 10, "words": reason_label(part)} for part in found.parts
        ],
    }


def _counts(found: Sequence[Duplicate]) -> dict[str, int]:
    bands = Counter(each.band for each in found)
    return {band.value: bands[band] for band in Band}


def _score(found: Duplicate) -> str:
    """A score for programs: with a point and a plain sign in every language."""
    sign = "-" if found.score < 0 else ""
    return f"{sign}{abs(found.score) // 10}.{abs(found.score) % 10}"


def _safe(name: str) -> str:
    """No spreadsheet may take an id for a formula."""
    return f"'{name}" if is_formula(name.lstrip("'")) else name
