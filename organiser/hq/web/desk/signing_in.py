"""How one signs in at the desk: what django-allauth leaves to its host."""

import base64
import logging
import time
from hashlib import blake2b
from smtplib import SMTPException
from typing import Any

import segno
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.utils.translation import get_language

from organiser.hq import envelope, home
from organiser.hq.models import Account
from organiser.hq.usecases.desk import letters
from organiser.hq.web.desk import sitting
from organiser.hq.web.line import caller_address
from organiser.i18n import _

_log = logging.getLogger("organiser.hq")


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by who runs the server; nobody signs up by herself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Return whether one may: never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return whence a call comes: behind a proxy, what the proxy says."""
        return caller_address(request.META)

    def is_reauthentication_required(self, *, app: str, **said: Any) -> bool:
        """Return whether she must say once more who she is before she changes how one comes in.

        A moment after she signed in she is not asked again. Who has neither a password nor a
        second factor yet came in by her movement: she has nothing to say it with, and does so
        there, unless she only just did.
        """
        request = self.request
        if not isinstance(request.user, Account) or self.get_reauthentication_methods(request.user):
            required = super().is_reauthentication_required(app=app, **said)
            return bool(required) and not _has_just_signed_in(request)
        if sitting.has_only_just_come(request):
            return False
        logout(request)
        raise ImmediateHttpResponse(redirect_to_login(request.get_full_path()))

    def send_password_reset_mail(
        self,
        user: Account,
        email: str,  # noqa: ARG002
        context: dict[str, Any],  # noqa: ARG002
    ) -> None:
        """Have the link leave a moment later: how long this takes tells nobody who exists."""
        letters.send_link.enqueue(user.pk, get_language() or "fr", 0)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail; a mail server that is away breaks no page, and tells nobody who exists."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            _log.warning("mail server does not answer")


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor: its secrets lie encrypted, and the last one stays."""

    def encrypt(self, text: str) -> str:
        """Return *text* as it lies in the database."""
        return base64.b64encode(envelope.closed({"secret": text}, _key()) or b"").decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return it in clear again."""
        return str(envelope.opened(base64.b64decode(encrypted_text), _key())["secret"])

    def get_totp_issuer(self) -> str:
        """Return under which name a telephone lists the account."""
        return settings.NAME or _("Headquarters")

    def build_totp_svg(self, url: str) -> str:
        """Return what a telephone's camera reads, as an image that needs no style of its own."""
        drawn = segno.make(url, error="m").svg_inline(scale=5, border=2, light="#fff")
        return str(drawn)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether another one is left to sign in with."""
        strong = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=strong)
        return authenticator.type not in strong or others.exclude(pk=authenticator.pk).exists()


def _has_just_signed_in(request: HttpRequest) -> bool:
    """Return whether she gave her password or her second factor as short a time ago as suffices."""
    said = [
        float(each["at"]) for each in get_authentication_records(request, request.user)
        if each["method"] in account_settings.REAUTHENTICATION_METHODS
    ]  # fmt: skip
    since = time.time() - float(account_settings.REAUTHENTICATION_TIMEOUT)
    return max(said, default=0.0) > since


def _key() -> bytes:
    return blake2b(b"second factors", key=home.keys().records, digest_size=32).digest()
