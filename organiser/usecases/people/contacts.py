"""How to reach a person: her e-mails, phones and address, kept as typed with their keys."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from organiser.domain.address import Address as PlainAddress
from organiser.domain.address import read_address, read_postcode
from organiser.domain.identity import email_key
from organiser.domain.phone import Line, Phone
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.importing.phones import read_phones
from organiser.models.committee import Committee
from organiser.models.person import ContactPoint, Person
from organiser.models.place import Address
from organiser.usecases import derived

EMAIL = "email"
PHONE = "phone"
PHONES = (Line.MOBILE.value, Line.LANDLINE.value, Line.OTHER.value)


class WrongContact(OrganiserError):
    """An e-mail or a phone cannot be one as it was typed; *field* says which of the two."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


def set_emails(session: Session, person_id: UUID, typed: Sequence[str]) -> None:
    """Make *typed* her e-mails, the first one first."""
    wanted = [(EMAIL, text.strip(), _email(text)) for text in typed if text.strip()]
    _replace(session, person_id, (EMAIL,), wanted)


def set_phones(session: Session, person_id: UUID, typed: Sequence[str]) -> None:
    """Make *typed* her phones, the first one first."""
    region = region_of_committee(session)
    phones = [_phone(text, region) for text in typed if text.strip()]
    _replace(session, person_id, PHONES, [(p.line.value, p.typed, p.e164) for p in phones])


def set_first(session: Session, person_id: UUID, kind: str, typed: str) -> None:
    """Put *typed* in the place of her first "email", "mobile" or "phone"; the others stay."""
    kinds = {EMAIL: (EMAIL,), "mobile": (Line.MOBILE.value,)}.get(kind, PHONES[1:])
    rows = _points(session, person_id, kinds)
    others = [row.typed for row in rows[1:]]
    if kind == EMAIL:
        set_emails(session, person_id, [typed, *others])
        return
    rest = [row.typed for row in _points(session, person_id, PHONES) if row not in rows[:1]]
    set_phones(session, person_id, [typed, *rest])


def set_address(session: Session, person: Person, **parts: str) -> None:
    """Change *parts* of where she lives ("address", "postcode", "city"): she alone moves."""
    old = session.get(Address, person.address_id) if person.address_id else None
    now = derived.plain(old) if old else PlainAddress()
    postcode = read_postcode(parts.get("postcode", now.postcode))
    city = parts.get("city", now.city).strip()
    if "address" in parts:
        now = read_address(parts["address"], postcode, city)
    now = replace(now, postcode=postcode, city=city)
    person.address_id = find_or_add_address(session, now) if now != PlainAddress() else None
    person.household_id = None


def find_or_add_address(session: Session, address: PlainAddress) -> UUID:
    """Return the row of that very door, made if there is none."""
    street, door = derived.address_keys(address)
    known = session.scalars(select(Address.id).where(Address.door_key == door).limit(1)).first()
    if known is not None and address.street:
        return known
    row = Address(
        number=address.number, suffix=address.suffix, street=address.street,
        hamlet=address.hamlet, building=address.building, stairs=address.stairs,
        floor=address.floor, door=address.door, postcode=address.postcode, city=address.city,
        insee=address.insee, raw=address.raw, street_key=street, door_key=door,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def region_of_committee(session: Session) -> str:
    """Return the region whose national phone numbers are typed here."""
    return session.scalars(select(Committee.region)).first() or "FR"


def _replace(
    session: Session, person_id: UUID, kinds: Sequence[str], wanted: Sequence[tuple[str, str, str]]
) -> None:
    rows = {row.key: row for row in _points(session, person_id, kinds)}
    for rank, (kind, typed, key) in enumerate(wanted):
        row = rows.pop(key, None)
        if row is None:
            session.add(
                ContactPoint(person_id=person_id, kind=kind, typed=typed, key=key, rank=rank)
            )
        else:
            row.typed, row.rank = typed, rank
    gone = [row.id for row in rows.values()]
    session.execute(delete(ContactPoint).where(ContactPoint.id.in_(gone)))


def _points(session: Session, person_id: UUID, kinds: Sequence[str]) -> list[ContactPoint]:
    return list(
        session.scalars(
            select(ContactPoint)
            .where(ContactPoint.person_id == person_id, ContactPoint.kind.in_(kinds))
            .order_by(ContactPoint.rank)
        )
    )


def _email(text: str) -> str:
    key = email_key(text)
    if not key:
        raise WrongContact(EMAIL, _("This e-mail address is not complete."))
    return key


def _phone(text: str, region: str) -> Phone:
    phones, _trouble = read_phones(text, region)
    if len(phones) != 1:
        raise WrongContact(PHONE, _("This phone number is not complete, or has a digit too many."))
    return phones[0]
