"""What a visitor sees when everybody comes at once: when to try again; what she typed is kept."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from csp.utils import build_policy
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string
from django.utils import translation

from organiser import paths
from organiser.hq.web.headers import HEADERS
from organiser.hq.web.site.around import everywhere
from organiser.i18n import speak

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

_STATUS = "503 Service Unavailable"


def answer(
    environment: dict[str, Any], start: "StartResponse", wait: int
) -> Iterable[bytes]:  # fmt: skip
    """Answer with a page: try again in *wait* seconds. A form is on it as it was sent."""
    language = "en" if environment["PATH_INFO"].startswith("/en/") else "fr"
    with translation.override(language):
        speak(language, paths.resources() / "locale")
        request = WSGIRequest(environment)
        said = {**everywhere(request), "wait": wait, "path": request.path, "typed": _typed(request)}
        page = render_to_string("site/busy.html", said).encode()
    headers = [
        *HEADERS.items(), ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(page))), ("Retry-After", str(wait)),
        ("Content-Security-Policy", build_policy()), ("Content-Language", language),
    ]  # fmt: skip
    start(_STATUS, headers)
    return [page]


def _typed(request: WSGIRequest) -> list[tuple[str, str]]:
    """Return what was sent by a form, field by field; nothing of what is none."""
    try:
        return [
            (name, str(value)) for name, values in request.POST.lists() for value in values
        ]  # fmt: skip
    except (RequestDataTooBig, SuspiciousOperation, ValueError):
        return []
