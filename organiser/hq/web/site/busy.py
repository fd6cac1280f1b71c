"""What is shown instead of a page: when to try again, with what was typed; that it is too large."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from csp.utils import build_policy
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string
from django.utils import translation

from organiser import paths
from organiser.domain.sent_file import LARGEST_TOGETHER
from organiser.hq.web.headers import HEADERS
from organiser.hq.web.site.around import everywhere
from organiser.i18n import speak
from organiser.words.sent_files import size_words

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

_STATUS, _TOO_LARGE = "503 Service Unavailable", "413 Content Too Large"


def answer(
    environment: dict[str, Any], start: "StartResponse", wait: int
) -> Iterable[bytes]:  # fmt: skip
    """Answer with a page: try again in *wait* seconds. A form is on it as it was sent."""
    return _page(
        environment, start, _STATUS, "site/busy.html", [("Retry-After", str(wait))],
        lambda request: {"wait": wait, "typed": _typed(request)},
    )  # fmt: skip


def too_large(environment: dict[str, Any], start: "StartResponse") -> Iterable[bytes]:
    """Answer with a page that so much is not taken at once."""
    return _page(
        environment, start, _TOO_LARGE, "site/too_large.html", [],
        lambda _request: {"most": size_words(LARGEST_TOGETHER)},
    )  # fmt: skip


def _page(
    environment: dict[str, Any], start: "StartResponse", status: str, template: str,
    more: list[tuple[str, str]], told: Callable[[WSGIRequest], dict[str, Any]],
) -> Iterable[bytes]:  # fmt: skip
    language = "en" if environment["PATH_INFO"].startswith("/en/") else "fr"
    with translation.override(language):
        speak(language, paths.resources() / "locale")
        request = WSGIRequest(environment)
        said = {**everywhere(request), "path": request.path, **told(request)}
        page = render_to_string(template, said).encode()
    headers = [
        *HEADERS.items(), ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(page))), *more,
        ("Content-Security-Policy", build_policy()), ("Content-Language", language),
    ]  # fmt: skip
    start(status, headers)
    return [page]


def _typed(request: WSGIRequest) -> list[tuple[str, str]]:
    """Return what was sent by a form, field by field; nothing of what is none."""
    try:
        return [
            (name, str(value)) for name, values in request.POST.lists() for value in values
        ]  # fmt: skip
    except (RequestDataTooBig, SuspiciousOperation, ValueError):
        return []
