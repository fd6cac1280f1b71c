"""What headquarters did about a committee, by whom and why: kept, and shown on its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from organiser import clock
from organiser.hq import envelope
from organiser.hq.home import Keys
from organiser.hq.models import Account, Committee, CommitteeEvent


class What(StrEnum):
    """What was done."""

    TEXT = "text"
    CODE = "code"
    REVOKED = "revoked"
    WIPED = "wiped"
    FALL_BACK = "fall_back"
    """It welcomes newcomers of silent committees of its department."""
    SENT_ON = "sent_on"
    """Its newcomers went to the fall-back committee."""
    CLOSED = "closed"
    MERGED = "merged"
    JOINED = "joined"
    """Another one was merged into it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done."""

    what: What
    at: datetime
    who: str
    why: str


def note(
    keys: Keys, committee: Committee, what: What, who: Account | None, why: str = ""
) -> None:  # fmt: skip
    """Note what was done; part of the transaction around it."""
    said = {"who": who.email if who is not None else "", "why": why.strip()}
    secret = envelope.closed(said, keys.of_committee(committee.pk)) or b""
    CommitteeEvent.objects.create(
        committee=committee, what=str(what), at=clock.now(), secret=secret
    )  # fmt: skip


def of(keys: Keys, committee: Committee) -> Sequence[Event]:
    """Return what was done about a committee, the last thing first."""
    key = keys.of_committee(committee.pk)
    return tuple(
        Event(What(each.what), each.at, said["who"], said["why"])
        for each in committee.events.order_by("-at", "-pk")
        for said in (envelope.opened(each.secret, key),)
    )
