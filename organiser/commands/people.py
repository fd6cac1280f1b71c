"""Commands about people: import, list, show, edit, export, undo."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from organiser import audit
from organiser.commands.outputs import check_outputs
from organiser.commands.session import answer, home_of, opened, say, watched
from organiser.commands.standing import rung_name, standing_lines, standing_value
from organiser.database import Database
from organiser.domain.consent import Origin
from organiser.domain.intake import Problem, Severity
from organiser.errors import Misuse, OrganiserError, UnreadableFile
from organiser.files import replacing
from organiser.i18n import _, counted, number
from organiser.usecases import undo as undoing
from organiser.usecases.people import editing, files
from organiser.usecases.people.arriving import ImportReport, refuse_origin
from organiser.usecases.people.card import PersonCard, read_card
from organiser.usecases.people.editing import Edit
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.people.rows import PersonRow
from organiser.usecases.segments import finding, saved
from organiser.words.acts import act_label
from organiser.words.labels import origin_label
from organiser.words.timeline import detail_words, timeline_words

COUNTS = ("read", "added", "updated", "unchanged", "rejected", "duplicates_proposed")


def bring_in(args: argparse.Namespace) -> int:
    """Bring in the people of a file."""
    origin = Origin(args.origin or Origin.COMMITTEE)
    refuse_origin(origin)
    said = _read_json(args.mapping) if args.mapping else None
    if said is not None and not isinstance(said, dict):
        raise Misuse(_("The mapping must be one JSON object."))
    check_outputs(args.rejects, args.report)
    with opened(args) as database:
        draft = files.open_draft(
            database, args.file, said=said, preset=args.preset, repair=args.repair
        )
        if args.dry_run:
            report = files.look_over(database, draft, origin, watched()).report
        else:
            report = files.bring_in(database, draft, origin, watched())
        if args.rejects:
            files.save_rejects(draft, report, args.rejects)
    value = _report(report, draft, origin)
    if args.report:
        _write_json(args.report, value)
    answer(args, value, *_report_lines(report, origin, args))
    return 0


def undo(args: argparse.Namespace) -> int:
    """Take back the last act, or the last import as a whole."""
    with opened(args) as database:
        take = undoing.undo_last_import if args.last_import else undoing.undo
        done = take(database, watched())
    answer(
        args,
        {"undone": done.kind, "count": done.count},
        _("Taken back: {act}.").format(act=act_label(done.kind, done.count)),
    )
    return 0


def show_list(args: argparse.Namespace) -> int:
    """List people, or answer one search a line from standard input."""
    if args.limit is not None and args.limit < 0:
        raise Misuse(_("The limit is a number from 0 up."))
    if args.segment and args.search:
        raise Misuse(_("Ask for a saved list or for words, not for both."))
    with opened(args) as database:
        directory = Directory(database)
        if args.search == "-":
            for line in sys.stdin:
                say(json.dumps(_found(directory, line.strip(), args.limit), ensure_ascii=False))
                sys.stdout.flush()
            return 0
        if args.segment:
            found = _listed(database, directory, args.segment, args.limit)
        else:
            found = _found(directory, args.search or "", args.limit)
    lines = [_line(row) for row in found["people"]]
    answer(args, found, *lines, counted("{count} person", "{count} people", found["total"]))
    return 0


def show(args: argparse.Namespace) -> int:
    """Show the card of a person."""
    with opened(args) as database:
        card = read_card(database, _person_id(args.id))
    audit.note(home_of(args), "person.view", (str(card.id),))
    answer(args, _card(card), *_card_lines(card))
    return 0


def edit(args: argparse.Namespace) -> int:
    """Change fields of people, all or none."""
    edits = _edits(_read_json(args.edits))
    with opened(args) as database:
        count = editing.edit_many(database, edits)
    words = counted("{count} person changed.", "{count} people changed.", count)
    answer(args, {"changed": count}, words)
    return 0


def _listed(
    database: Database, directory: Directory, name: str, limit: int | None
) -> dict[str, Any]:
    return _rows(directory, finding.find(database, saved.named(database, name).rule), limit)


def _found(directory: Directory, words: str, limit: int | None) -> dict[str, Any]:
    return _rows(directory, directory.find(Query(words=words)), limit)


def _rows(directory: Directory, numbers: Sequence[int], limit: int | None) -> dict[str, Any]:
    rows = directory.rows(numbers[:limit] if limit is not None else numbers)
    return {"people": [_row(row) for row in rows], "total": len(numbers)}


def _row(row: PersonRow) -> dict[str, Any]:
    return {
        "id": str(row.id), "first_name": row.first_name, "last_name": row.last_name,
        "street": row.street, "postcode": row.postcode, "city": row.city,
        "mobile": row.mobile.replace("\u00a0", " "), "email": row.email,
        "rung": rung_name(row.rung),
    }  # fmt: skip


def _line(row: dict[str, Any]) -> str:
    name = f"{row['first_name']} {row['last_name']}".strip()
    place = " ".join(part for part in (row["street"], row["city"]) if part)
    reach = row["mobile"] or row["email"]
    return f"{row['id']}  {name:<28} {place:<40} {reach}"


def _report(report: ImportReport, draft: files.FileDraft, origin: Origin) -> dict[str, Any]:
    return {
        **{name: getattr(report, name) for name in COUNTS},
        "origin": origin.value,
        "preset": draft.mapping.preset,
        "columns": {
            heading: target.value
            for heading, target in zip(draft.table.headers, draft.mapping.targets, strict=False)
        },
        "date_order": draft.mapping.date_order,
        "found": list(draft.table.described()),
        "warnings": [_warning(problem) for problem in report.warnings],
    }


def _warning(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "sentence": problem.sentence,
        "severity": problem.severity.value,
    }


def _report_lines(
    report: ImportReport, origin: Origin, args: argparse.Namespace
) -> tuple[str, ...]:
    lines = [
        _("Rehearsal: nothing was written.") if args.dry_run else _("The file was brought in."),
        _(
            "{read} rows read: {added} new, {updated} updated, {unchanged} unchanged, "
            "{rejected} rejected, {duplicates_proposed} possible duplicates."
        ).format(**{name: number(getattr(report, name)) for name in COUNTS}),
    ]
    if args.origin is None:
        lines.append(
            _("Origin: {origin}, for lack of another.").format(origin=origin_label(origin))
        )
    asked = Counter(p.sentence for p in report.warnings if p.severity is not Severity.NOTICE)
    lines += [f"{number(count)} × {sentence}" for sentence, count in asked.most_common(12)]
    return tuple(lines)


def _card(card: PersonCard) -> dict[str, Any]:
    return {
        "id": str(card.id), "external_id": card.external_id, "title": card.title,
        "first_name": card.first_name, "middle_name": card.middle_name,
        "last_name": card.last_name, "birth_name": card.birth_name,
        "birth_date": card.birth_date.isoformat() if card.birth_date else None,
        "birth_year": card.birth_year, "occupation": card.occupation,
        "emails": [c.typed for c in card.contacts if c.kind == "email"],
        "phones": [c.key for c in card.contacts if c.kind != "email"],
        "street": card.address.street, "number": card.address.number,
        "suffix": card.address.suffix, "postcode": card.address.postcode,
        "city": card.address.city, "origin": card.origin.value, "relation": card.relation.value,
        "basis": card.basis.value, "rung": rung_name(card.rung), "note": card.note,
        "next_step": card.next_step,
        "next_step_on": card.next_step_on.isoformat() if card.next_step_on else None,
        "tags": card.words("tag"), "themes": card.words("theme"), "skills": card.words("skill"),
        "languages": card.words("language"), "availability": card.words("availability"),
        "refusals": [
            {"channel": r.channel.value, "is_question": r.is_question, "source": r.source}
            for r in card.refusals
        ],
        "standing": standing_value(card.standing),
        "timeline": [
            {"at": line.at.isoformat(), "kind": line.kind, "what": line.what, "text": line.text}
            for line in card.timeline
        ],
    }  # fmt: skip


def _card_lines(card: PersonCard) -> tuple[str, ...]:
    place = " ".join(
        str(part)
        for part in (card.address.number, card.address.suffix, card.address.street) if part
    )  # fmt: skip
    facts = [
        card.name,
        *(contact.typed for contact in card.contacts),
        f"{place}, {card.address.postcode} {card.address.city}".strip(" ,"),
        card.note,
        *standing_lines(card.standing, card.rung),
    ]
    lines = [
        f"{line.at.astimezone():%d/%m/%Y}  {timeline_words(line.kind, line.what)}  "
        f"{detail_words(line.kind, line.text)}".rstrip()
        for line in card.timeline
    ]
    return tuple(fact for fact in (*facts, *lines) if fact)


def _person_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Misuse(_("This is not the id of a person: {text}").format(text=text)) from error


def _edits(said: Any) -> list[Edit]:
    try:
        return [Edit(*(_word(each[name]) for name in ("key", "field", "value"))) for each in said]
    except (KeyError, TypeError) as error:
        raise Misuse(_("Edits are a list of objects with key, field and value.")) from error


def _word(said: Any) -> str:
    """A text or a number; nothing else is the value of a field."""
    if isinstance(said, bool) or not isinstance(said, (str, int, float)):
        raise TypeError
    return str(said)


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise UnreadableFile(_("This file does not exist.")) from error
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableFile(_("This file is not valid JSON.")) from error


def _write_json(path: Path, value: Any) -> None:
    try:
        with replacing(path) as fresh:
            fresh.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error
