"""Is the server alive, is it ready, what does it do: for what watches over it, on this machine."""

from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from organiser.hq.usecases import checking, figures

_PLAIN = "text/plain; charset=utf-8"


@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type=_PLAIN)


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Laptops are let in."""
    if checking.is_ready():
        return HttpResponse("ready\n", content_type=_PLAIN)
    return HttpResponse("not ready\n", status=503, content_type=_PLAIN)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """What it does in figures, for who is on this machine or has the token."""
    if not _may_watch(request):
        raise Http404
    return HttpResponse(figures.told(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_watch(request: HttpRequest) -> bool:
    """What came through the proxy came from outside."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.METRICS_TOKEN and compare_digest(token.encode(), settings.METRICS_TOKEN.encode()):
        return True
    is_outside = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return not is_outside and not settings.METRICS_TOKEN
