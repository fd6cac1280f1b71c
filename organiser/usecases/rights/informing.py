"""Tells people where their data come from: by letter, by e-mail or by word (GDPR art. 14)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from uuid import UUID

from organiser import audit, clock
from organiser.database import Database
from organiser.domain import mailto
from organiser.domain.consent import Origin
from organiser.domain.labels_sheet import Letter
from organiser.domain.outreach import Use
from organiser.domain.rights import ToldBy
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _, language, long_date
from organiser.models.person import Person
from organiser.models.place import Address
from organiser.progress import Progress
from organiser.usecases import notices, printer
from organiser.usecases.committee import CommitteeFacts, read_facts
from organiser.usecases.outreach import legal
from organiser.usecases.outreach.mailing import LEAST_ROOM, Batch
from organiser.usecases.outreach.papers import addressed, with_addresses
from organiser.usecases.rights.access_letter import longest_words
from organiser.usecases.silence import refuse_in_silence
from organiser.usecases.training.gate import check_trained
from organiser.words.labels import origin_label


@dataclass(frozen=True, slots=True)
class Untold:
    """Somebody who is to be told, until when, and how she may be."""

    person_id: UUID
    name: str
    origin: Origin
    due_on: date
    by_letter: bool
    """There is an address, and she did not refuse letters."""
    by_email: bool

    @property
    def is_late(self) -> bool:
        """Whether the month is over."""
        return self.due_on < clock.today()


@dataclass(frozen=True, slots=True)
class Survey:
    """The most urgent, and how many there are: all, by letter, by e-mail."""

    rows: tuple[Untold, ...]
    people: int
    letters: int
    emails: int


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters ready to be printed, and for whom."""

    people: tuple[UUID, ...]
    pdf: bytes


def untold(database: Database, most: int = -1) -> tuple[Untold, ...]:
    """Return who is to be told, the most urgent first; who is limited waits for that to end."""
    with database.bare() as connection:
        rows = connection.execute(f"{_UNTOLD} LIMIT ?", (most,)).fetchall()
    return tuple(
        Untold(UUID(bytes=key), name, Origin(origin), date.fromisoformat(due), bool(by_letter),
               bool(by_email))
        for key, name, origin, due, by_letter, by_email in rows
    )  # fmt: skip


def survey(database: Database, most: int) -> Survey:
    """Return the *most* urgent of who is to be told, and how many there are."""
    rows = untold(database, most)
    if len(rows) < most:
        return Survey(
            rows, len(rows), sum(row.by_letter for row in rows), sum(row.by_email for row in rows)
        )
    with database.bare() as connection:
        counts = connection.execute(_COUNTS).fetchone()
    return Survey(rows, *counts)


def draw_notices(
    database: Database, people: Collection[UUID] | None, progress: Progress | None = None
) -> Letters:
    """Draw a letter to each of *people*, or to everybody, who may be written to.

    Nothing is written down yet. It tells what the law wants told and asks for nothing: it needs
    no consent (art. 14).
    """
    from organiser.printing.letters import draw_letters

    check_trained(database)
    refuse_in_silence(database, _("letters"))
    facts = read_facts(database)
    legal.refuse_unless_complete(facts, Use.LETTER)
    who = [each.person_id for each in _wanted(database, people) if each.by_letter]
    if not who:
        raise Refused(_("Nobody of them has an address to write to."))
    with database.reading() as session:
        rows = with_addresses(session, who)
    out, letters = BytesIO(), [_letter(*rows[key], facts) for key in who]
    draw_letters(
        out, letters, _("Where your data come from"), language(),
        shift=printer.shift_of(database), progress=progress,
    )  # fmt: skip
    return Letters(tuple(who), out.getvalue())


def notice_emails(database: Database, people: Collection[UUID] | None) -> tuple[Batch, ...]:
    """Return the e-mails that tell *people*, or everybody, by origin; all are hidden (R16)."""
    refuse_in_silence(database, _("e-mails"))
    facts = read_facts(database)
    legal.refuse_unless_complete(facts, Use.EMAIL)
    found = [each for each in _wanted(database, people) if each.by_email]
    with database.bare() as connection:
        reach = {
            each.person_id: connection.execute(_EMAIL, (each.person_id.bytes,)).fetchone()[0]
            for each in found
        }
    return tuple(
        batch
        for origin in dict.fromkeys(each.origin for each in found)
        for batch in _batches(
            [(each.person_id, reach[each.person_id]) for each in found if each.origin is origin],
            origin,
            facts,
        )
    )


def note_told(
    database: Database, people: Sequence[UUID] | None, by: ToldBy, detail: str = ""
) -> int:
    """Write down that *people*, or everybody, were told, and return how many they are.

    By word, it is said by whom or why they knew.
    """
    if by is ToldBy.WORD and not detail.strip():
        raise OrganiserError(_("Say how they know: who told them, or why they knew already."))
    told = [each.person_id for each in untold(database)] if people is None else people
    with database.transaction("rights.inform") as session:
        notices.tell(session, told, by, detail)
    audit.note(database.file.parent, "person.inform", tuple(str(key) for key in told))
    return len(told)


def notice_paragraphs(facts: CommitteeFacts, origin: Origin) -> tuple[str, ...]:
    """Return what somebody is told whose data did not come from herself (GDPR art. 14)."""
    words = (
        _("The support committee {committee} has your name and how to reach you. They come from: "
          "{origin}. Nothing else was taken from there."),
        _("Data controller: {controller}. They serve to ask you whether you want to hear of the "
          "committee; until you say so, nothing else is sent to you. Legal basis: {basis}."),
        _("The people who run this committee receive them, nobody else; nothing goes outside the "
          "European Union.") + " " + longest_words(),
        _("You may see them, have them corrected, erased or limited, and object at any time: "
          "{contact}. Nothing of you is kept then but what keeps you out of later lists."),
        _("Data protection officer: {dpo}. Complaint: CNIL, www.cnil.fr"),
    )  # fmt: skip
    said = {
        "committee": facts.name, "origin": origin_label(origin), "controller": facts.controller,
        "contact": facts.contact, "dpo": facts.dpo, "basis": _basis_words(origin),
    }  # fmt: skip
    return tuple(each.format(**said) for each in words)


def _wanted(database: Database, people: Collection[UUID] | None) -> list[Untold]:
    wanted = None if people is None else frozenset(people)
    return [each for each in untold(database) if wanted is None or each.person_id in wanted]


def _basis_words(origin: Origin) -> str:
    """A draft for the data protection officer, as every wording here."""
    if origin is Origin.MEMBER_LIST:
        return _("activities of a political body towards its members (GDPR art. 9-2-d)")
    return _("your agreement, for which you are asked (GDPR art. 9-2-a)")


def _email_words(facts: CommitteeFacts, origin: Origin) -> str:
    """The same in few words: a mail program takes no more from another program."""
    return _(
        "{committee} has your name and address. They come from: {origin}.\n"
        "Data controller: {controller}. They serve to ask whether you want to hear of us; nothing "
        "else is sent before. Basis: {basis}. Kept two months without an answer, seen by who "
        "runs the committee, never outside the European Union.\n"
        "To see, correct, erase, limit or object: {contact}. DPO: {dpo}. Complaint: CNIL."
    ).format(
        committee=facts.name, origin=origin_label(origin), controller=facts.controller,
        contact=facts.contact, dpo=facts.dpo, basis=_basis_words(origin),
    )  # fmt: skip


def _letter(person: Person, address: Address, facts: CommitteeFacts) -> Letter:
    return Letter(
        to=addressed(person, address),
        sender=tuple(part for part in (facts.name, facts.contact, facts.phone) if part),
        dated=long_date(clock.today()),
        paragraphs=(_("Where your data come from"), *notice_paragraphs(facts, person.origin)),
        legal=legal.letter_block(facts, person.basis, origin_label(person.origin)),
    )


def _batches(
    people: Sequence[tuple[UUID, str]], origin: Origin, facts: CommitteeFacts
) -> list[Batch]:
    subject, body = _("Where your data come from"), _email_words(facts, origin)
    if mailto.room_left(subject, body) < LEAST_ROOM:
        raise Refused(_("This text is too long for an e-mail that your mail program is handed."))
    addresses = [address for _person, address in people]
    return [
        Batch(
            tuple(key for key, _address in people[start:end]),
            mailto.mailto(addresses[start:end], subject, body),
        )
        for start, end in mailto.batches(addresses, subject, body)
    ]


_OPEN = """
    NOT EXISTS (SELECT 1 FROM refusal f WHERE f.person_id = p.id AND f.channel = '{channel}'
      AND f.lifted_at IS NULL AND NOT f.is_question)
"""
_UNTOLD = f"""
    SELECT p.id, trim(p.first_name || ' ' || coalesce(nullif(p.last_name, ''), p.birth_name)),
      p.origin, min(n.due_on),
      EXISTS (SELECT 1 FROM address a WHERE a.id = p.address_id AND a.city != ''
        AND (a.street != '' OR a.hamlet != '')) AND {_OPEN.format(channel="post")} AS by_letter,
      EXISTS (SELECT 1 FROM contact_point c WHERE c.person_id = p.id AND c.kind = 'email')
        AND {_OPEN.format(channel="email")} AS by_email
    FROM notice n JOIN person p ON p.id = n.person_id
    WHERE n.told_at IS NULL AND NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
    GROUP BY p.id ORDER BY 4, p.sort_key, p.number
"""  # noqa: S608  (our words)
_COUNTS = f"SELECT count(*), sum(by_letter), sum(by_email) FROM ({_UNTOLD})"  # noqa: S608
_EMAIL = """
    SELECT typed FROM contact_point WHERE person_id = ? AND kind = 'email' ORDER BY rank LIMIT 1
"""
