"""Reads what a page of lists shows, away from the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from organiser.database import Database
from organiser.domain.consent import Purpose
from organiser.domain.outreach import LeftOut, Use
from organiser.domain.segments.rules import Rule
from organiser.usecases.outreach.allowed import Allowance, allowance
from organiser.usecases.people.listing import Directory
from organiser.usecases.people.rows import PersonRow
from organiser.usecases.segments import exclusions, finding, names, offers, saved
from organiser.usecases.segments.offers import Offers
from organiser.usecases.segments.saved import SavedList
from organiser.words.segments import Names


@dataclass(frozen=True, slots=True)
class Shelf:
    """The saved lists with how many people each holds, and what conditions may be made of."""

    lists: tuple[tuple[SavedList, int], ...]
    offers: Offers


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: a list, for a use."""

    rule: Rule
    use: Use


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a list brought."""

    asked: Asked
    look: exclusions.Look
    numbers: Sequence[int]
    names: Names
    removes: finding.Removes | None
    """Of a list with nobody on it: the condition that removes most."""
    allowance: Allowance = field(default_factory=Allowance)

    @property
    def purpose(self) -> Purpose:
        """Return what must have been agreed to: more where people are chosen online."""
        return Purpose.RPP_TARGETING if self.allowance.lines else Purpose.NEWS


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One person of a list, and why she is left out of the use looked at."""

    person: PersonRow
    left_out: LeftOut | None


def read_shelf(database: Database) -> Shelf:
    """Return the saved lists, counted, and what conditions may be made of."""
    lists = tuple(
        (each, finding.count(database, each.rule)) for each in saved.saved_lists(database)
    )
    wrong = saved.to_correct()
    count = finding.count(database, wrong.rule)
    standing = ((wrong, count),) if count else ()
    return Shelf((*standing, *lists), offers.read_offers(database))


def look_at(database: Database, asked: Asked) -> Seen:
    """Return who is on a list, who of them is left out of its use, and what it is called."""
    found = allowance(database, asked.use, asked.rule)
    purpose = Purpose.RPP_TARGETING if found.lines else Purpose.NEWS
    look = exclusions.look_over(database, asked.rule, asked.use, purpose)
    return Seen(
        asked,
        look,
        finding.find(database, asked.rule),
        names.names_in(database, asked.rule),
        None if look.people else finding.what_removes_most(database, asked.rule),
        found,
    )


def read_rows(
    database: Database, use: Use, purpose: Purpose, numbers: Sequence[int]
) -> tuple[ListedRow | None, ...]:
    """Return the rows of *numbers* in their order, None where one is gone."""
    rows = {row.number: row for row in Directory(database).rows(numbers, with_reach=False)}
    reasons = exclusions.reasons_for(database, numbers, use, purpose)
    return tuple(
        ListedRow(rows[number], reasons.get(number)) if number in rows else None
        for number in numbers
    )
