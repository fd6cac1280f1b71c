"""Is the server alive, is it ready: for what watches over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse


def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    """The database answers, is up to date and is open."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT is_open FROM history")
            row = cursor.fetchone()
    except DatabaseError:
        row = None
    if row is None or not row[0]:
        return HttpResponse("not ready\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")
