"""Who was sent by somebody she knows: the link that a friend hands on, and whom it stands for.

The link says who handed it on to nobody but this server, which alone can make one.
"""

import base64
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from organiser.domain.exchange.records import State
from organiser.hq.models import SignUp
from organiser.hq.rows import Shelf

_SALT = "organiser friend"
_ID, _MARK = 16, 8
"""Bytes of who it is, and of what shows that the link is ours."""


def code_of(sign_up: UUID) -> str:
    """Return what the link ends with that somebody hands on to her friends."""
    return base64.urlsafe_b64encode(sign_up.bytes + _mark(sign_up)).decode()


def friend_of(code: str, committee: UUID) -> SignUp | None:
    """Return who handed on the link with *code*; None for none of ours, or of another committee."""
    try:
        raw = base64.b64decode(code.encode(), altchars=b"-_", validate=True)
    except ValueError:
        return None
    if len(raw) != _ID + _MARK:
        return None
    sign_up = UUID(bytes=raw[:_ID])
    if not constant_time_compare(raw[_ID:], _mark(sign_up)):
        return None
    return SignUp.objects.filter(
        pk=sign_up, committee=committee, confirmed_at__isnull=False, person__isnull=False
    ).first()


def entry_of(shelf: Shelf, code: str, committee: UUID) -> UUID | None:
    """Return the entry in the committee's list of who handed the link on; None once it is gone."""
    friend = friend_of(code, committee) if code else None
    if friend is None or friend.person is None:
        return None
    person = entry_now(shelf, friend.person)
    stored = shelf.read([person]).get(("person", person))
    return person if stored is not None and stored.state is State.LIVE else None


def entry_now(shelf: Shelf, person: UUID) -> UUID:
    """Return the entry that *person* has become part of on her committee's laptops."""
    seen = {person}
    while True:
        merged = shelf.read([person]).get(("merged_entry", person))
        if merged is None or merged.state is not State.LIVE:
            return person
        person = UUID(hex=str(merged.fields["kept_id"]))
        if person in seen:  # two laptops merged crosswise: either leads to what there is
            return person
        seen.add(person)


def _mark(sign_up: UUID) -> bytes:
    return salted_hmac(_SALT, sign_up.hex, algorithm="sha256").digest()[:_MARK]
