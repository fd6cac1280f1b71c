"""Whoever prints or exports untrained is reminded, and refused once headquarters asks (R39)."""

from datetime import date, datetime, time
from functools import partial
from io import StringIO

import pytest
from make import person
from sqlalchemy import text

from organiser import clock, i18n, paths
from organiser.domain.action import ActionKind, Kind
from organiser.domain.export import Deeds
from organiser.domain.field import Outing
from organiser.domain.identifier import id_by_key
from organiser.domain.permission import Switch
from organiser.domain.plan import Plan
from organiser.errors import Refused
from organiser.usecases.archive.writing import write_archive
from organiser.usecases.exports.deeds import export_deeds
from organiser.usecases.exports.people import Format, export_people, write_csv
from organiser.usecases.field import choosing, printing
from organiser.usecases.field.choosing import Side
from organiser.usecases.plans import papers, planning
from organiser.usecases.training import courses, following
from organiser.usecases.training.gate import check_trained

TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def noon():
    with clock.set_to(lambda: datetime.combine(TODAY, time(12)).astimezone()):
        yield


def asked_by_headquarters(database):
    with database.raw() as connection, connection.begin():
        connection.execute(
            text(
                "INSERT INTO permission (id, name, reference, since) "
                "VALUES (:id, :name, 'D-12', '2026-11-01')"
            ),
            {"id": id_by_key("permission", Switch.TRAINING).bytes, "name": Switch.TRAINING},
        )


def follow(database, right=10, who=None):
    course = courses.read_courses(database)[0].course
    answers = [q.right if at < right else frozenset() for at, q in enumerate(course.questions)]
    following.record_result(database, course, answers, who, holds_file=who is None)


def ways_out(database, folder):
    """Every way by which people's data leave."""
    person(database, "Camille Riou", address="3 rue Haute", city="Plouexemple")
    action = planning.plan(database, Plan(Kind(ActionKind.STALL), TODAY))
    (street,) = choosing.streets(database)
    doors = choosing.doors_of_streets(database, [(street.key, street.city, Side.BOTH)]).doors
    draft = printing.prepare(database, Outing("Rue Haute", on=TODAY), doors)
    return {
        "packet": partial(printing.print_sheet, database, draft, folder / "packet.pdf"),
        "sign-up sheet": partial(
            papers.write_sign_up_sheet, database, action, folder / "sheet.pdf"
        ),
        "tasks": partial(papers.write_tasks, database, folder / "tasks.pdf"),
        "people": partial(export_people, database, Format.CSV, folder / "people.csv"),
        "deeds": partial(export_deeds, database, Deeds.TIMELINE, folder / "deeds.csv"),
        "csv": partial(write_csv, database, StringIO()),
        "archive": partial(write_archive, database, folder / "all.zip"),
    }


def test_who_never_followed_it_is_reminded_and_not_hindered(database, tmp_path):
    for way in ways_out(database, tmp_path).values():
        way()

    assert "Data and rights" in check_trained(database)


def test_the_reminder_speaks_her_language(database):
    i18n.speak("fr", paths.resources() / "locale")
    try:
        assert "Données et droits" in check_trained(database)
    finally:
        i18n.speak("en", paths.resources() / "locale")


def test_whoever_passed_it_is_not_reminded_for_a_year(database):
    follow(database)

    assert check_trained(database) == ""
    with clock.set_to(lambda: datetime(2027, 11, 27, 12).astimezone()):
        assert check_trained(database)


def test_what_somebody_else_of_the_list_followed_opens_nothing(database):
    follow(database, who=person(database))

    assert check_trained(database)


def test_no_way_out_is_open_once_headquarters_asks_for_it(database, tmp_path):
    ways = ways_out(database, tmp_path)
    asked_by_headquarters(database)
    follow(database, right=7)

    for way in ways.values():
        with pytest.raises(Refused, match="Data and rights"):
            way()

    assert not [file for file in tmp_path.iterdir() if file.suffix in {".pdf", ".zip"}]


def test_every_way_out_opens_once_it_is_passed(database, tmp_path):
    ways = ways_out(database, tmp_path)
    asked_by_headquarters(database)
    follow(database, right=8)

    for way in ways.values():
        way()

    assert (tmp_path / "all.zip").exists()
