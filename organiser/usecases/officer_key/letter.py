"""The letter to one person of whom headquarters' records were opened by the officer (art. 15)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.kinds import Reach
from organiser.domain.report import Report, Section
from organiser.i18n import _, counted, long_date, short_date
from organiser.usecases.rights.access_letter import longest_words
from organiser.words.line import label_of, record_label, value_words

_FIRST = ("person", "contact_point", "address", "note")
_ORDER = (Reach.IDENTITY, Reach.SEALED, Reach.COUNTED)
"""Who she is, what was noted of her, what is counted."""
_FOR_MACHINES = frozenset({"key", "rank", "row", "row_key"})
"""They say nothing that another field does not; the files beside the letter have them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record, opened."""

    kind: str
    id: UUID
    fields: Mapping[str, Any]
    opened: frozenset[str]
    """Fields that headquarters could not read."""
    sealed: frozenset[str]
    """Fields that nobody here can read either."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that headquarters holds of one person."""

    committee: str
    controller: str
    officer: str
    made_at: str
    person: UUID
    looks: tuple[Mapping[str, str], ...]
    rows: tuple[Row, ...]
    beside: tuple[Row, ...]
    naming: tuple[Mapping[str, str], ...]


def letter(contents: Contents) -> Report:
    """Return the letter."""
    sections = (*_records(contents), _naming(contents), _looks(contents), *_rights(contents))
    under = _("For {name} · {committee} · {day}").format(
        name=_name(contents), committee=contents.committee, day=long_date(clock.today())
    )
    return Report(
        _("All that is kept of you"), under,
        tuple(section for section in sections if section is not None), foot=contents.committee,
    )  # fmt: skip


def _name(contents: Contents) -> str:
    for row in contents.rows:
        if row.kind == "person":
            names = (row.fields.get("first_name"), row.fields.get("last_name"))
            return " ".join(str(name) for name in names if name)
    return ""


def _records(contents: Contents) -> Iterator[Section]:
    """Yield a section a record; who she is and what was noted of her come first."""
    rows = sorted(contents.rows + contents.beside, key=lambda row: _place(row.kind))
    of_kind = [row.kind for row in rows]
    for at, row in enumerate(rows):
        facts = tuple(_facts(row))
        if facts:
            label, many = record_label(row.kind), of_kind.count(row.kind)
            number = of_kind[: at + 1].count(row.kind)
            yield Section(label if many == 1 else f"{label} {number}", facts=facts)


def _place(kind: str) -> tuple[int, str]:
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), kind)


def _facts(row: Row) -> Iterator[tuple[str, str]]:
    fields = KINDS[row.kind].fields if row.kind in KINDS else {}
    for name, field in sorted(fields.items(), key=lambda each: _ORDER.index(each[1].reach)):
        value = row.fields.get(name)
        is_for_machines = name in _FOR_MACHINES or field.shape in {Shape.ID, Shape.BYTES}
        if value in {None, ""} or is_for_machines:
            continue
        told = _("sealed: the officer was not handed this key") if name in row.sealed else ""
        yield label_of(row.kind, name), told or value_words(row.kind, name, value)


def _naming(contents: Contents) -> Section | None:
    if not contents.naming:
        return None
    words = counted(
        "{count} record about somebody else names you; what it says more is hers.",
        "{count} records about others name you; what they say more is theirs.",
        len(contents.naming),
    )
    return Section(_("Elsewhere"), (words,))


def _looks(contents: Contents) -> Section | None:
    if not contents.looks:
        return None
    words = _("Your record was opened at headquarters; each time a reason was written down.")
    facts = tuple((_day(each["at"]), _role(each["role"])) for each in contents.looks)
    return Section(_("How your data were used"), (words,), facts)


def _rights(contents: Contents) -> Iterator[Section]:
    words = _(
        "Your committee’s computers were not asked for this answer: it says what headquarters "
        "keeps for them, and the notes, opened by the officer for data protection."
    )
    yield Section(_("Where this comes from"), (words,))
    yield Section(_("How long they are kept"), (longest_words(),))
    told = (
        (_("Controller"), contents.controller),
        (_("Data protection officer (DPO)"), contents.officer),
        (_("Complaint"), "CNIL, www.cnil.fr"),
    )
    rights = _(
        "You may have them corrected, erased or limited, object to their use, withdraw your "
        "agreement at any time, and take this file elsewhere. An answer comes within a month."
    )
    facts = tuple((name, value) for name, value in told if value)
    yield Section(_("Your rights"), (rights,), facts)


def _day(at: str) -> str:
    return short_date(clock.local(datetime.fromisoformat(at)).date())


def _role(role: str) -> str:
    return {
        "national": _("national"), "data_protection": _("data protection"),
    }.get(role, role)  # fmt: skip
