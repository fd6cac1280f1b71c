"""The server's settings, from the environment; what would be unsafe is refused at the start."""

import os
from typing import Any

import dj_database_url

from organiser.hq import home

HOME = home.folder()
_SQLITE = f"sqlite:///{HOME / 'headquarters.db'}"

_PRAGMAS = "PRAGMA journal_mode=wal; PRAGMA synchronous=full; PRAGMA secure_delete=on"


def database_of(url: str) -> dict[str, Any]:
    """Return Django's settings of the database at *url*."""
    told: dict[str, Any] = dict(dj_database_url.parse(url))
    if told["ENGINE"].endswith("postgresql"):
        told["CONN_MAX_AGE"] = None
        told.setdefault("OPTIONS", {}).update(
            server_side_binding=True, prepare_threshold=3, application_name="organiser-hq"
        )
    else:
        told.setdefault("OPTIONS", {}).update(
            transaction_mode="IMMEDIATE",
            timeout=20,
            init_command=_PRAGMAS,
        )
    return told


def _secret() -> str:
    try:
        return home.keys().pages
    except home.NoKeys:
        return "no keys yet: `organiser-hq migrate` makes them, and nothing else runs without"


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ORGANISER_HQ_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
DATABASES = {"default": database_of(os.environ.get("DATABASE_URL") or _SQLITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["organiser.hq.application.Headquarters"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]
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
LOGGING_CONFIG = None
