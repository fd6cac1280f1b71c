"""Commands that note an action or a training."""

import argparse
from datetime import date
from uuid import UUID

from organiser import clock
from organiser.commands.session import answer, opened
from organiser.database import Database
from organiser.domain.action import Kind
from organiser.domain.dates import read_day
from organiser.errors import Misuse
from organiser.i18n import _, counted
from organiser.usecases import actions
from organiser.usecases.plans import kinds


def log(args: argparse.Namespace) -> int:
    """Note an action and who was there."""
    who = _people(args.who)
    with opened(args) as database:
        action = actions.log_action(
            database,
            _kind(database, args.kind),
            who,
            on=day_of(args.date),
            hours=args.hours,
            note=args.note,
            theme=args.theme,
        )
    words = counted("Noted for {count} person.", "Noted for {count} people.", len(who))
    answer(args, {"action": str(action), "people": len(who)}, words)
    return 0


def training(args: argparse.Namespace) -> int:
    """Note a training and who followed it."""
    who = _people(args.who)
    with opened(args) as database:
        actions.note_training(
            database, args.course, who, on=day_of(args.date), hours=args.hours, note=args.note
        )
    words = counted("Noted for {count} person.", "Noted for {count} people.", len(who))
    answer(args, {"course": args.course, "people": len(who)}, words)
    return 0


def day_of(text: str | None) -> date:
    """Return the day *text* says; today without a word."""
    if not text:
        return clock.today()
    day = read_day(text, newest=clock.today().year + 1)
    if day is None or day.on is None:
        raise Misuse(_("This date cannot be read. Write it as 28/11/2026."))
    return day.on


def _kind(database: Database, word: str) -> Kind:
    kind = kinds.kind_called(database, word)
    if kind is None:
        names = ", ".join(each.name or each.counts_as for each in kinds.all_kinds(database))
        raise Misuse(_("This is no kind of action. There are: {kinds}").format(kinds=names))
    return kind


def _people(ids: list[str]) -> list[UUID]:
    try:
        return [UUID(text) for text in ids]
    except ValueError as error:
        raise Misuse(_("This is not the id of a person: {text}").format(text=ids)) from error
