"""What records are called that a value of the line points to: a person by her name, no id."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser.domain.action import ActionKind
from organiser.i18n import _, short_date
from organiser.words.labels import action_label
from organiser.words.line import record_label

_POINTS_TO = {
    "person_id": "person", "referrer_id": "person", "point_person_id": "person",
    "other_id": "person", "kept_id": "person", "address_id": "address",
    "household_id": "household", "action_id": "action", "own_kind_id": "own_kind",
    "team_id": "team", "segment_id": "segment", "outreach_id": "outreach",
    "after_id": "outreach", "sheet_id": "sheet", "replaces_id": "sheet",
    "page_id": "sheet_page", "import_id": "import_batch", "pile_id": "slip_pile",
    "slip_id": "consent_slip", "carer_id": "person", "by_id": "person",
    "pathway_id": "pathway", "walk_id": "walk",
}  # fmt: skip
"""By the name of a field: the table that its id is in."""
_ELSEWHERE = {("sign_up_line", "sheet_id"): "sign_up_sheet"}


def referred(session: Session, kind: str, field: str, value: Any) -> str:
    """Return what the record is called whose id stands in *field* of a *kind*."""
    key = bytes.fromhex(value) if isinstance(value, str) else bytes(value)
    table = _ELSEWHERE.get((kind, field)) or _POINTS_TO.get(field)
    return (table and named(session, table, key)) or _("an entry that is not here")


def named(session: Session, kind: str, key: bytes) -> str:
    """Return what one record is called; nothing where it is not here or has no name."""
    if kind not in _NAMES:
        return ""
    columns, say = _NAMES[kind]
    found = session.execute(
        text(f"SELECT {columns} FROM {kind} WHERE id = :id"),  # noqa: S608  (words of ours)
        {"id": key},
    ).first()
    return say(*found) if found is not None else ""


def titled(session: Session, kind: str, key: bytes) -> str:
    """Return what a record is called, or what kind of one it is."""
    return named(session, kind, key) or record_label(kind)


def address_words(number: int | None, suffix: str, street: str, postcode: str, city: str) -> str:
    """Return an address on one line."""
    front = " ".join(str(part) for part in (number, suffix, street) if part)
    return ", ".join(part for part in (front, f"{postcode} {city}".strip()) if part)


def _person(first: str, last: str, birth: str) -> str:
    return f"{first} {last or birth}".strip()


def _action(kind: str, title: str, on: str) -> str:
    try:
        name = title or action_label(ActionKind(kind))
    except ValueError:
        name = title or kind
    return f"{name} · {short_date(date.fromisoformat(on))}"


def _sheet(number: int) -> str:
    figures = f"{number:06d}"
    return _("Sheet {number}").format(number=f"{figures[:3]} {figures[3:]}")


def _slip(number: int) -> str:
    return _("Slip {number}").format(number=number)


def _pile(number: int) -> str:
    return _("Pile {number}").format(number=number)


def _page(typed: str) -> str:
    return _("Page {code}").format(code=f"{typed[:3]} {typed[3:6]} {typed[6:8]} {typed[8:]}")


def _itself(name: str) -> str:
    return name


_NAMES: Mapping[str, tuple[str, Callable[..., str]]] = {
    "person": ("first_name, last_name, birth_name", _person),
    "address": ("number, suffix, street, postcode, city", address_words),
    "action": ('kind, title, "on"', _action),
    "sheet": ("number", _sheet),
    "sign_up_sheet": ("number", _sheet),
    "sheet_page": ("typed", _page),
    "slip_pile": ("number", _pile),
    "consent_slip": ("number", _slip),
    "import_batch": ("file_name", _itself),
    **dict.fromkeys(
        ("household", "own_kind", "team", "segment", "committee", "pathway", "walk"),
        ("name", _itself),
    ),
    **dict.fromkeys(("outreach", "election", "own_course", "sent_course"), ("title", _itself)),
    **dict.fromkeys(("task", "material"), ("what", _itself)),
}  # fmt: skip
"""By table: the columns that name a record, and how they are said."""
