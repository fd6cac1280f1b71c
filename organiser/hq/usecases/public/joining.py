"""Signs somebody up with a committee that she chose: nothing is told to it until she confirms.

She gets one link by mail (double opt-in). Unconfirmed, what she wrote goes after two days; once
confirmed it is in her committee's records, and here only who she is.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from uuid import UUID

import msgspec
from django.core import signing
from django.db import transaction

from organiser import clock
from organiser.domain.exchange.records import OTHERS, State, Stored, Version
from organiser.domain.identifier import new_id
from organiser.domain.identity import email_key
from organiser.hq import envelope
from organiser.hq.errors import Closed
from organiser.hq.home import Keys
from organiser.hq.models import Committee, SignUp
from organiser.hq.usecases import tries
from organiser.hq.usecases.public import friends
from organiser.hq.usecases.public.wishes import Row, Wish, records_of
from organiser.hq.usecases.pushing import HEADQUARTERS, Desk, open_desk
from organiser.i18n import language

KEPT = timedelta(hours=48)
MOST_AN_HOUR = 20
"""From one address: a stall has one network for all who sign up there."""
MOST_MAILS = 3
"""To one mailbox a day."""
_SALT = "organiser sign-up"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirmed, and with whom."""

    sign_up: UUID
    committee: str
    is_new: bool
    """False when the link was used before."""


def begin(
    keys: Keys, committee: Committee, wish: Wish, address: str, *, may_move: bool = False
) -> UUID | None:
    """Keep *wish* until it is confirmed; return its id, None where no mail is to leave.

    *may_move*: she was told that another committee may welcome her if this one does not call.
    Whoever asks is answered the same: nobody learns here who is already in. `Closed` (429) after
    too many from one address.
    """
    if wait := tries.wait_of(keys, address, "sign-up", MOST_AN_HOUR):
        raise Closed(429, "too_many_tries", wait=wait)
    tries.note_miss(keys, address, "sign-up")
    mailbox, now = mailbox_key(keys, wish.email), clock.now()
    recent = SignUp.objects.filter(email_key=mailbox, at__gt=now - timedelta(days=1))
    if recent.count() >= MOST_MAILS:
        return None
    made = SignUp.objects.create(
        id=new_id(), committee=committee, email_key=mailbox, language=language(), at=now,
        may_move=may_move,
        secret=envelope.closed(msgspec.to_builtins(wish), keys.of_committee(committee.pk)),
    )  # fmt: skip
    return made.pk


def token_of(sign_up: UUID) -> str:
    """Return what the link of a sign-up ends with: nobody can make one up."""
    return signing.Signer(salt=_SALT).sign(sign_up.hex)


def sign_up_of(token: str) -> SignUp | None:
    """Return the sign-up whose link it is; None for a link that is not ours, or too old."""
    try:
        named = signing.Signer(salt=_SALT).unsign(token)
        found = SignUp.objects.select_related("committee").filter(pk=UUID(hex=named)).first()
    except (signing.BadSignature, ValueError):
        return None
    if found is None or (found.confirmed_at is None and found.at < clock.now() - KEPT):
        return None
    return found


def wish_of(keys: Keys, sign_up: SignUp) -> Wish | None:
    """Return what she wrote; None once it is in her committee's records."""
    if sign_up.secret is None:
        return None
    said = envelope.opened(sign_up.secret, keys.of_committee(sign_up.committee_id))
    return msgspec.convert(said, Wish)


def confirm(keys: Keys, token: str) -> Confirmed | None:
    """Have her committee know of her; None for a link that leads nowhere."""
    with transaction.atomic():
        named = sign_up_of(token)
        if named is None or named.committee.closed_at is not None:
            return None
        # whoever else confirms the same waits at the row of the scope, and then finds it done
        desk = open_desk(keys, named.committee_id, clock.stamp(clock.now()))
        sign_up = SignUp.objects.get(pk=named.pk)
        wish = wish_of(keys, sign_up)
        if wish is None:
            return Confirmed(sign_up.pk, named.committee.name, is_new=False)
        person, now = new_id(), clock.now()
        referrer = friends.entry_of(desk.shelf, wish.by, named.committee_id)
        rows = records_of(wish, person, named.committee.name, now, referrer=referrer)
        put_rows(desk, person, rows)
        desk.close()
        sign_up.person, sign_up.confirmed_at, sign_up.secret = person, now, None
        sign_up.save(update_fields=["person", "confirmed_at", "secret"])
    return Confirmed(sign_up.pk, named.committee.name, is_new=True)


def put_rows(desk: Desk, person: UUID, rows: list[Row]) -> None:
    """Write records about *person* into the committee's feed, as headquarters' own."""
    there = desk.shelf.read(record for _kind, record, _fields in rows)
    desk.before.update(there)
    for kind, record, fields in rows:
        if kind == "consent_wording" and (kind, record) in there:
            continue
        subject = None if kind in {"consent_wording", "address"} else person
        seq = desk.next_seq()
        versions = {OTHERS: Version(seq, desk.now, HEADQUARTERS)}
        desk.put(Stored(kind, record, seq, State.LIVE, subject, fields, versions))


def forget_unconfirmed(now: datetime | None = None) -> int:
    """Forget who did not confirm within two days; return how many."""
    then = (now or clock.now()) - KEPT
    return SignUp.objects.filter(confirmed_at=None, at__lt=then).delete()[0]


def mailbox_key(keys: Keys, email: str) -> str:
    """Return the keyed digest by which a mailbox is found again."""
    said = (email_key(email) or email.casefold()).encode()
    return blake2b(said, key=keys.records, digest_size=16, person=b"mailbox").hexdigest()
