"""How long one stays signed in: an hour without a touch, twelve in all; and what is left behind."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from organiser import clock

WITHOUT_A_TOUCH = timedelta(hours=1)
IN_ALL = timedelta(hours=12)
_ONLY_JUST = timedelta(minutes=5)
_NOTED_EVERY = 60
"""Seconds: not each page is worth a line in the database."""


def is_over(request: HttpRequest) -> bool:
    """Return whether who is signed in must say once more who she is; note that she was here."""
    session, now = request.session, int(clock.now().timestamp())
    began, seen = session.get("began", now), session.get("seen", now)
    if now - began > IN_ALL.total_seconds() or now - seen > WITHOUT_A_TOUCH.total_seconds():
        return True
    if "seen" not in session or now - seen >= _NOTED_EVERY:
        session["began"], session["seen"] = began, now
    return False


def has_only_just_come(request: HttpRequest) -> bool:
    """Return whether she said a moment ago who she is."""
    began = request.session.get("began", 0)
    return bool(clock.now().timestamp() - began <= _ONLY_JUST.total_seconds())


def leave_nothing(request: HttpRequest, response: HttpResponse) -> None:
    """Have the browser forget what it was shown, once she has signed out."""
    match = request.resolver_match
    if request.method == "POST" and match is not None and match.url_name == "account_logout":
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
