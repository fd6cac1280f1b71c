"""A course that headquarters writes: down to a laptop, followed without a line, its result up."""

import json
from uuid import UUID

import pytest
from headquarters import Server
from laptops import here, pairs
from make import person
from officer import Officer
from taught import PAGE

from organiser.errors import Refused
from organiser.hq.commands.main import main
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.training import courses, following
from organiser.usecases.training.gate import check_trained

__all__ = ["here", "pairs"]
RIGHT, WRONG = (frozenset({0}),), (frozenset({1}),)


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request, tmp_path):  # noqa: F811  (on each database)
    """A headquarters."""
    return Server(tmp_path / "headquarters", request.param)


@pytest.fixture
def run(here, capsys, tmp_path):
    """Run a command of headquarters about courses; return what it answers."""

    def run(*words, page=PAGE, ends=0):
        here.request("GET", "/health")
        file = tmp_path / "page.md"
        file.write_text(page, encoding="utf-8")
        said = [str(file) if word == "PAGE" else str(word) for word in words]
        assert main(["course", *said, "--json"]) == ends
        told = capsys.readouterr().out
        return json.loads(told) if not ends else told

    return run


@pytest.fixture
def laptop(pairs):
    """A laptop of the committee."""
    return pairs("Portable de Malika")


def meet(here, laptop):
    assert not exchange(laptop, here.connect).trouble


def offered(laptop):
    return [each for each in courses.read_courses(laptop) if each.is_of_headquarters]


def test_it_is_followed_on_a_laptop_and_its_result_is_counted_at_the_desk(here, run, laptop):
    run("publish", "PAGE")
    meet(here, laptop)
    (each,) = offered(laptop)
    known = person(laptop)

    result = following.record_result(laptop, each.course, RIGHT, known)
    meet(here, laptop)

    assert (each.id, each.course.title, len(each.course.lessons)) == (None, "Frapper aux portes", 1)
    assert result.is_passed
    assert here.execute("SELECT count(*) FROM record WHERE kind = 'course_pass'") == [(1,)]
    officer = Officer(here).sit_down()
    ((committee,),) = here.execute("SELECT id FROM committee")
    page = officer.get(f"/siege/comites/{UUID(str(committee))}/")
    assert "<dt>Personnes formées</dt><dd>1</dd>" in page


def test_another_version_asks_again_only_where_headquarters_says_so(here, run, laptop):
    made = run("publish", "PAGE")
    meet(here, laptop)
    following.record_result(laptop, offered(laptop)[0].course, RIGHT)
    run("publish", "PAGE", "--replaces", made["id"], page=PAGE.replace("**feuille**", "fiche"))
    meet(here, laptop)
    (second,) = offered(laptop)
    still = following.count_followed(laptop)
    run("publish", "PAGE", "--replaces", made["id"], "--again")
    meet(here, laptop)
    (third,) = offered(laptop)

    assert (second.course.version, third.course.version) == (2, 3)
    assert "fiche" in second.text
    assert still[second.course.key] == 1
    assert third.course.key not in following.count_followed(laptop)


def test_what_headquarters_asks_before_printing_is_passed_first(here, run, laptop):
    made = run("publish", "PAGE", "--before-printing")
    check_trained(laptop)
    meet(here, laptop)
    (each,) = offered(laptop)
    with pytest.raises(Refused, match="Frapper aux portes"):
        check_trained(laptop)

    following.record_result(laptop, each.course, WRONG)
    with pytest.raises(Refused):
        check_trained(laptop)
    following.record_result(laptop, each.course, RIGHT)
    check_trained(laptop)

    run("publish", "PAGE", "--replaces", made["id"], "--before-printing", "--again")
    meet(here, laptop)
    with pytest.raises(Refused):
        check_trained(laptop)
    run("withdraw", made["id"])
    meet(here, laptop)
    check_trained(laptop)

    assert offered(laptop) == []


@pytest.mark.parametrize("page", [
    "Sans titre", "# Titre\n\nRien.", PAGE + "<script>x</script>", PAGE + "![x](y.png)",
    PAGE + "x" * 60_000,
])  # fmt: skip
def test_a_page_that_is_no_course_is_refused(here, run, page):
    run("publish", "PAGE", page=page, ends=2)

    assert run("list") == {"courses": []}
