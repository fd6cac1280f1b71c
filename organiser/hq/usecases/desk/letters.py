"""Sends the link that sets a password anew, by a task: a row that holds an id and no word.

Whether a mailbox has an account, neither an answer nor its time tells; and the link begins with the
address that is set here, whatever host was called.
"""

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from organiser.hq.models import Account
from organiser.hq.usecases.desk import accounts
from organiser.hq.usecases.public.mailing import again_at

_WORDS = "account/email/password_reset_key"


@task()
def send_link(account: int, language: str, tries: int) -> None:
    """Send the link to the owner of *account*, unless it was closed."""
    found = Account.objects.filter(pk=account, is_active=True).first()
    if found is None:
        return
    with translation.override(language):
        mail = _letter(found, language)
    if (later := again_at(mail, tries)) is not None:
        send_link.using(run_after=later).enqueue(account, language, tries + 1)


def _letter(account: Account, language: str) -> EmailMultiAlternatives:
    said = {"password_reset_url": accounts.invitation(account, language)}
    subject = render_to_string(f"{_WORDS}_subject.txt").strip()
    words = render_to_string(f"{_WORDS}_message.txt", said).strip()
    return EmailMultiAlternatives(
        subject, words, to=[account.email], headers={"Auto-Submitted": "auto-generated"}
    )
