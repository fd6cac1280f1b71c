"""Sends the mails of the site, each by a task of its own: a row that holds an id and no word.

A mail server that does not answer is tried again, later and later, for two days; what it says is
not kept, for it may tell whom the mail was for.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from organiser import clock, paths
from organiser.hq import home
from organiser.hq.models import SignUp
from organiser.hq.usecases import elections
from organiser.hq.usecases.public import joining, mine
from organiser.hq.usecases.public.mine import Mine
from organiser.hq.usecases.public.wishes import Wish
from organiser.i18n import _, speak

_WAITS = (30, 60, 120, 300, 600, *([1_800] * 96))
"""Seconds from one try to the next: two days in all."""
_log = logging.getLogger("organiser.hq")


def ask_to_confirm(sign_up: UUID) -> None:
    """Have the mail leave that asks somebody to confirm; part of the transaction around it."""
    send_confirmation.enqueue(sign_up.hex, 0)


@task()
def send_confirmation(sign_up: str, tries: int) -> None:
    """Send the link by which she confirms; nothing where she has confirmed or is forgotten."""
    found = SignUp.objects.select_related("committee").filter(pk=UUID(hex=sign_up)).first()
    wish = joining.wish_of(home.keys(), found) if found is not None else None
    if found is None or wish is None:
        return
    speak(found.language, paths.resources() / "locale")
    with translation.override(found.language):
        mail = _letter(found, wish)
    if (later := again_at(mail, tries)) is not None:
        send_confirmation.using(run_after=later).enqueue(sign_up, tries + 1)


def tell_moved(sign_up: UUID) -> None:
    """Have the mail leave that says which committee has her now; part of a transaction."""
    send_moved.enqueue(sign_up.hex, 0)


@task()
def send_moved(sign_up: str, tries: int) -> None:
    """Tell somebody that another committee welcomes her, and how she says no to it."""
    found = SignUp.objects.select_related("committee").filter(pk=UUID(hex=sign_up)).first()
    kept = mine.read(home.keys(), found) if found is not None else None
    if found is None or kept is None or not kept.email:
        return
    silence = elections.silence_of(found.committee.insee, clock.now())
    if silence is not None:  # what waits is held until the stations close (R17)
        send_moved.using(run_after=silence.ends).enqueue(sign_up, tries)
        return
    speak(found.language, paths.resources() / "locale")
    with translation.override(found.language):
        mail = _moved(found, kept)
    if (later := again_at(mail, tries)) is not None:
        send_moved.using(run_after=later).enqueue(sign_up, tries + 1)


def again_at(mail: EmailMultiAlternatives, tries: int) -> datetime | None:
    """Send *mail*; return when to try again, None where it left or was tried for two days."""
    try:
        mail.send()
    except (SMTPException, OSError):
        _log.warning("mail server does not answer")
        if tries < len(_WAITS):
            return clock.now() + timedelta(seconds=_WAITS[tries])
    return None


def _letter(sign_up: SignUp, wish: Wish) -> EmailMultiAlternatives:
    said = {
        "first_name": wish.first_name, "committee": sign_up.committee.name,
        "confirm": f"{_base(sign_up)}/confirmer/{joining.token_of(sign_up.pk)}/",
        "mine": _mine(sign_up), "hours": int(joining.KEPT.total_seconds() // 3600),
    }  # fmt: skip
    subject = _("Confirm that you join {committee}").format(committee=sign_up.committee.name)
    return _written("confirm", subject, wish.email, said)


def _moved(sign_up: SignUp, kept: Mine) -> EmailMultiAlternatives:
    said = {
        "first_name": kept.first_name, "committee": sign_up.committee.name,
        "mine": _mine(sign_up),
    }  # fmt: skip
    subject = _("{committee} welcomes you").format(committee=sign_up.committee.name)
    return _written("moved", subject, kept.email, said)


def _written(name: str, subject: str, to: str, said: Mapping[str, Any]) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        subject, render_to_string(f"mail/{name}.txt", said), to=[to],
        headers={"List-Unsubscribe": f"<{said['mine']}>", "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    mail.attach_alternative(render_to_string(f"mail/{name}.html", said), "text/html")
    return mail


def _base(sign_up: SignUp) -> str:
    return f"{settings.SITE}{'/en' if sign_up.language == 'en' else ''}"


def _mine(sign_up: SignUp) -> str:
    return f"{_base(sign_up)}/mes-donnees/{joining.token_of(sign_up.pk)}/"
