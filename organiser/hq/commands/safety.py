"""Refuses to serve with settings that would put people at risk; each reason in a sentence."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from organiser.errors import Refused
from organiser.hq import home
from organiser.i18n import _

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_SHELTERED = frozenset({"verify-ca", "verify-full"})


def refuse_unsafe(host: str) -> None:
    """Raise `Refused` with the first reason not to answer at *host*."""
    for reason in _reasons(host):
        raise Refused(reason)


def _reasons(host: str) -> Iterator[str]:
    if settings.DEBUG:
        yield _("DEBUG is on: it shows people’s data in errors.")
    if host not in LOOPBACK and not settings.BEHIND_TLS:
        yield _(
            "Outside this machine the server only answers behind a proxy that speaks TLS: "
            "set ORGANISER_HQ_BEHIND_TLS=1 once there is one."
        )
    names = set(settings.ALLOWED_HOSTS)
    if any(name.startswith(("*", ".")) for name in names):
        yield _("ORGANISER_HQ_HOSTS must name each host: “*” lets anybody pretend to be it.")
    if settings.BEHIND_TLS and not names - LOOPBACK - {"[::1]"}:
        yield _("ORGANISER_HQ_HOSTS must name the host that laptops call.")
    if _is_open_to_others(settings.HOME / home.KEYS):
        yield _("Others on this machine can read the keys: chmod 600 {file}.").format(
            file=settings.HOME / home.KEYS
        )
    yield from _of_database()
    yield from _of_mail()


def _of_database() -> Iterator[str]:
    told = settings.DATABASES["default"]
    if not told["ENGINE"].endswith("postgresql"):
        if settings.BEHIND_TLS:
            yield _("SQLite is for a trial on one machine: set DATABASE_URL to a PostgreSQL.")
        return
    is_here = not told["HOST"] or told["HOST"] in LOOPBACK or told["HOST"].startswith("/")
    is_private = os.environ.get("ORGANISER_HQ_DATABASE_IS_NEAR") == "1"
    if not is_here and not is_private and told["OPTIONS"].get("sslmode") not in _SHELTERED:
        yield _(
            "PostgreSQL is on another machine: add ?sslmode=verify-full to DATABASE_URL, or set "
            "ORGANISER_HQ_DATABASE_IS_NEAR=1 if nobody else is on the way."
        )


def _of_mail() -> Iterator[str]:
    host = getattr(settings, "EMAIL_HOST", "localhost")  # a folder of mails has none
    is_shut = settings.EMAIL_USE_SSL or settings.EMAIL_USE_TLS
    if host not in LOOPBACK and not is_shut:
        yield _(
            "Mails would leave this machine in clear, links of people in them: write smtps://, or "
            "add ?starttls=1 to ORGANISER_HQ_MAIL."
        )


def _is_open_to_others(file: Path) -> bool:
    if os.name != "posix":
        return False
    return bool(stat.S_IMODE(file.stat().st_mode) & 0o077)
