"""Logs who signs in at the desk, who does not get in, and what is refused: ids alone."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest, HttpResponse

from organiser.hq import logbook
from organiser.hq.models import Account

_WHAT = {
    user_logged_in: "signed_in", user_logged_out: "signed_out",
    password_changed: "password_changed", password_reset: "password_set_by_link",
    authenticator_added: "second_factor_added", authenticator_removed: "second_factor_removed",
    authenticator_reset: "recovery_codes_made_anew",
}  # fmt: skip
_ASKS = frozenset({"mfa_authenticate", "mfa_reauthenticate", "account_reauthenticate"})


def begin() -> None:
    """Listen to what the libraries tell of accounts."""
    for signal in _WHAT:
        signal.connect(_told, dispatch_uid="organiser.hq.log")
    user_login_failed.connect(_failed, dispatch_uid="organiser.hq.log")


def refused(request: HttpRequest) -> None:
    """Note a page that somebody's role does not open."""
    match = request.resolver_match
    logbook.note("refused_at_desk", account=_id(request.user), page=match and match.url_name)


def answered(request: HttpRequest, response: HttpResponse) -> None:
    """Note a second factor that was not right: its form is shown once more."""
    match = request.resolver_match
    is_asking = match is not None and match.url_name in _ASKS
    if is_asking and request.method == "POST" and response.status_code == 200:
        logbook.note("second_factor_missed", account=_id(request.user))


def _told(signal: Any, user: Any = None, **_said: Any) -> None:
    logbook.note(_WHAT[signal], account=_id(user))


def _failed(**_said: Any) -> None:
    logbook.note("sign_in_failed")  # what was typed may be a password


def _id(user: Any) -> int | None:
    return user.pk if isinstance(user, Account) else None
