"""The server's settings, from the environment; what would be unsafe is refused at the start."""

import os
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from organiser import paths
from organiser.errors import CannotOpen
from organiser.hq import home, identity_provider
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


def mail_of(url: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings of the mail server at *url*: smtp://… or smtps://….

    Without one, mails are written to a folder: for a trial.
    """
    told = urlsplit(url)
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": folder / "mails"}
    if told.scheme not in {"smtp", "smtps"} or not told.hostname:
        raise CannotOpen(_("ORGANISER_HQ_MAIL is neither smtp://… nor smtps://…."))
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": told.hostname,
        "EMAIL_PORT": told.port or {"smtp": 25, "smtps": 465}[told.scheme],
        "EMAIL_HOST_USER": unquote(told.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(told.password or ""),
        "EMAIL_USE_SSL": told.scheme == "smtps",
        "EMAIL_USE_TLS": dict(parse_qsl(told.query)).get("starttls") == "1",
        "EMAIL_TIMEOUT": 20,
    }  # fmt: skip


def contact_of(address: str) -> str:
    """Return where a fault is told, mailto:… or https://…; `CannotOpen` for anything else."""
    told = urlsplit(address)
    is_mail = told.scheme == "mailto" and told.path.count("@") == 1 and not told.netloc
    is_page = told.scheme == "https" and bool(told.hostname)
    if address and not ((is_mail or is_page) and address.isascii() and address.isprintable()
                        and " " not in address):  # fmt: skip
        raise CannotOpen(
            _("ORGANISER_HQ_SECURITY_CONTACT is neither mailto:name@host nor https://….")
        )
    return address


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
INSTALLED_APPS = [
    "organiser.hq.application.Headquarters", "django_tasks", "django_tasks_db",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.humanize",
    "django.contrib.messages", "django.contrib.sessions",
    "allauth", "allauth.account", "allauth.mfa", "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]  # fmt: skip
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "organiser.hq.web.headers.Closed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "organiser.hq.web.headers.Spoken",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "organiser.hq.web.desk.doors.Guarded",
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"], "style-src": ["'self'"], "script-src": ["'self'"],
        "img-src": ["'self'"], "connect-src": ["'self'"], "form-action": ["'self'"],
        "base-uri": ["'none'"], "frame-ancestors": ["'none'"], "object-src": ["'none'"],
    }
}  # fmt: skip
_HERE_FILES = Path(__file__).resolve().parent
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE_FILES / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "organiser.hq.web.site.around.everywhere",
                "organiser.hq.web.desk.entrance.rooms",
                "organiser.hq.web.desk.single_sign_on.offered",
            ]
        },
    }
]
STATIC_FILES = _HERE_FILES / "static"
STATIC_URL = "/static/"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def hidden(key: str, _prefix: str, _version: int) -> str:
    """Return under which word *key* is remembered: it may hold an address of the network."""
    return blake2b(key.encode(), key=SECRET_KEY.encode()[:64], digest_size=32).hexdigest()


CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "remembered",
        "KEY_FUNCTION": hidden,
    }
}  # fmt: skip
"""Tries are counted for all processes together."""
AUTH_USER_MODEL = "hq.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ["email"]}},
    {"NAME": "organiser.hq.web.desk.passwords.HardToGuess"},
]  # fmt: skip
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "organiser.hq.web.desk.signing_in.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = attrgetter("email")
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # who is invited sets her password by a link of that mailbox
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
IDENTITY_PROVIDER = identity_provider.provider_of(os.environ)
SOCIALACCOUNT_PROVIDERS = identity_provider.settings_of(IDENTITY_PROVIDER)
SOCIALACCOUNT_ADAPTER = "organiser.hq.web.desk.single_sign_on.Movement"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the first time: a mailbox that the provider verified
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True  # afterwards by her number there alone
MFA_ADAPTER = "organiser.hq.web.desk.signing_in.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
ROOT_URLCONF = "organiser.hq.urls"
WSGI_APPLICATION = "organiser.hq.wsgi.application"
USE_TZ = True
TIME_ZONE = "UTC"
"""Of the process; hours on the pages are those of Paris (`web.headers.Spoken`)."""
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [paths.resources() / "locale"]
SITE = os.environ.get("ORGANISER_HQ_SITE", "http://127.0.0.1:8000").rstrip("/")
"""The address under which everybody knows it: links in mails begin with it."""
NAME = os.environ.get("ORGANISER_HQ_NAME", "")
CONTROLLER = os.environ.get("ORGANISER_HQ_CONTROLLER", "")
"""Who answers for the data, with an address (GDPR art. 13-1-a); nobody signs up without."""
OFFICER = os.environ.get("ORGANISER_HQ_DPO", "")
"""How to reach the data protection officer (GDPR art. 13-1-b)."""
SECURITY_CONTACT = contact_of(os.environ.get("ORGANISER_HQ_SECURITY_CONTACT", ""))
"""Where a fault of security is told, for /.well-known/security.txt."""
LEAST_AGE = int(os.environ.get("ORGANISER_HQ_LEAST_AGE", "16"))
SILENT_DAYS = int(os.environ.get("ORGANISER_HQ_SILENT_DAYS", "14"))
"""After which a committee that does not call, and where newcomers wait, is shown in alarm."""
REHOME_DAYS = int(os.environ.get("ORGANISER_HQ_REHOME_DAYS", "14"))
"""After how many days without a call another committee welcomes somebody; 0: never."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 << 20
DATA_UPLOAD_MAX_NUMBER_FILES = 60
FILE_UPLOAD_HANDLERS = ["organiser.hq.web.uploads.Uploads"]
BEHIND_TLS = os.environ.get("ORGANISER_HQ_BEHIND_TLS") == "1"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-session" if BEHIND_TLS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrf" if BEHIND_TLS else "csrftoken"
"""Behind TLS a browser takes them from this host alone, and gives them to no other."""
CSRF_COOKIE_AGE = None  # it ends with the browser, as the other does
SESSION_COOKIE_AGE = 12 * 3_600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # without any, a browser calls a form of ours nobody’s
SECURE_HSTS_SECONDS = 365 * 86_400 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
METRICS_TOKEN = os.environ.get("ORGANISER_HQ_METRICS_TOKEN", "")
LOGGING_CONFIG = None
globals().update(mail_of(os.environ.get("ORGANISER_HQ_MAIL", ""), HOME))
DEFAULT_FROM_EMAIL = os.environ.get("ORGANISER_HQ_MAIL_FROM", "comites@localhost")
