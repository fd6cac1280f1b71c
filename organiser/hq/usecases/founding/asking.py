"""Asks to create a committee: what is written, the links of its three founders, taking it back.

What tells who somebody is lies encrypted under a key of the request; mailboxes are found again by
keyed digests. Unverified, all goes after two days.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Self
from uuid import UUID

import msgspec
from django.core import signing
from django.db import transaction
from django.db.models import Q

from organiser import clock
from organiser.domain.founding import CHARTER, KEPT, UNVERIFIED, RequestState
from organiser.domain.identifier import new_id
from organiser.errors import Refused
from organiser.hq import envelope
from organiser.hq.errors import Closed
from organiser.hq.home import Keys
from organiser.hq.models import CoFounder, CommitteeRequest
from organiser.hq.usecases import tries
from organiser.hq.usecases.founding import letters
from organiser.hq.usecases.public.joining import MOST_MAILS, mailbox_key
from organiser.i18n import _, language

MOST_AN_HOUR = 5
"""Requests from one address."""
_REQUEST, _OTHER = "organiser founding", "organiser co-founder"


class Other(msgspec.Struct, frozen=True):
    """One of the two who create it with her; empty once she said that it is not her."""

    name: str
    email: str


class Founder(msgspec.Struct, frozen=True):
    """What is written by who asks."""

    committee: str
    first_name: str
    last_name: str
    email: str
    phone: str
    why: str
    others: tuple[Other, Other]

    @property
    def name(self) -> str:
        """Return her name."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Invited:
    """A co-founder who followed her link, and what it is about."""

    name: str
    by: str
    committee: str
    is_confirmed: bool

    @classmethod
    def of(cls, keys: Keys, other: CoFounder) -> Self:
        """Return what the link of *other* shows."""
        said = written(keys, other.request)
        name = said.others[other.place].name
        return cls(name, said.name, said.committee, other.confirmed_at is not None)


def begin(keys: Keys, founder: Founder, insee: str, address: str) -> None:
    """Keep a request until its e-mail is confirmed, and have the mail leave that asks for it.

    Whoever asks is answered the same. `Closed` (429) after too many from one address.
    """
    if wait := tries.wait_of(keys, address, "founding", MOST_AN_HOUR):
        raise Closed(429, "too_many_tries", wait=wait)
    tries.note_miss(keys, address, "founding")
    mailbox, now, key = mailbox_key(keys, founder.email), clock.now(), new_id()
    recent = CommitteeRequest.objects.filter(email_key=mailbox, at__gt=now - timedelta(days=1))
    if recent.count() >= MOST_MAILS:
        return
    with transaction.atomic():
        made = CommitteeRequest.objects.create(
            id=key, secret=_closed(keys, key, founder), email_key=mailbox, language=language(),
            insee=insee, charter=CHARTER.version, state=RequestState.APPLIED, at=now, moved_at=now,
        )  # fmt: skip
        letters.send("verify", made.pk)


def written(keys: Keys, request: CommitteeRequest) -> Founder:
    """Return what was written."""
    said = envelope.opened(request.secret, keys.of_committee(request.pk))
    return msgspec.convert(said, Founder)


def token_of(request: UUID) -> str:
    """Return what the links of a request end with: nobody can make one up."""
    return signing.Signer(salt=_REQUEST).sign(request.hex)


def other_token_of(other: UUID) -> str:
    """Return what the link of a co-founder ends with."""
    return signing.Signer(salt=_OTHER).sign(other.hex)


def request_of(token: str) -> CommitteeRequest | None:
    """Return the request whose link it is; None for one that is not ours, or too old."""
    key = _unsigned(token, _REQUEST)
    found = CommitteeRequest.objects.filter(pk=key).first() if key else None
    if found is None or (found.verified_at is None and found.at < clock.now() - UNVERIFIED):
        return None
    return found


def other_of(token: str) -> CoFounder | None:
    """Return the co-founder whose link it is; None once she said that it is not her."""
    key = _unsigned(token, _OTHER)
    if key is None:
        return None
    found = CoFounder.objects.select_related("request").filter(pk=key, declined_at=None)
    return found.first()


def verify(keys: Keys, request: CommitteeRequest) -> None:
    """Note that the mailbox is hers, and ask the two others."""
    with transaction.atomic():
        now = clock.now()
        if not CommitteeRequest.objects.filter(pk=request.pk, verified_at=None).update(
            verified_at=now, moved_at=now
        ):
            return
        for place, other in enumerate(written(keys, request).others):
            mailbox = mailbox_key(keys, other.email)
            asked = CoFounder.objects.filter(
                email_key=mailbox, request__at__gt=now - timedelta(days=1)
            ).count()
            made = CoFounder.objects.create(
                id=new_id(), request=request, place=place, email_key=mailbox
            )
            if asked < MOST_MAILS:
                letters.send("other", made.pk)


def confirm_other(other: CoFounder) -> None:
    """Note that she creates it too."""
    CoFounder.objects.filter(pk=other.pk, declined_at=None, confirmed_at=None).update(
        confirmed_at=clock.now()
    )


def decline_other(keys: Keys, other: CoFounder) -> None:
    """Note that it is not her: her name and her mailbox go."""
    with transaction.atomic():
        request = CommitteeRequest.objects.select_for_update().get(pk=other.request_id)
        said = written(keys, request)
        others = tuple(
            Other("", "") if place == other.place else each
            for place, each in enumerate(said.others)
        )
        left = msgspec.structs.replace(said, others=others)
        request.secret = _closed(keys, request.pk, left)
        request.save(update_fields=["secret"])
        CoFounder.objects.filter(pk=other.pk).update(
            declined_at=clock.now(), confirmed_at=None, email_key=""
        )


def withdraw(request: CommitteeRequest) -> None:
    """Take a request back: nothing of it stays. `Refused` once its committee is there."""
    with transaction.atomic():
        now = CommitteeRequest.objects.select_for_update().filter(pk=request.pk).first()
        if now is not None and now.state == RequestState.APPROVED:
            raise Refused(_("The committee is created: write to headquarters to leave it."))
        CommitteeRequest.objects.filter(pk=request.pk).delete()


def forget_old() -> int:
    """Forget what was not verified in two days, and what made no committee in six months."""
    now = clock.now()
    unverified = Q(verified_at=None, at__lt=now - UNVERIFIED)
    over = Q(moved_at__lt=now - KEPT) & ~Q(state=RequestState.APPROVED)
    return CommitteeRequest.objects.filter(unverified | over).delete()[0]


def _closed(keys: Keys, request: UUID, founder: Founder) -> bytes:
    secret = envelope.closed(msgspec.to_builtins(founder), keys.of_committee(request))
    assert secret is not None
    return secret


def _unsigned(token: str, salt: str) -> UUID | None:
    try:
        return UUID(hex=signing.Signer(salt=salt).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
