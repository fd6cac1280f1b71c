"""A certificate is for who passed the course, while it counts."""

from datetime import date, datetime, time

import pypdfium2
import pytest
from make import person

from organiser import clock, i18n, paths
from organiser.errors import OrganiserError, Refused
from organiser.usecases.training import certificates, courses, following

TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def noon():
    with clock.set_to(lambda: datetime.combine(TODAY, time(12)).astimezone()):
        yield
    i18n.speak("en", paths.resources() / "locale")


def followed(database, right, name="Marie-Angélique de Kersauson-Penvern", *, holds_file=False):
    course = courses.read_courses(database)[0].course
    answers = [q.right if at < right else frozenset() for at, q in enumerate(course.questions)]
    who = person(database, name) if name else None
    following.record_result(database, course, answers, who, holds_file=holds_file)
    return course, following.read_followed(database, course.key)[0]


def words(file):
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 1
        return document[0].get_textpage().get_text_range()


def test_it_names_her_the_course_the_result_and_until_when(database, tmp_path):
    course, row = followed(database, 9)

    certificates.write_certificate(database, course, row, tmp_path / "c.pdf")

    said = words(tmp_path / "c.pdf")
    for part in (
        row.name,
        course.title,
        "9 right answers of 10",
        "26 November 2027",
        "Plouexemple",
    ):
        assert part in said


def test_it_speaks_french(database, tmp_path):
    i18n.speak("fr", paths.resources() / "locale")
    course, row = followed(database, 10)

    certificates.write_certificate(database, course, row, tmp_path / "c.pdf")

    assert "Attestation de formation" in words(tmp_path / "c.pdf")


def test_whoever_holds_the_file_writes_her_name_on_a_line(database, tmp_path):
    course, row = followed(database, 10, "", holds_file=True)

    certificates.write_certificate(database, course, row, tmp_path / "c.pdf")

    assert course.title in words(tmp_path / "c.pdf")


@pytest.mark.parametrize(("right", "day"), [(7, TODAY), (10, date(2027, 11, 27))])
def test_nothing_is_certified_that_does_not_count(database, tmp_path, right, day):
    course, row = followed(database, right)

    with clock.set_to(lambda: datetime.combine(day, time(12)).astimezone()), pytest.raises(Refused):
        certificates.write_certificate(database, course, row, tmp_path / "c.pdf")

    assert not (tmp_path / "c.pdf").exists()


def test_a_place_that_takes_no_file_is_said_so(database, tmp_path):
    course, row = followed(database, 10)

    with pytest.raises(OrganiserError):
        certificates.write_certificate(database, course, row, tmp_path / "gone" / "c.pdf")
