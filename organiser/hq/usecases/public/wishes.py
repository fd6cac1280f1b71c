"""What somebody writes who signs up, and the records that it makes of her in her committee."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from organiser import clock
from organiser.domain.consent import Basis, Channel, ConsentState, Origin, Purpose, Relation
from organiser.domain.exchange.kinds import Kind, Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import Value
from organiser.domain.identifier import id_by_key, new_id
from organiser.domain.identity import email_key
from organiser.domain.phone import Line, read_plain_french
from organiser.domain.wording import current

Row = tuple[str, UUID, dict[str, Value]]
"""Kind, id and fields of a record."""
_EMPTY: Mapping[Shape, Value] = {
    Shape.TEXT: "", Shape.WHOLE: 0, Shape.NUMBER: 0.0, Shape.FLAG: 0, Shape.BYTES: "",
}  # fmt: skip


class Wish(msgspec.Struct, frozen=True):
    """What she wrote, checked."""

    first_name: str
    last_name: str
    email: str
    phone: str
    """French, or with its country's code; "" when she gave none."""
    postcode: str
    insee: str
    city: str
    is_minor: bool
    """Between fifteen and eighteen (R28)."""
    news_by: tuple[str, ...] = ()
    """Channels by which she wants news; none was ticked for her."""
    acts_by: tuple[str, ...] = ()
    """Channels by which she may be asked to take part."""
    themes: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    words: str = ""
    """What she wants to say, in her own words."""
    how: str = ""
    """How she came: "site", "link", "friend"."""
    by: str = ""
    """What the link ended with that a friend handed on to her."""


def records_of(
    wish: Wish, person: UUID, committee: str, at: datetime, *, moved_from: UUID | None = None,
    referrer: UUID | None = None,
) -> list[Row]:  # fmt: skip
    """Return the records of who *person* is now, who confirmed *at*; the person first.

    *referrer*: the entry of who sent her, in the same list.
    """
    rows = [
        _person(wish, person, committee, at, referrer),
        *_ways(wish, person),
        *_traits(wish, person),
        *_consents(wish, person, committee, at),
        _newcomer(wish, person, at, moved_from),
    ]
    if wish.postcode or wish.city:
        address = new_id()
        rows[0][2]["address_id"] = address.hex
        rows.append(
            _row("address", address, insee=wish.insee, postcode=wish.postcode, city=wish.city)
        )
    return rows


def contact_rows(email: str, phone: str, person: UUID) -> list[Row]:
    """Return the records of how to reach her."""
    rows = []
    if email:
        rows.append(
            _row("contact_point", new_id(), person_id=person.hex, kind="email", typed=email,
                 key=email_key(email))
        )  # fmt: skip
    if phone:
        kind, key = _line_of(phone)
        rows.append(
            _row("contact_point", new_id(), person_id=person.hex, kind=kind, typed=phone, key=key,
                 rank=1)
        )  # fmt: skip
    return rows


def withdrawal(person: UUID, purpose: str, channel: str, at: datetime) -> Row:
    """Return the line by which she takes a consent back."""
    return _row(
        "consent", new_id(), person_id=person.hex, purpose=purpose, channel=channel,
        state=str(ConsentState.WITHDRAWN), at=clock.stamp(at), source="site",
    )  # fmt: skip


def _person(wish: Wish, person: UUID, committee: str, at: datetime, referrer: UUID | None) -> Row:
    return _row(
        "person", person, first_name=wish.first_name, last_name=wish.last_name,
        origin=str(Origin.WEBSITE), origin_detail=committee, relation=str(Relation.OCCASIONAL),
        basis=str(Basis.EXPLICIT_CONSENT), basis_evidence=f"site, {at:%d/%m/%Y}",
        created_at=clock.stamp(at), referrer_id=referrer.hex if referrer else None,
    )  # fmt: skip


def _ways(wish: Wish, person: UUID) -> list[Row]:
    return contact_rows(wish.email, wish.phone, person)


def _traits(wish: Wish, person: UUID) -> Iterator[Row]:
    for kind, words in (("theme", wish.themes), ("skill", wish.skills)):
        for word in dict.fromkeys(words):
            key = id_by_key("trait", person, kind, word)
            yield _row("trait", key, person_id=person.hex, kind=kind, value=word)


def _consents(wish: Wish, person: UUID, committee: str, at: datetime) -> Iterator[Row]:
    asked = ((Purpose.NEWS, wish.news_by), (Purpose.VOLUNTEER, wish.acts_by))
    for purpose, channels in asked:
        if not channels:
            continue
        words = current(purpose)
        wording = id_by_key("consent_wording", words.digest)
        yield _row("consent_wording", wording, version=words.version, purpose=str(purpose),
                   french=words.french, english=words.english, sha256=words.digest)  # fmt: skip
        for channel in channels:
            yield _row(
                "consent", new_id(), person_id=person.hex, purpose=str(purpose),
                channel=str(Channel(channel)), state=str(ConsentState.GIVEN), at=clock.stamp(at),
                wording_id=wording.hex, source=f"site · {committee}", proof=words.version,
            )  # fmt: skip


def _newcomer(wish: Wish, person: UUID, at: datetime, moved_from: UUID | None) -> Row:
    return _row(
        "newcomer", id_by_key("newcomer", person), person_id=person.hex,
        arrived_at=clock.stamp(at), how=wish.how or "site", is_minor=int(wish.is_minor),
        moved_from=moved_from.hex if moved_from else None, wish=wish.words,
    )  # fmt: skip


def _line_of(phone: str) -> tuple[str, str]:
    read = read_plain_french(phone)
    if read is not None:
        return str(read.line), read.e164
    return str(Line.OTHER), "+" + "".join(filter(str.isdigit, phone))


def _row(kind: str, record: UUID, /, **given: Value) -> Row:
    return kind, record, {**_blank(KINDS[kind]), **given}


def _blank(kind: Kind) -> dict[str, Value]:
    """Return a value for every field that headquarters may read."""
    return {
        name: None if field.is_optional else _EMPTY.get(field.shape)
        for name, field in kind.fields.items()
        if name not in kind.sealed
    }
