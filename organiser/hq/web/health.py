"""Is the server alive, is it ready: for what watches over it."""

from django.http import HttpRequest, HttpResponse

from organiser.hq.usecases import checking


def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    """Laptops are let in."""
    if checking.is_ready():
        return HttpResponse("ready\n", content_type="text/plain")
    return HttpResponse("not ready\n", status=503, content_type="text/plain")
