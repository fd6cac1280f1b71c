"""What somebody gave on the site, for herself: see it, correct it, take it back, move, erase.

The link of her mail leads there. It reads her committee's records as they stand now, and what she
changes travels to its laptops like anything else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from uuid import UUID

from django.db import transaction

from organiser import clock
from organiser.domain import silence
from organiser.domain.consent import ConsentState
from organiser.domain.exchange.records import Act, Fields, State, Stored, Value
from organiser.domain.identifier import new_id
from organiser.domain.territory import department_of
from organiser.domain.welcome import CALL_WITHIN, Line, Standing, Step, welcome
from organiser.hq.home import Keys
from organiser.hq.models import Committee, SignUp
from organiser.hq.rows import Key, Shelf
from organiser.hq.usecases import revoking
from organiser.hq.usecases.public.friends import entry_now
from organiser.hq.usecases.public.joining import put_rows, wish_of
from organiser.hq.usecases.public.wishes import Wish, contact_rows, records_of, withdrawal
from organiser.hq.usecases.pushing import HEADQUARTERS, Desk, open_desk
from organiser.sync.wire import Change

Records = Sequence[Stored]


@dataclass(frozen=True, slots=True)
class Agreed:
    """One thing she agreed to, by one channel."""

    purpose: str
    channel: str

    @property
    def key(self) -> str:
        """Return the word by which a form names it."""
        return f"{self.purpose}.{self.channel}"


@dataclass(frozen=True, slots=True)
class Mine:
    """What she gave, as it stands."""

    first_name: str
    last_name: str
    email: str
    phone: str
    agreed: tuple[Agreed, ...]
    is_confirmed: bool
    postcode: str = ""
    city: str = ""
    is_minor: bool = False
    themes: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    words: str = ""
    """What she wanted to say, in her own words."""
    how: str = ""
    """How she came: "site", "link", "friend"."""
    is_sent: bool = False
    """Whether it is kept who of the committee sent her."""
    insee: str = ""
    kept: "Kept | None" = None
    """What headquarters keeps beside it."""
    call: "Call | None" = None
    """When her committee calls her; None where nothing is to be expected any more."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What headquarters notes of a sign-up."""

    at: datetime
    confirmed_at: datetime | None
    moved_at: datetime | None
    may_move: bool
    language: str


@dataclass(frozen=True, slots=True)
class Call:
    """When somebody of her committee will try to reach her."""

    on: date
    """The last day for the first try, or the day of the next one."""
    is_again: bool
    """Whether nobody answered before."""
    by: str = ""
    """The first name of who calls, where her committee says it."""


def read(keys: Keys, sign_up: SignUp) -> Mine | None:
    """Return all that is kept of her; None where her committee has erased her meanwhile."""
    found = _written(keys, sign_up)
    row = Kept(
        sign_up.at, sign_up.confirmed_at, sign_up.moved_at, sign_up.may_move, sign_up.language
    )
    return replace(found, kept=row) if found is not None else None


def _written(keys: Keys, sign_up: SignUp) -> Mine | None:
    wish = wish_of(keys, sign_up)
    if wish is not None:
        agreed = tuple(
            Agreed(purpose, channel)
            for purpose, channels in (("news", wish.news_by), ("volunteer", wish.acts_by))
            for channel in channels
        )
        return Mine(
            wish.first_name, wish.last_name, wish.email, wish.phone, agreed, False, wish.postcode,
            wish.city, wish.is_minor, wish.themes, wish.skills, wish.words, wish.how,
            bool(wish.by), wish.insee,
        )  # fmt: skip
    if sign_up.person is None:
        return None
    shelf = Shelf(sign_up.committee.scope_id, keys.of_committee(sign_up.committee_id))
    records = _living(shelf.about(entry_now(shelf, sign_up.person)))
    shown = _shown(shelf, records)
    zone = silence.zone_of(department_of(sign_up.committee.insee))
    return replace(shown, call=_call(records, zone)) if shown is not None else None


def correct(keys: Keys, sign_up: SignUp, first_name: str, last_name: str, phone: str) -> None:
    """Write her names and her number as she gives them now."""
    with transaction.atomic():
        desk = _desk(keys, sign_up)
        person = _known(desk, sign_up)
        records = _about(desk, person)
        for record in records:
            if record.kind == "person":
                _change(desk, record, {"first_name": first_name, "last_name": last_name})
        old = [each for each in records if each.kind == "contact_point" and not _is_email(each)]
        if [each.fields.get("typed") for each in old] != [phone]:
            for each in old:
                _delete(desk, each)
            put_rows(desk, person, contact_rows("", phone, person))
        desk.close()


def withdraw(keys: Keys, sign_up: SignUp, agreed: Sequence[str]) -> None:
    """Take back what she agreed to: each a line of the register, as of now."""
    with transaction.atomic():
        desk = _desk(keys, sign_up)
        person = _known(desk, sign_up)
        shown = _shown(desk.shelf, _about(desk, person))
        now = clock.now()
        rows = [
            withdrawal(person, each.purpose, each.channel, now)
            for each in (shown.agreed if shown else ())
            if each.key in agreed
        ]
        put_rows(desk, person, rows)
        desk.close()


def move(keys: Keys, sign_up: SignUp, target: Committee) -> None:
    """Have another committee welcome her; the first one keeps nothing of her."""
    with transaction.atomic():
        now, again, old = clock.now(), new_id(), sign_up.committee_id
        desks = {  # always in one order: nobody waits in a ring
            committee: open_desk(keys, committee, clock.stamp(now))
            for committee in sorted((old, target.pk))
        }
        person = _known(desks[old], sign_up)
        wish, desk = _wish(desks[old], person), desks[target.pk]
        revoking.erase_in(keys, old, person, keeps_sign_up=True)
        put_rows(desk, again, records_of(wish, again, target.name, now, moved_from=old))
        desk.close()
        sign_up.committee, sign_up.person = target, again
        sign_up.save(update_fields=["committee", "person"])


def erase(keys: Keys, sign_up: SignUp) -> None:
    """Erase her in her committee and here (GDPR art. 17); before she confirmed, here only."""
    with transaction.atomic():
        if sign_up.person is not None:
            person = _known(_desk(keys, sign_up), sign_up)
            revoking.erase_in(keys, sign_up.committee_id, person)
        SignUp.objects.filter(pk=sign_up.pk).delete()


def _known(desk: Desk, sign_up: SignUp) -> UUID:
    if sign_up.person is None:
        raise ValueError("she has not confirmed")
    return entry_now(desk.shelf, sign_up.person)


def _desk(keys: Keys, sign_up: SignUp) -> Desk:
    return open_desk(keys, sign_up.committee_id, clock.stamp(clock.now()))


def _about(desk: Desk, person: UUID) -> Records:
    found = desk.shelf.about(person)
    desk.before.update(found)
    return _living(found)


def _living(found: Mapping[Key, Stored]) -> Records:
    return [each for each in found.values() if each.state is State.LIVE]


def _shown(shelf: Shelf, records: Records) -> Mine | None:
    person = next((each.fields for each in records if each.kind == "person"), None)
    if person is None:
        return None
    ways = [each for each in records if each.kind == "contact_point"]
    ways.sort(key=lambda each: (int(each.fields.get("rank") or 0), each.id))
    email = next((str(each.fields["typed"]) for each in ways if _is_email(each)), "")
    phone = next((str(each.fields["typed"]) for each in ways if not _is_email(each)), "")
    address = _address(shelf, records)
    newcomer = next((each.fields for each in records if each.kind == "newcomer"), {})
    traits = [each.fields for each in records if each.kind == "trait"]
    return Mine(
        str(person["first_name"]), str(person["last_name"]), email, phone, _standing(records),
        True, str(address.get("postcode", "")), str(address.get("city", "")),
        bool(newcomer.get("is_minor")), _words(traits, "theme"), _words(traits, "skill"),
        str(newcomer.get("wish") or ""), str(newcomer.get("how") or ""),
        bool(person.get("referrer_id")), str(address.get("insee", "")),
    )  # fmt: skip


def _call(records: Records, zone: tzinfo | None) -> Call | None:
    """Work out when she will be called, by what is in clear of her welcome."""
    arrived = [each.fields["arrived_at"] for each in records if each.kind == "newcomer"]
    if not arrived:
        return None
    at = clock.moment(min(int(each or 0) for each in arrived))
    steps = [each.fields for each in records if each.kind == "welcome_step"]
    lines = [Line(Step(str(said["step"])), clock.moment(int(said["at"] or 0))) for said in steps]
    found, now = welcome(at, lines), clock.now()
    last = max(steps, key=lambda said: int(said["at"] or 0), default=None)
    day = last.get("back_on") if last is not None else None
    back = date.fromisoformat(str(day)) if day else None
    if found.standing is Standing.TRIED and back and back >= now.astimezone(zone).date():
        return Call(back, is_again=True, by=str(last.get("caller") or "") if last else "")
    if found.standing is Standing.ARRIVED and now <= found.since + CALL_WITHIN:
        return Call((found.since + CALL_WITHIN).astimezone(zone).date(), is_again=False)
    return None


def _standing(records: Records) -> tuple[Agreed, ...]:
    """Return what she agrees to now: the last line of each purpose and channel says so."""
    lines = sorted(
        (each.fields for each in records if each.kind == "consent"),
        key=lambda line: int(line["at"] or 0),
    )
    last = {(str(line["purpose"]), str(line["channel"])): line["state"] for line in lines}
    return tuple(Agreed(*key) for key, state in last.items() if state == str(ConsentState.GIVEN))


def _wish(desk: Desk, person: UUID) -> Wish:
    """Return what she would write to sign up once more."""
    shown = _shown(desk.shelf, _about(desk, person))
    if shown is None:
        raise ValueError("her committee has erased her")
    by = {
        purpose: tuple(each.channel for each in shown.agreed if each.purpose == purpose)
        for purpose in ("news", "volunteer")
    }
    return Wish(
        shown.first_name, shown.last_name, shown.email, shown.phone,
        shown.postcode, shown.insee, shown.city, shown.is_minor, by["news"], by["volunteer"],
        shown.themes, shown.skills, shown.words, shown.how,
    )  # fmt: skip


def _address(shelf: Shelf, records: Records) -> Fields:
    named = next(each.fields.get("address_id") for each in records if each.kind == "person")
    if not named:
        return {}
    address = UUID(hex=str(named))
    found = shelf.read([address]).get(("address", address))
    return found.fields if found is not None else {}


def _words(traits: Sequence[Fields], kind: str) -> tuple[str, ...]:
    return tuple(str(each["value"]) for each in traits if each["kind"] == kind)


def _is_email(record: Stored) -> bool:
    return record.fields.get("kind") == "email"


def _change(desk: Desk, record: Stored, fields: dict[str, Value]) -> None:
    fresh = {name: value for name, value in fields.items() if record.fields.get(name) != value}
    if fresh:
        _take(desk, record, Act.PUT, fresh)


def _delete(desk: Desk, record: Stored) -> None:
    _take(desk, record, Act.DELETE, {})


def _take(desk: Desk, record: Stored, act: Act, fields: dict[str, Value]) -> None:
    subject = record.subject.hex if record.subject else None
    change = Change(
        record.kind, record.id.hex, str(act), record.seq, desk.now, fields, subject=subject
    )
    desk.take(change, HEADQUARTERS)
