"""Accounts of who works at headquarters: made and closed by who runs the server."""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from organiser import clock
from organiser.atlas.departments import departments
from organiser.errors import Misuse
from organiser.hq.models import Account, Role
from organiser.i18n import _


def add(email: str, role: str, department: str = "") -> Account:
    """Make an account without a password: its owner chooses one by her link."""
    email = email.strip().lower()
    _check(email, role, department)
    with transaction.atomic():
        account = Account(
            email=email, role=role, department=department, created_at=clock.now()
        )  # fmt: skip
        account.set_unusable_password()
        account.save()
        EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
    return account


def invitation(account: Account, language: str = "fr") -> str:
    """Return the link by which she sets her password: once, within three days."""
    said = {
        "uidb36": user_pk_to_url_str(account),
        "key": default_token_generator.make_token(account),
    }
    with translation.override(language):
        return f"{settings.SITE}{reverse('account_reset_password_from_key', kwargs=said)}"


def close(account: Account) -> None:
    """Let her in no more, from now on."""
    Account.objects.filter(pk=account.pk).update(is_active=False)


def sign_out(account: Account) -> int:
    """End every session of hers, wherever she is signed in; return how many."""
    hers = [
        each.pk for each in Session.objects.filter(expire_date__gt=clock.now()).iterator()
        if each.get_decoded().get(SESSION_KEY) == str(account.pk)
    ]  # fmt: skip
    Session.objects.filter(pk__in=hers).delete()
    return len(hers)


def named(email: str) -> Account:
    """Return the account of a mailbox; `Misuse` when there is none."""
    found = Account.objects.filter(email=email.strip().lower()).first()
    if found is None:
        raise Misuse(_("There is no such account."))
    return found


def forget_sessions() -> None:
    """Forget sessions that are over."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()


def _check(email: str, role: str, department: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise Misuse(_("This is no e-mail address.")) from error
    if (role == Role.DEPARTMENT) != (department in departments()):
        raise Misuse(_("Give the code of a department, and only to that role."))
    if Account.objects.filter(email=email).exists():
        raise Misuse(_("This mailbox has an account already."))
