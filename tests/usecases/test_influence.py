"""The tree of who came through somebody: off until headquarters switches it on."""

import json
import zipfile
from datetime import timedelta

import pytest
from make import person

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.permission import Switch
from organiser.models.permission import Permission
from organiser.usecases import actions, consents, limiting, objections
from organiser.usecases.influence import read_influence
from organiser.usecases.people import editing
from organiser.usecases.rights import access


def switch_on(database, reference="AIPD-2026-04"):
    with database.transaction("people.rehearse") as session:
        session.add(Permission(name=Switch.INFLUENCE, reference=reference, since=clock.today()))


def came_through(database, name, through):
    somebody = person(database, name)
    consents.record_consent(database, somebody, [Channel.EMAIL], source="au stand")
    editing.edit_person(database, somebody, {"referrer": str(through)})
    return somebody


@pytest.fixture
def anne(database):
    return person(database, "Anne Le Gall")


@pytest.fixture
def family(database, anne):
    camille = came_through(database, "Camille Riou", anne)
    solene = came_through(database, "Solène Le Bihan", camille)
    came_through(database, "Yann Kerbrat", anne)
    return camille, solene


def test_it_is_off_before_headquarters_says_so(database, anne, family):
    assert read_influence(database, anne) is None

    switch_on(database, "")
    assert read_influence(database, anne) is None


def test_she_is_given_what_came_of_it_and_nobody_elses_name(database, anne, family, tmp_path):
    access.export_access(database, anne, tmp_path / "off.zip")
    switch_on(database)

    access.export_access(database, anne, tmp_path / "on.zip")

    with zipfile.ZipFile(tmp_path / "off.zip") as off, zipfile.ZipFile(tmp_path / "on.zip") as on:
        before, after = (json.loads(each.read("data.json")) for each in (off, on))
        everything = b"".join(on.read(name) for name in on.namelist())
    assert before["influence"] is None
    assert "Who came through you" not in before["explained"]
    assert [each["degree"] for each in after["influence"]["came_through_her"]] == [1, 2, 1]
    assert "Step 1: 2 people" in after["explained"]["Who came through you"]
    assert b"Kerbrat" not in everything


def test_who_objects_is_given_none_for_none_is_worked_out(database, anne, family, tmp_path):
    switch_on(database)
    objections.object_to_ranking(database, anne, "lettre")

    access.export_access(database, anne, tmp_path / "a.zip")

    with zipfile.ZipFile(tmp_path / "a.zip") as bag:
        assert json.loads(bag.read("data.json"))["influence"] is None


def test_the_tree_is_read_branch_by_branch(database, anne, family):
    switch_on(database)

    found = read_influence(database, anne)

    assert [(b.name, b.degree) for b in found.tree] == [
        ("Camille Riou", 1), ("Solène Le Bihan", 2), ("Yann Kerbrat", 1),
    ]  # fmt: skip
    assert (found.dots, found.reference) == (2, "AIPD-2026-04")


def test_who_agreed_to_nothing_is_not_counted(database, anne):
    switch_on(database)
    somebody = person(database, "Camille Riou")
    editing.edit_person(database, somebody, {"referrer": str(anne)})

    assert read_influence(database, anne).tree == ()


def test_a_circle_of_two_ends(database, anne, family):
    switch_on(database)
    camille, _solene = family
    editing.edit_person(database, anne, {"referrer": str(camille)})

    assert [b.name for b in read_influence(database, anne).tree][:2] == [
        "Camille Riou", "Solène Le Bihan",
    ]  # fmt: skip


def test_who_came_to_what_she_led_is_counted(database, anne, family):
    switch_on(database)
    others = list(family)
    day = clock.today() - timedelta(days=2)
    actions.log_action(database, ActionKind.STALL, others, on=day, organised_by=[anne])

    found = read_influence(database, anne)

    assert (found.led, found.came) == (1, 2)


@pytest.mark.parametrize("way", ["objects", "limited", "young"])
def test_it_is_nothing_for_who_may_not_be_ranked(database, anne, family, way):
    switch_on(database)
    if way == "objects":
        objections.object_to_ranking(database, anne, "au stand")
    elif way == "limited":
        limiting.limit(database, anne, "lettre")
    else:
        editing.edit_person(database, anne, {"birth_year": str(clock.today().year - 15)})

    assert read_influence(database, anne) is None
