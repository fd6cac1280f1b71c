"""Two entries side by side, and what stays of each when they become one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from organiser.domain.consent import Channel
from organiser.domain.merging import TEXTS, taken_by_default
from organiser.i18n import _
from organiser.ui.people.facts import phone_words
from organiser.ui.people.words import address_words, born_words, field_name
from organiser.ui.tables.columns import Cell, LinesCell, PillCell
from organiser.usecases.people.card import PersonCard
from organiser.words.labels import channel_label


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One field of two entries."""

    name: str
    kept: str
    other: str
    stays: str = ""
    """Of what is kept of both; empty where one of the two values stays."""
    takes_other: bool = False

    @property
    def is_choice(self) -> bool:
        """Whether she may say which of the two stays."""
        return not self.stays and self.kept != self.other

    @property
    def result(self) -> str:
        """What the merged entry will say."""
        return self.stays or (self.other if self.takes_other else self.kept)

    def choosing(self, *, other: bool) -> "ComparedLine":
        """Return the line with the value of the other entry, or of the kept one."""
        return replace(self, takes_other=other) if self.is_choice else self


def compared(kept: PersonCard, other: PersonCard) -> list[ComparedLine]:
    """Return a line for each field that either entry has."""
    return [line for line in _lines(kept, other) if line.kept or line.other]


def line_label(line: ComparedLine) -> str:
    """Return what the field of *line* is called."""
    return _("No more by") if line.name == "refusals" else field_name(line.name)()


def value_cell(line: ComparedLine, *, other: bool) -> Cell:
    """Return how the value of one entry looks: on a ground where it may be chosen."""
    said = (line.other if other else line.kept) or "—"
    if not line.is_choice:
        return LinesCell(said)
    is_chosen = line.takes_other == other
    return PillCell(f"✓ {said}" if is_chosen else said, "accent" if is_chosen else "neutral")


def _lines(kept: PersonCard, other: PersonCard) -> Iterator[ComparedLine]:
    mine_of, theirs_of = ({name: getattr(card, name) for name in TEXTS} for card in (kept, other))
    taken = taken_by_default(mine_of, theirs_of)
    for name in TEXTS:
        yield ComparedLine(name, mine_of[name], theirs_of[name], takes_other=name in taken)
    for name, words in (("birth", born_words), ("address", address_words)):
        mine, theirs = words(kept), words(other)
        yield ComparedLine(name, mine, theirs, takes_other=not mine)
    for name, each in (("phones", _phones), ("emails", _emails), ("tags", _tags)):
        yield _of_both(name, each(kept), each(other))
    yield _of_both("refusals", _refusals(kept), _refusals(other))
    yield _of_both("note", [kept.note] * bool(kept.note), [other.note] * bool(other.note))


def _of_both(name: str, mine: list[str], theirs: list[str]) -> ComparedLine:
    both = ", ".join(dict.fromkeys((*mine, *theirs)))
    return ComparedLine(name, ", ".join(mine), ", ".join(theirs), stays=both)


def _phones(card: PersonCard) -> list[str]:
    return [phone_words(contact) for contact in card.contacts if contact.kind != "email"]


def _emails(card: PersonCard) -> list[str]:
    return [contact.typed for contact in card.contacts if contact.kind == "email"]


def _tags(card: PersonCard) -> list[str]:
    return list(card.words("tag"))


def _refusals(card: PersonCard) -> list[str]:
    closed: dict[Channel, None] = dict.fromkeys(line.channel for line in card.refusals)
    return [channel_label(channel) for channel in closed]
