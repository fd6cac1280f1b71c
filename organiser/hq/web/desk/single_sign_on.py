"""How one signs in with the account of one's movement: what django-allauth leaves to its host.

The rules are those of OpenID Connect Core 1.0, section 3.1.3.7, and of Discovery 1.0, section 4.3.
A second factor of ours is asked for all the same.
"""

import secrets
from typing import Any

import jwt
import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
    OAuth2View,
)
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from organiser.hq import logbook
from organiser.hq.identity_provider import KEY
from organiser.hq.web.desk.doors import is_of_the_desk

_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
"""Signed with a key that the provider alone holds: never `none`, never a shared secret."""
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
_SECONDS = 10


class Exchange(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Asks the provider for who came back with a code, and looks at what it signed."""

    _told: dict[str, Any] | None = None

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return its description of itself; `OAuth2Error` when it is away, or is somebody else."""
        if self._told is None:
            told = _fetched(self.get_provider().server_url)
            is_whole = all(isinstance(told.get(name), str) for name in _NEEDED)
            if not is_whole or told.get("issuer") != _issuer():
                raise OAuth2Error("not the issuer")
            self._told = told
        return self._told

    def complete_login(
        self, request: HttpRequest, app: Any, token: Any, **said: Any
    ) -> SocialLogin:
        """Return who she is there; `OAuth2Error` for anything that is not as it must be."""
        claims = self._claims(app.client_id, said["response"].get("id_token"))
        told = claims
        if "email" not in claims:
            told = _fetched(self.openid_config["userinfo_endpoint"], bearer=token.token)
        if told.get("sub") != claims["sub"]:
            raise OAuth2Error("of somebody else")
        login = self.get_provider().sociallogin_from_response(request, {"id_token": told})
        login.nonce = claims.get("nonce")
        return login

    def get_callback_url(self, _request: HttpRequest, _app: Any) -> str:
        """Return the one address that is registered there, whatever language she reads."""
        with translation.override("fr"):
            here = reverse("openid_connect_callback", kwargs={"provider_id": self.provider_id})
        return f"{settings.SITE}{here}"

    def _claims(self, client: str, token: object) -> dict[str, Any]:
        if not isinstance(token, str):
            raise OAuth2Error("no token")
        try:
            keys = jwt.PyJWKClient(self.openid_config["jwks_uri"], timeout=_SECONDS)
            claims = jwt.decode(
                token, keys.get_signing_key_from_jwt(token), algorithms=_ALGORITHMS,
                audience=client, issuer=_issuer(), leeway=_SECONDS,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )  # fmt: skip
        except jwt.PyJWTError as error:
            raise OAuth2Error("not signed as it must be") from error
        others = [claims["aud"]] if isinstance(claims["aud"], str) else claims["aud"]
        if others != [client] and claims.get("azp") != client:
            raise OAuth2Error("for somebody else")
        return dict(claims)


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    """The identity provider; nothing that it tells of anybody is kept but her number there."""

    oauth2_adapter_class = Exchange

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, **said: Any
    ) -> HttpResponse:
        """Send her there; what her link adds to the request is left out."""
        nonce = secrets.token_urlsafe(24)
        said |= {"auth_params": {"nonce": nonce}, "scope": self.get_default_scope()}
        to: HttpResponse = super().redirect(request, process, next_url, nonce=nonce, **said)
        return to

    def get_default_scope(self) -> list[str]:
        """Return what is asked for: who she is, and her mailbox."""
        return ["openid", "email"]

    def extract_extra_data(self, data: Any) -> dict[str, Any]:  # noqa: ARG002
        """Return what is kept of what it told: nothing."""
        return {}


class Movement(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who may come in that way: who has an account here, and nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Return whether one may make an account by it: never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse an answer to another request than hers, and who has no account here."""
        expected, told = sociallogin.state.get("nonce"), getattr(sociallogin, "nonce", None)
        if not (expected and told and secrets.compare_digest(expected, str(told))):
            _note("answer to another request")
            raise ImmediateHttpResponse(_refused(request, "authentication_error"))
        is_linking = sociallogin.state.get("process") == "connect"
        if not (is_linking or sociallogin.is_existing):
            _note("no account")
            raise ImmediateHttpResponse(_refused(request, "no_account"))

    def on_authentication_error(
        self, _request: HttpRequest, _provider: Any, exception: Any = None, **_said: Any
    ) -> None:
        """Note it, by a word of ours."""
        _note(str(exception) if type(exception) is OAuth2Error else type(exception).__name__)


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send her to the provider, by a page of ours.

    A browser follows no form out of a page that lets none out (CSP, `form-action`); a page that
    is there may lead anywhere, and leads on from there wherever the provider sends her.
    """
    response = _view(request, provider_id, OAuth2LoginView)
    to = response.headers.get("Location")
    if to is None:
        return response
    leaving = render(request, "socialaccount/leaving.html", {"to": to})
    leaving.headers["Refresh"] = f"0; url={to}"
    return leaving


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Let her in, as far as the provider's word goes."""
    return _view(request, provider_id, OAuth2CallbackView)


def offered(request: HttpRequest) -> dict[str, Any]:
    """Return what pages of the desk may name besides: the provider, where there is one."""
    if settings.IDENTITY_PROVIDER is None or not is_of_the_desk(request):
        return {}
    return {"movement": settings.IDENTITY_PROVIDER.name, "movement_key": KEY}


def _issuer() -> str:
    provider = settings.IDENTITY_PROVIDER
    assert provider is not None
    return str(provider.issuer)


def _fetched(address: str, bearer: str = "") -> dict[str, Any]:
    """Return what the provider says there; `OAuth2Error` for anything but an object of JSON."""
    head = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, headers=head, allow_redirects=False)
            answer.raise_for_status()
            told = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise OAuth2Error("no answer") from error
    if not isinstance(told, dict):
        raise OAuth2Error("no answer")
    return told


def _view(request: HttpRequest, provider_id: str, kind: type[OAuth2View]) -> HttpResponse:
    try:
        answer: HttpResponse = kind.adapter_view(Exchange(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except OAuth2Error as error:  # raised before the library looks for it
        _note(str(error))
        return _refused(request, "authentication_error")
    return answer


def _refused(request: HttpRequest, page: str) -> HttpResponse:
    return render(request, f"socialaccount/{page}.html", status=401)


def _note(why: str) -> None:
    logbook.note("identity_provider_refused", why=why)
