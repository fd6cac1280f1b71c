"""What a map shows of the people of a committee."""

import json
from datetime import timedelta

import pytest
from make import bring_in, candidate, person

from organiser import clock
from organiser.atlas import outlines
from organiser.atlas.communes import communes
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.address import Address
from organiser.domain.plan import Plan
from organiser.errors import UnreadableFile
from organiser.usecases import actions
from organiser.usecases.maps import brought
from organiser.usecases.maps.bringing import bring_outlines
from organiser.usecases.maps.figures import Metric, commune_of, read_figures, read_streets
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.plans import agenda, attending, planning

BETTON, RENNES = "35024", "35238"


def at_home(count, city="Betton", postcode="35830", street="rue Haute", first=2):
    return [
        candidate(
            f"P{line} Nom{line}", line,
            address=Address(number=line, street=street, postcode=postcode, city=city),
        )
        for line in range(first, first + count)
    ]  # fmt: skip


def test_people_are_counted_where_they_live_whatever_the_spelling(database):
    bring_in(
        database,
        *at_home(6),
        *at_home(5, "BETTON", "35830", first=20),
        *at_home(7, "Rennes", "35200", first=40),
    )

    figures = read_figures(database)

    assert figures.communes[BETTON].figures[Metric.PEOPLE] == 11
    assert figures.communes[RENNES].name == "Rennes"
    assert figures.communes[RENNES].figures[Metric.PEOPLE] == 7


def test_four_people_are_told_as_nobody_and_five_as_five(database):
    bring_in(database, *at_home(4), *at_home(5, "Rennes", "35000", first=20))

    figures = read_figures(database).communes

    assert figures[BETTON].figures[Metric.PEOPLE] == 0
    assert figures[RENNES].figures[Metric.PEOPLE] == 5


def test_a_street_of_four_is_not_named(database):
    bring_in(database, *at_home(5), *at_home(4, street="rue du Port", first=20))
    figures = read_figures(database)

    streets = read_streets(database, figures.said[BETTON])

    assert [(s.name, s.figures[Metric.PEOPLE]) for s in streets] == [("rue Haute", 5)]


def test_people_without_a_commune_are_counted_apart(database):
    bring_in(database, *at_home(5), candidate("Anne Le Gall", 30))

    assert read_figures(database).nowhere == 1


def test_volunteers_are_those_of_the_rung_and_above(database):
    bring_in(database, *at_home(6))
    directory = Directory(database)
    who = [row.id for row in directory.rows(directory.find(Query()))]
    for days, kind in enumerate((ActionKind.STALL, ActionKind.MEETING, ActionKind.STALL), 1):
        actions.log_action(database, kind, who, on=clock.today() - timedelta(days=days))

    assert read_figures(database).communes[BETTON].figures[Metric.VOLUNTEERS] == 6


def test_actions_are_counted_from_the_first_where_their_commune_was_noted(database):
    day = clock.today() - timedelta(days=1)
    planning.plan(database, Plan(Kind(ActionKind.STALL), day, city="Betton"))
    assert read_figures(database).communes == {}

    who = person(database, "Anne Le Gall")
    for action in agenda.read_list(database):
        attending.mark(database, action.id, [who], Attendance.CAME)

    figures = read_figures(database).communes[BETTON].figures
    assert (figures[Metric.ACTIONS], figures[Metric.PEOPLE]) == (1, 0)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (("35024", "", ""), BETTON),
        (("", "35830", "betton"), BETTON),
        (("", "", "Betton"), BETTON),
        (("", "35830", ""), BETTON),
        (("", "99999", "Betton"), BETTON),
        (("", "35760", "St Grégoire"), "35278"),
        (("", "", "Saint-Denis"), ""),  # two communes have that name
        (("", "", ""), ""),
        (("", "29999", "Plouexemple"), ""),
    ],
)
def test_an_address_names_one_commune_or_none(said, meant):
    assert commune_of(*said, home="") == meant


def test_every_commune_is_found_by_its_own_name_and_postcode():
    for commune in communes():
        for postcode in commune.postcodes:
            assert commune_of("", postcode, commune.name, "") in ("", commune.insee)


def test_every_commune_has_a_place_on_the_map():
    places = outlines.centres()

    assert [c.name for c in communes() if c.insee not in places] == []


def test_brittany_has_its_outlines_and_each_surrounds_its_centre(tmp_path):
    shapes = brought.outlines_of(tmp_path, ["22", "29", "35", "56"])

    assert len(shapes) == 1206
    assert {code for code in shapes if communes().named(code) is None} == set()
    outside = 0
    for code, shape in shapes.items():
        x, y = outlines.centres()[code]
        frame = shape.frame()
        outside += not (frame.left <= x <= frame.right and frame.top <= y <= frame.bottom)
    assert outside <= 3


def _square(code, left=0.3, top=46.5, key="INSEE_COM"):
    ring = [[left, top], [left + 0.1, top], [left + 0.1, top + 0.1], [left, top]]
    return {
        "type": "Feature",
        "properties": {key: code, "NOM": "x"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _file(tmp_path, *features):
    file = tmp_path / "communes.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return file


def test_outlines_of_another_department_are_brought_in(tmp_path):
    file = _file(tmp_path, _square("86194"), _square("86066", 0.5, key="code"), _square("nowhere"))

    found = bring_outlines(tmp_path / "home", file)

    assert found == {"86": 2}
    assert set(brought.outlines_of(tmp_path / "home", ["86"])) == {"86194", "86066"}


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", '{"features": 3}', '{"features": [1]}', "[" * 100_000,
        '{"features": [{"properties": {"code": "86194"}, "geometry": {"type": "Point"}}]}',
        '{"features": []}',
        json.dumps({"features": [_square("86194", 650_000, 6_600_000)]}),
    ],
)  # fmt: skip
def test_a_file_that_is_no_map_is_refused_and_nothing_is_kept(tmp_path, text):
    file = tmp_path / "a.geojson"
    file.write_text(text, "utf-8")

    with pytest.raises(UnreadableFile):
        bring_outlines(tmp_path / "home", file)

    assert not (tmp_path / "home").exists()


def test_an_area_without_a_shape_is_passed_over(tmp_path):
    empty = {"properties": {"code": "86066"}, "geometry": None}

    assert bring_outlines(tmp_path / "home", _file(tmp_path, empty, _square("86194"))) == {"86": 2}
