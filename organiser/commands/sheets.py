"""Commands about sheets: print a packet, show a page, enter what came back."""

import argparse
import csv
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from organiser import audit
from organiser.commands.actions import day_of
from organiser.commands.outputs import check_outputs
from organiser.commands.session import answer, home_of, opened, remind_of_training, watched
from organiser.domain.field import DoorResult, Extra, Outcome, Outing, StreetTally
from organiser.errors import Misuse, UnreadableFile
from organiser.i18n import _, counted, language
from organiser.importing.doors import read_doors
from organiser.usecases.field import choosing, entering, printing, tallies
from organiser.usecases.field.entering import EntryPage

_BEYOND = "beyond the last column"
RETURN_AFTER = timedelta(days=2)


def print_packet(args: argparse.Namespace) -> int:
    """Print a packet from a list of doors, in its order."""
    check_outputs(args.out, args.manifest)
    listed = read_doors(args.doors)
    with opened(args) as database:
        remind_of_training(database)
        chosen = choosing.doors_of_list(database, listed, names=args.names)
        draft = printing.prepare(
            database,
            _outing(args),
            chosen.doors,
            layout=args.layout,
            language="en" if language() == "en" else "fr",
            keep_order=True,
        )
        sheet = printing.print_sheet(
            database, draft, args.out, manifest_out=args.manifest, progress=watched()
        )
    audit.note(home_of(args), "sheet.print", (str(sheet.id),))
    _answer_print(args, sheet, chosen.closed)
    return 0


def show_page(args: argparse.Namespace) -> int:
    """Show a page as it was frozen."""
    with opened(args) as database:
        page = entering.open_page(database, args.code)
        manifest = printing.manifest_of(database, page.sheet_id)
        shown = printing.as_json(manifest.only(page.page))
    audit.note(home_of(args), "sheet.view", (str(page.id),))
    value = {**_page(page), "manifest": shown}
    answer(args, value, *_page_lines(page))
    return 0


def enter(args: argparse.Namespace) -> int:
    """Enter the answers of a file, line by line as printed."""
    answers = _rows(args.answers, {"line", "answers"})
    counts = _rows(args.tally, {"street", "plus", "zero", "minus"}) if args.tally else []
    with opened(args) as database:
        page = entering.open_page(database, args.code)
        lines = entering.rows_by_line(database, page.sheet_id)
        results: dict[Any, list[DoorResult]] = {page.id: []} if page.kind == "doors" else {}
        for row in answers:
            page_id, place = _place(lines, row)
            results.setdefault(page_id, []).append(_result(place, row))
        street_tallies = [_tally(row) for row in counts]
        tallies.merged_upward(street_tallies)  # what cannot be kept stops here, before any write
        doors = entering.record_pages(database, results)
        if args.tally:
            tallies.record_tallies(database, page.sheet_id, street_tallies)
    words = counted("{count} door entered.", "{count} doors entered.", doors)
    strike = _("Strike the sheet through: {typed}.").format(typed=page.typed)
    answer(args, {"number": page.number, "doors": doors, "pages": len(results)}, words, strike)
    return 0


def none(_args: argparse.Namespace) -> int:
    """A sheet command without its second word."""
    raise Misuse(_("Say what to do with the sheet: print, read or show."))


def _outing(args: argparse.Namespace) -> Outing:
    on = day_of(args.date)
    title = args.title or _("Door to door")
    return Outing(title, on=on, team=args.team, return_by=on + RETURN_AFTER, names=args.names)


def _answer_print(args: argparse.Namespace, sheet: printing.PrintedSheet, left_out: int) -> None:
    value = {
        "number": sheet.number,
        "pages": sheet.pages,
        "doors": sheet.doors,
        "left_out": left_out,
    }
    lines = [_("Sheet {number}: {doors} doors, {pages} pages.").format(**value)]
    if left_out:
        lines.append(
            counted("{count} door asked for no visit: left out.",
                    "{count} doors asked for no visit: left out.", left_out)
        )  # fmt: skip
    answer(args, value, *lines)


def _place(lines: dict[int, Any], row: dict[str, str]) -> Any:
    try:
        return lines[int(row["line"])]
    except (KeyError, ValueError) as error:
        words = _("There is no line {line} on this sheet.").format(line=row["line"])
        raise UnreadableFile(words) from error


def _result(place: int, row: dict[str, str]) -> DoorResult:
    letters = [letter for letter in row["answers"].upper() if not letter.isspace()]
    outcomes = [letter for letter in letters if letter in set(Outcome)]
    unknown = set(letters) - set(Outcome) - set(Extra)
    if unknown or len(outcomes) > 1:
        words = _("Line {line}: “{answers}” is not one answer of the sheet.")
        raise UnreadableFile(words.format(line=row["line"], answers=row["answers"]))
    slip = (row.get("slip") or "").strip()
    return DoorResult(
        place,
        Outcome(outcomes[0]) if outcomes else None,
        leaflet=Extra.LEAFLET.value in letters,
        slip=Extra.SLIP.value in letters or bool(slip),
        slip_number=slip,
        note=(row.get("note") or "").strip(),
    )


def _tally(row: dict[str, str]) -> StreetTally:
    try:
        counted_up = [int(row[name] or 0) for name in ("plus", "zero", "minus")]
    except ValueError:
        counted_up = [-1]
    if min(counted_up) < 0:
        raise UnreadableFile(_("A tally is a count of answers, from 0 up."))
    return StreetTally(row["street"].strip(), *counted_up)


def _rows(path: Path, wanted: set[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            delimiter = ";" if head.count(";") > head.count(",") else ","
            reader = csv.DictReader(file, delimiter=delimiter, restkey=_BEYOND, restval="")
            reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
            rows = list(reader)
    except FileNotFoundError as error:
        raise UnreadableFile(_("This file does not exist.")) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile(_("This file does not read as a table.")) from error
    if not wanted <= set(reader.fieldnames):
        names = ", ".join(sorted(wanted))
        raise UnreadableFile(_("The table needs these columns: {names}.").format(names=names))
    if any(cell.strip() for row in rows for cell in row.pop(_BEYOND, ())):
        raise UnreadableFile(_("A line of the table has more cells than there are columns."))
    return rows


def _page(page: EntryPage) -> dict[str, Any]:
    return {
        "number": page.number, "page": page.page, "pages": page.pages, "kind": page.kind,
        "title": page.title, "typed": page.typed, "settled": page.is_settled,
        "rows": [
            {"line": row.line, "address": row.address, "where": row.where, "name": row.name}
            for row in page.rows
        ],
        "results": [asdict(result) for result in page.results],
    }  # fmt: skip


def _page_lines(page: EntryPage) -> list[str]:
    results = {result.row: result for result in page.results}
    lines = [f"{page.title} · {page.typed} · {page.page}/{page.pages}"]
    for row in page.rows:
        result = results.get(row.row)
        letter = result.outcome.value if result and result.outcome else "·"
        lines.append(f"{row.line:>4}  {letter}  {row.address}  {row.where}  {row.name}".rstrip())
    return lines
