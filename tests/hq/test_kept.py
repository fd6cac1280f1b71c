"""Pages that are the same for everybody are drawn once a minute, all others for each call."""

import io

import pytest

from organiser.hq.web.kept import LARGEST, MOST, Kept

FOR_ALL = ("Cache-Control", "public, max-age=60")


class Site:
    """An application that counts how often it was asked, behind what keeps its pages."""

    def __init__(self, *headers, status="200 OK", size=0) -> None:
        self.asked, self.now = 0, 1_000.0
        self.headers, self.status, self.size = list(headers), status, size
        self.kept = Kept(self._answer, lambda: self.now)

    def _answer(self, environment, start):
        self.asked += 1
        start(self.status, [*self.headers])
        return [f"{environment['PATH_INFO']} {self.asked}".encode(), b" " * self.size]

    def get(self, path="/", method="GET", **more):
        self.told = {}

        def start(status, headers, _error=None):
            self.told = {"status": status, **dict(headers)}

        asked = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", **more}
        return b"".join(self.kept(asked, start)).decode().strip()


def test_it_is_drawn_once_a_minute():
    site = Site(FOR_ALL)

    assert [site.get(), site.get()] == ["/ 1", "/ 1"]
    site.now += 30
    assert (site.get(), site.told["Age"]) == ("/ 1", "30")
    site.now += 31
    assert site.get() == "/ 2"
    assert "Age" not in site.told


def test_while_one_draws_it_anew_the_others_have_the_old_one():
    site = Site(FOR_ALL)
    site.get()
    site.now += 61
    seen = []
    site.headers = [FOR_ALL]
    draw = site._answer

    def slowly(environment, start):
        seen.append(site.get())
        return draw(environment, start)

    site.kept._application = slowly

    assert site.get() == "/ 2"
    assert seen == ["/ 1"]


def test_a_page_that_broke_meanwhile_is_not_kept_for_good():
    site = Site(FOR_ALL)
    site.get()
    site.now += 61
    site.status = "500 Internal Server Error"

    assert site.get() == "/ 2"
    assert site.get() == "/ 3"


@pytest.mark.parametrize(
    "site",
    [
        Site(), Site(("Cache-Control", "max-age=60, private")), Site(("Cache-Control", "no-store")),
        Site(FOR_ALL, ("Set-Cookie", "a=b")), Site(FOR_ALL, ("Vary", "Cookie")),
        Site(FOR_ALL, ("Vary", "Accept-Encoding, Accept-Language")),
        Site(FOR_ALL, status="404 Not Found"), Site(FOR_ALL, size=LARGEST + 1),
    ],
)  # fmt: skip
def test_what_is_somebodys_own_or_no_page_is_asked_for_each_time(site):
    assert [site.get(), site.get()] == ["/ 1", "/ 2"]


@pytest.mark.parametrize(
    "more",
    [{"method": "POST"}, {"QUERY_STRING": "q=lyon"}, {"path": "/static/a"}, {"path": "/v1/sync"}],
)
def test_a_form_a_question_and_what_is_no_page_pass(more):
    site = Site(FOR_ALL)
    site.get(**more)

    assert site.get(**more).endswith(" 2")


@pytest.mark.parametrize("name", ["HTTP_HOST", "HTTP_ACCEPT_ENCODING", "HTTP_X_FORWARDED_PROTO"])
def test_another_host_way_or_packing_is_another_page(name):
    site = Site(FOR_ALL)

    assert [site.get(**{name: each}) for each in "aba"] == ["/ 1", "/ 2", "/ 1"]


def test_who_asks_for_the_head_alone_gets_no_page_and_leaves_none():
    site = Site(FOR_ALL)
    site.get()

    assert (site.get(method="HEAD"), site.told["status"]) == ("", "200 OK")
    assert site.asked == 1


def test_it_holds_no_more_than_so_many():
    site = Site(FOR_ALL)
    for number in range(MOST + 5):
        site.get(f"/{number}")
        site.get("/0")

    assert len(site.kept._pages) == MOST
    assert site.get("/0") == "/0 1"
    assert site.get("/1") != "/1 2"


def test_the_map_is_the_same_kept_or_drawn(server, committee):
    from organiser.hq.wsgi import application

    kept = Kept(application)
    pages = []
    for served in (kept, kept, application):
        asked = {
            "REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": "", "SERVER_NAME": "x",
            "SERVER_PORT": "80", "HTTP_HOST": "headquarters.test", "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
        }  # fmt: skip
        pages.append(b"".join(served(asked, lambda *_told: None)))

    assert len(kept._pages) == 1
    assert pages[0] == pages[1] == pages[2]
