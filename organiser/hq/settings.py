"""The server's settings, from the environment; what would be unsafe is refused at the start."""

import os
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from organiser.errors import CannotOpen
from organiser.hq import home
from organiser.i18n import _

HOME = home.folder()
_SQLITE = f"sqlite:///{quote(str(HOME / 'headquarters.db'))}"

_PRAGMAS = "PRAGMA journal_mode=wal; PRAGMA synchronous=full; PRAGMA secure_delete=on"


def database_of(url: str) -> dict[str, Any]:
    """Return Django's settings of the database at *url*: postgresql://… or sqlite:///file."""
    told = urlsplit(url)
    options = dict(parse_qsl(told.query))
    if told.scheme == "sqlite":
        return _sqlite(unquote(told.path)[1:])
    if told.scheme not in {"postgresql", "postgres"}:
        raise CannotOpen(_("DATABASE_URL is neither postgresql://… nor sqlite:///file."))
    return {
        "ENGINE": "django.db.backends.postgresql", "NAME": unquote(told.path)[1:],
        "USER": unquote(told.username or ""), "PASSWORD": unquote(told.password or ""),
        "HOST": options.pop("host", told.hostname or ""), "PORT": str(told.port or ""),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "server_side_binding": True, "prepare_threshold": 3,
            "application_name": "organiser-hq", **options,
        },
    }  # fmt: skip


def _sqlite(file: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3", "NAME": file or ":memory:",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _PRAGMAS},
    }  # fmt: skip


def _secret() -> str:
    try:
        return home.keys().pages
    except home.NoKeys:
        return "no keys yet: `organiser-hq migrate` makes them, and nothing else runs without"


SECRET_KEY = _secret()
DEBUG = False
_HERE = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = [*filter(None, os.environ.get("ORGANISER_HQ_HOSTS", "").split(",")), *_HERE]
DATABASES = {"default": database_of(os.environ.get("DATABASE_URL") or _SQLITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["organiser.hq.application.Headquarters"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "organiser.hq.web.headers.Closed",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "organiser.hq.urls"
WSGI_APPLICATION = "organiser.hq.wsgi.application"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "fr"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 << 20
BEHIND_TLS = os.environ.get("ORGANISER_HQ_BEHIND_TLS") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_HSTS_SECONDS = 365 * 86_400 if BEHIND_TLS else 0
METRICS_TOKEN = os.environ.get("ORGANISER_HQ_METRICS_TOKEN", "")
LOGGING_CONFIG = None
