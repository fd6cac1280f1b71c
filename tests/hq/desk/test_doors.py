"""Every page of the server says whom it is for; one that does not lets nobody in."""

import re

import pytest
from django.urls import URLResolver
from officer import Officer
from visitor import Visitor

OPEN = {
    "map", "department", "find", "committee", "join", "short", "mine", "confirm", "v1/",
    "v1/openapi.json", "v1/style.css", "health", "ready", "metrics", "calendar", "code_of_link",
    "counter", "found", "verify", "other", "follow", "commit",
}  # fmt: skip
"""What is for everybody, or asks for its own token."""
MAY = {
    "desk": {"national", "department", "trainer", "data_protection", "support"},
    "desk_second_factor": {"national", "department", "trainer", "data_protection", "support"},
}
"""Who may enter which page of the desk."""
ROLES = [
    ("national", ""), ("department", "22"), ("trainer", ""), ("data_protection", ""),
    ("support", ""),
]  # fmt: skip


def _routes(known=None, before=""):
    from organiser.hq.urls import urlpatterns

    for each in urlpatterns if known is None else known:
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, before + str(each.pattern))
        else:
            yield each.name or str(each.pattern), before + str(each.pattern), each.callback


def _desk():
    return [(name, route, view) for name, route, view in _routes() if name in MAY]


def test_no_route_is_without_a_word(server):
    from organiser.hq.web.desk.doors import SIGNING_IN

    known = {name for name, _route, _view in _routes()}

    assert known == OPEN | set(MAY) | SIGNING_IN


def test_what_a_page_says_is_what_is_written_here(server):
    for name, _route, view in _desk():
        assert {str(role) for role in view.roles} == MAY[name]


@pytest.mark.parametrize(("role", "department"), ROLES)
def test_each_role_enters_its_own_pages_and_no_other(server, role, department):
    officer = Officer(server, role, department).come_in()

    for name, route, _view in _desk():
        officer.get("/" + re.sub(r"<[^>]+>", "1", route))
        assert (officer.status in {200, 404, 405}) == (role in MAY[name]), name


def test_nobody_enters_without_signing_in(server):
    visitor = Visitor(server)

    for _name, route, _view in _desk():
        visitor.get("/" + re.sub(r"<[^>]+>", "1", route))
        assert visitor.status == 302
        assert "/login/" in visitor.head["location"]


def test_a_page_that_somebody_forgot_to_guard_is_refused(server, monkeypatch):
    from organiser.hq.web.desk import doors

    officer = Officer(server).come_in()
    monkeypatch.setattr(doors, "SIGNING_IN", frozenset())

    page = officer.get("/siege/compte/2fa/")

    assert officer.status == 403
    assert "rôle" in page
