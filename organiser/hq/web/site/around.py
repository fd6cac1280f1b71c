"""What every page of the site needs: the words around it, files by their contents, the caller."""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page

from organiser.hq.web.headers import FOR_ALL
from organiser.hq.web.line import caller_address
from organiser.i18n import _

View = Callable[..., HttpResponse]


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """Return what every template may name.

    The other language is the same page: what was asked of it goes along.
    """
    tongue = get_language() or "fr"
    plain = request.path_info.removeprefix("/en") or "/"
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        "tongue": tongue,
        "site_name": settings.NAME or _("Support committees"),
        "style": address_of("site.css"),
        "script": address_of("site.js"),
        "icon": address_of("icon.svg"),
        "in_french": f"{plain}{asked}",
        "in_english": f"/en{plain}{asked}",
        "base": "/en" if tongue == "en" else "",
    }


@cache
def address_of(name: str) -> str:
    """Return the address of a file of ours: another one as soon as it says something else."""
    digest = sha256((settings.STATIC_FILES / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{digest}"


def same_for_all(view: View) -> View:
    """Let what is nobody's own be kept a minute by whoever is in between, and travel compressed.

    Nothing secret stands on such a page, so that its length tells nothing (BREACH).
    """

    @wraps(view)
    def kept(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        response = view(request, *given, **named)
        if response.status_code == 200:
            response.headers.setdefault("Cache-Control", FOR_ALL)
        return response

    return gzip_page(kept)


def address(request: HttpRequest) -> str:
    """Return whence a call came: behind a proxy, what the proxy says."""
    return caller_address(request.META)
