"""The command that writes down what several people agreed to on paper."""

import argparse
from uuid import UUID

from organiser.commands.actions import day_of
from organiser.commands.session import answer, opened
from organiser.domain.consent import Channel, Purpose
from organiser.domain.slips import Answer
from organiser.errors import Misuse
from organiser.i18n import _, counted
from organiser.usecases.slips.entering import agree_on_paper
from organiser.usecases.slips.piles import PileFacts, read_pile


def agree(args: argparse.Namespace) -> int:
    """Write down one signed slip for each of the people named."""
    who = _people(args.who)
    facts = PileFacts(day_of(args.date), args.place)
    ticked = Answer(
        tuple(Channel(each) for each in args.by),
        () if args.no else tuple(Purpose(each) for each in args.purpose),
        is_no=args.no,
    )
    with opened(args) as database:
        made = agree_on_paper(database, who, facts, ticked, papers=args.papers)
        pile = read_pile(database, made).row
    words = counted("{count} slip written down.", "{count} slips written down.", pile.typed)
    value = {"pile": pile.number, "id": str(pile.id), "slips": pile.typed}
    answer(args, value, words)
    return 0


def _people(ids: list[str]) -> list[UUID]:
    try:
        return [UUID(text) for text in ids]
    except ValueError as error:
        raise Misuse(_("This is not the id of a person: {text}").format(text=ids)) from error
