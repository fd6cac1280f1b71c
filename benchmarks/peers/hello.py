"""The least that the same framework and the same server can answer: one view, no middleware.

python hello.py PORT WORKERS THREADS
"""

import sys
from secrets import token_urlsafe

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def hello(_request: HttpRequest) -> HttpResponse:
    """Say one word."""
    return HttpResponse("hello")


urlpatterns = [path("", hello)]


def application() -> object:
    """Return the application, in each worker."""
    settings.configure(
        ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY=token_urlsafe(),
        MIDDLEWARE=[],
    )  # fmt: skip
    return get_wsgi_application()


if __name__ == "__main__":
    from granian.constants import HTTPModes, Interfaces
    from granian.server import Server

    port, workers, threads = map(int, sys.argv[1:4])
    Server(
        "hello:application", factory=True, address="127.0.0.1", port=port, workers=workers,
        interface=Interfaces.WSGI, http=HTTPModes.http1, blocking_threads=threads,
        log_enabled=False,
    ).serve()  # fmt: skip
