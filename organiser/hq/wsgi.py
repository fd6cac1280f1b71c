"""What the server runs: the committees' door by itself, everything else by Django."""

import gc
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.headers import Headers

import allauth
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "organiser.hq.settings")
_pages = get_wsgi_application()

from organiser.hq import logbook  # noqa: E402  (Django must be set up)
from organiser.hq.web import line  # noqa: E402  (Django must be set up)
from organiser.hq.web.desk import noting  # noqa: E402  (Django must be set up)
from organiser.hq.web.gate import Gate  # noqa: E402
from organiser.hq.web.headers import of_no_page  # noqa: E402
from organiser.hq.web.kept import Kept  # noqa: E402


def _close(headers: Headers, _path: str, _address: str) -> None:
    """Put on a file what a browser is to hold to."""
    for name, value in of_no_page():
        headers[name] = value


_files = WhiteNoise(
    _pages, settings.STATIC_FILES, prefix="static/", max_age=31_536_000,
    allow_all_origins=False, add_headers_function=_close,
)  # fmt: skip
for _part in ("account", "mfa"):  # the scripts by which a browser speaks to a passkey
    _files.add_files(str(Path(allauth.__file__).parent / _part / "static"), prefix="static/")

noting.begin()

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication


def application(environment: line.Environment, start: "StartResponse") -> Iterable[bytes]:
    """Answer one request, as WSGI has it."""
    if line.is_here(environment["PATH_INFO"]):
        return line.answer(environment, start)
    return _files(environment, start)  # type: ignore[no-any-return]


def served() -> "WSGIApplication":
    """Return the same behind a gate and kept pages, for a process that does nothing else.

    Its memory is looked through rarely: a batch makes objects by the ten thousand, none of them in
    circles, and looking for circles after each seven hundred took a quarter of its time.
    """
    logbook.start()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    return Kept(Gate(application))
