"""Commands of the paths: which there are, who is on one, and what was done at a step."""

import argparse
from typing import Any
from uuid import UUID

from organiser.commands.actions import day_of
from organiser.commands.session import answer, opened
from organiser.database import Database
from organiser.domain.pathway import Mark
from organiser.errors import Misuse, OrganiserError
from organiser.i18n import _, counted, short_date
from organiser.usecases.paths import keeping, walking
from organiser.usecases.paths.keeping import PathRow
from organiser.usecases.paths.reading import WalkRow, read_walk, read_walks
from organiser.usecases.paths.ready import Ready, ready_path
from organiser.words.paths import contact_label, path_words, walk_words, within_words


def show_list(args: argparse.Namespace) -> int:
    """List the committee's paths, and what there is to take over."""
    with opened(args) as database:
        rows = keeping.read_paths(database, with_stopped=args.all)
        left = keeping.left_to_take(database)
    value = {"paths": [_path_value(row) for row in rows], "ready": [each.value for each in left]}
    said = [f"{row.id}  {row.path.name} · {_about(row)}" for row in rows]
    said += (
        _("Ready to be taken over: {name} (organiser path take {word})").format(
            name=ready_path(each).name, word=each.value
        )
        for each in left
    )
    answer(args, value, *said)
    return 0


def show(args: argparse.Namespace) -> int:
    """Show one path with its steps."""
    with opened(args) as database:
        row = keeping.path_called(database, args.name)
    steps = (
        f"  {at}. {step.title} · {within_words(step.days)} · {contact_label(step.contact)}"
        for at, step in enumerate(row.path.steps, start=1)
    )
    answer(args, _path_value(row), f"{row.path.name} · {_about(row)}", *steps)
    return 0


def take(args: argparse.Namespace) -> int:
    """Take a ready path over."""
    with opened(args) as database:
        key = keeping.take_over(database, Ready(args.ready))
    answer(args, {"path": str(key)}, _("Path taken over: change it as you like"))
    return 0


def walks(args: argparse.Namespace) -> int:
    """List who is on a path, the latest first."""
    with opened(args) as database:
        rows = read_walks(database, with_ended=args.all)
    answer(args, {"walks": [walk_value(row) for row in rows]}, *map(_walk_line, rows))
    return 0


def start(args: argparse.Namespace) -> int:
    """Put people on a path."""
    who, carer = [_id(text) for text in args.who], _id(args.carer) if args.carer else None
    with opened(args) as database:
        row = keeping.path_called(database, args.path)
        begun = walking.put_on_path(database, row.id, who, carer=carer, on=day_of(args.date))
    value = {"path": str(row.id), "begun": begun.begun, "already": begun.already,
             "left_out": begun.left_out}  # fmt: skip
    words = counted("{count} person on the path", "{count} people on the path", begun.begun)
    answer(args, value, words)
    return 0


def done(args: argparse.Namespace) -> int:
    """The next step of a walk is done."""
    return _settle(args, Mark.DONE)


def skip(args: argparse.Namespace) -> int:
    """The next step of a walk is left out."""
    return _settle(args, Mark.SKIPPED)


def stop(args: argparse.Namespace) -> int:
    """A walk is given up."""
    with opened(args) as database:
        walking.give_up(database, _id(args.walk), args.word)
        row = _walk(database, args.walk)
    answer(args, walk_value(row), _walk_line(row))
    return 0


def walk_value(row: WalkRow) -> dict[str, Any]:
    """Return one walk, for `--json`."""
    due = row.stand.next
    return {
        "walk": str(row.id), "person": str(row.person_id), "name": row.name, "path": row.path,
        "state": row.stand.state.value, "started_on": row.walk.started_on.isoformat(),
        "cared_for_by": row.carer, "settled": row.stand.settled, "steps": len(row.stand.stages),
        "next": None if due is None else due.step.title,
        "due_on": due.due_on.isoformat() if due is not None and due.due_on is not None else None,
        "is_late": row.stand.is_late,
        "ended_on": row.ended_on.isoformat() if row.ended_on is not None else None,
    }  # fmt: skip


def _settle(args: argparse.Namespace, mark: Mark) -> int:
    by = _id(args.by) if args.by else None
    with opened(args) as database:
        row = _walk(database, args.walk)
        place = row.stand.next.place if row.stand.next is not None else -1
        walking.settle_step(
            database, row.id, place, mark, on=day_of(args.date), by=by, note=args.note
        )
        row = _walk(database, args.walk)
    answer(args, walk_value(row), _walk_line(row))
    return 0


def _walk(database: Database, text: str) -> WalkRow:
    with database.bare() as connection:
        row = read_walk(connection, _id(text))
    if row is None:
        raise OrganiserError(_("This path is no longer there."))
    return row


def _path_value(row: PathRow) -> dict[str, Any]:
    rung = row.path.rung
    return {
        "path": str(row.id), "name": row.path.name, "is_offered": row.is_offered,
        "for": None if rung is None else rung.name.lower(), "people": row.walking,
        "steps": [
            {"title": step.title, "days": step.days, "contact": step.contact.value}
            for step in row.path.steps
        ],
    }  # fmt: skip


def _about(row: PathRow) -> str:
    return path_words(row.path, row.walking, is_offered=row.is_offered)


def _walk_line(row: WalkRow) -> str:
    due = row.stand.next
    step = "" if due is None else due.step.title
    late = _("late") if row.stand.is_late else ""
    day = short_date(row.stand.due_on) if row.stand.due_on is not None else ""
    about = walk_words(row.stand, row.walk.started_on, row.carer)
    return "  ".join(filter(None, (str(row.id), day, late, row.name, row.path, step, about)))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Misuse(_("This is not an id: {text}").format(text=text)) from error
