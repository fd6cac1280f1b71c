"""Pairs a laptop with a committee: a code of one use, a token that only the laptop knows."""

import hashlib
from datetime import datetime, timedelta
from secrets import choice
from uuid import UUID

from django.db import connection, transaction

from organiser import clock
from organiser.domain.exchange.invitation import ALPHABET, LENGTH, check_sign, grouped
from organiser.domain.exchange.laptops import laptop_id
from organiser.domain.exchange.records import OTHERS, State, Stored, Value, Version
from organiser.domain.identifier import new_id
from organiser.errors import Refused
from organiser.hq.errors import Closed
from organiser.hq.home import LEDGER, Keys
from organiser.hq.ledger import Ledger
from organiser.hq.models import Committee, Device, Enrolment, Scope
from organiser.hq.usecases import devices, orders, pages, tries, watching
from organiser.hq.usecases.devices import scopes_of
from organiser.hq.usecases.pushing import HEADQUARTERS, open_desk
from organiser.i18n import _
from organiser.sync.wire import EnrolRequest, EnrolResponse

LIVES = timedelta(days=7)


def make_code(committee: Committee) -> tuple[str, datetime]:
    """Return a new code for one laptop of *committee*, and until when it may be used.

    `Refused` while its confidentiality commitment is not signed.
    """
    if committee.committed_at is None:
        raise Refused(_("The confidentiality commitment must be signed first."))
    body = "".join(choice(ALPHABET) for _ in range(LENGTH - 1))
    code = body + check_sign(body)
    expires = clock.now() + LIVES
    Enrolment.objects.create(committee=committee, code_hash=_hash(code), expires_at=expires)
    return grouped(code), expires


def enrol(keys: Keys, asked: EnrolRequest, address: str) -> EnrolResponse:
    """Pair the laptop that brings a code; the same asked again is answered the same."""
    watching.pass_by(keys)
    if wait := tries.wait_of(keys, address):
        raise Closed(429, "too_many_tries", wait=wait)
    code = "".join(sign for sign in asked.code.upper() if sign in ALPHABET)
    with transaction.atomic():
        found = Enrolment.objects.select_related("committee").filter(code_hash=_hash(code))
        if connection.vendor == "postgresql":
            found = found.select_for_update(of=("self",))
        if (enrolment := found.first()) is not None:
            return _paired(keys, enrolment, asked)
    tries.note_miss(keys, address)
    raise Closed(403, "unknown_code")


def _paired(keys: Keys, enrolment: Enrolment, asked: EnrolRequest) -> EnrolResponse:
    committee, device = enrolment.committee, enrolment.used_by
    if device is None:
        device = _new_device(keys, enrolment, asked)
    elif device.token_hash != asked.token_hash:
        raise Closed(403, "code_used")
    return EnrolResponse(
        device.pk, committee.pk.hex, committee.name, list(scopes_of(committee.pk, committee.insee)),
        orders.public_key(keys),
    )  # fmt: skip


def _new_device(keys: Keys, enrolment: Enrolment, asked: EnrolRequest) -> Device:
    committee, now = enrolment.committee, clock.now()
    if enrolment.expires_at < now:
        raise Closed(403, "code_expired")
    if committee.closed_at is not None:
        raise Closed(403, "closed")
    if committee.committed_at is None:
        raise Closed(403, "not_signed")
    if Device.objects.filter(token_hash=asked.token_hash).exists():
        raise Closed(403, "already_paired")
    device = Device.objects.create(
        committee=committee, secret=devices.named(keys, committee.pk, asked.name),
        token_hash=asked.token_hash, public_key=asked.public_key, program=asked.program,
        paired_at=now,
    )  # fmt: skip
    enrolment.used_by = device
    enrolment.save(update_fields=["used_by"])
    tell_committee(keys, device)
    _note(keys, device, enrolment.code_hash, now)
    return device


def tell_committee(keys: Keys, device: Device) -> None:
    """Tell the committee's other laptops of one of them."""
    at = clock.stamp(device.paired_at)
    desk = open_desk(keys, device.committee_id, clock.stamp(clock.now()))
    name = devices.name_of(keys, device.committee_id, device.secret)
    seq = desk.next_seq()
    fields: dict[str, Value] = {
        "name": name, "public_key": device.public_key, "paired_at": at, "revoked_at": None,
    }  # fmt: skip
    versions = {OTHERS: Version(seq, at, HEADQUARTERS)}
    laptop = laptop_id(device.committee_id, device.pk)
    desk.put(Stored("laptop", laptop, seq, State.LIVE, None, fields, versions))
    desk.close()


def _note(keys: Keys, device: Device, code: str, now: datetime) -> None:
    """Write the pairing down where no backup of the database takes it back."""
    at = clock.stamp(now)
    Ledger(keys.home / LEDGER).add(
        "paired", device=device.pk, committee=device.committee_id.hex,
        secret=device.secret.hex(), token_hash=device.token_hash, public_key=device.public_key,
        at=at, code=code,
    )  # fmt: skip


def add_committee(
    keys: Keys, name: str, insee: str = "", *, is_committed: bool = False
) -> Committee:
    """Create a committee and the feed that is its own; the ledger knows of it first.

    *is_committed*: its confidentiality commitment was signed on paper.
    """
    committee, now = new_id(), clock.now()
    signed = now if is_committed else None
    Ledger(keys.home / LEDGER).add(
        "opened", committee=committee.hex, name=name, insee=insee, at=clock.stamp(now),
        committed=clock.stamp(signed) if signed else None,
    )  # fmt: skip
    return open_committee(committee, name, insee, now, signed)


def open_committee(
    committee: UUID, name: str, insee: str, at: datetime, signed: datetime | None
) -> Committee:
    """Create a committee by its id, and the feed that is its own."""
    with transaction.atomic():
        own, *others = (
            Scope.objects.get_or_create(name=scope)[0] for scope in scopes_of(committee, insee)
        )
        made = Committee.objects.create(
            id=committee, name=name, insee=insee, created_at=at, scope=own,
            department=others[0] if insee else None,
        )  # fmt: skip
        pages.open_page(made)
        if signed is not None:
            commit(made, signed)
        return made


def commit(committee: Committee, at: datetime) -> None:
    """Note that its commitment is signed: it is on the map from then on, and its laptops pair."""
    if Committee.objects.filter(pk=committee.pk, committed_at=None).update(committed_at=at):
        committee.committed_at = at
        pages.count_opened(committee, at.date())


def _hash(code: str) -> str:
    return hashlib.sha256(f"organiser code {code}".encode()).hexdigest()
