"""One mail with a button, as text and as a page, whatever it is about."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from organiser.i18n import _


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: what it says, its button, and what stands small below."""

    to: str
    hello: str
    subject: str
    said: tuple[str, ...]
    link: str
    button: str
    small: tuple[str, ...] = ()
    off: str = ""
    """Where one click has such mails end; without it, where the button leads."""


def mail_of(letter: Letter) -> EmailMultiAlternatives:
    """Return *letter* as it leaves."""
    said = {"letter": letter, "site": settings.NAME or _("Support committees")}
    head = {
        "List-Unsubscribe": f"<{letter.off or letter.link}>", "Auto-Submitted": "auto-generated",
    }  # fmt: skip
    if letter.off:  # a mail program may do it by itself (RFC 8058)
        head["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail = EmailMultiAlternatives(
        letter.subject, render_to_string("mail/letter.txt", said), to=[letter.to], headers=head
    )
    mail.attach_alternative(render_to_string("mail/letter.html", said), "text/html")
    return mail
