"""A number is written the same for the eye wherever somebody is named, however it was typed."""

from datetime import date

import pytest
from make import person

from organiser.domain.action import ActionKind, Kind
from organiser.domain.plan import Plan
from organiser.usecases.paths import keeping, walking
from organiser.usecases.paths.reading import read_walks
from organiser.usecases.paths.ready import Ready
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.plans import agenda, planning
from organiser.usecases.teams import teams


def of_list(database, _who):
    directory = Directory(database)
    (row,) = directory.rows(directory.find(Query()))
    return row.mobile


def of_path(database, who):
    walking.put_on_path(database, keeping.take_over(database, Ready.WELCOME), [who])
    (row,) = read_walks(database)
    return row.phone


def of_team(database, who):
    team = teams.make_team(database, "Marché")
    teams.put_in_team(database, team, who)
    return teams.read_teams(database)[0].members[0].phone


def of_action(database, who):
    asked = Plan(Kind(ActionKind.STALL), date(2027, 1, 9))
    action = planning.plan(database, asked, led_by=[who])
    return agenda.read_action(database, action).people[0].phone


@pytest.mark.parametrize("typed", ["0639981234", "+33 6 39.98.12.34", "06-39-98-12-34"])
@pytest.mark.parametrize("where", [of_list, of_path, of_team, of_action])
def test_a_number_is_written_in_pairs(database, where, typed):
    who = person(database, phones=typed)

    assert where(database, who) == "06 39 98 12 34".replace(" ", "\u00a0")
