"""Every page of the server says whom it is for; one that does not lets nobody in."""

import re
from uuid import UUID

import pytest
from asked import Asked
from asked_of import asked_of
from django.urls import URLResolver
from officer import Officer
from proposed import proposed
from registered import registered
from sent import png
from taught import taught
from visitor import Visitor

OPEN = {
    "map", "department", "find", "committee", "join", "short", "sent", "code_of_friend", "mine",
    "confirm", "v1/",
    "v1/openapi.json", "v1/style.css", "health", "ready", "metrics", "calendar", "code_of_link",
    "counter", "found", "verify", "other", "follow", "commit", "reminders",
    "security_txt", "notices", "notice", "code_of_notice", "short_notice",
}  # fmt: skip
"""What is for everybody, or asks for its own token."""
ALL = {"national", "department", "trainer", "data_protection", "support"}
OFFICERS = {"national", "department"}
TEACHERS = {"national", "trainer"}
KEEPERS = {"national", "data_protection"}
MAY = {
    "desk": ALL, "desk_second_factor": ALL, "desk_everywhere": ALL,
    "desk_committees": OFFICERS | {"support"}, "desk_committee": OFFICERS | {"support"},
    "desk_text": OFFICERS, "desk_code": OFFICERS | {"support"},
    "desk_laptop": OFFICERS | {"support"}, "desk_fall_back": OFFICERS, "desk_send_on": OFFICERS,
    "desk_close": OFFICERS, "desk_applications": OFFICERS, "desk_application": OFFICERS,
    "desk_application_call": OFFICERS, "desk_application_decide": OFFICERS,
    "desk_directives": OFFICERS, "desk_directive": OFFICERS, "desk_directive_write": OFFICERS,
    "desk_directive_drives": OFFICERS,
    "desk_directive_revise": OFFICERS, "desk_directive_withdraw": OFFICERS,
    "desk_proposals": OFFICERS, "desk_proposals_file": OFFICERS, "desk_proposal": OFFICERS,
    "desk_proposal_publish": {"national"}, "desk_proposal_answer": {"national"},
    "desk_proposal_merge": {"national"},
    "desk_courses": TEACHERS, "desk_course": TEACHERS, "desk_course_write": TEACHERS,
    "desk_course_revise": TEACHERS, "desk_course_withdraw": TEACHERS,
    "desk_ladder": {"national"}, "desk_ladder_define": {"national"},
    "desk_ladder_back": {"national"},
    "desk_attachment": {"national", "department", "trainer"},
    "desk_counts": ALL - {"support"}, "desk_counts_file": ALL - {"support"},
    "desk_register": KEEPERS, "desk_register_file": KEEPERS, "desk_line": KEEPERS,
    "desk_line_write": KEEPERS, "desk_line_revise": KEEPERS, "desk_line_withdraw": KEEPERS,
    "desk_person": {"national", "data_protection"}, "desk_log": {"national", "data_protection"},
}  # fmt: skip
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


@pytest.fixture
def committees(server):
    """What a page is about: of the department of officers, and of another one."""
    own, other = (
        _known(server, *place) for place in (("Lannion", "22113"), ("Brest", "29019"))
    )  # fmt: skip
    return own, other


def _known(server, name, insee):
    """Return what addresses of the desk name, all in one department."""
    committee = server.committee(name, insee)
    return {
        "committee": committee.pk, "application": Asked(server, insee).request.pk,
        "directive": asked_of(f"committee:{committee.pk.hex}").series,
        "proposal": proposed(committee).series, "course": taught().pk,
        "line": registered().series,
        "attachment": _attached_to(committee).pk,
    }  # fmt: skip


def _attached_to(committee):
    """Return a file that goes with a directive to one committee."""
    from organiser.hq.models import Attachment
    from organiser.hq.usecases import files

    told = asked_of(f"committee:{committee.pk.hex}", chosen=[files.take("plan.png", png())])
    return Attachment.objects.get(owner=told.pk)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("role", "department"), ROLES)
def test_each_role_enters_its_own_pages_and_no_other(server, committees, role, department, method):
    officer = Officer(server, role, department).sit_down()
    front = officer.page

    for name, route, _view in _desk():
        if (name, method) == ("desk_everywhere", "POST"):
            continue  # it ends the session
        answered = [_ask(officer, method, route, each, front) for each in committees]
        assert (403 not in answered) == (role in MAY[name]), name
        if role in MAY[name] and role == "department" and "<uuid:" in route:
            assert answered[1] == 404, name


def _ask(officer, method, route, about, front):
    """Ask for a page as a browser does; a form is sent empty, from the page she began at."""
    path = re.sub(r"<uuid:(\w+)>", lambda found: str(about[found[1]]), "/" + route)
    path = re.sub(r"<[^>]+>", "1", path)
    if method == "GET":
        officer.get(path)
        return officer.status
    officer.page = front
    officer.press(path)
    return officer.status


def test_nobody_enters_without_signing_in(server):
    visitor = Visitor(server)

    for _name, route, _view in _desk():
        path = re.sub(r"<uuid:[a-z]+>", str(UUID(int=1)), "/" + route)
        visitor.get(re.sub(r"<[^>]+>", "1", path))
        assert visitor.status == 302
        assert "/login/" in visitor.head["location"]


def test_a_page_that_somebody_forgot_to_guard_is_refused(server, monkeypatch):
    from organiser.hq.web.desk import doors

    officer = Officer(server).come_in()
    monkeypatch.setattr(doors, "SIGNING_IN", frozenset())

    page = officer.get("/siege/compte/2fa/")

    assert officer.status == 403
    assert "rôle" in page
