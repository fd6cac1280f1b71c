"""Writes the list for the day: who is taken along by whom, and who waits."""

from pathlib import Path

from organiser import audit
from organiser.database import Database
from organiser.domain.vote_help import Ballot, Need
from organiser.i18n import _, long_date
from organiser.printing.list_page import ListColumn, PaperList, draw_list
from organiser.usecases import printer
from organiser.usecases.committee import read_facts
from organiser.usecases.places import given_place
from organiser.usecases.training.gate import check_trained
from organiser.usecases.votes.reading import Board, WordRow, read_board
from organiser.words.votes import ballot_words, need_label


def write_day_list(database: Database, ballot: Ballot, file: Path) -> int:
    """Write who needs help for *ballot*, who gives it, and what they said; return how many ask.

    It may be printed in the silence before the vote: it asks nobody for a vote.
    """
    check_trained(database)
    board = read_board(database, ballot)
    said = _paper(ballot, board, read_facts(database).name)
    with given_place(file) as fresh, fresh.open("wb") as out:
        draw_list(said, out, shift=printer.shift_of(database))
    people = {row.person_id for row in (*board.asks, *board.offers)}
    audit.note(database.file.parent, "votes.print", tuple(map(str, people)), len(people))
    return len(board.asks)


def _paper(ballot: Ballot, board: Board, committee: str) -> PaperList:
    offers = {row.id: row for row in board.offers}
    return PaperList(
        title=_("Help to vote"),
        lines=tuple(filter(None, (ballot_words(ballot), committee))),
        columns=(
            ListColumn(_("Done"), 1.1, is_box=True),
            ListColumn(_("What"), 3.2),
            ListColumn(_("Who asks"), 5.2),
            ListColumn(_("Who helps"), 5.2),
            ListColumn(_("When, where from"), 3.6),
        ),
        rows=tuple(
            _line(row, offers.get(row.with_id) if row.with_id is not None else None)
            for row in _by_need(board)
        ),
        foot=_("To be destroyed after the vote, by {day} at the latest.").format(
            day=long_date(ballot.on)
        ),
    )


def _by_need(board: Board) -> list[WordRow]:
    return sorted(board.asks, key=lambda row: (list(Need).index(row.need), row.name.casefold()))


def _line(row: WordRow, offer: WordRow | None) -> tuple[str, ...]:
    helps = _reach(offer) if offer is not None else ""
    notes = filter(None, (row.note, offer.note if offer is not None else ""))
    return "", need_label(row.need), _reach(row), helps, " · ".join(notes)


def _reach(row: WordRow) -> str:
    return " · ".join(filter(None, (row.name, row.phone)))
