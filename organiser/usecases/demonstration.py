"""The main job on invented people, from her spreadsheet to the results of Saturday.

In between it lives through a season: a first look shows every page at work."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from organiser import clock, paths
from organiser.database import Database
from organiser.domain.consent import Origin
from organiser.domain.field import DoorResult, Outcome, Outing, StreetTally
from organiser.i18n import _, counted, language, number
from organiser.progress import Progress
from organiser.usecases import creating, demonstration_season
from organiser.usecases.field import choosing, entering, printing, tallies
from organiser.usecases.field.choosing import Side
from organiser.usecases.people import files
from organiser.usecases.people.arriving import ImportReport

FOLDER = "demonstration"
PASSWORD = "porte lampe rivage moulin"  # noqa: S105  (of an invented committee, told to everybody)
FILES = (
    ("liste-plouexemple.csv", Origin.COMMITTEE),
    ("inscriptions-marche.xlsx", Origin.SIGNUP_SHEET),
)
STEPS = 6
SATURDAY = 5
ANSWERS = "AAPALPAEAPAIAAPN"
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was made, and how to look at it."""

    home: Path
    people: int
    packet: Path
    sheet: int
    doors: int


def make(
    home: Path, packet: Path, tell: Tell = str, progress: Progress | None = None
) -> Demonstration:
    """Make a committee in *home*, bring in its spreadsheets, print a packet, enter its first page.

    What was in *home* is thrown away. *tell* is given a sentence after each step.
    """
    progress = progress or Progress()
    throw_away(home)
    try:
        return _make(home, packet, tell, progress)
    except BaseException:
        throw_away(home)
        raise


def throw_away(home: Path) -> None:
    """Remove an invented committee with everything it holds; its file must be closed."""
    shutil.rmtree(home, ignore_errors=True)


def _make(home: Path, packet: Path, tell: Tell, progress: Progress) -> Demonstration:
    new = creating.create_committee(
        home,
        "Plouexemple-sur-Mer",
        insee="29999",
        password=PASSWORD,
        in_keyring=False,
        is_demonstration=True,
    )
    try:
        tell(_("A committee of invented people, in {folder}.").format(folder=home))
        people = 0
        for at, (name, origin) in enumerate(FILES, start=1):
            progress.at(at, STEPS)
            people += _bring_in(new.database, name, origin, tell).added
        progress.at(3, STEPS)
        done = demonstration_season.live_through(new.database)
        words = _("Twelve weeks of its season: {count} actions, calls, tasks, requests.")
        tell(words.format(count=done))
        progress.at(4, STEPS)
        sheet = _print(new.database, packet, tell)
        progress.at(5, STEPS)
        doors = _enter(new.database, sheet, tell)
    finally:
        new.database.close()
    return Demonstration(home, people, packet, sheet.number, doors)


def _bring_in(database: Database, name: str, origin: Origin, tell: Tell) -> ImportReport:
    draft = files.open_draft(database, paths.demonstration() / name)
    report = files.bring_in(database, draft, origin)
    words = _(
        "{name}: {added} people brought in, {known} known already, {rejected} lines to look at."
    )
    tell(
        words.format(
            name=name,
            added=number(report.added),
            known=number(report.updated + report.unchanged),
            rejected=number(report.rejected),
        )
    )
    return report


def _print(database: Database, file: Path, tell: Tell) -> printing.PrintedSheet:
    street = max(choosing.streets(database), key=lambda row: row.doors)
    doors = choosing.doors_of_streets(database, [(street.key, street.city, Side.BOTH)]).doors
    on = _next_saturday()
    outing = Outing(
        _("Door to door, {street}").format(street=street.name), on=on, hours="10:00 – 12:00",
        team="Soazig, Yann", holder="Soazig", meeting_point=_("In front of the town hall"),
        return_by=on + timedelta(days=2), phone="02 61 91 00 00",
    )  # fmt: skip
    draft = printing.prepare(database, outing, doors, language="en" if language() == "en" else "fr")
    sheet = printing.print_sheet(database, draft, file)
    words = _("Saturday's packet: sheet {number}, {doors} doors, {pages} pages, in {file}.")
    tell(words.format(number=sheet.number, doors=sheet.doors, pages=sheet.pages, file=file))
    return sheet


def _enter(database: Database, sheet: printing.PrintedSheet, tell: Tell) -> int:
    """Enter the first page as it came back from the doors."""
    typed = next(typed for typed, _page, _done in entering.pages_to_type(database, sheet.id))
    page = entering.open_page(database, typed)
    results = [
        DoorResult(row.row, Outcome(letter), leaflet=letter == Outcome.ABSENT)
        for row, letter in zip(page.rows, ANSWERS, strict=False)
    ]
    doors = entering.record_results(database, page.id, results)
    tallies.record_tallies(
        database, sheet.id, [StreetTally(page.rows[0].address.partition(" ")[2], 5, 2, 1)]
    )
    tell(counted("{count} door entered.", "{count} doors entered.", doors))
    return doors


def _next_saturday() -> date:
    today = clock.today()
    return today + timedelta(days=(SATURDAY - today.weekday()) % 7 or 7)
