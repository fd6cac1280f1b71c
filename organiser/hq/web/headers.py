"""What a browser may do with a page of ours: nothing that the page does not ask for by name."""

from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from organiser import paths
from organiser.i18n import LANGUAGES, speak

HEADERS = {
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=()",
    "Cache-Control": "no-store",
}


_PARIS = ZoneInfo("Europe/Paris")
FOR_ALL = "public, max-age=60"
"""Of a page that is the same for everybody: whoever is in between may keep it a minute."""


def of_no_page() -> Iterator[tuple[str, str]]:
    """Yield what stands on answers that are no pages: files of ours, and refusals of the line."""
    yield "X-Content-Type-Options", "nosniff"
    yield "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"
    if settings.SECURE_HSTS_SECONDS:
        seconds = settings.SECURE_HSTS_SECONDS
        yield "Strict-Transport-Security", f"max-age={seconds}; includeSubDomains"


class Closed:
    """Puts them on every page that says nothing else."""

    def __init__(self, inside: Callable[[HttpRequest], HttpResponse]) -> None:
        self._inside = inside

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        response = self._inside(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.headers["Cache-Control"] == FOR_ALL:
            response.headers["Vary"] = "Accept-Encoding"  # the language stands in the address
        return response


class Spoken:
    """Has our own phrases in the language of the page: it stands in the address, no cookie does.

    Hours are those of Paris.
    """

    def __init__(self, inside: Callable[[HttpRequest], HttpResponse]) -> None:
        self._inside = inside

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language."""
        asked = get_language()
        speak(asked if asked in LANGUAGES else "fr", paths.resources() / "locale")
        with timezone.override(_PARIS):
            return self._inside(request)
