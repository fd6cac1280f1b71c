"""Tells a committee by mail that somebody waits to be welcomed: how many, since when, no name.

Once a day at most, to the mailbox that the committee gave, else to its founder's; each mail has a
link by which they end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django_tasks import task

from organiser import clock, paths
from organiser.domain.founding import RequestState
from organiser.domain.identity import email_key
from organiser.domain.welcome import CALL_WITHIN
from organiser.errors import Refused
from organiser.hq import envelope, home
from organiser.hq.home import Keys
from organiser.hq.models import Committee, CommitteeContact, CommitteeRequest
from organiser.hq.usecases import elections
from organiser.hq.usecases.desk.health import Newcomer
from organiser.hq.usecases.founding import asking
from organiser.hq.usecases.letter import Letter, mail_of
from organiser.hq.usecases.public.mailing import again_at
from organiser.hq.usecases.welcoming.waits import committees_with_newcomers, waiting_in
from organiser.i18n import LANGUAGES, _, counted, speak

_SALT = "organiser reminders"
_AS_DAYS = 48
"""Hours from which on one says it in days."""


@dataclass(frozen=True, slots=True)
class Contact:
    """To whom reminders of a committee go, in which language."""

    email: str
    language: str
    is_founder: bool
    """Whether it is the founder's mailbox, as the committee gave no other."""


def remind(keys: Keys, now: datetime | None = None) -> int:
    """Have a mail leave to each committee where somebody waits untried; return how many."""
    return sum(
        _remind_one(keys, committee, clock.local(now or clock.now()))
        for committee in committees_with_newcomers()
        if waiting_in(committee)
    )


def contact_of(keys: Keys, committee: Committee) -> Contact | None:
    """Return to whom reminders go; None where no mailbox is known."""
    kept = CommitteeContact.objects.filter(committee=committee).first()
    if kept is not None and kept.secret is not None:
        said = envelope.opened(kept.secret, keys.of_committee(committee.pk))
        return Contact(str(said["email"]), kept.language, is_founder=False)
    asked = CommitteeRequest.objects.filter(committee=committee, state=RequestState.APPROVED)
    request = asked.order_by("moved_at").first()
    if request is None:
        return None
    return Contact(asking.written(keys, request).email, request.language, is_founder=True)


def set_contact(keys: Keys, committee: Committee, email: str, language: str) -> None:
    """Have reminders go to *email* from now on; they are on again. "" goes back to the founder's.

    `Refused` of what is no mailbox.
    """
    if email and not email_key(email):
        raise Refused(_("This is no e-mail address."))
    key = keys.of_committee(committee.pk)
    secret = envelope.closed({"email": email.strip()}, key) if email else None
    told = language if language in LANGUAGES else LANGUAGES[0]
    CommitteeContact.objects.update_or_create(
        committee=committee, defaults={"secret": secret, "language": told, "is_on": True}
    )


def turn(committee: Committee, *, is_on: bool) -> None:
    """Have reminders end, or begin again."""
    CommitteeContact.objects.update_or_create(committee=committee, defaults={"is_on": is_on})


def is_on(committee: Committee) -> bool:
    """Return whether reminders are sent."""
    return not CommitteeContact.objects.filter(committee=committee, is_on=False).exists()


def token_of(committee: UUID) -> str:
    """Return what the link ends with by which reminders end: nobody can make one up."""
    return signing.Signer(salt=_SALT).sign(committee.hex)


def committee_of(token: str) -> Committee | None:
    """Return whose reminders a link is about; None for one that is not ours."""
    try:
        key = UUID(hex=signing.Signer(salt=_SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return Committee.objects.filter(pk=key, closed_at=None).first()


def _remind_one(keys: Keys, committee: Committee, now: datetime) -> bool:
    if contact_of(keys, committee) is None or elections.silence_of(committee.insee, now):
        return False
    today = now.date()
    with transaction.atomic():
        CommitteeContact.objects.get_or_create(committee=committee)
        due = Q(told_on=None) | Q(told_on__lt=today)
        mine = CommitteeContact.objects.filter(due, committee=committee, is_on=True)
        if not mine.update(told_on=today):  # told today, or turned off
            return False
        send_reminder.enqueue(committee.pk.hex, 0)
    return True


@task()
def send_reminder(committee: str, tries: int) -> None:
    """Send one reminder; nothing where nobody waits any more."""
    keys = home.keys()
    found = Committee.objects.filter(pk=UUID(hex=committee), closed_at=None).first()
    contact = contact_of(keys, found) if found is not None else None
    if found is None or contact is None or not is_on(found):
        return
    if elections.silence_of(found.insee, clock.now()):  # nobody may be called: the next day's will
        return
    waiting = waiting_in(found)
    if not waiting:
        return
    speak(contact.language, paths.resources() / "locale")
    with translation.override(contact.language):
        later = again_at(mail_of(_letter(found, contact, waiting)), tries)
    if later is not None and later < clock.now() + timedelta(hours=12):  # tomorrow's says it anew
        send_reminder.using(run_after=later).enqueue(committee, tries + 1)


def _letter(committee: Committee, contact: Contact, waiting: Sequence[Newcomer]) -> Letter:
    base = f"{settings.SITE}{'/en' if contact.language == 'en' else ''}"
    off = f"{base}/rappels/{token_of(committee.pk)}/"
    return Letter(
        contact.email, _("Hello,"),
        _("{committee}: somebody waits").format(committee=committee.name),
        tuple(_said(waiting)), off, _("Manage these mails"),
        (_("At most one such mail a day, while somebody waits. This link ends them."),), off,
    )  # fmt: skip


def _said(waiting: Sequence[Newcomer]) -> Iterator[str]:
    now = clock.now()
    yield counted(
        "{count} person signed up with you on the site and was not called yet.",
        "{count} people signed up with you on the site and were not called yet.", len(waiting),
    )  # fmt: skip
    hours = max(1, int((now - waiting[0].arrived_at).total_seconds() // 3600))
    if hours < _AS_DAYS:
        yield counted("The first one waits for {count} hour.",
                      "The first one waits for {count} hours.", hours)  # fmt: skip
    else:
        yield counted("The first one waits for {count} day.",
                      "The first one waits for {count} days.", hours // 24)  # fmt: skip
    if late := sum(now - each.arrived_at > CALL_WITHIN for each in waiting):
        yield counted("{count} waits longer than 48 hours.",
                      "{count} wait longer than 48 hours.", late)  # fmt: skip
    yield _("Names and numbers are in the program: exchange, then open New sign-ups.")
