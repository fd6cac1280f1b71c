"""E-mails and texts of a drive, made ready for her own mail program and phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from organiser.database import Database
from organiser.domain import mailto
from organiser.domain.outreach import Use
from organiser.errors import Refused
from organiser.i18n import _
from organiser.usecases.committee import read_facts
from organiser.usecases.outreach import allowed, legal
from organiser.usecases.outreach.drives import Drive, read_drive
from organiser.usecases.outreach.queue import Waiting, waiting
from organiser.words.online import advertisement_words

LEAST_ROOM = 80
"""Letters of one long address."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One e-mail to several people, all of them hidden from each other."""

    people: tuple[UUID, ...]
    url: str


@dataclass(frozen=True, slots=True)
class TextMessage:
    """One text message, to be sent by hand."""

    person: Waiting
    words: str


def batches(database: Database, outreach_id: UUID, *, most: int = 50) -> tuple[Batch, ...]:
    """Return the e-mails that are still to be sent, each to *most* people at most."""
    drive = read_drive(database, outreach_id)
    allowed.refuse_drive(database, drive)
    facts = read_facts(database)
    legal.refuse_unless_complete(facts, Use.EMAIL)
    body = f"{drive.words}\n\n--\n{legal.email_block(facts)}{_advertisement(drive)}"
    if mailto.room_left(drive.subject, body) < LEAST_ROOM:
        raise Refused(_("This text is too long for an e-mail that your mail program is handed."))
    people = waiting(database, outreach_id)
    return tuple(
        batch
        for start in range(0, len(people), most)
        for batch in _cut(people[start : start + most], drive, body)
    )


def text_messages(database: Database, outreach_id: UUID) -> tuple[TextMessage, ...]:
    """Return the text messages that are still to be sent, one for each person."""
    drive = read_drive(database, outreach_id)
    allowed.refuse_drive(database, drive)
    end = legal.text_block(read_facts(database)) + _advertisement(drive)
    return tuple(
        TextMessage(person, f"{drive.words}\n{end}") for person in waiting(database, outreach_id)
    )


def _advertisement(drive: Drive) -> str:
    """Of a selection online, each message says who paid and where the notice is (R13)."""
    if drive.line is None:
        return ""
    return f"\n{advertisement_words(drive.line.sponsor, drive.line.notice)}"


def _cut(people: Sequence[Waiting], drive: Drive, body: str) -> list[Batch]:
    addresses = [person.reach for person in people]
    return [
        Batch(
            tuple(person.id for person in people[start:end]),
            mailto.mailto(addresses[start:end], drive.subject, body),
        )
        for start, end in mailto.batches(addresses, drive.subject, body)
    ]
