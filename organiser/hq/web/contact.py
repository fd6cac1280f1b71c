"""Where a fault of security is told: /.well-known/security.txt, as RFC 9116 has it."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from organiser import clock
from organiser.hq.web.site.around import same_for_all

_HOLDS = timedelta(days=180)


@require_safe
@same_for_all
def page(_request: HttpRequest) -> HttpResponse:
    """Say whom the operator has people write to; nothing where none is set."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    said = "".join(f"{name}: {value}\n" for name, value in _lines())
    return HttpResponse(said, content_type="text/plain; charset=utf-8")


def _lines() -> Iterator[tuple[str, str]]:
    yield "Contact", settings.SECURITY_CONTACT
    yield "Expires", f"{clock.now() + _HOLDS:%Y-%m-%dT00:00:00Z}"
    yield "Preferred-Languages", "fr, en"
    if settings.SITE.startswith("https://"):  # what is not encrypted vouches for nothing
        yield "Canonical", settings.SITE + reverse("security_txt")
