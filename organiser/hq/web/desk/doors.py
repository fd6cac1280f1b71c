"""Who may enter which page of the desk: a page that says nothing lets nobody in."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from organiser.domain.territory import department_of
from organiser.errors import Misuse
from organiser.hq import home
from organiser.hq.models import (
    Account,
    Attachment,
    Committee,
    Course,
    Directive,
    Role,
    SelectionLine,
)
from organiser.hq.usecases import courses, register
from organiser.hq.usecases.desk import attachments, committees, directives, proposals
from organiser.hq.usecases.founding import deciding
from organiser.hq.usecases.founding.deciding import Case
from organiser.hq.usecases.proposals import ProposalLine
from organiser.hq.web.desk import noting, sitting
from organiser.i18n import _

View = Callable[..., HttpResponse]
EVERYBODY = tuple(Role)
SIGNING_IN = frozenset({
    "account_login", "account_logout", "account_signup", "account_reauthenticate",
    "account_change_password", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
    "account_inactive", "mfa_index", "mfa_authenticate", "mfa_reauthenticate",
    "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn",
    "mfa_edit_webauthn", "mfa_login_webauthn", "openid_connect_login", "openid_connect_callback",
    "socialaccount_login_cancelled", "socialaccount_connections",
})  # fmt: skip
"""The pages by which one comes in and looks after one's own account; each asks for itself."""
_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def door(*roles: Role) -> Callable[[View], View]:
    """Let in who has one of *roles*, signed in with a second factor.

    A page about a committee, a request to create one, a directive, a proposal, a course or a file
    is given it once it is hers to see.
    """

    def hung(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
            account = request.user
            if not isinstance(account, Account):
                return redirect_to_login(request.get_full_path())
            if not is_mfa_enabled(account, _FACTORS):
                return redirect("desk_second_factor")
            if account.role not in roles:
                return refused(request)
            for about in _ABOUT.keys() & named.keys():
                named[about] = _ABOUT[about](account, named[about])
            return view(request, *given, **named)

        kept = never_cache(asked)
        kept.roles = frozenset(roles)  # type: ignore[attr-defined]
        return kept

    return hung


def signed_in(view: View) -> View:
    """Let in whoever knows her password: the page where she chooses a second factor."""

    @wraps(view)
    def asked(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        if not isinstance(request.user, Account):
            return redirect_to_login(request.get_full_path())
        return view(request, *given, **named)

    kept = never_cache(asked)
    kept.roles = frozenset(EVERYBODY)  # type: ignore[attr-defined]
    return kept


def _hers(account: Account, committee: UUID) -> Committee:
    """Return a committee that *account* is there for; of another department's nothing is told."""
    found = committees.within(account).select_related("scope").filter(pk=committee).first()
    if found is None:
        raise Http404
    return found


def _case_of_hers(account: Account, application: UUID) -> Case:
    """Return a request that *account* is there for, by the commune that it is about."""
    try:
        found = deciding.read_case(home.keys(), application)
    except Misuse as error:
        raise Http404 from error
    is_elsewhere = department_of(found.insee) != account.department
    if account.role == Role.DEPARTMENT and is_elsewhere:
        raise Http404
    return found


def _proposal_of_hers(account: Account, proposal: UUID) -> ProposalLine:
    """Return a proposal of a committee that *account* is there for."""
    try:
        return proposals.proposal_of(account, proposal)
    except Misuse as error:
        raise Http404 from error


def _course_of_all(_account: Account, course: UUID) -> Course:
    """Return a course of headquarters."""
    try:
        return courses.course_of(course)
    except Misuse as error:
        raise Http404 from error


def _line_of_all(_account: Account, line: UUID) -> SelectionLine:
    """Return a line of the register."""
    try:
        return register.newest_of(line)
    except Misuse as error:
        raise Http404 from error


def _directive_of_hers(account: Account, directive: UUID) -> Directive:
    """Return a directive that a committee of hers reads."""
    try:
        return directives.directive_of(account, directive)
    except Misuse as error:
        raise Http404 from error


def _file_of_hers(account: Account, attachment: UUID) -> Attachment:
    """Return a file that goes with what is hers to see, or that she gave and that waits."""
    try:
        return attachments.attachment_of(account, attachment)
    except Misuse as error:
        raise Http404 from error


_ABOUT: Mapping[str, Callable[[Account, UUID], object]] = {
    "committee": _hers, "application": _case_of_hers, "directive": _directive_of_hers,
    "proposal": _proposal_of_hers, "course": _course_of_all,
    "line": _line_of_all,
    "attachment": _file_of_hers,
}  # fmt: skip
"""What an address may name, and how it is found for who asks."""


def account_of(request: HttpRequest) -> Account:
    """Return who is at the desk."""
    account = request.user
    assert isinstance(account, Account)
    return account


def is_of_the_desk(request: HttpRequest) -> bool:
    """Return whether a page is one of the desk's."""
    match = request.resolver_match
    return match is not None and "siege" in match.route.split("/")


def refused(request: HttpRequest) -> HttpResponse:
    """Say that this is not for her."""
    noting.refused(request)
    words = _("Your role does not open this page.")
    return render(request, "desk/refused.html", {"words": words}, status=403)


class Guarded:
    """Refuses every page of the desk whose view does not say whom it is for.

    Who sat there too long, or went away, signs in anew.
    """

    def __init__(self, inside: Callable[[HttpRequest], HttpResponse]) -> None:
        self._inside = inside

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        response = self._inside(request)
        noting.answered(request, response)
        sitting.leave_nothing(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: View, _given: Any, _named: Any
    ) -> HttpResponse | None:
        """Refuse, or say nothing."""
        match = request.resolver_match
        if match is None or not is_of_the_desk(request):
            return None
        if isinstance(request.user, Account) and sitting.is_over(request):
            logout(request)
            return redirect_to_login(request.get_full_path())
        if match.url_name in SIGNING_IN or hasattr(view, "roles"):
            return None
        return refused(request)
