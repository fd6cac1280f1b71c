"""What a browser is told with every answer, and what the server says of itself."""

import runpy
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from visitor import Visitor

from organiser import clock
from organiser.errors import CannotOpen

SETTINGS = Path(__file__).resolve().parents[2] / "organiser" / "hq" / "settings.py"
ANYWHERE = (
    "/", "/nowhere/", "/siege/", "/siege/compte/login/", "/health", "/v1/", "/v1/style.css",
    "/v1/openapi.json", "/v1/sync", "/static/site.css", "/static/site.js", "/static/icon.svg",
)  # fmt: skip


def settings_of(monkeypatch, **told):
    """Return what the settings are with this environment."""
    for name, value in told.items():
        monkeypatch.setenv(f"ORGANISER_HQ_{name}", value)
    return runpy.run_path(str(SETTINGS))


@pytest.mark.parametrize("path", ANYWHERE)
def test_every_answer_says_what_it_is_and_stands_in_no_frame(server, path):
    _status, headers, _body = server.request("GET", path)

    kind = headers.get("content-type", "").replace('"', "")
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "charset=utf-8" in kind or not kind.startswith("text/")
    assert "access-control-allow-origin" not in headers


def test_a_page_runs_what_is_ours_and_nothing_else(server):
    _status, headers, _body = server.request("GET", "/")

    policy = dict(each.split(" ", 1) for each in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_behind_tls_a_browser_comes_back_encrypted_and_keeps_cookies_for_this_host(monkeypatch):
    told = settings_of(monkeypatch, BEHIND_TLS="1")

    assert told["SECURE_HSTS_SECONDS"] >= 365 * 86_400
    assert told["SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert told["SESSION_EXPIRE_AT_BROWSER_CLOSE"]
    assert told["CSRF_COOKIE_AGE"] is None
    for cookie in ("SESSION", "CSRF"):
        assert told[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert told[f"{cookie}_COOKIE_SECURE"]
        assert told[f"{cookie}_COOKIE_HTTPONLY"]
        assert told[f"{cookie}_COOKIE_SAMESITE"] == "Lax"


def test_what_is_no_page_comes_back_encrypted_too(server):
    server.request("GET", "/health")
    from django.test import override_settings

    from organiser.hq.web.headers import of_no_page

    with override_settings(SECURE_HSTS_SECONDS=31_536_000):
        told = dict(of_no_page())

    assert told["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_who_finds_a_fault_is_told_whom_to_write_to(server):
    server.request("GET", "/health")
    from django.test import override_settings

    site = {"SECURITY_CONTACT": "mailto:faults@example.org", "SITE": "https://hq.example.org"}
    with override_settings(**site):
        visitor = Visitor(server)
        visitor.get("/.well-known/security.txt")

    said = dict(line.split(": ", 1) for line in visitor.page.splitlines())
    expires = datetime.fromisoformat(said.pop("Expires").replace("Z", "+00:00"))
    assert visitor.head["content-type"] == "text/plain; charset=utf-8"
    assert timedelta(0) < expires - clock.now() < timedelta(days=365)
    assert said == {
        "Contact": "mailto:faults@example.org", "Preferred-Languages": "fr, en",
        "Canonical": "https://hq.example.org/.well-known/security.txt",
    }  # fmt: skip


def test_where_nobody_is_named_there_is_no_such_page(server):
    visitor = Visitor(server)

    visitor.get("/.well-known/security.txt")

    assert visitor.status == 404


@pytest.mark.parametrize(
    "address",
    ["faults@example.org", "http://example.org", "mailto:nobody", "https://",
     "mailto:a@example.org\nContact: mailto:b@example.org"],
)  # fmt: skip
def test_a_contact_that_cannot_be_read_is_refused(monkeypatch, address):
    with pytest.raises(CannotOpen):
        settings_of(monkeypatch, SECURITY_CONTACT=address)


def test_a_contact_that_is_a_page_is_taken(monkeypatch):
    told = settings_of(monkeypatch, SECURITY_CONTACT="https://example.org/security")

    assert told["SECURITY_CONTACT"] == "https://example.org/security"
