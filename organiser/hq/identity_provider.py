"""Which identity provider headquarters trusts besides passwords: OpenID Connect, if it has one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from organiser.errors import CannotOpen
from organiser.i18n import _

KEY = "mouvement"
"""Under which it stands in addresses: whoever runs the provider writes one down, once."""
_BEFORE = "ORGANISER_HQ_OIDC_"
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """A provider of OpenID Connect (Core 1.0), as its operator registered this server with it."""

    issuer: str
    """Its address, exactly as its own description says it (Discovery 1.0, section 4.3)."""
    client: str
    secret: str
    name: str
    """What the button says after "with the account of"."""


def provider_of(said: Mapping[str, str]) -> IdentityProvider | None:
    """Return what *said*, the environment, names, or None; `CannotOpen` for half of one."""
    told = {
        each: said.get(f"{_BEFORE}{each}", "").strip()
        for each in ("ISSUER", "CLIENT", "SECRET", "NAME")
    }
    if not any(told.values()):
        return None
    if missing := [f"{_BEFORE}{each}" for each, value in told.items() if not value]:
        raise CannotOpen(_("Set {names} as well.").format(names=", ".join(missing)))
    address = urlsplit(told["ISSUER"])
    is_near = address.scheme == "http" and address.hostname in _HERE
    if not (address.scheme == "https" or is_near) or not address.hostname or address.query:
        raise CannotOpen(_("ORGANISER_HQ_OIDC_ISSUER is not https://…."))
    return IdentityProvider(told["ISSUER"], told["CLIENT"], told["SECRET"], told["NAME"])


def settings_of(provider: IdentityProvider | None) -> dict[str, Any]:
    """Return what django-allauth is told of it."""
    known: list[dict[str, Any]] = []
    if provider is not None:
        known = [{
            "provider_id": KEY, "name": provider.name,
            "client_id": provider.client, "secret": provider.secret,
            "settings": {"server_url": provider.issuer.rstrip("/")},
        }]  # fmt: skip
    return {
        "openid_connect": {
            "provider_class": "organiser.hq.web.desk.single_sign_on.Provider",
            "OAUTH_PKCE_ENABLED": True, "APPS": known,
        }
    }  # fmt: skip
